"""Native charts in a paper: the parts that slides draw, put into the Word file with their workbooks.

A chart stands in a line of its own style, since a line of exact height would cut it.
"""

from __future__ import annotations

from typing import Any, Final

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from pptx.chart.xlsx import CategoryWorkbookWriter

from exhibits.basket import Shown
from exhibits.exhibit import Chart, Steps
from exhibits.ladder import Ladder
from exports.document.house import TEXT_WIDTH
from exports.document.styles import NAMESPACE, PICTURE
from exports.document.writing import Writing
from exports.slides import combo, lines, ranks, waterfall
from exports.slides.house import COLOURS
from exports.slides.layout import Box
from exports.slides.native import Drawn
from exports.slides.page import Pen
from exports.slides.palette import palette
from exports.slides.plot import Plot
from exports.slides.words import quoted

EMU: Final = 635  # in a twentieth of a point
WIDTH: Final = TEXT_WIDTH * EMU
MILLIMETRE: Final = 36000
SCALE: Final = 0.8  # of the type on a slide
USUAL, BAR = 66.0, 6.6  # millimetres: a chart's height, a bar of a ranking
MOST_RUNGS: Final = 24
_CHART_TYPE: Final = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_BOOK_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_CHART_URI: Final = "http://schemas.openxmlformats.org/drawingml/2006/chart"


def drawable(exhibit: Shown) -> bool:
    """Whether it is drawn as a chart; the rest of a paper are tables and words."""
    if isinstance(exhibit, Chart):
        return bool(exhibit.series) and exhibit.kind != "heat"
    if isinstance(exhibit, Ladder):
        return 0 < len(exhibit.rungs) <= MOST_RUNGS
    return isinstance(exhibit, Steps) and bool(exhibit.steps)


def _plotted(exhibit: Shown) -> tuple[Plot, Box]:
    """The chart at the paper's width."""
    box = _box(BAR * (len(exhibit.rungs) + 2) if _is_bars(exhibit) else USUAL)  # type: ignore[union-attr]
    if isinstance(exhibit, Ladder):
        draw = ranks.bars if exhibit.form == "bars" else ranks.dumbbells
        return draw(exhibit, box, pen()), box
    if isinstance(exhibit, Steps):
        return waterfall.plotted(exhibit, box, pen()), box
    draw_chart = combo.plotted if exhibit.kind == "combo" else lines.plotted  # type: ignore[union-attr]
    return draw_chart(exhibit, box, pen()), box  # type: ignore[arg-type]


def _is_bars(exhibit: Shown) -> bool:
    return isinstance(exhibit, Ladder) and exhibit.form == "bars"


def pen() -> Pen:
    """Sizes and colours: the house's, which the paper's theme holds too."""
    accents = {name: colour.lstrip("#") for name, colour in COLOURS.items() if name.startswith("accent")}
    return Pen(palette(accents), SCALE)


def put(writing: Writing, exhibit: Shown, spoken: str) -> None:
    """Add the chart in a line of its own."""
    plot, box = _plotted(exhibit)
    part = writing.paper.part
    number = sum(each.partname.startswith("/word/charts/") for each in part.package.parts) + 1
    code = part.relate_to(_chart_part(part.package, plot, number), RELATIONSHIP_TYPE.CHART)
    writing.add(parse_xml(
        f'<w:p {NAMESPACE} xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        f'<w:pPr><w:pStyle w:val="{PICTURE}"/></w:pPr><w:r><w:drawing>'
        '<wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{box.width}" cy="{box.height}"/><wp:docPr id="{1000 + number}" name="图表 {number}" '
        f'descr={quoted(spoken)}/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{_CHART_URI}">'
        f'<c:chart xmlns:c="{_CHART_URI}" r:id="{code}"/></a:graphicData></a:graphic></wp:inline>'
        "</w:drawing></w:r></w:p>"
    ))  # fmt: skip


def _chart_part(package: Any, plot: Plot, number: int) -> Part:
    data = Drawn(plot, pen().palette)
    writer = CategoryWorkbookWriter(data)  # type: ignore[no-untyped-call]
    name = PackURI(f"/word/embeddings/chart{number}.xlsx")
    book = Part(name, _BOOK_TYPE, writer.xlsx_blob, package)
    part = Part(PackURI(f"/word/charts/chart{number}.xml"), _CHART_TYPE, b"", package)
    code = part.relate_to(book, RELATIONSHIP_TYPE.PACKAGE)
    held = f'<c:externalData r:id="{code}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    part._blob = data.xml_bytes(None).replace(b"</c:chartSpace>", held.encode())
    return part


def _box(millimetres: float) -> Box:
    return Box(0, 0, WIDTH, int(millimetres * MILLIMETRE))
