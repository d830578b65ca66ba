"""Bytes of a spreadsheet → its sheets, every cell a text in an Arrow column; extensions are not trusted."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from etl.percent_format import percent_places, shown
from etl.problem import Issue, IssueError

ALLOWED = "可以读取 .xlsx、.xls、.ods，以及 UTF-8 或 GB18030 编码的 .csv"
CSV_SHEET = "csv"
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_TOP = 120  # rows
_ROUNDED_AT = 9  # decimals that fastexcel keeps when it writes a number as text


class Merge(NamedTuple):
    """Cells shown as one, from the first that alone has a text to the last, both included, counted from 0."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True)
class Sheet:
    """One sheet: a column of texts (Arrow strings, null = empty) for each column from A, all equally long.

    A percentage arrives as it is shown ("18.6%"), a date as ISO text ("2003-09-01"). ``issues`` name cells
    whose content is not what people see or is lost: errors, formulas that were never calculated.
    """

    name: str
    columns: tuple[pa.Array, ...]
    hidden: bool = False
    merges: tuple[Merge, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    issues: tuple[Issue, ...] = ()

    @property
    def height(self) -> int:
        """Number of rows, from row 1 to the last used one."""
        return len(self.columns[0]) if self.columns else 0

    @property
    def width(self) -> int:
        """Number of columns, from A to the last used one."""
        return len(self.columns)

    def text(self, row: int, column: int) -> str:
        """A cell's text without surrounding spaces; '' where it is empty."""
        return (self.columns[column][row].as_py() or "").strip()

    def rows(self, first: int, last: int) -> list[list[str]]:
        """The texts of rows ``first`` to ``last - 1``; for the few rows that a layout looks at."""
        last = min(last, self.height)
        if last <= len(self._top):
            return self._top[first:last]
        return self._listed(first, last)

    @cached_property
    def _top(self) -> list[list[str]]:
        """The first rows, which every layout looks at."""
        return self._listed(0, min(_TOP, self.height))

    def _listed(self, first: int, last: int) -> list[list[str]]:
        parts = [column.slice(first, max(0, last - first)).to_pylist() for column in self.columns]
        return [[text or "" for text in row] for row in zip(*parts, strict=True)]


def read_sheets(data: bytes) -> list[Sheet]:
    """All sheets of a file, hidden ones too, empty ones left out; IssueError where it can't be read."""
    if not data.strip():
        raise IssueError("empty_file", f"文件是空的（0 字节）。{ALLOWED}；请重新导出或另存后再读。")
    if data.startswith((_ZIP, _OLE)):
        return _workbook_sheets(data)
    return [_csv_sheet(_decoded(data))]


def _workbook_sheets(data: bytes) -> list[Sheet]:
    if data.startswith(_OLE) and _ENCRYPTED in data:
        raise IssueError("encrypted", "文件设有打开密码。请在 Excel 中取消密码保护、另存后再读。")
    import fastexcel  # here, because the other commands need not wait for it

    try:
        reader = fastexcel.read_excel(data)
        found = [_loaded(reader, index) for index in range(len(reader.sheet_names))]
        percent = percent_places(data)
    except BaseException as fault:  # its panics derive from BaseException
        if isinstance(fault, (KeyboardInterrupt, SystemExit)):
            raise
        raise _unreadable(fault) from fault
    sheets = [sheet for sheet in found if sheet.height]
    if any(_is_rounded(pa.concat_arrays(sheet.columns)) for sheet in sheets):
        sheets = _exact_sheets(data, sheets)
    return [_with_percent(sheet, percent.get(sheet.name, {})) for sheet in sheets]


def _with_percent(sheet: Sheet, places: dict[int, list[int]]) -> Sheet:
    if not places:
        return sheet
    columns = (shown(column, places.get(n, [])) for n, column in enumerate(sheet.columns))
    return Sheet(sheet.name, tuple(columns), sheet.hidden)


def _unreadable(fault: BaseException) -> IssueError:
    said = str(fault).lower()
    if "password" in said:
        return IssueError("encrypted", "文件设有打开密码。请在 Excel 中取消密码保护、另存后再读。")
    if "detect file format" in said:
        return IssueError("unknown_format", f"文件内容不是表格。{ALLOWED}；请另存为 .xlsx 后再读。")
    message = "文件已损坏或不是完整的表格，无法打开。请用 Excel 或 WPS 打开后另存为 .xlsx 再读。"
    return IssueError("unreadable", message)


def _loaded(reader: Any, index: int) -> Sheet:
    loaded = reader.load_sheet(index, header_row=None, skip_rows=0, dtypes="string")
    batch = loaded.to_arrow()
    if not batch.num_columns:
        return Sheet(loaded.name, ())
    before = loaded.available_columns()[0].absolute_index
    empty = pa.nulls(batch.num_rows, pa.string())
    return Sheet(loaded.name, (*[empty] * before, *batch.columns), loaded.visible != "visible")


def text_bytes(column: pa.Array) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.uint8]]:
    """Where each text of a column begins, and the last ends, in the UTF-8 bytes, and these bytes."""
    _, offsets, data = column.buffers()
    bounds = np.frombuffer(offsets, np.int32)[column.offset : column.offset + len(column) + 1]
    return bounds, np.frombuffer(data or b"", np.uint8)


