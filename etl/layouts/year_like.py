"""Which numbers between 1800 and 2099 are figures: a column of counts may pass through them."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from etl.layouts.grid import NUMBER, PERIOD, TEXT, YEAR, Grid
from etl.layouts.words import names_period

_FEWEST = 3  # numbers under each other that tell what they are
_GAP = 3  # rows without a number that do not part a column
_SAMPLE = 400
_WIDEST_STEP = 30  # years between those that a table chooses

Ints = npt.NDArray[np.int64]


def tell_figures(grid: Grid) -> None:
    """Make numbers of those lone years that stand among the figures of a column."""
    years = (grid.kinds == YEAR).sum(axis=0)
    first = np.where((grid.kinds > 0).any(axis=1), (grid.kinds > 0).argmax(axis=1), -1)
    for column in np.flatnonzero(years).tolist():
        for run in _runs(grid, column):
            if (first[run] == column).mean() < 0.5 and not _are_years(grid, column, run):
                told = run[grid.kinds[run, column] == YEAR]
                kept = [row for row in told.tolist() if not _is_header(grid, row, column, row == run[0])]
                grid.kinds[kept, column] = NUMBER


def _runs(grid: Grid, column: int) -> Iterator[Ints]:
    """The rows of numbers under each other, where some of them could be years."""
    numeric = np.flatnonzero((grid.kinds[:, column] == YEAR) | (grid.kinds[:, column] == NUMBER))
    for run in np.split(numeric, np.flatnonzero(np.diff(numeric) > _GAP) + 1):
        if len(run) >= _FEWEST and (grid.kinds[run, column] == YEAR).any():
            yield run


def _are_years(grid: Grid, column: int, run: Ints) -> bool:
    """Whether a run of numbers names years: so it is headed, or they follow each other."""
    kinds = grid.kinds[run, column]
    above = [n for n in range(max(0, int(run[0]) - 3), int(run[0])) if grid.kinds[n, column]]
    if above and names_period(grid.label(above[-1], column)):
        return True
    if (kinds == YEAR).mean() < 0.6:
        return False
    told = [_year(grid, int(row), column) for row in run[kinds == YEAR][:_SAMPLE]]
    steps = np.diff(told[1:]) if len(told) > _FEWEST else np.diff(told)  # the first may be a header
    if (np.abs(steps) <= 1).mean() >= 0.7:
        return True
    return bool((np.abs(steps) <= _WIDEST_STEP).all() and ((steps >= 0).all() or (steps <= 0).all()))


def _is_header(grid: Grid, row: int, column: int, first: bool) -> bool:
    """Whether the years of a row stand over columns: nothing but years, one after the other."""
    kinds = grid.kinds[row]
    columns = np.flatnonzero((kinds == YEAR) | (kinds == NUMBER))
    lead = int(np.argmax(kinds > 0))
    if (kinds[columns] == NUMBER).any():
        return False
    if len(columns) == 1:
        return first and not (kinds[lead] == PERIOD or _is_under_words(grid, row, column, lead))
    steps = np.diff([_year(grid, row, int(n)) for n in columns])
    ordered = bool((steps >= 0).all() or (steps <= 0).all())
    return ordered and (kinds[lead] != PERIOD or bool((np.abs(steps) <= 1).all()))


def _is_under_words(grid: Grid, row: int, column: int, lead: int) -> bool:
    return bool(lead != column and row and grid.kinds[row - 1, column] == TEXT)


def _year(grid: Grid, row: int, column: int) -> int:
    return int(grid.label(row, column)[:4])
