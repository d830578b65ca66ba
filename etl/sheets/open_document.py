"""Spreadsheets of OpenDocument (.ods), as LibreOffice writes them: values, formats and layout in one pass."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product

from etl.archive import Archive
from etl.preflight import COLUMNS, ROWS, check_cells, check_extent, check_sheets, encrypted
from etl.sheets.elements import meet, whole
from etl.sheets.grid import Grid
from etl.sheets.number_format import date_text, percent_text
from etl.sheets.number_text import stored_text
from etl.sheets.sheet import Sheet

CONTENT = "content.xml"
_MANIFEST = "META-INF/manifest.xml"
_HIDDEN = ("collapse", "filter")
_ASIDE = ("annotation", "note")  # what is said of a cell, not in it
_ERRORS = ("#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "Err:", "错误:5")


def open_document_sheets(archive: Archive) -> list[Sheet]:
    """All sheets, hidden ones too; IssueError where a limit is passed or the file is damaged or encrypted."""
    if _MANIFEST in archive and b"encryption-data" in archive.part(_MANIFEST):
        raise encrypted()
    content = _Content()
    meet(archive.part(CONTENT), CONTENT, content)
    return [grid.sheet() for grid in content.grids]


class _Content:
    """Where the reading stands: the sheet, the row and column, and the cell that is open."""

    def __init__(self) -> None:
        self.grids: list[Grid] = []
        self._undisplayed: set[str] = set()  # styles of hidden sheets
        self._style = ""
        self._row = self._column = self._rows = 0
        self._cell: Mapping[str, str] | None = None
        self._texts: list[str] = []
        self._paragraph = False
        self._depth = 0  # of what stands inside a cell and is not its text

    def begin(self, name: str, said: Mapping[str, str]) -> None:
        """Meet the start of an element."""
        if self._cell is not None:
            self._inside(name, said)
        elif name in ("table-cell", "covered-table-cell"):
            self._cell, self._texts, self._depth = said, [], 0
        elif name == "table-row":
            self._column, self._rows = 0, whole(said, "number-rows-repeated", 1)
            if said.get("visibility") in _HIDDEN:
                last = min(self._row + self._rows, ROWS)
                self.grids[-1].hidden_rows.update(range(self._row, last))
        elif name == "table-column":
            self._pass_column(said)
        elif name == "table":
            self.grids.append(Grid(said.get("name", ""), said.get("style-name", "") in self._undisplayed))
            check_sheets(len(self.grids))
            self._row = self._column = 0
        elif name == "style":
            self._style = said.get("name", "")
        elif name == "table-properties" and said.get("display") == "false":
            self._undisplayed.add(self._style)

    def end(self, name: str) -> None:
        """Meet the end of an element."""
        if self._cell is not None and name in ("table-cell", "covered-table-cell"):
            self._finish(self._cell)
            self._cell = None
        elif self._cell is not None and name in _ASIDE:
            self._depth -= 1
        elif name == "p":
            self._paragraph = False
        elif name == "table-row":
            self._row += self._rows

    def written(self, text: str) -> None:
        """Meet text, of a cell or not."""
        if self._paragraph and not self._depth:
            self._texts.append(text)

    def _inside(self, name: str, said: Mapping[str, str]) -> None:
        if name in _ASIDE:
            self._depth += 1
        elif self._depth:
            return
        elif name == "p":
            self._paragraph = True
            self._texts += ["\n"] if self._texts else []
        elif name == "s":
            self._texts.append(" " * min(whole(said, "c", 1), 100))
        elif name in ("line-break", "tab"):
            self._texts.append("\n" if name == "line-break" else "\t")

    def _pass_column(self, said: Mapping[str, str]) -> None:
        last = self._column + whole(said, "number-columns-repeated", 1)
        if said.get("visibility") in _HIDDEN:
            self.grids[-1].hidden_columns.update(range(self._column, min(last, COLUMNS)))
        self._column = last

    def _finish(self, said: Mapping[str, str]) -> None:
        grid, times = self.grids[-1], whole(said, "number-columns-repeated", 1)
        shown = "".join(self._texts)
        if said.get("value-type") == "error" or shown.startswith(_ERRORS):
            grid.errors += [(*place, shown) for place in self._places(times, len(grid.errors))]
        elif "formula" in said and not shown and not {"value-type", "value"} & said.keys():
            grid.uncalculated += self._places(times, len(grid.uncalculated))
        elif text := _text(said, shown):
            for row, column in self._places(times):
                grid.put(row, column, text)
        rows, columns = whole(said, "number-rows-spanned", 1), whole(said, "number-columns-spanned", 1)
        grid.merge(self._row, self._column, rows, columns)
        self._column += times

    def _places(self, times: int, before: int = 0) -> Iterator[tuple[int, int]]:
        """Every cell that an element stands for; many empty ones, which nobody asks for, end a sheet."""
        grid, last_row, last_column = self.grids[-1], self._row + self._rows, self._column + times
        check_extent(grid.name, last_row, last_column)
        check_cells(grid.name, before + self._rows * times)
        return product(range(self._row, last_row), range(self._column, last_column))


def _text(said: Mapping[str, str], shown: str) -> str:
    """A number as stored, a percentage as a percentage, a date as ISO text, anything else as it is shown."""
    kind = said.get("value-type", "string")
    if kind == "date":
        return date_text(said.get("date-value", shown), since_1904=False)
    if kind in ("float", "currency", "percentage") and "value" in said:
        text = stored_text(said["value"])
        return percent_text(text) if kind == "percentage" or shown.endswith("%") else text
    return said.get("boolean-value", shown)
