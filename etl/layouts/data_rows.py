"""Which rows of a sheet hold figures, and which only numbers: of columns, of telephones, of series."""

from __future__ import annotations

import re

import numpy as np
import numpy.typing as npt

from etl.layouts.grid import MISSING, NUMBER, PERIOD, YEAR, Grid, Mask
from etl.layouts.words import is_attribute, is_note, names_period
from etl.layouts.year_like import tell_figures

_MONTH = re.compile(r"(?:19|20)\d\d[.](?:0[1-9]|1[0-2])")
_TOP = 40  # rows from the top in which 2023.01 may stand over the columns
_SIGNED = ("填表人", "填报人", "审核人", "制表人", "制表", "负责人", "联系电话", "单位负责人", "统计负责人")


def data_rows(grid: Grid) -> Mask:
    """Rows with a figure, or a mark that there is none, right of their first filled cell."""
    _tell_months(grid)
    tell_figures(grid)
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
    begins = data & ~np.concatenate([[False], data[:-1]])
    for row in np.flatnonzero(begins & (years == 0) & (figures >= 3)).tolist():
        data[row] = not _is_sequence(grid, row)
    for row in np.flatnonzero(data).tolist():
        if is_attribute_row(grid, row, int(first[row])) or _is_beside_form(grid, row, int(first[row])):
            data[row] = False
    data = _with_year_values(grid, data, years, figures)
    alone = data & ~np.concatenate([[False], data[:-1]]) & ~np.concatenate([data[1:], [False]])
    for row in np.flatnonzero(alone).tolist():
        data[row] = not (grid.label(row, int(first[row])).endswith((":", "：")) and filled[row].sum() == 2)
    return data


def _tell_months(grid: Grid) -> None:
    """2023.01 2023.02 2023.03 over the columns are months, though each is a number."""
    for row in range(min(_TOP, grid.sheet.height)):
        columns = np.flatnonzero(grid.kinds[row] == NUMBER)
        texts = [grid.label(row, int(column)) for column in columns]
        if len(texts) > 1 and len(set(texts)) == len(texts) and all(map(_MONTH.fullmatch, texts)):
            grid.kinds[row, columns] = PERIOD


def is_attribute_row(grid: Grid, row: int, column: int) -> bool:
    """Whether the label of a row says that what stands beside it describes the columns."""
    return is_attribute(grid.label(row, column)) and not names_period(grid.label(row, column))


def _is_beside_form(grid: Grid, row: int, column: int) -> bool:
    """甲 乙 丙 1 2, and lines of signatures with a telephone number."""
    label = grid.label(row, column)
    if label.endswith((":", "：")) and len(grid.filled(row, 0, grid.sheet.width)) <= 6:
        return label.rstrip(":：").strip() in _SIGNED or is_note(label)
    if label != "甲":
        return False
    texts = [grid.label(row, n) for n in grid.filled(row, 0, grid.sheet.width)]
    return all(re.fullmatch(r"[甲乙丙丁戊]|\d{1,3}", text) for text in texts)


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
