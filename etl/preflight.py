"""What a file may amount to, asked before any reader touches it: one far cell makes calamine end the process.

The limits and what is said beyond them stand in limits.toml; every refusal says where, what was found, what
is allowed and how to mend it.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipInfo

from etl.limits import LIMITS
from etl.problem import IssueError

SHEETS, ROWS, COLUMNS = LIMITS["sheets"].most, LIMITS["rows"].most, LIMITS["columns"].most
AREA, CELLS = LIMITS["area"].most, LIMITS["cells"].most
CELL_CHARACTERS, TEXT_BYTES = LIMITS["cell_text"].most, LIMITS["text"].most
FILE_BYTES = LIMITS["file_size"].most

_SAVE_AGAIN = "用 Excel 或 WPS 打开后另存为 .xlsx 再读。"
_HEAD = 200  # bytes in which a part says its encoding
_ENCODING = re.compile(rb"^(?:\xef\xbb\xbf)?\s*<\?xml[^>]*?\sencoding\s*=\s*[\"']([^\"']*)[\"']")
_TEXTS_SAID = re.compile(rb"uniqueCount\s*=\s*[\"']([^\"']*)")
_READABLE = (b"utf-8", b"utf8", b"us-ascii", b"ascii")
_OUTSIDE = re.compile(r"^[/\\]|^[A-Za-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)|[\0-\x1f\x7f]")


def check_size(size: int) -> None:
    """Refuse a file of too many bytes."""
    LIMITS["file_size"].check(size)


def whole(path: Path) -> bytes:
    """The bytes of a file that is not too large; raises OSError where it cannot be opened."""
    check_size(path.stat().st_size)
    with path.open("rb") as file:
        data = file.read(FILE_BYTES + 1)  # what is no plain file, or grows, has no size to ask for
    check_size(len(data))
    return data


def check_sheets(count: int) -> None:
    """Refuse a workbook of too many sheets."""
    LIMITS["sheets"].check(count)


def check_extent(sheet: str, height: int, width: int, cell: str = "") -> None:
    """Refuse a used range of too many rows, columns or cells; ``cell`` is one that lies too far out."""
    if height <= ROWS and width <= COLUMNS and height * width <= AREA:
        return
    allowed = {name: LIMITS[name].shown for name in ("rows", "columns", "area")}
    raise LIMITS["rows"].refusal(height, sheet, cell, height=height, width=width, **allowed)


def check_cells(sheet: str, count: int) -> None:
    """Refuse a sheet of too many cells that hold something."""
    LIMITS["cells"].check(count, sheet)


def check_merges(sheet: str, count: int) -> None:
    """Refuse a sheet of too many merged ranges."""
    LIMITS["merges"].check(count, sheet)


def check_text(sheet: str, characters: int, cell: str = "") -> None:
    """Refuse a text longer than a cell of Excel holds."""
    LIMITS["cell_text"].check(characters, sheet, cell)


def check_unfolded(size: int) -> None:
    """Refuse texts that, written once and named by many cells, come to too many bytes."""
    LIMITS["text"].check(size)


def check_texts_said(part: str, xml: bytes) -> None:
    """Refuse a list of texts that claims more of them than it has bytes: a reader makes room for all."""
    for found in _TEXTS_SAID.finditer(xml):
        in_a_text = xml.rfind(b">", 0, found.start()) > xml.rfind(b"<", 0, found.start())
        said = found[1].strip()
        if not in_a_text and (not said.isdigit() or int(said[:20]) > len(xml)):
            raise damaged(f"{part} 声称有 {said[:20].decode(errors='replace')} 段文字")


def check_prologue(part: str, xml: bytes) -> None:
    """Refuse XML that is not UTF-8 or declares entities: no program that saves workbooks writes either."""
    declared = _ENCODING.match(xml[:_HEAD])
    foreign = declared is not None and declared[1].strip().lower() not in _READABLE
    if foreign or xml.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in xml[:_HEAD]:
        raise IssueError("unreadable", f"文件内的 {part} 不是 UTF-8 编码，无法读取。请{_SAVE_AGAIN}")
    if xml.find(b"!") >= 0 and xml.find(b"<!DOCTYPE") >= 0:  # one sign alone is found much faster
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
    """Refuse a zip that is encrypted, says that it unpacks to too much, or names what lies outside of it."""
    LIMITS["zip_parts"].check(len(members))
    LIMITS["zip_unpacked"].check(sum(member.file_size for member in members))
    for member in members:
        _check_name(member.orig_filename)
        if member.flag_bits & 1:
            raise encrypted()
        if member.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise damaged(f"{member.filename} 的压缩方式无法识别")
        LIMITS["zip_part_unpacked"].check(member.file_size, part=member.filename)
        if member.file_size > LIMITS["zip_ratio_from"].most:
            LIMITS["zip_ratio"].check(member.file_size // max(1, member.compress_size), part=member.filename)


def _check_name(name: str) -> None:
    """Nothing is unpacked to the disk, so such a name could do no harm; but no office program writes one."""
    LIMITS["zip_name"].check(len(name))
    if _OUTSIDE.search(name):
        shown = "".join(sign if sign.isprintable() else "�" for sign in name[:60])
        message = f"压缩包内有部件名为“{shown}”，指向文件以外的位置或含有控制字符，不予读取。请{_SAVE_AGAIN}"
        raise IssueError("unsafe", message)
