"""The words over each value column, from the top: real merges, and spans by layout alone."""

from __future__ import annotations

import re
from typing import NamedTuple

from etl.layouts.grid import Grid
from etl.layouts.places import is_place
from etl.layouts.tables import Table
from etl.layouts.unit_words import is_unit

_BROKEN = re.compile(r"\b(?:and|of|or|the|in|for|to|with|by|per|&)$|[-,&]$", re.IGNORECASE)


class Heading(NamedTuple):
    """A header cell that holds for a column, and how many columns it spans."""

    row: int
    column: int
    text: str
    width: int


Path = tuple[Heading, ...]


def header_paths(table: Table) -> dict[int, Path]:
    """For each value column and each stub column its header cells from the top."""
    columns = sorted({*table.stubs, *table.values})
    span = range(min(columns), max(columns) + 1)
    paths: dict[int, list[Heading]] = {column: [] for column in span}
    merged = _merged(table)
    for row in table.header:
        found = _row_headings(table, row, span, paths, merged)
        for column, heading in found.items():
            paths[column].append(heading)
    units = {row for row in table.header if _counts(table, row)}
    return {column: _joined(paths[column], units) for column in columns}


def _counts(table: Table, row: int) -> bool:
    """Whether a row has nothing but units over the values: no. | $m."""
    cells = [table.grid.label(row, n) for n in table.values if table.grid.kinds[row, n]]
    return len(cells) > 1 and all(is_unit(cell, loose=True) for cell in cells)


def _merged(table: Table) -> dict[tuple[int, int], int]:
    """For the first cell of each merge over several columns in the header its last column."""
    rows = set(table.header)
    return {
        (one.first_row, one.first_column): one.last_column
        for one in table.grid.sheet.merges
        if one.first_row in rows and one.last_column > one.first_column
    }


def _row_headings(
    table: Table,
    row: int,
    span: range,
    paths: dict[int, list[Heading]],
    merged: dict[tuple[int, int], int],
) -> dict[int, Heading]:
    grid = table.grid
    really = any(place[0] == row for place in merged)
    found: dict[int, Heading] = {}
    cells = _from_left(grid, row, span, merged)
    for column in cells:
        text = grid.label(row, column)
        if (row, column) in table.units and len(cells) == 1:
            continue
        if (row, column) in merged:
            reach = merged[row, column] + 1
        elif really or column in table.stubs:
            reach = column + 1
        else:
            reach = _reach(grid, row, column, span, paths)
        for under in range(max(column, span.start), min(reach, span.stop)):
            found[under] = Heading(row, column, text, reach - column)
    return found


def _from_left(grid: Grid, row: int, span: range, merged: dict[tuple[int, int], int]) -> list[int]:
    outside = [c for (r, c), last in merged.items() if r == row and c < span.start <= last]
    return [*outside, *grid.filled(row, span.start, span.stop)]


def _reach(grid: Grid, row: int, column: int, span: range, paths: dict[int, list[Heading]]) -> int:
    """The column after the last that a text spans: over blanks, under the same words above."""
    over = [(one.row, one.column) for one in paths[column]]
    reach = column + 1
    while (
        reach < span.stop
        and not grid.kinds[row, reach]
        and [(one.row, one.column) for one in paths[reach]] == over
    ):
        reach += 1
    return reach


def _joined(path: list[Heading], units: set[int]) -> Path:
    """Words that are stacked over several rows of one column become one text, those of ``units`` apart."""
    joined: list[Heading] = []
    for one in path:
        last = joined[-1] if joined else None
        if last is not None and last.text == one.text:
            continue
        alone = last is not None and last.width == one.width == 1 and one.row not in units
        if last is not None and alone and _continues(last.text, one.text):
            if last.text.endswith("-") and one.text[:1].islower():
                text = last.text[:-1] + one.text
            else:
                text = f"{last.text} {one.text}"
            joined[-1] = last._replace(text=text)
        else:
            joined.append(one)
    return tuple(joined)


def _continues(upper: str, lower: str) -> bool:
    """Whether a text goes on with the one under it: 2 to 4 | units, United | States."""
    if is_place(f"{upper} {lower}"):
        return True
    return lower[:1].islower() or bool(_BROKEN.search(upper))
