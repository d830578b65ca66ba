"""A table of an official paper: three rules, heads that repeat on every page, numbers aligned right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from docx.oxml import parse_xml

from exhibits import theme
from exhibits.exhibit import Cell, Table, Tone
from exports.document.house import TEXT_WIDTH
from exports.document.styles import CELL, CELL_HEAD, FIGURE, NAMESPACE
from exports.document.writing import paragraph
from exports.slides.words import ems

TOGETHER: Final = 16  # rows that stay on one page
TRIES: Final = ((12.0, 14.0), (10.5, 14.0), (10.5, 10.0), (9.0, 14.0), (9.0, 9.0), (8.0, 8.0))
USUAL: Final = TRIES[0][0]
PAD: Final = 230  # twentieths of a point that a cell's edges take
FIGURE_WIDEST: Final = 11.0  # of words in a column of figures
TONES: Final[dict[Tone, str]] = {"ahead": theme.AHEAD, "behind": theme.BEHIND_TEXT}
THICK, THIN = 12, 4  # eighths of a point
TWENTIETHS: Final = 20


class Grid(NamedTuple):
    """Columns of a table that fit beside each other, in one size of type."""

    columns: tuple[int, ...]
    widths: tuple[int, ...]
    size: float


def grids(table: Table) -> list[Grid]:
    """The whole in the largest type that fits, else its columns in groups, the first with each of them.

    A try is a size of type, and how many characters a text may have before it takes a second line.
    """
    for size, widest in TRIES:
        widths = _widths(table, size, widest)
        if sum(widths) <= TEXT_WIDTH:
            return [Grid(tuple(range(len(widths))), _spread(widths), size)]
    size, widest = TRIES[-2]
    widths = _widths(table, size, widest)
    groups: list[list[int]] = [[0]]
    for place in range(1, len(widths)):
        taken = sum(widths[each] for each in groups[-1])
        if len(groups[-1]) > 1 and taken + widths[place] > TEXT_WIDTH:
            groups.append([0])
        groups[-1].append(place)
    return [Grid(tuple(group), _spread([widths[each] for each in group]), size) for group in groups]


def drawn(table: Table, grid: Grid, *, followed: bool) -> Any:
    """The element ``w:tbl``; ``followed`` by a line that must not stand alone on the next page."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid.widths)
    made = parse_xml(
        f"<w:tbl {NAMESPACE}><w:tblPr>"
        f'<w:tblW w:w="{sum(grid.widths)}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>'
        f"{_rule('top', THICK)}{_rule('bottom', THICK)}{_rule('insideH', THIN)}</w:tblBorders>"
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid></w:tbl>'
    )
    together = len(table.rows) <= TOGETHER
    heads = [_Told(table.columns[place], CELL_HEAD) for place in grid.columns]
    made.append(_row(heads, grid, head=True, keep=True))
    for number, cells in enumerate(table.rows, 1):
        last = number == len(table.rows)
        told = [_told(table, cells[place], place) for place in grid.columns]
        made.append(_row(told, grid, head=False, keep=followed if last else together))
    return made


class _Told(NamedTuple):
    """One cell as drawn."""

    text: str
    style: str
    colour: str = ""


def _told(table: Table, cell: Cell, place: int) -> _Told:
    return _Told(cell.text, FIGURE if table.numeric[place] else CELL, TONES.get(cell.tone, ""))


def _row(told: Sequence[_Told], grid: Grid, *, head: bool, keep: bool) -> Any:
    repeated = "<w:tblHeader/>" if head else ""
    row = parse_xml(f"<w:tr {NAMESPACE}><w:trPr><w:cantSplit/>{repeated}</w:trPr></w:tr>")
    size = None if grid.size == USUAL else grid.size
    for each, width in zip(told, grid.widths, strict=True):
        cell = parse_xml(
            f'<w:tc {NAMESPACE}><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>'
            '<w:vAlign w:val="center"/></w:tcPr></w:tc>'
        )
        for line in each.text.split("\n"):
            cell.append(paragraph(line, each.style, keep=keep, size=size, colour=each.colour))
        row.append(cell)
    return row


def _rule(side: str, width: int) -> str:
    return f'<w:{side} w:val="single" w:sz="{width}" w:space="0" w:color="auto"/>'


def _widths(table: Table, size: float, widest: float) -> list[int]:
    """What every column needs: a long head or text may take two lines, a number none but one."""
    return [
        int(_need(table, place, widest) * size * 1.04 * TWENTIETHS) + PAD
        for place in range(len(table.columns))
    ]


def _need(table: Table, place: int, widest: float) -> float:
    head = ems(table.columns[place])
    cells = [row[place] for row in table.rows]
    longest = max((_longest(cell.text) for cell in cells), default=0.0)
    if not table.numeric[place]:
        return max(min(longest, widest), min(head, 6.0))
    figures = max(
        (_longest(row[place].text) for row in table.rows if row[place].value is not None), default=0.0
    )
    return max(figures, min(longest, FIGURE_WIDEST), min(head, max(head / 2 + 0.5, 4.0)))


def _longest(text: str) -> float:
    return max(map(ems, text.split("\n")))


def _spread(widths: Sequence[int]) -> tuple[int, ...]:
    """The columns widened to the width of the text."""
    spare = max(TEXT_WIDTH - sum(widths), 0)
    return tuple(width + spare // len(widths) for width in widths)
