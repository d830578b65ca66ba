"""A table as a person drew it: its header and body, the columns that name things and that hold values."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from etl.guide import TableGuide
from etl.layouts.columns import column_spans
from etl.layouts.grid import NUMBER, Grid
from etl.layouts.tables import Table
from etl.layouts.unit_words import corner_unit

_UNREAD = ("code", "ignored")


def decided_tables(grid: Grid, tables: Sequence[Table], guide: TableGuide) -> list[Table]:
    """The tables of a sheet, of which one is as a person drew it; what it covers is no other's any more."""
    drawn = _drawn(grid, tables, guide)
    if drawn is None:
        return []
    taken = {*drawn.header, *range(drawn.first, drawn.last)}
    others = (table for table in tables if not taken & {*table.header, *range(table.first, table.last)})
    return sorted([drawn, *others], key=lambda table: table.first)


def _drawn(grid: Grid, tables: Sequence[Table], guide: TableGuide) -> Table | None:
    """The table under a person's decisions; what these leave open is as found. None where it has no value."""
    base = _base(tables, guide)
    header = tuple(range(*guide.header)) if guide.header else base.header if base else ()
    data = tables[0].data.copy() if tables else (grid.kinds == NUMBER).any(axis=1)
    first, last = _body(base, header, data, guide)
    data[[row for row in guide.ignored_rows if row < len(data)]] = False
    stubs, values = _columns(grid, base, header, np.flatnonzero(data[first:last]) + first, guide)
    if not values or first >= last:
        return None
    top = header[0] if header else first
    above = [(row, n) for row in range(top) for n in grid.filled(row, 0, grid.sheet.width)]
    units = tuple(place for place in above if corner_unit(grid.label(*place)))
    titles = tuple(place for place in above if place not in units)
    if base is not None and base.header == header:
        titles, units = base.titles, base.units
    return Table(grid, header, first, last, stubs, values, data, titles, units)


def _base(tables: Sequence[Table], guide: TableGuide) -> Table | None:
    """The found table that the decisions are about: the one that they touch, else the first."""
    wanted = set(range(*guide.header)) if guide.header else set()
    if guide.rows:
        wanted.add(guide.rows[0])
    touched = (table for table in tables if wanted & {*table.header, *range(table.first, table.last)})
    return next(touched, tables[0] if tables else None)


def _body(
    base: Table | None, header: tuple[int, ...], data: np.ndarray, guide: TableGuide
) -> tuple[int, int]:
    """First row, and row after the last."""
    begins = header[-1] + 1 if header else 0
    first = guide.rows[0] if guide.rows else base.first if base and base.first >= begins else begins
    if guide.rows and guide.rows[1] is not None:
        return first, min(guide.rows[1], len(data))
    if base is not None and base.last > first:
        return first, base.last
    below = np.flatnonzero(data[first:])
    return first, first + int(below[-1]) + 1 if len(below) else first


def _columns(
    grid: Grid, base: Table | None, header: tuple[int, ...], rows: np.ndarray, guide: TableGuide
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The columns that name things, and those that hold values."""
    if base is not None and base.header == header:
        stubs, values = set(base.stubs), set(base.values)
    else:
        words = {n: " ".join(grid.label(row, n) for row in header) for n in range(grid.sheet.width)}
        spans = column_spans(grid, rows, words) if len(rows) else []
        stubs = set(spans[0].stubs) if spans else set()
        values = {n for span in spans for n in span.values}
    for column, role in guide.columns.items():
        stubs.discard(column)
        values.discard(column)
        if column < grid.sheet.width and role not in _UNREAD:
            (values if role == "value" else stubs).add(column)
    return tuple(sorted(stubs)), tuple(sorted(values))
