"""Workbooks of the invented city 云江市 as a bureau sends them, each named by what makes it hard to read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from tests.drawn import columns, headers, rows
from tests.drawn.page import Book, Expected

WORKBOOKS: Mapping[str, Callable[[Book], None]] = {
    draw.__name__: draw
    for draw in (
        headers.merged_two_row_header,
        headers.merged_three_row_header,
        headers.unit_in_corner,
        headers.bilingual_header,
        headers.period_only_in_title,
        headers.months_as_columns,
        rows.parts_indented,
        rows.totals_between,
        rows.continued_table,
        rows.signature_lines,
        rows.section_rows,
        rows.labels_carried_down,
        rows.year_carried_down,
        rows.notes_below,
        columns.text_numbers,
        columns.percent_format,
        columns.growth_columns,
        columns.targets_and_rates,
        columns.two_tables_stacked,
        columns.two_tables_side_by_side,
        columns.name_column_at_both_ends,
        columns.districts_across,
        columns.missing_markers,
        columns.hidden_rows_and_columns,
    )
}


def draw(name: str, folder: Path) -> tuple[Path, Expected]:
    """The workbook of this name as an .xlsx file in the folder, and what is to be read from it."""
    book = Book()
    WORKBOOKS[name](book)
    path = folder / f"{name}.xlsx"
    book.workbook.save(path)
    return path, book.expected
