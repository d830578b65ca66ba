"""Workbooks that Excel 2003 saved as XML, often named .xls."""

from __future__ import annotations

import re
from collections.abc import Mapping

from etl.preflight import COLUMNS, ROWS, check_sheets
from etl.sheets.elements import meet, whole
from etl.sheets.grid import Grid
from etl.sheets.number_format import date_text, format_kind, percent_text
from etl.sheets.number_text import stored_text
from etl.sheets.sheet import Sheet

NAMESPACE = "urn:schemas-microsoft-com:office:spreadsheet"
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")  # its encoding no longer holds
_WRITTEN = 164  # the first number that a file gives its own formats


def xml_2003_sheets(text: str) -> list[Sheet]:
    """All sheets, hidden ones too; IssueError where a limit is passed or the XML is damaged."""
    workbook = _Workbook()
    meet(_DECLARATION.sub("", text, count=1).encode(), "XML", workbook)
    return [grid.sheet() for grid in workbook.grids]


class _Workbook:
    """Where the reading stands: the sheet, the row and column, and the cell that is open."""

    def __init__(self) -> None:
        self.grids: list[Grid] = []
        self._percent: set[str] = set()
        self._parents: dict[str, str] = {}
        self._of_columns: dict[int, str] = {}  # styles of cells that name none
        self._of_row = self._of_table = ""
        self._style = self._cell_style = self._type = ""
        self._row = self._column = -1
        self._start = 0
        self._commented = self._uncalculated = False
        self._texts: list[str] | None = None

    def begin(self, name: str, said: Mapping[str, str]) -> None:
        """Meet the start of an element."""
        if name == "Cell":
            self._begin_cell(said)
        elif name == "Comment":
            self._commented = True
        elif name == "Data" and not self._commented:
            self._type, self._texts = said.get("Type", ""), []
        elif name == "Row":
            self._row, self._column = whole(said, "Index", self._row + 2) - 1, -1
            self._of_row = said.get("StyleID", "")
            if said.get("Hidden") == "1" and self._row < ROWS:
                self.grids[-1].hidden_rows.add(self._row)
        elif name == "Column":
            first = whole(said, "Index", self._column + 2) - 1
            self._column = first + whole(said, "Span", 0)
            if "StyleID" in said:
                columns = range(first, min(self._column + 1, COLUMNS))
                self._of_columns.update(dict.fromkeys(columns, said["StyleID"]))
            if said.get("Hidden") == "1":
                self.grids[-1].hidden_columns.update(range(first, min(self._column + 1, COLUMNS)))
        elif name == "Worksheet":
            self.grids.append(Grid(said.get("Name", "")))
            check_sheets(len(self.grids))
            self._row = self._column = -1
            self._of_columns = {}
        elif name == "Table":
            self._of_table = said.get("StyleID", "")
        elif name == "Style":
            self._style = said.get("ID", "")
            self._parents[self._style] = said.get("Parent", "")
        elif name == "NumberFormat":
            if _is_percent(said.get("Format", "")):
                self._percent.add(self._style)
            self._parents[self._style] = ""

    def end(self, name: str) -> None:
        """Meet the end of an element."""
        if name == "Data" and self._texts is not None:
            self._put("".join(self._texts))
            self._texts = None
        elif name == "Cell" and self._uncalculated:
            self.grids[-1].uncalculated.append((self._row, self._start))
        elif name == "Comment":
            self._commented = False

    def written(self, text: str) -> None:
        """Meet text; only that of cells is kept."""
        if self._texts is not None:
            self._texts.append(text)
        elif text.strip() in ("SheetHidden", "SheetVeryHidden"):
            self.grids[-1].hidden = True

    def _begin_cell(self, said: Mapping[str, str]) -> None:
        self._column = whole(said, "Index", self._column + 2) - 1
        inherited = self._of_row or self._of_columns.get(self._column, "") or self._of_table
        self._cell_style = said.get("StyleID", inherited)
        self._uncalculated = "Formula" in said
        across, down = whole(said, "MergeAcross", 0), whole(said, "MergeDown", 0)
        self.grids[-1].merge(self._row, self._column, down + 1, across + 1)
        self._start = self._column
        self._column += across

    def _put(self, text: str) -> None:
        grid, place = self.grids[-1], (self._row, self._start)
        self._uncalculated = self._uncalculated and not text and self._type != "String"
        if self._type == "Error":
            grid.errors.append((*place, text))
        elif self._type == "Boolean":
            grid.put(*place, "true" if text.strip() == "1" else "false")
        elif self._type == "DateTime":
            grid.put(*place, date_text(text.removesuffix(".000"), since_1904=False))
        elif self._type == "Number":
            number = stored_text(text)
            grid.put(*place, percent_text(number) if self._is_percent() else number)
        else:
            grid.put(*place, text)

    def _is_percent(self) -> bool:
        """Whether the style of the open cell, or one that it takes after, shows percentages."""
        style, met = self._cell_style, set[str]()
        while style not in self._percent and style not in met:
            met.add(style)
            style = self._parents.get(style, "")
        return style in self._percent


def _is_percent(form: str) -> bool:
    return form == "Percent" or format_kind(_WRITTEN, {_WRITTEN: form}) == "percent"
