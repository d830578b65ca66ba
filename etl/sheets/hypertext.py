"""The HTML tables that many systems save as .xls; what stands between the tables becomes rows of one cell."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from etl.preflight import COLUMNS, ROWS, damaged
from etl.printed_number import read_number
from etl.sheets.grid import Grid
from etl.sheets.number_format import percent_text
from etl.sheets.number_text import stored_text
from etl.sheets.sheet import Sheet

SHEET = "html"
_SILENT = frozenset({"script", "style", "head", "title", "xml", "noscript"})
_LINES = frozenset({"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "center", "caption", "body"})
_NOT_SHOWN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
# 12.5 with a raised 2 is neither 12.52 nor, with ² in its place, a number.
_RAISED = {
    "sup": str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"),
    "sub": str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉"),
}
_DEEPEST = 40  # tables in one another: what no system writes
_SPACES = re.compile(r"[ \t\r\f\v\xa0]+")


def hypertext_sheets(text: str) -> list[Sheet]:
    """One sheet: the tables of a document one below the other, an empty row between them."""
    document = _Document()
    document.feed(text)
    document.close()
    document.finish()
    return [document.grid.sheet()]


@dataclass
class _Table:
    """A table that is open: its cells by place, and the rows down to which each column is taken by spans."""

    cells: list[tuple[int, int, int, int, str]] = field(default_factory=list)
    taken: dict[int, int] = field(default_factory=dict)
    hidden: set[int] = field(default_factory=set)
    row: int = -1
    column: int = 0
    span: tuple[int, int] = (1, 1)
    stored: str = ""
    texts: list[str] | None = None

    def begin_row(self, shown: bool) -> None:
        """Begin the next row."""
        self.end_cell()
        self.row, self.column = self.row + 1, 0
        if not shown:
            self.hidden.add(self.row)

    def begin_cell(self, rows: int, columns: int, stored: str) -> None:
        """Begin a cell in the next free column; its end may not be written. ``stored``: what Excel kept."""
        self.end_cell()
        self.row = max(self.row, 0)
        while self.taken.get(self.column, -1) >= self.row:
            self.column += 1
        self.span, self.stored, self.texts = (rows, columns), stored, []

    def end_cell(self) -> None:
        """End the open cell, if there is one."""
        if self.texts is None:
            return
        rows, columns = self.span
        text, self.texts = _whole(_shown(self.texts), self.stored), None
        self.cells.append((self.row, self.column, rows, columns, text))
        if rows > 1:
            self.taken.update(dict.fromkeys(range(self.column, self.column + columns), self.row + rows - 1))
        self.column += columns


class _Document(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.grid = Grid(SHEET)
        self._tables: list[_Table] = []
        self._between: list[str] = []
        self._silent = 0
        self._raised: list[dict[int, int]] = []
        self._next = 0  # row of the sheet

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Meet the start of an element."""
        said = {name: value or "" for name, value in attrs}
        table = self._tables[-1] if self._tables else None
        if tag in _SILENT:
            self._silent += 1
        elif tag == "table":
            self._end_line()
            if len(self._tables) == _DEEPEST:
                raise damaged("表格层层嵌套")
            self._tables.append(_Table())
        elif tag in _LINES or tag == "br":
            self.handle_data("\n") if table else self._end_line()
        elif table and tag == "tr":
            table.begin_row(not _NOT_SHOWN.search(said.get("style", "")))
        elif table and tag in ("td", "th"):
            across = _span(said, "colspan", COLUMNS)
            table.begin_cell(_span(said, "rowspan", ROWS), across, said.get("x:num", ""))
        elif tag in _RAISED:
            self._raised.append(_RAISED[tag])

    def handle_endtag(self, tag: str) -> None:
        """Meet the end of an element."""
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in _RAISED:
            self._raised = self._raised[:-1]
        elif tag == "table" and self._tables:
            self._place(self._tables.pop())
        elif tag in ("td", "th", "tr") and self._tables:
            self._tables[-1].end_cell()
        elif tag in _LINES and not self._tables:
            self._end_line()

    def handle_data(self, data: str) -> None:
        """Meet text."""
        if self._silent:
            return
        if self._raised:
            data = data.translate(self._raised[-1])
        if not self._tables:
            self._between.append(data)
        elif self._tables[-1].texts is not None:
            self._tables[-1].texts.append(data)

    def finish(self) -> None:
        """End what the document left open."""
        while self._tables:
            self._place(self._tables.pop())
        self._end_line()

    def _end_line(self) -> None:
        text, self._between = _shown(self._between), []
        if text:
            self.grid.put(self._next, 0, text)
            self._next += 1

    def _place(self, table: _Table) -> None:
        table.end_cell()
        if not any(text for *_, text in table.cells):
            return
        top, height = self._next, table.row + 1
        for row, column, rows, columns, text in table.cells:
            self.grid.put(top + row, column, text)
            self.grid.merge(top + row, column, min(rows, height - row), columns)
        self.grid.hidden_rows.update(top + row for row in table.hidden)
        self._next = top + height + 1


def _shown(texts: list[str]) -> str:
    """Text as a browser shows it: runs of spaces are one."""
    lines = (_SPACES.sub(" ", line).strip() for line in "".join(texts).split("\n"))
    return "\n".join(line for line in lines if line)


def _whole(shown: str, stored: str) -> str:
    """The number that Excel kept beside one that it showed rounded; another text as it is shown."""
    if not stored.strip() or not math.isfinite(read_number(shown).value):
        return shown
    return percent_text(stored_text(stored)) if shown.endswith("%") else stored_text(stored)


def _span(said: dict[str, str], name: str, most: int) -> int:
    text = said.get(name, "1").strip()
    return max(1, min(int(text), most)) if text.isdecimal() and len(text) < 20 else 1
