"""Whether calamine and the XML agree on the cells of a worksheet; where they don't, nobody may choose for us.

Most worksheets are written in the one way in which nothing can be read otherwise, and that is soon told. The
others (comments inside cells, entities, two values, one address twice …) are read once more, cell by cell.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence

import pyarrow as pa

from etl.address import cell_name, cell_place
from etl.preflight import damaged
from etl.problem import IssueError
from etl.sheets.elements import meet

_SEEN = "\0"  # in place of a text that was compared; no text of a cell can be it
_ESCAPED = re.compile(r"_x[0-9A-Fa-f]{4}_")
_COMPARED = re.compile(r"[^\w.,%+\-]|_")
_DATED = re.compile(r"\d{4}-\d\d-\d\d.*|-?\d+:\d\d.*|P.*")  # a number that is shown as a date or a time
_ADDRESS = re.compile(r"[A-Za-z]{1,3}[1-9][0-9]{0,6}")
_SHOWN = 20  # characters of a cell in a message


def texts_of(xml: bytes, part: str) -> list[str]:
    """The texts that are written once for all cells, each without what only says how it is spoken."""
    items = _Texts()
    meet(xml, part, items)
    return items.found


def agree(sheet: str, xml: bytes, columns: Sequence[pa.Array], texts: Sequence[str]) -> None:
    """Compare each cell of a worksheet with what calamine read.

    ``texts`` are those that cells name by their number. IssueError names the first cell on which the two
    differ; where the XML is not well-formed, the worksheet.
    """
    cells = _Cells(sheet, [column.to_pylist() for column in columns], texts)
    meet(xml, f"工作表“{sheet}”", cells)
    cells.finish()


class _Texts:
    def __init__(self) -> None:
        self.found: list[str] = []
        self._parts: list[str] = []
        self._open = False
        self._spoken = 0

    def begin(self, name: str, said: Mapping[str, str]) -> None:
        """Meet the start of an element."""
        if name == "si":
            self._parts = []
        elif name == "rPh":
            self._spoken += 1
        self._open = name == "t" and not self._spoken

    def end(self, name: str) -> None:
        """Meet the end of an element."""
        self._open = False
        if name == "rPh":
            self._spoken -= 1
        elif name == "si":
            self.found.append("".join(self._parts))

    def written(self, text: str) -> None:
        """Meet text."""
        if self._open:
            self._parts.append(text)


class _Cells:
    """The cells as they are met, each compared and crossed out in what calamine read."""

    def __init__(self, sheet: str, grid: list[list[str | None]], texts: Sequence[str]) -> None:
        self._sheet, self._grid, self._texts = sheet, grid, texts
        self._row = self._column = -1
        self._kind = ""
        self._inside = self._within = ""  # the cell, and the element of it that holds its text
        self._parts: dict[str, list[str]] = {}
        self._spoken = 0

    def begin(self, name: str, said: Mapping[str, str]) -> None:
        """Meet the start of an element."""
        if name == "row":
            self._row, self._column = _number(said.get("r", ""), self._row + 2) - 1, -1
        elif name == "c":
            self._begin_cell(said)
        elif name == "rPh":
            self._spoken += 1
        elif self._inside and name in ("v", "t") and not self._spoken:
            self._within = name
            if name == "v" and name in self._parts:
                raise self._differ("", "")
            self._parts.setdefault(name, [])

    def end(self, name: str) -> None:
        """Meet the end of an element."""
        if name == "c" and self._inside:
            self._compare()
            self._inside = ""
        elif name == "rPh":
            self._spoken -= 1
        elif name == self._within:
            self._within = ""

    def written(self, text: str) -> None:
        """Meet text."""
        if self._within:
            self._parts[self._within].append(text)

    def finish(self) -> None:
        """Refuse what calamine found and the XML has not."""
        for column, texts in enumerate(self._grid):
            for row, text in enumerate(texts):
                if text and text != _SEEN:
                    self._row, self._column = row, column
                    raise self._differ("", text)

    def _begin_cell(self, said: Mapping[str, str]) -> None:
        address = said.get("r", "")
        if self._inside or (address and not _ADDRESS.fullmatch(address)):
            raise damaged(f"工作表“{self._sheet}”的单元格地址 {address[:_SHOWN]}")
        if address:
            row, self._column = cell_place(address.upper())
            self._row = row
        else:
            self._column += 1
        self._kind, self._inside, self._parts = said.get("t", "n"), "c", {}

    def _compare(self) -> None:
        """Compare the cell with what stands in its place, and cross that out."""
        value, inline = ("".join(self._parts.get(name, ())) for name in ("v", "t"))
        told = self._told(value, inline)
        column = self._grid[self._column] if self._column < len(self._grid) else []
        read = (column[self._row] if self._row < len(column) else None) or ""
        if read == _SEEN or not _same(self._kind, told, read):
            raise self._differ(told, read.replace(_SEEN, ""))
        if read or told:
            column[self._row] = _SEEN

    def _told(self, value: str, inline: str) -> str:
        if self._kind == "e":
            return ""
        if self._kind == "inlineStr":
            return inline
        if self._kind != "s":
            return value
        if not value.strip():
            return ""
        at = _number(value, -1)
        if not 0 <= at < len(self._texts):
            raise self._differ(value, "")
        return self._texts[at]

    def _differ(self, told: str, read: str) -> IssueError:
        words = "、".join(f"“{each[:_SHOWN]}”" for each in (told, read) if each)
        found = f"（{words}）" if words else ""
        message = (
            f"单元格在文件里的写法不合规范，可以读出不同的内容{found}，不能断定哪个对，不予读取。"
            "请用 Excel 或 WPS 打开核对后另存为 .xlsx 再读。"
        )
        return IssueError("contradictory", message, self._sheet, cell_name(self._row, self._column))


def _same(kind: str, told: str, read: str) -> bool:
    """Whether two texts are the same but for signs that nobody sees; numbers, whether they are equal."""
    if kind == "b":
        return read == ("false" if told.strip() in ("0", "false") else "true") if told else not read
    if kind == "d":
        return bool(told) == bool(read)
    if kind == "n":
        return told.strip() == read.strip() or _equal(told, read) or bool(_DATED.fullmatch(read))
    return _bare(told) == _bare(read)


def _equal(told: str, read: str) -> bool:
    try:
        return math.isclose(float(told), float(read), rel_tol=1e-14)  # 15 digits of it are kept
    except ValueError:
        return False


def _bare(text: str) -> str:
    return _COMPARED.sub("", _ESCAPED.sub("", text))


def _number(text: str, default: int) -> int:
    text = text.strip()
    return int(text) if text.isdecimal() and text.isascii() and len(text) < 10 else default
