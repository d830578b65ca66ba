"""The tables of a sheet, stacked and side by side: bands of data rows, the headers over them, titles."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from etl.layouts.columns import Span, column_spans
from etl.layouts.data_rows import data_rows, is_attribute_row
from etl.layouts.grid import MISSING, NUMBER, PERIOD, YEAR, Grid, Mask
from etl.layouts.margin import is_said
from etl.layouts.places import is_place
from etl.layouts.unit_words import corner_unit, is_unit, lone_unit, said_unit
from etl.layouts.words import begins_notes, is_note, names_period

_LOOKED_AHEAD = 8  # data rows under a header that tell where its values stand
_BLANKS_OVER_BODY, _BLANKS_INSIDE = 3, 1
_AFTER_NOTES = 4  # rows with numbers that may follow a note
_SPOKEN = 3  # words that say more than that spans of months follow
_LONG = 90  # no header cell is longer, titles are


@dataclass(frozen=True)
class Table:
    """Rows count from 0: ``header`` rows from the top, then the body from ``first`` to ``last - 1``.

    ``titles`` are the filled cells above, ``units`` the cells over the values that only say a unit.
    """

    grid: Grid
    header: tuple[int, ...]
    first: int
    last: int
    stubs: tuple[int, ...]
    values: tuple[int, ...]
    data: Mask
    titles: tuple[tuple[int, int], ...]
    units: tuple[tuple[int, int], ...]

    @property
    def left(self) -> int:
        """The first column."""
        return min(self.stubs + self.values)

    @property
    def right(self) -> int:
        """The last column."""
        return max(self.stubs + self.values)


def find_tables(grid: Grid) -> list[Table]:
    """All tables of a sheet from the top; empty where no row has a figure beside a name."""
    data = data_rows(grid)
    if not data.any():
        return []
    tables: list[Table] = []
    above = 0
    for first, last in _bands(grid, data):
        rows = np.flatnonzero(data[first:last]) + first
        over = _words_over(grid, first, above)
        for span in column_spans(grid, rows, over):
            table = _table(grid, data, span, first, last, above)
            tables.append(_inheriting(table, tables))
        above = last
    return tables


def _bands(grid: Grid, data: Mask) -> list[tuple[int, int]]:
    """First row and row after the last of each run of data rows that no header interrupts."""
    rows = np.flatnonzero(data)
    gaps = np.flatnonzero(np.diff(rows) > 1).tolist()
    ahead = (rows[at + 1 : at + 1 + _LOOKED_AHEAD] for at in gaps)
    found = (
        _has_header(grid, int(rows[at]) + 1, int(rows[at + 1]), below)
        for at, below in zip(gaps, ahead, strict=True)
    )
    cuts = [0, *(at + 1 for at, cut in zip(gaps, found, strict=True) if cut)]
    ends = [*cuts[1:], len(rows)]
    ends = [_before_notes(grid, rows, *span) for span in zip(cuts, ends, strict=True)]
    return [(int(rows[start]), int(rows[end - 1]) + 1) for start, end in zip(cuts, ends, strict=True)]


def _before_notes(grid: Grid, rows: npt.NDArray[np.int64], start: int, end: int) -> int:
    """The data row after which only notes, with a few numbers among them, follow."""
    for at in range(max(start + 1, end - _AFTER_NOTES), end):
        for row in range(int(rows[at - 1]) + 1, int(rows[at])):
            filled = grid.filled(row, 0, grid.sheet.width)
            if len(filled) == 1 and begins_notes(grid.label(row, filled[0])):
                return at
    return end


def _has_header(grid: Grid, first: int, last: int, ahead: npt.NDArray[np.int64]) -> bool:
    kinds = grid.kinds[ahead]
    valued = ((kinds == NUMBER) | (kinds == MISSING)).any(axis=0) & ~(kinds >= PERIOD).all(axis=0)
    if valued.any():
        valued[: int(np.argmax((kinds > 0).any(axis=0))) + 1] = False
    enough = min(2, int(valued.sum()))
    for row in range(first, last):
        over = np.flatnonzero(((grid.kinds[row] >= PERIOD) | (grid.kinds[row] == YEAR)) & valued)
        if len(over) < max(1, enough):
            continue
        if enough == 1 and len(grid.filled(row, 0, grid.sheet.width)) < 2:
            continue
        label = grid.label(row, int(np.flatnonzero(grid.kinds[row])[0]))
        if not is_note(label) and max(len(grid.label(row, int(n))) for n in over) < _LONG * 2:
            return True
    return False


def _words_over(grid: Grid, first: int, above: int) -> dict[int, str]:
    """The nearest words over each column, to tell codes from values."""
    over: dict[int, str] = {}
    for row in range(first - 1, max(above, first - 12) - 1, -1):
        for column in grid.filled(row, 0, grid.sheet.width):
            if grid.kinds[row, column] >= PERIOD and grid.label(row, column) not in "甲乙丙丁戊":
                over.setdefault(column, grid.label(row, column))
    return over


def _table(grid: Grid, data: Mask, span: Span, first: int, last: int, above: int) -> Table:
    stubs, values = span
    left, right = min(stubs + values), max(stubs + values)
    header: list[int] = []
    units: list[tuple[int, int]] = []
    blanks, row = 0, first - 1
    while row >= above:
        cells = grid.filled(row, left, right + 1)
        if not cells:
            blanks += 1
            if blanks > (_BLANKS_INSIDE if header else _BLANKS_OVER_BODY) and not _goes_on(grid, row, above):
                break
        elif _is_header(grid, row, cells, span, bool(header), blanks):
            header.insert(0, row)
            blanks = 0
        elif (said := _unit_cells(grid, row, cells)) and len(said) == len(cells):
            units += said
        elif header or not _is_section(grid, row, cells, values):
            break
        row -= 1
    begin = header[-1] + 1 if header else first
    titles = _titles(grid, above, header[0] if header else first, units)
    return Table(
        grid, tuple(header), begin, last, stubs, values, data, titles,
        tuple(units) + _side_units(grid, above, header, left, right, units),
    )  # fmt: skip


def _goes_on(grid: Grid, row: int, above: int) -> bool:
    """Whether over some blank rows the attributes of the columns go on."""
    filled = (n for n in range(row, max(above, row - _BLANKS_OVER_BODY) - 1, -1) if grid.kinds[n].any())
    over = next(filled, None)
    return over is not None and is_attribute_row(grid, over, grid.filled(over, 0, grid.sheet.width)[0])


def _is_header(grid: Grid, row: int, cells: list[int], span: Span, found: bool, blanks: int) -> bool:
    stubs, values = span
    first_value = min(values)
    said = _unit_cells(grid, row, cells)
    over = [n for n in cells if n >= first_value and (row, n) not in said]
    if is_attribute_row(grid, row, cells[0]) and len(cells) > 1:
        return True
    over_values = [n for _, n in said if n >= first_value]
    if len(said) == len(cells) == len(over_values) > 1 and len(cells) * 2 >= len(values):
        return True  # a row of units, one for each column
    if any(_is_form_line(grid.label(row, n)) for n in cells):
        return False
    if any(len(grid.label(row, n)) > _LONG * 2 for n in over):
        return False
    if len(over) >= 2:
        return not (is_note(grid.label(row, cells[0])) and cells[0] < first_value)
    beside = [n for n in cells if n in stubs]
    if len(over) == 1 and said:
        return False  # a title, or the number of a form, with its unit
    if len(over) == 1:
        return _is_lone_header(grid, row, over[0], beside, span, found, blanks)
    words = [n for n in beside if len(grid.label(row, n)) < 40]
    if len(beside) >= 2 and len(words) == len(beside):
        return not found or blanks == 0
    lone = grid.label(row, beside[0]) if len(beside) == 1 else ""
    return names_period(lone) and (not found or len(lone.split()) < _SPOKEN)  # Month ended March is a title


def _is_form_line(label: str) -> bool:
    """Whether a cell is a key of the lines over and under a form: 制定机关：, 填表人：."""
    return label.endswith((":", "：")) or is_said(label)


def _is_lone_header(
    grid: Grid, row: int, over: int, beside: list[int], span: Span, found: bool, blanks: int
) -> bool:
    """One text over the values: the header of a single column, or one that spans several under it."""
    label = grid.label(row, over)
    if len(label) > _LONG or is_note(label):
        return False
    if over == span.values[-1] > span.values[0] and not beside and is_place(label):
        return False  # the place of the whole table, in its corner
    if not found and not beside and blanks == 0 and _fills_gap(grid, row, over, span):
        return True
    if beside and len(span.values) > 1 and over == min(span.values) and len(grid.label(row, beside[0])) <= 4:
        return found and blanks == 0  # a table's number before its title
    if len(span.values) == 1:
        return bool(beside) or blanks == 0
    if beside and max(len(grid.label(row, n)) for n in beside) > 60:
        return False
    return blanks == 0 and (found or bool(beside))


def _fills_gap(grid: Grid, row: int, over: int, span: Span) -> bool:
    """Whether a text stands under a gap in the header, or ends the words over it: United | States."""
    headed = [n for n in span.values if row and grid.kinds[row - 1, n] >= PERIOD]
    if row == 0 or not grid.words[row - 1].any() or len(headed) < 2:
        return False
    if over not in headed:
        return over > headed[0] and grid.kinds[row - 1, over] == 0
    return is_place(f"{grid.label(row - 1, over)} {grid.label(row, over)}")


def _unit_cells(grid: Grid, row: int, cells: list[int]) -> list[tuple[int, int]]:
    """The cells that only say a unit; ``Number`` is one where it stands alone."""
    said = lone_unit if len(cells) == 1 else said_unit
    return [(row, n) for n in cells if said(grid.label(row, n)) or is_unit(grid.label(row, n))]


def _is_section(grid: Grid, row: int, cells: list[int], values: tuple[int, ...]) -> bool:
    """A single line between header and body, at its left or over its middle."""
    return len(cells) == 1 and len(grid.label(row, cells[0])) <= _LONG and cells[0] <= max(values)


def _titles(grid: Grid, above: int, end: int, units: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    places = ((row, n) for row in range(above, end) for n in grid.filled(row, 0, grid.sheet.width))
    return tuple(place for place in places if place not in units)


def _side_units(
    grid: Grid, above: int, header: list[int], left: int, right: int, units: list[tuple[int, int]]
) -> tuple[tuple[int, int], ...]:
    """Cells above the header that say a unit beside a title: the corner."""
    end = header[0] if header else above
    rows = range(max(above, end - 6), end)
    cells = [(row, column) for row in rows for column in grid.filled(row, 0, grid.sheet.width)]
    said = [place for place in cells if place not in units and corner_unit(grid.label(*place))]
    over = [place for place in said if left <= place[1] <= right]
    return tuple(over or said)


def _inheriting(table: Table, before: list[Table]) -> Table:
    """A table whose header is nothing but units, or missing, has the names of the one before it."""
    if not before or not table.header or before[-1].values != table.values:
        return table
    grid = table.grid
    cells = [grid.label(row, n) for row in table.header for n in table.values if grid.kinds[row, n]]
    if cells and all(is_unit(cell, loose=True) for cell in cells):
        from dataclasses import replace

        return replace(table, header=(*before[-1].header, *table.header))
    return table
