"""Bytes of a spreadsheet → its sheets, by what the bytes are: extensions are not trusted."""

from __future__ import annotations

from dataclasses import replace

from etl.archive import Archive
from etl.preflight import check_size
from etl.problem import IssueError
from etl.sheets.delimited import delimited_sheets
from etl.sheets.excel_97 import OLE, excel_97_sheets
from etl.sheets.hypertext import hypertext_sheets
from etl.sheets.office_binary import BOOK, office_binary_sheets
from etl.sheets.office_open import office_open_sheets
from etl.sheets.open_document import CONTENT, open_document_sheets
from etl.sheets.plain_text import decoded
from etl.sheets.sheet import Sheet
from etl.sheets.unseen import as_seen
from etl.sheets.xml_2003 import NAMESPACE, xml_2003_sheets

ALLOWED = "可以读取 .xlsx、.xls、.xlsb、.ods，UTF-8、UTF-16 或 GB18030 编码的 .csv，以及存成 .xls 的网页表格"
_ZIP = b"PK\x03\x04"
_BEFORE_OLE = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08\x10\x00")
_FOREIGN = {
    b"%PDF-": "PDF", b"{\\rtf": "RTF 文档", b"\x89PNG": "图片", b"\xff\xd8\xff": "图片", b"GIF8": "图片",
    b"Rar!": "压缩包", b"7z\xbc\xaf": "压缩包", b"\x1f\x8b": "压缩包", b"MIME-Version:": "单个文件网页",
}  # fmt: skip
_FOREIGN_PARTS = {"word/": "Word 文档", "ppt/": "PowerPoint 演示文稿"}
_HEAD = 4096  # bytes


def read_sheets(data: bytes) -> list[Sheet]:
    """All sheets of a file, hidden ones too, empty ones left out; IssueError where it can't be read."""
    if not data.strip():
        raise IssueError("empty_file", f"文件是空的（0 字节）。{ALLOWED}；请重新导出或另存后再读。")
    check_size(len(data))
    return _with_cells(_sheets(data))


def _sheets(data: bytes) -> list[Sheet]:
    if data.startswith(_ZIP):
        return _zipped(Archive(data))
    if data.startswith((OLE, *_BEFORE_OLE)):
        return excel_97_sheets(data)
    for signature, name in _FOREIGN.items():
        if data.startswith(signature):
            raise _foreign(name)
    text_marks = (b"\xff\xfe", b"\xfe\xff")
    if b"\0" in data and not data.startswith(text_marks):
        raise _foreign("表格")
    text = decoded(data)
    head = text[:_HEAD].lstrip()
    if not head.startswith("<"):
        return delimited_sheets(text)
    if NAMESPACE in head:
        return xml_2003_sheets(text)
    if "<table" not in text.lower():
        raise _foreign("表格")
    return hypertext_sheets(text)


def _zipped(archive: Archive) -> list[Sheet]:
    if CONTENT in archive:
        return open_document_sheets(archive)
    for folder, name in _FOREIGN_PARTS.items():
        if any(part.startswith(folder) for part in archive.names()):
            raise _foreign(name)
    return office_binary_sheets(archive) if BOOK in archive else office_open_sheets(archive)


def _foreign(name: str) -> IssueError:
    found = "文件内容不是表格" if name == "表格" else f"文件内容是{name}，不是表格"
    return IssueError("unknown_format", f"{found}。{ALLOWED}；请另存为 .xlsx 后再读。")


def _with_cells(sheets: list[Sheet]) -> list[Sheet]:
    """The sheets that hold something; what is to be said of the others moves to the first of these."""
    kept = [as_seen(sheet) for sheet in sheets if sheet.columns]
    issues = [issue for sheet in sheets if not sheet.columns for issue in sheet.issues]
    if not issues:
        return kept
    if not kept:
        raise IssueError(issues[0].code, issues[0].message, issues[0].sheet, issues[0].cell)
    return [replace(kept[0], issues=(*issues, *kept[0].issues)), *kept[1:]]
