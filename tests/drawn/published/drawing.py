"""Drawing a published file by the form of its publisher, and saying beside it what is to be read from it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from openpyxl import Workbook
from openpyxl.utils import coordinate_to_tuple, get_column_letter, range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

Rows = Sequence[Sequence[Any]]
BLANK: list[Any] = []


class Truth(NamedTuple):
    """One figure: ``words`` stand in its indicator text, ``place`` in its region text."""

    sheet: str
    cell: str
    words: str
    place: str
    span: str
    unit: str
    value: float


@dataclass
class Drawing:
    """A file and what is to be read from it; ``traps`` are cells from which nothing may be read."""

    data: bytes = b""
    truths: list[Truth] = field(default_factory=list)
    traps: set[tuple[str, str]] = field(default_factory=set)


def invented(count: int, start: float = 100.5, step: float = 7.3) -> list[float]:
    """Figures of which no two are alike."""
    return [round(start + step * n, 1) for n in range(count)]


class Published:
    """A file while it is drawn; sheets are lists of rows, and figures are named by rows and columns."""

    def __init__(self) -> None:
        self.book = Workbook()
        self.book.remove(self.book.worksheets[0])
        self.drawing = Drawing()

    def sheet(self, name: str, rows: Rows, merges: Sequence[str] = ()) -> Worksheet:
        """A sheet with these rows; None leaves a cell empty."""
        sheet = self.book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        for cells in merges:
            sheet.merge_cells(cells)
        return sheet

    def figures(
        self, sheet: Worksheet, base: str, rows: Mapping[int, str], columns: Mapping[str, str]
    ) -> None:
        """Each number where rows and columns cross, said as ``words|place|span|unit``.

        Words are those of the base, the column and the row together; of the other three the row's, else the
        column's, else the base's. What a row or column leaves out at the end is empty.
        """
        for row, of_row in rows.items():
            for letter, of_column in columns.items():
                value = _number(sheet[f"{letter}{row}"].value, sheet[f"{letter}{row}"].number_format)
                said = [_parts(text) for text in (base, of_column, of_row)]
                words = " ".join(one[0] for one in said)
                place, span, unit = (
                    next((one[at] for one in reversed(said) if one[at]), "") for at in (1, 2, 3)
                )
                whole = Truth(sheet.title, f"{letter}{row}", words, place, months(span), unit, value)
                self.drawing.truths.append(whole)

    def traps(self, sheet: Worksheet, *ranges: str) -> None:
        """Nothing is read from these cells."""
        for cells in ranges:
            left, top, right, bottom = range_boundaries(cells)
            for row in range(top, bottom + 1):
                for column in range(left, right + 1):
                    self.drawing.traps.add((sheet.title, f"{get_column_letter(column)}{row}"))

    def workbook(self) -> Drawing:
        """The file as an .xlsx workbook."""
        out = io.BytesIO()
        self.book.save(out)
        self.drawing.data = out.getvalue()
        return self.drawing

    def delimited(self, encoding: str = "utf-8", delimiter: str = ",") -> Drawing:
        """The only sheet as delimited text, in which its name is csv."""
        (sheet,) = self.book.worksheets
        out = io.StringIO()
        lines = csv.writer(out, delimiter=delimiter, lineterminator="\n")
        lines.writerows(["" if cell is None else cell for cell in row] for row in sheet.values)
        self.drawing.data = out.getvalue().encode(encoding)
        self.drawing.truths = [one._replace(sheet="csv") for one in self.drawing.truths]
        self.drawing.traps = {("csv", cell) for _, cell in self.drawing.traps}
        return self.drawing


def fill(sheet: Worksheet, cells: str, start: float = 100.5, step: float = 7.3) -> None:
    """Invented figures in all of these cells."""
    left, top, right, bottom = range_boundaries(cells)
    figures = iter(invented((right - left + 1) * (bottom - top + 1), start, step))
    for row in range(top, bottom + 1):
        for column in range(left, right + 1):
            sheet.cell(row, column, next(figures))


def down(cell: str, texts: Sequence[str]) -> dict[int, str]:
    """Texts for the rows from a cell on."""
    first = coordinate_to_tuple(cell)[0]
    return {first + at: text for at, text in enumerate(texts)}


def months(span: str) -> str:
    """First and last month of 2019, 2019Q1, 2019-03 or 2019-04..2020-03."""
    if re.fullmatch(r"\d{4}", span):
        return f"{span}-01..{span}-12"
    if quarter := re.fullmatch(r"(\d{4})Q(\d)", span):
        last = int(quarter[2]) * 3
        return f"{quarter[1]}-{last - 2:02}..{quarter[1]}-{last:02}"
    return span if ".." in span or not span else f"{span}..{span}"


def _parts(text: str) -> list[str]:
    return [part.strip() for part in (text + "|||").split("|")[:4]]


def _number(value: Any, number_format: str) -> float:
    if isinstance(value, str):
        found = re.search(r"-?\d[\d,]*\.?\d*", value)
        assert found, value
        return float(found[0].replace(",", ""))
    return float(value) * (100 if "%" in number_format else 1)
