"""Text with a comma, a tab or a semicolon between the cells."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import zip_longest

import pyarrow as pa

from etl.address import cell_name
from etl.preflight import check_cells, check_extent, check_text
from etl.problem import Issue, IssueError, shortened
from etl.sheets.sheet import Sheet

SHEET = "csv"
_DELIMITERS = (",", "\t", ";")
_NUMBER = re.compile(r"\s*[-+−(（]?[\d０-９][\d０-９,，.．]*\s*[%％)）]?\s*", re.ASCII)
_LOOKED_AT = 50  # lines
_NAMED = 10  # lines in a message
_BLAMED = 3  # rows of a table that are enough to tell how many cells its rows have


def delimited_sheets(text: str) -> list[Sheet]:
    """One sheet; short rows are filled up: titles and notes have fewer cells than the table."""
    delimiter = _delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows, lines = [], []
    begins = 1
    try:
        for row in reader:
            rows.append(row)
            lines.append(begins)
            begins = reader.line_num + 1
    except csv.Error as fault:
        if "field limit" in str(fault):
            check_text(SHEET, csv.field_size_limit() + 1)
        raise IssueError(
            "unreadable",
            f"第 {reader.line_num} 行的引号或分隔符不成对，无法按 CSV 读取。"
            "请改正该行，或另存为 .xlsx 后再读。",
        ) from fault
    check_extent(SHEET, len(rows), max(map(len, rows), default=0))
    check_cells(SHEET, sum(map(len, rows)))
    check_text(SHEET, max((max(map(len, row), default=0) for row in rows), default=0))
    _check_quotes(rows, lines, delimiter)
    _check_widths(rows, lines, delimiter)
    columns = [pa.array([cell or None for cell in column], pa.string()) for column in zip_longest(*rows)]
    return [Sheet(SHEET, tuple(columns), issues=tuple(shortened([*_short(rows, lines)])))]


def _delimiter(text: str) -> str:
    """The one that parts most lines into equally many cells."""
    lines = text[:100_000].splitlines()[:_LOOKED_AT]

    def regular(delimiter: str) -> tuple[int, int]:
        counts = Counter(line.count(delimiter) for line in lines if delimiter in line)
        return max(((times, count) for count, times in counts.items()), default=(0, 0))

    return max(_DELIMITERS, key=regular)


def _check_quotes(rows: Sequence[Sequence[str]], lines: Sequence[int], delimiter: str) -> None:
    """Refuse a cell that swallowed rows: a quotation mark that nobody closed, until the next one."""
    usual = _usual(rows)
    for row, line in zip(rows, lines, strict=True):
        for cell in row:
            swallowed = cell.split("\n") if "\n" in cell else []
            if any(_is_row(each, usual, delimiter) for each in swallowed):
                message = (
                    f"第 {line} 行起的一个单元格里带有 {len(swallowed) - 1} 次换行，其中有整行的表格，"
                    "多半是引号不成对。请改正该行的引号，或另存为 .xlsx 后再读。"
                )
                raise IssueError("unreadable", message, SHEET)


def _is_row(text: str, usual: int, delimiter: str) -> bool:
    """Whether a line within a cell looks like a row of the table, or its rest: with a number at least."""
    parts = text.split(delimiter)
    return usual > 1 and len(parts) >= max(2, usual - 1) and any(map(_NUMBER.fullmatch, parts))


def _usual(rows: Sequence[Sequence[str]]) -> int:
    """How many cells most rows have."""
    return Counter(map(len, rows)).most_common(1)[0][0] if rows else 0


def _short(rows: Sequence[Sequence[str]], lines: Sequence[int]) -> Iterator[Issue]:
    """A warning for each row inside a table that has fewer cells than those around it and a number."""
    usual = _usual(rows)
    for at in range(1, len(rows) - 1):
        row = rows[at]
        around = len(rows[at - 1]) == usual == len(rows[at + 1])
        if around and 1 < len(row) < usual and any(map(_NUMBER.fullmatch, row[1:])):
            message = (
                f"第 {lines[at]} 行只有 {len(row)} 格，而前后各行是 {usual} 格；少的按右端空白读取。"
                "若缺的是中间的格子，该行的数会错位：请核对并补上分隔符后再读。"
            )
            yield Issue("warning", "ragged", SHEET, cell_name(at, len(row)), message)


def _check_widths(rows: Sequence[Sequence[str]], lines: Sequence[int], delimiter: str) -> None:
    """Refuse rows inside a table that have more cells than the rows around: a text with a comma, unquoted."""
    widths = [_filled(row) for row in rows]
    usual = _usual(rows)
    times = sum(len(row) == usual for row in rows)
    if times < _BLAMED or usual < 2:
        return
    wide = [
        number
        for number in range(1, len(rows) - 1)
        if widths[number] > usual and len(rows[number - 1]) == usual == len(rows[number + 1])
    ]
    if wide:
        named = "、".join(str(lines[number]) for number in wide[:_NAMED])
        sign = {",": "逗号", "\t": "制表符", ";": "分号"}[delimiter]
        message = (
            f"第 {named} 行{'等' if len(wide) > _NAMED else ''}有 {widths[wide[0]]} 格，"
            f"而前后各行是 {usual} 格，"
            f"多半是文字或数字里带有{sign}而没有加引号。请改正这些行，或另存为 .xlsx 后再读。"
        )
        raise IssueError("ragged", message, SHEET)


def _filled(row: Sequence[str]) -> int:
    """Cells up to the last that is not empty."""
    width = len(row)
    while width and not row[width - 1].strip():
        width -= 1
    return width
