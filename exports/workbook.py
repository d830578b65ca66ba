"""Tables as an .xlsx workbook: a sheet each with its formulas, and a sheet 说明 that says what they are."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

import xlsxwriter
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from exhibits.about import About, about_lines
from exhibits.exhibit import Table
from exports.paper import Paper
from exports.sheet import write_sheet

ABOUT_SHEET: Final = "说明"
LONGEST_NAME: Final = 31
MOST_ROWS: Final = 1_000_000  # a sheet ends at 1 048 576
_UNNAMEABLE: Final = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
# Text stays text: what begins with = is no formula, what looks like a number or an address is neither.
OPTIONS: Final[dict[str, Any]] = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


def workbook(tables: Mapping[str, Table], about: About) -> bytes:
    """The file: ``tables`` by the names of their sheets, in their order, then the sheet 说明."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, OPTIONS) as book:
        paper = Paper(book)
        taken = {ABOUT_SHEET.casefold()}
        for name, table in tables.items():
            for part in _parts(table):
                write_sheet(book.add_worksheet(free_name(name, taken)), part, paper)
        write_lines(book.add_worksheet(ABOUT_SHEET), about_lines(tables, about), paper)
        _describe(book, tables)
    return out.getvalue()


def _parts(table: Table) -> list[Table]:
    """The table, in pieces where it has more rows than a sheet."""
    starts = range(0, max(len(table.rows), 1), MOST_ROWS)
    return [replace(table, rows=table.rows[start : start + MOST_ROWS]) for start in starts]


def free_name(name: str, taken: set[str]) -> str:
    """A sheet's name that a workbook allows and that is not yet taken."""
    plain = _UNNAMEABLE.sub(" ", name).strip(" '") or "数据"
    number = 1
    while True:
        tail = "" if number == 1 else f" {number}"
        offered = f"{plain[: LONGEST_NAME - len(tail)]}{tail}".strip(" '")
        if offered.casefold() not in taken | {"history"}:
            taken.add(offered.casefold())
            return offered
        number += 1


def write_lines(sheet: Worksheet, lines: Sequence[tuple[str, str]], paper: Paper) -> None:
    """Labels and words, line by line."""
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 12)
    sheet.set_column(1, 1, 100)
    for row, (label, words) in enumerate(lines):
        sheet.write_string(row, 0, label, paper.label)
        sheet.write_string(row, 1, words, paper.prose)
    paper.fit(sheet)


def _describe(book: Workbook, tables: Mapping[str, Table]) -> None:
    first = next(iter(tables.values()))
    book.set_properties({"title": first.title, "subject": first.subtitle, "author": "住建数览"})
