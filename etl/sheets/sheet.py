"""What every reader gives: sheets of texts, what is merged and hidden in them, what was lost on the way."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from etl.problem import Issue

_TOP = 120  # rows


class Merge(NamedTuple):
    """Cells shown as one, from the first that alone has a text to the last, both included, counted from 0."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True)
class Sheet:
    """One sheet: a column of texts (Arrow strings, null = empty) for each column from A, all equally long.

    A percentage arrives as it is shown ("18.6%"), a date as ISO text ("2003-09-01"). ``issues`` name cells
    whose content is not what people see or is lost: errors, formulas that were never calculated.
    """

    name: str
    columns: tuple[pa.Array, ...]
    hidden: bool = False
    merges: tuple[Merge, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    issues: tuple[Issue, ...] = ()

    @property
    def height(self) -> int:
        """Number of rows, from row 1 to the last used one."""
        return len(self.columns[0]) if self.columns else 0

    @property
    def width(self) -> int:
        """Number of columns, from A to the last used one."""
        return len(self.columns)

    def text(self, row: int, column: int) -> str:
        """A cell's text without surrounding spaces; '' where it is empty."""
        return (self.columns[column][row].as_py() or "").strip()

    def rows(self, first: int, last: int) -> list[list[str]]:
        """The texts of rows ``first`` to ``last - 1``; for the few rows that a layout looks at."""
        last = min(last, self.height)
        if last <= len(self._top):
            return self._top[first:last]
        return self._listed(first, last)

    @cached_property
    def _top(self) -> list[list[str]]:
        """The first rows, which every layout looks at."""
        return self._listed(0, min(_TOP, self.height))

    def _listed(self, first: int, last: int) -> list[list[str]]:
        parts = [column.slice(first, max(0, last - first)).to_pylist() for column in self.columns]
        return [[text or "" for text in row] for row in zip(*parts, strict=True)]


def text_bytes(column: pa.Array) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.uint8]]:
    """Where each text of a column begins, and the last ends, in the UTF-8 bytes, and these bytes."""
    _, offsets, data = column.buffers()
    bounds = np.frombuffer(offsets, np.int32)[column.offset : column.offset + len(column) + 1]
    return bounds, np.frombuffer(data or b"", np.uint8)
