"""What a layout says about a sheet: where the values are, and which texts belong to each of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from etl.coded import Coded
from etl.problem import Issue
from etl.sheets import Sheet

Field = Literal["indicator", "region", "category", "period", "measure", "unit", "status"]
FIELDS: tuple[Field, ...] = ("indicator", "region", "category", "period", "measure", "unit", "status")
Texts = dict[Field, str]
RowKind = Literal[
    "data", "total", "part", "derived", "code", "section", "note", "repeated", "signature", "blank", "hidden"
]
READ: frozenset[RowKind] = frozenset(("data", "total", "part", "derived"))
NO_UNIT = "-"  # of a column or row to which the unit of the whole table does not apply


@dataclass(frozen=True)
class Column:
    """A column of values and the texts that hold for all of them; ``index`` counts from 0 (column A)."""

    index: int
    texts: Texts


@dataclass(frozen=True)
class Block:
    """One table of a sheet; rows count from 0: the ``header``, then values from ``first`` to ``last - 1``.

    A value's text for a field is that of its column, else that of its row (``stubs`` says in which column it
    stands), else that of the whole table. Where ``row_texts`` has a field, a row's text is not that of one
    cell; it is then joined with the column's, and ``title`` goes before the names of all figures.
    ``kinds`` tells the rows that are no plain data, ``skipped`` the columns that are not read, and why.
    ``over`` is the first row of a header of several rows, ``ruled_unit`` what a person said the unit is.
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
    title: str = ""
    row_texts: Mapping[Field, Coded] = field(default_factory=dict)
    kinds: Mapping[int, RowKind] = field(default_factory=dict)
    skipped: Mapping[int, str] = field(default_factory=dict)
    over: int | None = None
    places: Mapping[Field, tuple[int, int]] = field(default_factory=dict)
    ruled_unit: str = ""

    @property
    def header_rows(self) -> range:
        """All rows of the header."""
        return range(self.header if self.over is None else self.over, self.header + 1)

    def kind(self, row: int) -> RowKind:
        """What a row of the body is."""
        return self.kinds.get(row, "data")

    def origin(self, field: Field, row: int, column: int) -> tuple[int, int]:
        """Row and column of the cell that says ``field`` of the value here; of the value if none does."""
        own = next((one.texts for one in self.columns if one.index == column), {})
        if own.get(field) and own[field] != NO_UNIT:
            return (self.first - 1 if field == "unit" and self.over is None else self.header), column
        stub = self.stubs.get(field)
        if stub is not None and self.sheet.text(row, stub):
            return row, stub
        return self.places.get(field, (row, column))
