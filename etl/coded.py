"""Columns of few different texts, each row a number that leads to its text."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int32]
_TABLE_LIMIT = 4_000_000  # combinations that are counted in a table before sorting is cheaper


@dataclass(frozen=True)
class Coded:
    """A column of texts as codes into the few different ones."""

    codes: Ints
    texts: list[str]

    @property
    def filled(self) -> npt.NDArray[np.bool_]:
        """Which rows have a text."""
        return np.array([bool(text) for text in self.texts], np.bool_)[self.codes]

    def take(self, chosen: npt.NDArray[Any]) -> Coded:
        """The rows chosen by a mask or by indices."""
        return Coded(self.codes[chosen], self.texts)


def coded(texts: list[str]) -> Coded:
    """The column of these texts, one a row."""
    numbers: dict[str, int] = {}
    codes = np.array([numbers.setdefault(text, len(numbers)) for text in texts], np.int32)
    return Coded(codes, list(numbers) or [""])


def distinct(columns: Sequence[Coded]) -> tuple[Ints, list[tuple[str, ...]]]:
    """The different rows of several coded columns: for each row the number of its combination, and these."""
    columns = [unified(column) for column in columns]
    sizes = [max(1, len(column.texts)) for column in columns]
    which, found = _combined(columns, sizes)
    return which, list(zip(*_split(found, columns, sizes), strict=True))


def numbered(columns: Sequence[Coded]) -> Ints:
    """The numbers alone: for each row that of its combination."""
    columns = [unified(column) for column in columns]
    return _combined(columns, [max(1, len(column.texts)) for column in columns])[0]


def _combined(columns: Sequence[Coded], sizes: Sequence[int]) -> tuple[Ints, npt.NDArray[np.int64]]:
    """For each row the number of its combination, and of each combination the key."""
    combinations = math.prod(sizes)
    keys = np.zeros(len(columns[0].codes), np.int64)
    for column, size in zip(columns, sizes, strict=True):
        if size > 1:
            keys = keys * size + column.codes
    if combinations == 1:
        return keys.astype(np.int32), keys[:1]
    if combinations <= _TABLE_LIMIT:
        present = np.zeros(combinations, np.bool_)
        present[keys] = True
        numbers = np.cumsum(present, dtype=np.int32) - 1
        return numbers[keys], np.flatnonzero(present)
    found, inverse = np.unique(keys, return_inverse=True)
    return inverse.astype(np.int32), found


def _split(keys: npt.NDArray[Any], columns: Sequence[Coded], sizes: Sequence[int]) -> list[list[str]]:
    texts: list[list[str]] = []
    for column, size in zip(reversed(columns), reversed(sizes), strict=True):
        if size == 1 and column.texts:
            texts.insert(0, column.texts * len(keys))
            continue
        keys, codes = np.divmod(keys, size)
        texts.insert(0, [column.texts[code] for code in codes.tolist()])
    return texts


def unified(column: Coded) -> Coded:
    """Equal texts under one code: sheets and stubs bring their own."""
    different = dict.fromkeys(column.texts)
    if len(different) == len(column.texts):
        return column
    numbers = {text: number for number, text in enumerate(different)}
    mapping = np.array([numbers[text] for text in column.texts], np.int32)
    return Coded(mapping[column.codes], list(numbers))
