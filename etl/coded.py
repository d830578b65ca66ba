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
    combinations = math.prod(sizes)
    keys = np.zeros(len(columns[0].codes), np.int64)
    for column, size in zip(columns, sizes, strict=True):
        if size > 1:
            keys = keys * size + column.codes
    if combinations == 1:
        which, found = keys.astype(np.int32), keys[:1]
    elif combinations <= _TABLE_LIMIT:
        present = np.zeros(combinations, np.bool_)
        present[keys] = True
        found = np.flatnonzero(present)
        numbers = np.cumsum(present, dtype=np.int32) - 1
        which = numbers[keys]
    else:
        found, inverse = np.unique(keys, return_inverse=True)
        which = inverse.astype(np.int32)
    return which, list(zip(*_split(found, columns, sizes), strict=True))


def _split(keys: npt.NDArray[Any], columns: Sequence[Coded], sizes: Sequence[int]) -> list[list[str]]:
    texts: list[list[str]] = []
    for column, size in zip(reversed(columns), reversed(sizes), strict=True):
        keys, codes = np.divmod(keys, size)
        texts.insert(0, [column.texts[code] for code in codes.tolist()])
    return texts


def unified(column: Coded) -> Coded:
    """Equal texts under one code: sheets and stubs bring their own."""
    numbers: dict[str, int] = {}
    mapping = [numbers.setdefault(text, len(numbers)) for text in column.texts]
    if len(numbers) == len(mapping):
        return column
    return Coded(np.array(mapping, np.int32)[column.codes], list(numbers))
