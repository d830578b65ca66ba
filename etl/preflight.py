"""What a file may amount to, asked before any reader touches it: one far cell makes calamine end the process.

No published workbook that was tried came near these limits. Every refusal says where, what was found, what is
allowed and how to mend it.
"""

from __future__ import annotations

from collections.abc import Collection
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipInfo

from etl.problem import IssueError

MEGABYTE = 1_000_000
FILE_BYTES = 20 * MEGABYTE
MEMBERS, UNPACKED_BYTES, PART_BYTES, RATIO = 1_000, 300 * MEGABYTE, 200 * MEGABYTE, 200
SHEETS, ROWS, COLUMNS, AREA, CELLS = 64, 250_000, 512, 4_000_000, 2_000_000
MERGES, CELL_CHARACTERS, TEXT_BYTES = 5_000, 32_767, 250 * MEGABYTE

_SPLIT = "拆成几个较小的文件后再读。"
_SAVE_AGAIN = "用 Excel 或 WPS 打开后另存为 .xlsx 再读。"


def check_size(data: bytes) -> None:
    """Refuse a file of more than FILE_BYTES."""
    if len(data) > FILE_BYTES:
        found, allowed = len(data) / MEGABYTE, FILE_BYTES // MEGABYTE
        message = f"文件有 {found:.1f} MB，最多允许 {allowed} MB。请删去图片等无关内容，或{_SPLIT}"
        raise IssueError("too_large", message)


def check_sheets(count: int) -> None:
    """Refuse a workbook of more than SHEETS sheets."""
    if count > SHEETS:
        raise IssueError("too_large", f"文件有 {count} 个工作表，最多允许 {SHEETS} 个。请{_SPLIT}")


def check_extent(sheet: str, height: int, width: int, cell: str = "") -> None:
    """Refuse a used range of too many rows, columns or cells; ``cell`` is one that lies too far out."""
    if height <= ROWS and width <= COLUMNS and height * width <= AREA:
        return
    message = (
        f"工作表用到了 {height} 行 × {width} 列，最多允许 {ROWS} 行、{COLUMNS} 列且共 {AREA // 10_000} 万格。"
        "常见原因是很远处误填了一个单元格：请删除表格以外的行和列，另存后再读。"
    )
    raise IssueError("too_large", message, sheet, cell)


def check_cells(sheet: str, count: int) -> None:
    """Refuse a sheet of more than CELLS cells that hold something."""
    if count > CELLS:
        message = f"工作表有 {count} 个有内容的单元格，最多允许 {CELLS // 10_000} 万个。请{_SPLIT}"
        raise IssueError("too_large", message, sheet)


def check_merges(sheet: str, count: int) -> None:
    """Refuse a sheet of more than MERGES merged ranges."""
    if count > MERGES:
        message = (
            f"工作表有 {count} 处合并单元格，最多允许 {MERGES} 处。"
            "请在 Excel 中选中整张表，取消合并单元格，另存后再读。"
        )
        raise IssueError("too_many_merges", message, sheet)


def check_text(sheet: str, characters: int, cell: str = "") -> None:
    """Refuse a text longer than a cell of Excel holds."""
    if characters > CELL_CHARACTERS:
        message = f"有单元格长达 {characters} 个字，最多允许 {CELL_CHARACTERS} 个。请缩短这段文字后再读。"
        raise IssueError("too_large", message, sheet, cell)


def check_unfolded(size: int) -> None:
    """Refuse texts that, written once and named by many cells, come to more than TEXT_BYTES."""
    if size > TEXT_BYTES:
        found, allowed = size // MEGABYTE, TEXT_BYTES // MEGABYTE
        message = f"单元格的文字合计 {found} MB，最多允许 {allowed} MB，不予读取。请缩短重复的长文字。"
        raise IssueError("unsafe", message)


def check_prologue(part: str, xml: bytes) -> None:
    """Refuse XML that is not UTF-8 or declares entities: no program that saves workbooks writes either."""
    if xml.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in xml[:200]:
        raise IssueError("unreadable", f"文件内的 {part} 不是 UTF-8 编码，无法读取。请{_SAVE_AGAIN}")
    root = xml.find(b"<sheetData")
    if xml.find(b"<!DOCTYPE", 0, root if root >= 0 else len(xml)) >= 0:
        message = f"文件内的 {part} 带有 DTD 声明，可能有害，不予读取。请{_SAVE_AGAIN}"
        raise IssueError("unsafe", message)


def damaged(detail: str = "") -> IssueError:
    """The refusal of a file that is not whole."""
    reason = f"（{detail}）" if detail else ""
    return IssueError("unreadable", f"文件已损坏或不完整{reason}，无法打开。请重新导出，或{_SAVE_AGAIN}")


def encrypted() -> IssueError:
    """The refusal of a file that only a password opens."""
    return IssueError("encrypted", "文件设有打开密码。请在 Excel 中取消密码保护、另存后再读。")


def check_directory(members: Collection[ZipInfo]) -> None:
    """Refuse a zip that is encrypted or says that it unpacks to too much."""
    if len(members) > MEMBERS:
        message = f"压缩包内有 {len(members)} 个部件，最多允许 {MEMBERS} 个。请{_SAVE_AGAIN}"
        raise IssueError("too_large", message)
    total = sum(member.file_size for member in members)
    if total > UNPACKED_BYTES:
        raise _unpacked("文件", total, UNPACKED_BYTES)
    for member in members:
        if member.flag_bits & 1:
            raise encrypted()
        if member.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise damaged(f"{member.filename} 的压缩方式无法识别")
        if member.file_size > PART_BYTES:
            raise _unpacked(f"文件内的 {member.filename} ", member.file_size, PART_BYTES)
        if member.file_size > MEGABYTE and member.file_size > RATIO * member.compress_size:
            ratio = member.file_size // max(1, member.compress_size)
            message = (
                f"文件内的 {member.filename} 解压后是压缩前的 {ratio} 倍，最多允许 {RATIO} 倍，"
                f"像是压缩炸弹，不予读取。如确是报表，请{_SAVE_AGAIN}"
            )
            raise IssueError("unsafe", message)


def _unpacked(what: str, found: int, allowed: int) -> IssueError:
    message = f"{what}解压后有 {found // MEGABYTE} MB，最多允许 {allowed // MEGABYTE} MB。请{_SPLIT}"
    return IssueError("too_large", message)
