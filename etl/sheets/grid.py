"""Cells put one by one, by readers that meet them one by one, until they are a sheet."""

from __future__ import annotations

from dataclasses import dataclass, field

import pyarrow as pa

from etl.address import cell_name
from etl.preflight import (
    CELL_CHARACTERS,
    COLUMNS,
    ROWS,
    check_cells,
    check_extent,
    check_merges,
    check_text,
)
from etl.problem import Issue
from etl.sheets.findings import cell_issues
from etl.sheets.sheet import Merge, Sheet


@dataclass
class Grid:
    """A sheet that grows; IssueError as soon as it passes a limit."""

    name: str
    hidden: bool = False
    columns: dict[int, dict[int, str]] = field(default_factory=dict)  # texts by row
    merges: list[Merge] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    errors: list[tuple[int, int, str]] = field(default_factory=list)
    uncalculated: list[tuple[int, int]] = field(default_factory=list)
    _count: int = 0

    def put(self, row: int, column: int, text: str) -> None:
        """Set a cell; an empty text leaves it empty."""
        if not text:
            return
        if len(text) > CELL_CHARACTERS or row >= ROWS or column >= COLUMNS:
            check_text(self.name, len(text), cell_name(row, column))
            check_extent(self.name, row + 1, column + 1, cell_name(row, column))
        self.columns.setdefault(column, {})[row] = text
        self._count += 1
        check_cells(self.name, self._count)

    def merge(self, row: int, column: int, rows: int, columns: int) -> None:
        """Show this many rows and columns from a cell on as one; 1 × 1 is no merge."""
        if rows > 1 or columns > 1:
            self.merges.append(Merge(row, column, row + rows - 1, column + columns - 1))
            check_merges(self.name, len(self.merges))

    def sheet(self, issues: tuple[Issue, ...] = ()) -> Sheet:
        """What was put, from A1 to the last row and column with a text."""
        height = max((max(texts) + 1 for texts in self.columns.values()), default=0)
        width = max(self.columns, default=-1) + 1
        check_extent(self.name, height, width)
        listed = (map(self.columns.get(column, {}).get, range(height)) for column in range(width))
        return Sheet(
            self.name,
            tuple(pa.array(column, pa.string()) for column in listed),
            self.hidden,
            tuple(self.merges),
            frozenset(row for row in self.hidden_rows if row < height),
            frozenset(column for column in self.hidden_columns if column < width),
            (*issues, *cell_issues(self.name, self.errors, self.uncalculated)),
        )
