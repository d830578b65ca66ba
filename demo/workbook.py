"""Writing demonstration workbooks so that the same figures always give the same bytes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import xlsxwriter

Cell = str | float | int | None

# A workbook carries the moment it was written; a fixed one keeps regenerated files identical.
WRITTEN_AT = datetime(2026, 11, 20, 9, 0, 0)


@dataclass(frozen=True)
class Column:
    """One labelled series: what is printed as its name, and its figures by printed period."""

    label: str
    figures: Mapping[str, float]
    unit: str = ""


@dataclass(frozen=True)
class Sheet:
    """A sheet's lines above the table, the table (its first row is the header) and the lines below."""

    name: str
    head: Sequence[str]
    table: Sequence[Sequence[Cell]]
    foot: Sequence[str] = field(default_factory=tuple)


def periods_down(corner: str, columns: Iterable[Column], periods: Sequence[str]) -> list[list[Cell]]:
    """Table with one row a period and one column a series; a period nobody reported stays an empty cell."""
    series = list(columns)
    rows: list[list[Cell]] = [[corner, *(column.label for column in series)]]
    rows += [
        [int(period) if period.isdigit() else period, *(column.figures.get(period) for column in series)]
        for period in periods
    ]
    return rows


def periods_across(
    corner: str, columns: Iterable[Column], periods: Sequence[str], unit_heading: str = ""
) -> list[list[Cell]]:
    """Table with one row a series and one column a period; ``unit_heading`` adds a column of units."""
    unit_header = [unit_heading] if unit_heading else []
    rows: list[list[Cell]] = [[corner, *unit_header, *periods]]
    for column in columns:
        unit_cell = [column.unit] if unit_heading else []
        rows.append([column.label, *unit_cell, *(column.figures.get(period) for period in periods)])
    return rows


def write(path: Path, title: str, sheets: Iterable[Sheet]) -> None:
    """Write ``sheets`` to ``path``; numbers stay numbers, empty cells are left out."""
    path.parent.mkdir(parents=True, exist_ok=True)
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        book.set_properties({"title": title, "author": "住建数览", "created": WRITTEN_AT})
        header = book.add_format({"bold": True, "bottom": 1})
        for sheet in sheets:
            page = book.add_worksheet(sheet.name)
            page.set_column(0, 0, 32)
            page.set_column(1, 512, 14)
            top = len(sheet.head)
            for row, line in enumerate(sheet.head):
                page.write_string(row, 0, line)
            for row, cells in enumerate(sheet.table):
                _write_row(page, top + row, cells, header if row == 0 else None)
            for row, line in enumerate(sheet.foot, top + len(sheet.table)):
                page.write_string(row, 0, line)


def _write_row(page: xlsxwriter.worksheet.Worksheet, row: int, cells: Sequence[Cell], style: object) -> None:
    for column, cell in enumerate(cells):
        if cell is not None and cell != "":
            page.write(row, column, cell, style)
