"""Drawing a workbook as a bureau would send it, and saying beside it what is to be read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

CITY = "990100"


@dataclass(frozen=True)
class Slots:
    """What is said of a figure; None where this part of the table says nothing of it.

    ``words`` stand in the figure's indicator text, ``place`` in its region text; ``code`` is 'indicator' or
    'indicator=category' of the catalogue, '' where it has none.
    """

    words: tuple[str, ...] | None = None
    code: str | None = None
    place: str | None = None
    region: str | None = None
    span: str | None = None
    measure: str | None = None
    unit: str | None = None

    def over(self, other: Slots) -> Slots:
        """These, and the other's where these say nothing."""
        said = {name: value for name, value in vars(self).items() if value is not None}
        return replace(other, **said)


BASIS = Slots(words=(), code="", place="", region=CITY, measure="actual")


def of(code: str, *words: str, unit: str | None = None) -> Slots:
    """The indicator of a row or column."""
    return Slots(words=words, code=code, unit=unit)


def at(region: str, place: str = "") -> Slots:
    """The region of a row or column."""
    return Slots(region=region, place=place)


def span(months: str, unit: str | None = None) -> Slots:
    """Levels of these months: 2026-08 or 2026-01..2026-08."""
    return Slots(span=months, unit=unit)


def growth(months: str) -> Slots:
    """Growth of these months on the same ones of last year, as printed."""
    return Slots(span=months, measure="yoy_reported", unit="%")


@dataclass(frozen=True)
class Fact:
    """A figure that is to be read from this cell."""

    sheet: str
    cell: str
    value: float
    slots: Slots


@dataclass
class Expected:
    """Nothing is read from ``never`` and nothing loaded from ``apart``; ``last_year``: cell → its months."""

    facts: list[Fact] = field(default_factory=list)
    never: set[tuple[str, str]] = field(default_factory=set)
    apart: set[tuple[str, str]] = field(default_factory=set)
    last_year: dict[tuple[str, str], str] = field(default_factory=dict)


class Page:
    """One sheet; ``slots`` hold for each of its figures unless a row or a column says otherwise."""

    def __init__(self, sheet: Worksheet, expected: Expected, slots: Slots) -> None:
        self.sheet, self.expected, self.slots = sheet, expected, slots.over(BASIS)

    def title(self, text: str, width: str, row: int = 1) -> None:
        """A line in the middle of columns A to ``width``."""
        self.put(f"A{row}", [text])
        self.merge(f"A{row}:{width}{row}")
        self.sheet[f"A{row}"].font = Font(name="宋体", size=16, bold=True)

    def corner(self, cell: str, text: str) -> None:
        """A line set to the right."""
        self.put(cell, [text])
        self.sheet[cell].alignment = Alignment(horizontal="right")

    def put(self, cell: str, *rows: Sequence[Any]) -> None:
        """Rows of cells from here on; None leaves a cell as it is."""
        first = self.sheet[cell]
        for down, row in enumerate(rows):
            for across, value in enumerate(row):
                if value is not None:
                    self.sheet.cell(first.row + down, first.column + across, value)

    def merge(self, *ranges: str) -> None:
        """Merge each, text in the middle."""
        for cells in ranges:
            self.sheet.merge_cells(cells)
            middle = Alignment(horizontal="center", vertical="center", wrap_text=True)
            self.sheet[cells.partition(":")[0]].alignment = middle

    def formats(self, cells: str, number_format: str) -> None:
        """Show these cells so."""
        for cell in self._cells(cells):
            self.sheet[cell].number_format = number_format

    def expect(self, rows: Mapping[int, Slots], columns: Mapping[str, Slots]) -> None:
        """Each number where these rows and columns cross is a figure; a column's slots go before a row's."""
        for row, of_row in rows.items():
            for letter, of_column in columns.items():
                value = self.sheet[f"{letter}{row}"].value
                if isinstance(value, int | float):
                    self.fact(f"{letter}{row}", value, of_column.over(of_row))

    def fact(self, cell: str, value: float, *slots: Slots) -> None:
        """One figure, for which the earlier slots go before the later ones."""
        whole = self.slots
        for one in reversed(slots):
            whole = one.over(whole)
        self.expected.facts.append(Fact(self.sheet.title, cell, float(value), whole))

    def never(self, *ranges: str) -> None:
        """Nothing is read from these cells."""
        self.expected.never |= {(self.sheet.title, cell) for cells in ranges for cell in self._cells(cells)}

    def apart(self, *ranges: str) -> None:
        """Nothing is loaded from these cells: growth on last month, shares, sums of regions unknown."""
        self.expected.apart |= {(self.sheet.title, cell) for cells in ranges for cell in self._cells(cells)}

    def last_year(self, cells: str, months: str) -> None:
        """Figures of last year, repeated to compare with: never those of this year."""
        self.expected.last_year |= {(self.sheet.title, cell): months for cell in self._cells(cells)}

    def _cells(self, cells: str) -> list[str]:
        found = self.sheet[cells]
        rows = found if isinstance(found, tuple) else ((found,),)
        return [f"{get_column_letter(cell.column)}{cell.row}" for row in rows for cell in row]


class Book:
    """A workbook and what is to be read from it."""

    def __init__(self) -> None:
        self.workbook = Workbook()
        self.workbook.remove(self.workbook.worksheets[0])
        self.expected = Expected()

    def page(self, name: str, slots: Slots = BASIS) -> Page:
        """A further sheet."""
        return Page(self.workbook.create_sheet(name), self.expected, slots)
