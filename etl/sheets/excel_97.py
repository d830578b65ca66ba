"""Workbooks of Excel 5 to 2003 (.xls), read by xlrd, which cannot be made to end the process."""

from __future__ import annotations

import io
import re
import struct
from collections.abc import Iterator, Mapping
from functools import partial

import xlrd
from xlrd.book import Book
from xlrd.sheet import Cell
from xlrd.sheet import Sheet as Page

from etl.preflight import ROWS, check_sheets, damaged, encrypted
from etl.problem import Issue, IssueError
from etl.sheets.findings import layout_lost, macros
from etl.sheets.grid import Grid
from etl.sheets.number_format import Kind, format_kind, shown_text
from etl.sheets.number_text import number_text
from etl.sheets.sheet import Sheet

_FAULTS = (xlrd.XLRDError, LookupError, ValueError, TypeError, AttributeError, AssertionError, struct.error)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Numbers of records, and how a formula says that its result is an empty text.
_BEGINS, _ENDS, _FORMULAS, _EMPTY = (0x809, 0x409, 0x209), 10, (0x6, 0x206, 0x406), (3, 0xFFFF)
_STREAM = re.compile(rb"W\0o\0r\0k\0b\0o\0o\0k\0|B\0o\0o\0k\0")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MACROS = "_VBA_PROJECT".encode("utf-16-le")


def excel_97_sheets(data: bytes) -> list[Sheet]:
    """All sheets, hidden ones too; IssueError for what is damaged, encrypted or no workbook."""
    if _ENCRYPTED in data:
        raise encrypted()
    if data.startswith(OLE) and not _STREAM.search(data):
        raise IssueError("unknown_format", "文件内容不是表格。请用 Excel 或 WPS 另存为 .xlsx 后再读。")
    try:
        return list(_sheets(data))
    except IssueError:
        raise
    except Exception as fault:  # a damaged file lets xlrd fail in any way
        raise encrypted() if "encrypted" in str(fault).lower() else damaged() from fault


def _sheets(data: bytes) -> Iterator[Sheet]:
    book, formatted = _opened(data)
    check_sheets(book.nsheets)
    first: tuple[Issue, ...] = (macros(),) if _MACROS in data else ()
    for number in range(book.nsheets):
        page = book.sheet_by_index(number)
        lost = () if formatted else (layout_lost(page.name),)
        yield _sheet(book, page, (*first, *lost))
        book.unload_sheet(number)
        first = ()


def _opened(data: bytes) -> tuple[Book, bool]:
    """The workbook and whether its formats could be read."""
    opened = partial(
        xlrd.open_workbook, file_contents=data, on_demand=True, ragged_rows=True, logfile=io.StringIO()
    )
    try:
        return opened(formatting_info=True), True
    except _FAULTS:  # the values may still be whole: if not, the second try says so
        return opened(formatting_info=False), False


def _sheet(book: Book, page: Page, issues: tuple[Issue, ...]) -> Sheet:
    grid = Grid(page.name, page.visibility != 0)
    kinds = _kinds(book)
    empty: set[tuple[int, int]] = set()
    for row in range(page.nrows):
        for column, cell in enumerate(page.row(row)):
            if cell.ctype == xlrd.XL_CELL_ERROR:
                grid.errors.append((row, column, xlrd.error_text_from_code.get(cell.value, "")))
            elif cell.ctype == xlrd.XL_CELL_TEXT and not cell.value:
                empty.add((row, column))
            else:
                grid.put(row, column, _text(cell, kinds, book.datemode == 1))
    if empty:
        grid.uncalculated += sorted(empty & _without_value(book, page.number))
    for first_row, after_row, first_column, after_column in page.merged_cells:
        grid.merge(first_row, first_column, after_row - first_row, after_column - first_column)
    grid.hidden_rows.update(row for row, said in page.rowinfo_map.items() if said.hidden and row < ROWS)
    grid.hidden_columns.update(column for column, said in page.colinfo_map.items() if said.hidden)
    return grid.sheet(issues)


def _without_value(book: Book, number: int) -> set[tuple[int, int]]:
    """The formulas of a sheet whose result is an empty text, by its records: xlrd tells a text from none."""
    stream, at = book.mem, book._sh_abs_posn[number]
    found, depth = set[tuple[int, int]](), 0
    while at + 4 <= len(stream):
        code, length = struct.unpack_from("<HH", stream, at)
        depth += (code in _BEGINS) - (code == _ENDS)
        if not depth:
            break
        if code in _FORMULAS and depth == 1:
            row, column, _, result, mark = struct.unpack_from("<HHHB5xH", stream, at + 4)
            found |= {(row, column)} if (result, mark) == _EMPTY else set()
        at += 4 + length
    return found


def _kinds(book: Book) -> dict[int, Kind]:
    """By style what its format makes of a number; styles that change nothing are left out."""
    written = {key: one.format_str for key, one in book.format_map.items() if one.format_str}
    kinds = ((number, format_kind(style.format_key, written)) for number, style in enumerate(book.xf_list))
    return {number: kind for number, kind in kinds if kind}


def _text(cell: Cell, kinds: Mapping[int, Kind], since_1904: bool) -> str:
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return "true" if cell.value else "false"
    if not isinstance(cell.value, float):
        return str(cell.value)
    text = number_text(cell.value)
    # without the formats xlrd still tells dates
    shown = kinds.get(cell.xf_index) or ("date" if cell.ctype == xlrd.XL_CELL_DATE else None)
    return shown_text(text, shown, since_1904) if shown else text
