"""The tables of a sheet, stacked and side by side: bands of data rows, the headers over them, titles."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from etl.layouts.columns import Span, column_spans
from etl.layouts.grid import MISSING, NUMBER, PERIOD, YEAR, Grid, Mask
from etl.layouts.margin import is_said
from etl.layouts.unit_words import corner_unit, is_unit
from etl.layouts.words import begins_notes, is_attribute, is_note, names_period

_LOOKED_AHEAD = 8  # data rows under a header that tell where its values stand
_BLANKS_OVER_BODY, _BLANKS_INSIDE = 3, 1
_AFTER_NOTES = 4  # rows with numbers that may follow a note
_SIGNED = ("填表人", "填报人", "审核人", "制表人", "制表", "负责人", "联系电话", "单位负责人", "统计负责人", "报出日期", "填报日期")
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
    data = _data_rows(grid)
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


def _data_rows(grid: Grid) -> Mask:
    """Rows with a figure, or a mark that there is none, right of their first filled cell."""
    kinds = grid.kinds
    filled = kinds > 0
    first = filled.argmax(axis=1)
    rows = np.arange(len(kinds))
    beyond = np.arange(kinds.shape[1])[None, :] > first[:, None]
    figures = ((kinds == NUMBER) & beyond).sum(axis=1)
    marks = ((kinds == MISSING) & beyond).sum(axis=1)
    years = ((kinds == YEAR) & beyond).sum(axis=1)
    words = ((kinds >= PERIOD) & beyond).sum(axis=1)
    data: Mask = (figures > 0) | ((marks > 0) & (words <= marks) & (kinds[rows, first] != MISSING))
    data &= filled.any(axis=1)
    for row in np.flatnonzero(data & (years == 0) & (figures >= 3)).tolist():
        data[row] = not (_is_sequence(grid, row) and not (row and data[row - 1]))
    for row in np.flatnonzero(data).tolist():
        if _is_attribute_row(grid, row, int(first[row])) or _is_beside_form(grid, row, int(first[row])):
            data[row] = False
    return _with_year_values(grid, data, years, figures)


def _is_attribute_row(grid: Grid, row: int, column: int) -> bool:
    return is_attribute(grid.label(row, column)) and not names_period(grid.label(row, column))


def _is_beside_form(grid: Grid, row: int, column: int) -> bool:
    """甲 乙 丙 1 2, and lines of signatures with a telephone number."""
    if grid.label(row, column).endswith((":", "：")) and len(grid.filled(row, 0, grid.sheet.width)) <= 6:
        return grid.label(row, column).rstrip(":：").strip() in _SIGNED or is_note(grid.label(row, column))
    texts = [grid.label(row, n) for n in grid.filled(row, 0, grid.sheet.width)]
    return texts[0] == "甲" and all(re.fullmatch(r"[甲乙丙丁戊]|\d{1,3}", text) for text in texts)


def _is_sequence(grid: Grid, row: int) -> bool:
    """Whether the figures of a row only number the columns: 1 2 3 4."""
    columns = np.flatnonzero(grid.kinds[row] == NUMBER)
    texts = [grid.label(row, int(column)).strip("()") for column in columns]
    if not all(text.isdigit() for text in texts) or int(texts[0]) > 2:
        return False
    return [int(text) for text in texts] == list(range(int(texts[0]), int(texts[0]) + len(texts)))


def _with_year_values(
    grid: Grid, data: Mask, years: npt.NDArray[np.int64], figures: npt.NDArray[np.int64]
) -> Mask:
    """Rows whose only figures look like years, between data rows, unless the years follow each other."""
    for row in np.flatnonzero((years > 0) & (figures == 0) & ~data).tolist():
        if row == 0 or not data[row - 1]:
            continue
        columns = np.flatnonzero(grid.kinds[row] == YEAR)[1:] if grid.kinds[row, 0] == YEAR else None
        columns = np.flatnonzero(grid.kinds[row] == YEAR) if columns is None else columns
        told = [int(grid.label(row, int(column))) for column in columns]
        steps = set(np.diff(told).tolist())
        if len(told) == 1 or steps not in ({1}, {-1}):
            valued = (grid.kinds[max(0, row - 3) : row][:, columns] == NUMBER).any(axis=0)
            data[row] = bool(len(columns)) and bool(valued.all())
    return data


def _bands(grid: Grid, data: Mask) -> list[tuple[int, int]]:
    """First row and row after the last of each run of data rows that no header interrupts."""
    rows = np.flatnonzero(data)
    cuts = [0]
    for at in np.flatnonzero(np.diff(rows) > 1).tolist():
        if _has_header(grid, int(rows[at]) + 1, int(rows[at + 1]), rows[at + 1 : at + 1 + _LOOKED_AHEAD]):
            cuts.append(at + 1)
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
            if grid.kinds[row, column] >= PERIOD:
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
            if blanks > (_BLANKS_INSIDE if header else _BLANKS_OVER_BODY):
                break
        elif _is_header(grid, row, cells, span, bool(header), blanks):
            header.insert(0, row)
            blanks = 0
        elif (said := _unit_cells(grid, row, cells, values)) and len(said) == len(cells):
            units += said
        elif header or not _is_section(grid, row, cells, values):
            break
        row -= 1
    begin = header[-1] + 1 if header else first
    titles = _titles(grid, above, header[0] if header else first, units)
    return Table(
        grid, tuple(header), begin, last, stubs, values, data, titles,
        tuple(units) + _side_units(grid, above, header, values, units),
    )  # fmt: skip


def _is_header(grid: Grid, row: int, cells: list[int], span: Span, found: bool, blanks: int) -> bool:
    stubs, values = span
    first_value = min(values)
    said = _unit_cells(grid, row, cells, values)
    over = [n for n in cells if n >= first_value and (row, n) not in said]
    if _is_attribute_row(grid, row, cells[0]) and len(cells) > 1:
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
    return len(beside) == 1 and names_period(grid.label(row, beside[0]))


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
    if beside and len(span.values) > 1 and over == min(span.values) and len(grid.label(row, beside[0])) <= 4:
        return found and blanks == 0  # a table's number before its title
    if len(span.values) == 1:
        return bool(beside) or blanks == 0
    if beside and max(len(grid.label(row, n)) for n in beside) > 60:
        return False
    return blanks == 0 and (found or bool(beside))


def _unit_cells(grid: Grid, row: int, cells: list[int], values: tuple[int, ...]) -> list[tuple[int, int]]:
    del values
    return [(row, n) for n in cells if corner_unit(grid.label(row, n)) or is_unit(grid.label(row, n))]


def _is_section(grid: Grid, row: int, cells: list[int], values: tuple[int, ...]) -> bool:
    """A single line between header and body."""
    return len(cells) == 1 and len(grid.label(row, cells[0])) <= _LONG and cells[0] <= min(values)


def _titles(grid: Grid, above: int, end: int, units: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    places = ((row, n) for row in range(above, end) for n in grid.filled(row, 0, grid.sheet.width))
    return tuple(place for place in places if place not in units)


def _side_units(
    grid: Grid, above: int, header: list[int], values: tuple[int, ...], units: list[tuple[int, int]]
) -> tuple[tuple[int, int], ...]:
    """Cells above the header that say a unit beside a title: the corner."""
    del values
    end = header[0] if header else above
    found = []
    for row in range(max(above, end - 6), end):
        for column in grid.filled(row, 0, grid.sheet.width):
            if (row, column) not in units and corner_unit(grid.label(row, column)):
                found.append((row, column))
    return tuple(found)


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
