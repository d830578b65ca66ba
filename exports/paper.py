"""How a workbook looks: its formats, each made once, widths that hold Chinese, and the printed page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from exhibits import theme
from exports.printed import PERCENT, Printed

FACE: Final = {"font_name": "Microsoft YaHei", "font_size": 10, "valign": "vcenter"}
NARROWEST, WIDEST = 8.0, 46.0
A4: Final = 9


class Paper:
    """The formats of one workbook."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._figures: dict[tuple[bool, int, str, bool], Format] = {}
        self.title = self._of(bold=True, font_size=13)
        self.muted = self._of(font_color=theme.MUTED)
        head = {"bold": True, "font_color": theme.PAPER, "bg_color": theme.AHEAD, "text_wrap": True}
        self.head = self._of(**head, indent=1)
        self.figure_head = self._of(**head, align="right")
        self.words = self._of(bottom=4, bottom_color=theme.GRID, indent=1)
        # A word in a column of figures stands right, as on the screen, and grey: it is no figure.
        self.silent = self._of(bottom=4, bottom_color=theme.GRID, align="right", font_color=theme.MUTED)
        self.drawn = self._of(font_color=theme.MUTED)  # what charts read, out of sight
        self.label = self._of(bold=True, valign="top")
        self.prose = self._of(text_wrap=True, valign="top")

    def figure(self, number: Printed, decimals: int, unit: str) -> Format:
        """For a number as printed; a ``unit`` that the column's head does not say stands behind it."""
        look = (number.unit == PERCENT, decimals, unit, number.signed)
        found = self._figures.get(look)
        if found is None:
            found = self._of(num_format=_number_format(*look), bottom=4, bottom_color=theme.GRID)
            self._figures[look] = found
        return found

    def fit(self, sheet: Worksheet) -> None:
        """On paper: across, one page wide."""
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.5)

    def _of(self, **properties: Any) -> Format:
        return self._book.add_format(FACE | properties)


def width(texts: Iterable[str]) -> float:
    """A column's width for its longest text, within reason: a Chinese character takes two."""
    longest = max(map(_places, set(texts)), default=0)
    return min(max(longest * 1.05 + 2.0, NARROWEST), WIDEST)


def _places(text: str) -> int:
    return len(text.encode("gb18030", "replace"))


def _number_format(percent: bool, decimals: int, unit: str, signed: bool) -> str:
    """#,##0.00, 0.0%, +0.0 for what prints its plus, 0.0"个百分点" where the unit has to be said."""
    places = f".{'0' * decimals}" if decimals else ""
    if percent:
        digits = f"0{places}%"
    else:
        literal = unit.replace('"', "")
        digits = f"#,##0{places}" + (f'"{literal}"' if literal else "")
    return f"+{digits};-{digits};{digits}" if signed else digits
