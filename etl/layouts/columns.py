"""Which columns of a band of rows name things and which hold values."""

from __future__ import annotations

import re
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from etl.layouts.grid import EMPTY, MISSING, NUMBER, PERIOD, TEXT, YEAR, Grid
from etl.layouts.unit_words import is_unit
from etl.layouts.words import is_silent, names_period

_FLAG_LENGTH = 3
_SAMPLE = 400  # rows that decide what a column is

Rows = npt.NDArray[np.int64]


class Span(NamedTuple):
    """One of the tables that stand side by side: its stub columns and its value columns."""

    stubs: tuple[int, ...]
    values: tuple[int, ...]


def column_spans(grid: Grid, rows: Rows, headers: dict[int, str]) -> list[Span]:
    """The tables of a band from left to right; ``rows`` are its data rows, ``headers`` the words over it."""
    chosen = rows if len(rows) <= _SAMPLE else rows[np.linspace(0, len(rows) - 1, _SAMPLE).astype(int)]
    kinds = grid.kinds[chosen]
    counts = np.stack([(kinds == kind).sum(axis=0) for kind in range(6)], axis=1)
    is_value = [_is_value(counts[n], headers.get(n, "")) for n in range(grid.sheet.width)]
    _demote_codes(grid, chosen, counts, is_value, headers)
    spans: list[tuple[list[int], list[int]]] = []
    for column in range(grid.sheet.width):
        if not counts[column, 1:].sum():
            continue
        if is_value[column]:
            if spans:
                spans[-1][1].append(column)
            else:
                spans.append(([], [column]))
        elif not spans or not spans[-1][1]:
            if not spans:
                spans.append(([], []))
            spans[-1][0].append(column)
        elif _begins_table(grid, chosen, column, spans[0][0], is_value, counts):
            spans.append(([column], []))
        elif names_unit_column(headers.get(column, "")) or _are_units(grid, chosen, column):
            spans[-1][0].append(column)
    return [Span(tuple(stubs), tuple(values)) for stubs, values in spans if values]


def names_unit_column(header: str) -> bool:
    """Whether a column's header says that units stand under it."""
    bare = re.sub(r"\s+", "", header).lower()
    return (
        re.fullmatch(r"(?:计量)?单位(?:unit)?|units?|uom|unitofmeasure|計量單位|単位|단위", bare) is not None
    )


def _are_units(grid: Grid, rows: Rows, column: int) -> bool:
    """Whether a column right of the values holds nothing but units: $, '000, %."""
    texts = {grid.label(int(row), column) for row in rows if grid.kinds[row, column] != EMPTY}
    return all(is_unit(text) for text in texts)


def _is_value(counts: npt.NDArray[np.int64], header: str) -> bool:
    words, figures = counts[PERIOD] + counts[TEXT], counts[NUMBER]
    if is_silent(header):
        return False
    if figures == 0:
        return bool(counts[MISSING] and not words and not counts[YEAR])
    if counts[YEAR] > figures:
        return False
    return bool(figures + counts[MISSING] + counts[YEAR] > words)


def _demote_codes(
    grid: Grid,
    rows: Rows,
    counts: npt.NDArray[np.int64],
    is_value: list[bool],
    headers: dict[int, str],
) -> None:
    """Columns of numbers that are serial numbers, codes or months, left of the first real value."""
    for column in range(grid.sheet.width - 1):
        if not counts[column, 1:].sum():
            continue
        if not is_value[column]:
            continue
        follows = counts[column + 1 :]
        named = any(
            not is_value[n] and counts[n, TEXT] for n in range(column + 1, min(column + 3, len(counts)))
        )
        more = any(is_value[column + 1 :])
        if not more or not len(follows):
            return
        texts = [grid.label(int(row), column) for row in rows if grid.kinds[row, column] == NUMBER]
        over = headers.get(column, "")
        if (
            _are_months(texts)
            and (not over or names_period(over))
            and column
            and not is_value[column - 1]
            and _are_spans(counts[column - 1])
        ):
            is_value[column] = False
            continue
        if names_period(headers.get(column, "")) and all(re.fullmatch(r"\d{1,2}", text) for text in texts):
            is_value[column] = False
            continue
        if not (named and (_is_serial(texts) or _are_codes(texts))):
            return
        is_value[column] = False


def _are_months(texts: list[str]) -> bool:
    return all(re.fullmatch(r"[1-9]|1[0-2]", text) for text in texts)


def _are_spans(counts: npt.NDArray[np.int64]) -> bool:
    """Whether a column holds years or other spans of months."""
    return bool(counts[YEAR] + counts[PERIOD] > counts[TEXT] + counts[NUMBER])


def _is_serial(texts: list[str]) -> bool:
    numbers = [int(text) for text in texts if text.isdigit()]
    return len(numbers) == len(texts) > 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _are_codes(texts: list[str]) -> bool:
    lengths = {len(text) for text in texts}
    return (
        len(lengths) == 1
        and lengths.pop() >= 5
        and all(map(str.isdigit, texts))
        and len(set(texts)) == len(texts)
    )


def _begins_table(
    grid: Grid,
    rows: Rows,
    column: int,
    first_stubs: list[int],
    is_value: list[bool],
    counts: npt.NDArray[np.int64],
) -> bool:
    """Whether a column of words right of values starts another table: it has values to its right.

    Flags and remarks between the values do not: they are short, or fill few rows.
    """
    if not any(is_value[column + 1 :]) or counts[column, NUMBER] == counts[column, 1:].sum():
        return False  # ranks and serial numbers name nothing
    texts = [grid.label(int(row), column) for row in rows if grid.kinds[row, column] != EMPTY]
    if (
        max(map(len, texts)) <= _FLAG_LENGTH
        and all(re.fullmatch(r"[A-Za-z*†.:]+", text) for text in texts)
        and len(set(texts)) <= 8
        and not counts[column, YEAR]
    ):
        return False
    names = {grid.label(int(row), stub) for row in rows for stub in first_stubs[:2]}
    alike = sum(text in names for text in texts)
    if alike * 2 >= len(texts):
        return True
    if counts[column, YEAR] + counts[column, PERIOD] >= 0.8 * len(texts):
        return True
    return len(texts) * 2 >= len(rows) and len(set(texts)) * 5 >= len(texts) * 3
