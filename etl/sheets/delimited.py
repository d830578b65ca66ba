"""Text with a comma, a tab or a semicolon between the cells."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Sequence
from itertools import zip_longest

import pyarrow as pa

from etl.preflight import check_cells, check_extent, check_text
from etl.problem import IssueError
from etl.sheets.sheet import Sheet

SHEET = "csv"
_DELIMITERS = (",", "\t", ";")
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
        raise IssueError(
            "unreadable",
            f"第 {reader.line_num} 行的引号或分隔符不成对，无法按 CSV 读取。"
            "请改正该行，或另存为 .xlsx 后再读。",
        ) from fault
    check_extent(SHEET, len(rows), max(map(len, rows), default=0))
    check_cells(SHEET, sum(map(len, rows)))
    check_text(SHEET, max((max(map(len, row), default=0) for row in rows), default=0))
    _check_widths(rows, lines, delimiter)
    columns = [pa.array([cell or None for cell in column], pa.string()) for column in zip_longest(*rows)]
    return [Sheet(SHEET, tuple(columns))]


def _delimiter(text: str) -> str:
    """The one that parts most lines into equally many cells."""
    lines = text[:100_000].splitlines()[:_LOOKED_AT]

    def regular(delimiter: str) -> tuple[int, int]:
        counts = Counter(line.count(delimiter) for line in lines if delimiter in line)
        return max(((times, count) for count, times in counts.items()), default=(0, 0))

    return max(_DELIMITERS, key=regular)


def _check_widths(rows: Sequence[Sequence[str]], lines: Sequence[int], delimiter: str) -> None:
    """Refuse rows inside a table that have more cells than the rows around: a text with a comma, unquoted."""
    widths = [_filled(row) for row in rows]
    usual, times = Counter(map(len, rows)).most_common(1)[0] if rows else (0, 0)
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