def _is_rounded(cells: pa.Array) -> bool:
    """Whether a text has its point just before its last nine characters."""
    bounds, signs = text_bytes(cells)
    ends = bounds[1:]
    ends = ends[ends - bounds[:-1] > _ROUNDED_AT]
    return bool((signs[ends - _ROUNDED_AT - 1] == ord(".")).any())


def _exact_sheets(data: bytes, sheets: list[Sheet]) -> list[Sheet]:
    """The same sheets read by calamine, slower but with every digit of a number."""
    import python_calamine

    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    exact = []
    for sheet in sheets:
        grid = book.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
        columns = (pa.array(map(_cell_text, column), pa.string()) for column in zip(*grid, strict=True))
        exact.append(Sheet(sheet.name, tuple(columns), sheet.hidden))
    return exact


def _cell_text(cell: object) -> str | None:
    if cell == "":
        return None
    if not isinstance(cell, float):
        return str(cell)
    short, full = f"{cell:.15g}", repr(cell)
    # -11.700000000000001 is an artefact of adding up: what people see has at most 15 digits
    text = short if len(short) <= len(full) - 3 else full
    if "e" in text:
        text = f"{cell:f}" if abs(cell) >= 1 else f"{cell:.20f}".rstrip("0")
    return text.removesuffix(".0")


def _decoded(data: bytes) -> str:
    for encoding in _encodings(data):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise IssueError(
        "unknown_encoding",
        "文本文件的编码既不是 UTF-8 也不是 GB18030（有无法识别的字节）。"
        "请在 Excel 中另存为“CSV UTF-8”或 .xlsx 后再读。",
    )


def _encodings(data: bytes) -> tuple[str, ...]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ("utf-16",)
    if b"\0" in data or data.lstrip()[:5].lower() in (b"%pdf-", b"<html", b"<!doc", b"<?xml", b"{\\rtf"):
        raise IssueError("unknown_format", f"文件内容不是表格。{ALLOWED}；请另存为 .xlsx 后再读。")
    return ("utf-8-sig", "gb18030")


def _csv_sheet(text: str) -> Sheet:
    head = text[:4096]
    delimiter = "\t" if head.count("\t") > head.count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        rows = list(reader)
    except csv.Error as fault:
        raise IssueError(
            "unreadable",
            f"第 {reader.line_num} 行的引号或分隔符不成对，无法按 CSV 读取。"
            "请改正该行，或另存为 .xlsx 后再读。",
        ) from fault
    columns = [pa.array([cell or None for cell in column], pa.string()) for column in zip_longest(*rows)]
    return Sheet(CSV_SHEET, tuple(columns))
