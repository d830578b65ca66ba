"""Faults of texts → issues at the first cell in which the text stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from etl.coded import Ints
from etl.meaning import Fault
from etl.problem import LISTED, Issue
from etl.suggestions import suggested
from etl.tidy import Tidy
from indicators.catalog import Catalog


class Finder:
    """Collects ``issues``; ``known`` marks the figures whose indicator the catalogue has."""

    def __init__(self, tidy: Tidy, catalog: Catalog) -> None:
        self._tidy, self._catalog = tidy, catalog
        self._seen: set[tuple[str, str, str]] = set()
        self._looked: Counter[str] = Counter()
        self._places: tuple[Ints, npt.NDArray[np.int64], npt.NDArray[np.int64]] | None = None
        self.known: npt.NDArray[np.bool_] | None = None
        self.issues: list[Issue] = []

    def add(self, faults: Sequence[Fault], which: Ints, number: int, *, of_known: bool = False) -> None:
        """An issue for each fault of combination ``number``; one text is complained of once a sheet.

        ``of_known`` leaves out faults of figures that cannot be loaded anyway.
        """
        if not faults:
            return
        first, count = self._place(which, number)
        if of_known and self.known is not None:
            rows = np.flatnonzero((which == number) & self.known)
            if not len(rows):
                return
            first, count = int(rows[0]), len(rows)
        for severity, code, message, field, unknown in faults:
            sheet, cell = self._tidy.origin(first, field)
            if (code, sheet, message) not in self._seen:
                self._seen.add((code, sheet, message))
                more = f"（共 {count} 格）" if count > 1 else ""
                told = message + more + self._like(code, unknown)
                self.issues.append(Issue(severity, code, sheet, cell, told))

    def _place(self, which: Ints, number: int) -> tuple[int, int]:
        """The first figure of a combination, and how many there are."""
        if self._places is None or self._places[0] is not which:
            numbers, firsts, counts = np.unique(which, return_index=True, return_counts=True)
            table = np.zeros((2, int(numbers.max(initial=0)) + 1), np.int64)
            table[0, numbers], table[1, numbers] = firsts, counts
            self._places = which, table[0], table[1]
        return int(self._places[1][number]), int(self._places[2][number])

    def _like(self, code: str, unknown: str) -> str:
        """What the word may have meant; only for as many as are told, since looking takes a while."""
        self._looked[code] += 1
        if not unknown or self._looked[code] > LISTED:
            return ""
        return suggested("region" if code == "unknown_region" else "indicator", unknown, self._catalog)
