"""A table as an editable one, over as many slides as its rows and columns need."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from pptx.oxml import parse_xml
from pptx.util import Emu

from exhibits.exhibit import Table
from exports.slides.layout import Box
from exports.slides.page import Pen, points
from exports.slides.words import (
    EMU_PER_POINT,
    LINE,
    NAMESPACES,
    Paragraph,
    Run,
    ems,
    lines_of,
    paragraph,
    plain,
    shortened,
)

SIZES: Final = (14.0, 13.0, 12.0, 11.0, 10.0, 9.0)
PAD: Final = 6.0  # points at the left and right of a cell
WIDEST: Final = 16.0  # characters before a text takes a second line
MOST_LINES: Final = 3
PLAIN_STYLE: Final = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # no style, no grid: ours is drawn


@dataclass(frozen=True)
class Square:
    """One cell as drawn."""

    text: str
    paint: str
    align: str = "l"
    bold: bool = False
    ground: str = ""


Row: TypeAlias = tuple[Square, ...]


@dataclass(frozen=True)
class Sheet:
    """What one slide holds; widths in points, ``tall`` the height of each row."""

    heads: Row
    rows: tuple[Row, ...]
    widths: tuple[float, ...]
    tall: tuple[float, ...]
    size: float
    ruled: bool = True
    spoken: str = ""


def parts(table: Table, box: Box, pen: Pen) -> Sequence[Sheet]:
    """The table's sheets: the same type on all of them."""
    paint = pen.palette
    heads = tuple(
        Square(name, paint.paper, "r" if numeric else "l", True, paint.lead) for name, numeric in table.heads
    )
    rows = tuple(
        tuple(
            Square(cell.text, paint.words(cell.tone), "r" if numeric else "l")
            for cell, numeric in zip(row, table.numeric, strict=True)
        )
        for row in table.rows
    )
    return sheets(heads, rows, box, pen, f"{table.title}。{table.subtitle}")


def sheets(
    heads: Row, rows: tuple[Row, ...], box: Box, pen: Pen, spoken: str, *, ruled: bool = True
) -> Sequence[Sheet]:  # fmt: skip
    """Type as large as lets all fit on one slide, else smaller, else over several slides."""
    tries = [_measured(heads, rows, box, pen.size(size), ruled, spoken) for size in SIZES]
    found = next((sheet for sheet in tries if _fits(sheet, box)), None)
    if found is not None:
        return [found]
    size = next(
        (sheet.size for sheet in tries[2:] if sum(sheet.widths) <= points(box.width) * 1.001), tries[3].size
    )
    pieces = _columns(heads, rows, points(box.width), size)
    return [
        part
        for own_heads, own_rows in pieces
        for part in _pages(_measured(own_heads, own_rows, box, size, ruled, spoken), points(box.height))
    ]


def draw(slide: Any, sheet: Sheet, box: Box, pen: Pen) -> None:
    """The table with its own lines and grounds, whatever the template's style."""
    count = len(sheet.rows) + 1
    height = int(sum(sheet.tall) * EMU_PER_POINT)
    width = int(sum(sheet.widths) * EMU_PER_POINT)
    frame = slide.shapes.add_table(1, 1, Emu(box.x), Emu(box.y), Emu(width), Emu(height))
    frame.name = "表格"
    frame.element.nvGraphicFramePr.cNvPr.set("descr", plain(sheet.spoken))
    columns = "".join(f'<a:gridCol w="{int(each * EMU_PER_POINT)}"/>' for each in sheet.widths)
    lines = "".join(
        f'<a:tr h="{int(sheet.tall[place] * EMU_PER_POINT)}">'
        + "".join(_cell(square, sheet, pen) for square in row)
        + "</a:tr>"
        for place, row in enumerate((sheet.heads, *sheet.rows)[:count])
    )
    drawn = parse_xml(
        f'<a:tbl {NAMESPACES}><a:tblPr firstRow="1"><a:tableStyleId>{PLAIN_STYLE}</a:tableStyleId></a:tblPr>'
        f"<a:tblGrid>{columns}</a:tblGrid>{lines}</a:tbl>"
    )
    old = frame.table._tbl
    old.getparent().replace(old, drawn)


