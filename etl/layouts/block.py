"""What a layout says about a sheet: where the values are, and which texts belong to each of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from etl.problem import Issue
from etl.sheets import Sheet

Field = Literal["indicator", "region", "category", "period", "measure", "unit", "status"]
FIELDS: tuple[Field, ...] = ("indicator", "region", "category", "period", "measure", "unit", "status")
Texts = dict[Field, str]


@dataclass(frozen=True)
class Column:
    """A column of values and the texts that hold for all of them; ``index`` counts from 0 (column A)."""

    index: int
    texts: Texts


@dataclass(frozen=True)
class Block:
    """One table of a sheet; rows count from 0: the ``header``, then values from ``first`` to ``last - 1``.

    A value's text for a field is that of its column, else that of its row (``stubs`` says in which column it
    stands), else that of the whole table.
    """

    sheet: Sheet
    layout: str
    header: int
    first: int
    last: int
    columns: tuple[Column, ...]
    stubs: dict[Field, int]
    texts: Texts = field(default_factory=dict)
    source: str = ""
    issues: tuple[Issue, ...] = ()

    def origin(self, field: Field, row: int, column: int) -> tuple[int, int]:
        """Row and column of the cell that says ``field`` of the value here; of the value if none does."""
        own = next((one.texts for one in self.columns if one.index == column), {})
        if own.get(field):
            return (self.first - 1 if field == "unit" else self.header), column
        stub = self.stubs.get(field)
        return (row, stub) if stub is not None and self.sheet.text(row, stub) else (row, column)
