"""What each cell of a sheet is at first sight: number, lone year, missing mark, span of months, text."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from etl.layouts.span_parts import read_part
from etl.printed_number import read_number
from etl.sheets import Sheet

EMPTY, NUMBER, YEAR, MISSING, PERIOD, TEXT = range(6)
Kinds = npt.NDArray[np.uint8]
Mask = npt.NDArray[np.bool_]

_PLAIN = r"^ *-?\d+(\.\d+)? *$"
_YEAR = r"^ *(1[89]\d\d|20\d\d)(0[1-9]|1[0-2])? *$"
_DATED = re.compile(r"(?:1[89]|20)\d\d.*")


@lru_cache(maxsize=200_000)
def kind_of(text: str) -> int:
    """The kind of a cell by its text alone."""
    if not text or not text.strip():
        return EMPTY
    if re.fullmatch(_YEAR, text):
        return YEAR
    if _DATED.fullmatch(text.strip()) and read_part(text) is not None:
        return PERIOD
    number = read_number(text)
    if number.missing:
        return MISSING
    if number.value == number.value:
        return NUMBER
    return TEXT if read_part(text) is None else PERIOD


@lru_cache(maxsize=65_536)
def on_one_line(text: str) -> str:
    """A text without breaks, with single spaces."""
    return re.sub(r"\s+", " ", re.sub(r"(?<=[a-z])-\s*\n\s*(?=[a-z])", "", text)).strip()


class Grid:
    """A sheet's cells with their kinds; ``kinds[row, column]``, both from 0; what is hidden is empty."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.kinds: Kinds = np.zeros((sheet.height, sheet.width), np.uint8)
        for number, column in enumerate(sheet.columns):
            if number not in sheet.hidden_columns:
                self.kinds[:, number] = _kinds(column)
        self.kinds[[row for row in sheet.hidden_rows if row < sheet.height]] = EMPTY

    @cached_property
    def _columns(self) -> dict[int, list[str | None]]:
        return {}

    def text(self, row: int, column: int) -> str:
        """A cell's text as printed, with its spaces; '' where it is empty."""
        if column not in self._columns:
            self._columns[column] = self.sheet.columns[column].to_pylist()
        return self._columns[column][row] or ""

    def label(self, row: int, column: int) -> str:
        """A cell's text on one line; a word parted at the end of a line is one again: North-/east."""
        return on_one_line(self.text(row, column))

    def filled(self, row: int, first: int, last: int) -> list[int]:
        """The columns from ``first`` to ``last - 1`` whose cell in a row is not empty."""
        return (np.flatnonzero(self.kinds[row, first:last]) + first).tolist()

    @cached_property
    def words(self) -> Mask:
        """Which cells hold words or spans of months."""
        return np.asarray(self.kinds >= PERIOD)

    @cached_property
    def figures(self) -> Mask:
        """Which cells hold a number that is no lone year."""
        return np.asarray(self.kinds == NUMBER)


def _kinds(column: pa.Array) -> Kinds:
    """By regular expressions over the whole column for numbers, by ``kind_of`` for each other text."""
    kinds = np.zeros(len(column), np.uint8)
    if column.null_count == len(column):
        return kinds
    plain = pc.match_substring_regex(column, _PLAIN).fill_null(False)
    years = pc.match_substring_regex(column, _YEAR).fill_null(False)
    plain, years = plain.to_numpy(zero_copy_only=False), years.to_numpy(zero_copy_only=False)
    kinds[plain] = NUMBER
    kinds[years] = YEAR
    rest = ~plain & column.is_valid().to_numpy(zero_copy_only=False)
    if rest.any():
        encoded = column.filter(pa.array(rest)).dictionary_encode()
        told = np.array([kind_of(text) for text in encoded.dictionary.to_pylist()] or [0], np.uint8)
        kinds[rest] = told[encoded.indices.to_numpy()]
    return kinds