def _cell(square: Square, sheet: Sheet, pen: Pen) -> str:
    told = paragraph(Paragraph((Run(square.text, sheet.size, square.paint, square.bold),), square.align))
    edge = pen.palette.grid if sheet.ruled else pen.palette.paper
    line = f'<a:solidFill>{edge}</a:solidFill><a:prstDash val="solid"/>'
    width = 9525 if sheet.ruled else 19050
    sides = "".join(
        f'<a:{side} w="{width}">{line}</a:{side}>'
        if side == "lnB" or not sheet.ruled
        else f'<a:{side} w="0"><a:noFill/></a:{side}>'
        for side in ("lnL", "lnR", "lnT", "lnB")
    )
    ground = f"<a:solidFill>{square.ground}</a:solidFill>" if square.ground else "<a:noFill/>"
    pad = int(PAD * EMU_PER_POINT)
    return (
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{told}</a:txBody>"
        f'<a:tcPr marL="{pad}" marR="{pad}" marT="0" marB="0" anchor="ctr">{sides}{ground}</a:tcPr></a:tc>'
    )


def _measured(
    heads: Row,
    rows: tuple[Row, ...],
    box: Box,
    size: float,
    ruled: bool,
    spoken: str,
) -> Sheet:
    """Columns as wide as their texts, the rest shared out; rows as high as their lines."""
    wanted = [
        min(max(ems(row[place].text) for row in (heads, *rows)), WIDEST) * size * 1.04 + 2 * PAD + 2
        for place in range(len(heads))
    ]
    spare = max(points(box.width) - sum(wanted), 0.0)
    widths = tuple(each + spare / len(wanted) for each in wanted)
    tall = tuple(_height(row, widths, size, ruled) for row in (heads, *rows))
    free = points(box.height) - sum(tall)
    if free > 0:  # few rows stand a little wider apart
        tall = tuple(each + min(free / len(tall), size * (0.7 if ruled else 1.7)) for each in tall)
    return Sheet(heads, rows, widths, tall, size, ruled, spoken)


def _height(row: Sequence[Square], widths: Sequence[float], size: float, ruled: bool) -> float:
    lines = max(
        lines_of(square.text, size, width - 2 * PAD) for square, width in zip(row, widths, strict=True)
    )
    return min(lines, MOST_LINES) * size * LINE + size * (0.5 if ruled else 0.4)


def _fits(sheet: Sheet, box: Box) -> bool:
    return sum(sheet.widths) <= points(box.width) * 1.001 and sum(sheet.tall) <= points(box.height) * 1.001


def _columns(
    heads: Row, rows: tuple[Row, ...], width: float, size: float
) -> list[tuple[Row, tuple[Row, ...]]]:
    """Groups of columns that fit side by side, the first column with each of them."""
    wanted = [
        min(max(ems(row[place].text) for row in (heads, *rows)), WIDEST) * size * 1.04 + 2 * PAD + 2
        for place in range(len(heads))
    ]
    groups: list[list[int]] = [[0]]
    for place in range(1, len(heads)):
        if len(groups[-1]) > 1 and sum(wanted[each] for each in groups[-1]) + wanted[place] > width:
            groups.append([0])
        groups[-1].append(place)
    return [
        (tuple(heads[each] for each in group), tuple(tuple(row[each] for each in group) for row in rows))
        for group in groups
    ]


def _pages(sheet: Sheet, height: float) -> list[Sheet]:
    """Rows that fit below the heads, page by page; a row's text is cut at three lines."""
    cut = tuple(
        tuple(
            Square(
                shortened(square.text, sheet.size, width - 2 * PAD, MOST_LINES),
                square.paint,
                square.align,
                square.bold,
                square.ground,
            )
            for square, width in zip(row, sheet.widths, strict=True)
        )
        for row in sheet.rows
    )
    tall = tuple(_height(row, sheet.widths, sheet.size, sheet.ruled) for row in (sheet.heads, *cut))
    pages: list[list[int]] = [[]]
    used = tall[0]
    for place in range(len(cut)):
        if pages[-1] and used + tall[place + 1] > height:
            pages.append([])
            used = tall[0]
        pages[-1].append(place)
        used += tall[place + 1]
    return [
        Sheet(sheet.heads, tuple(cut[place] for place in page), sheet.widths,
              (tall[0], *(tall[place + 1] for place in page)), sheet.size, sheet.ruled, sheet.spoken)
        for page in pages
    ]  # fmt: skip
