"""One slide: its title, the words around what it shows, its notes, and the pen that draws on it."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from pptx.oxml import parse_xml
from pptx.util import Emu

from exports.slides.layout import Box, Layout
from exports.slides.template import Template
from exports.slides.words import (
    EMU_PER_POINT,
    LINE,
    NAMESPACES,
    Paragraph,
    Run,
    body,
    fill,
    fitting,
    lines_of,
    plain,
    safe,
    shortened,
)

if TYPE_CHECKING:
    from exports.slides.palette import Palette

TITLE_MOST, TITLE_LEAST = 28.0, 14.0
SUBTITLE, REMARK, FOOT = 13.0, 12.0, 10.0
FOOT_LINES: Final = 2
TITLE_INSET: Final = 0.2 * 72
BOLD: Final = 1.08  # how much wider bold type may run
GAP: Final = 6.0


@dataclass(frozen=True)
class Around:
    """The words around an exhibit: below its title, as remarks, at the foot, and in the notes."""

    title: str
    subtitle: str = ""
    mark: str = ""
    remarks: tuple[tuple[str, bool], ...] = ()  # a warning or not
    notes: str = ""
    source: str = ""
    spoken: str = ""


class Pen:
    """Sizes in points at the template's scale, colours, and what shapes are made of."""

    def __init__(self, palette: Palette, scale: float) -> None:
        self.palette, self.scale = palette, scale

    def size(self, points: float) -> float:
        """Type of so many points on a slide of 16:9; half points."""
        return max(round(points * self.scale * 2) / 2, 6.0)

    def emu(self, points: float) -> int:
        """A length of so many points at this scale."""
        return int(points * self.scale * EMU_PER_POINT)

    def write(self, shapes: Any, box: Box, told: Sequence[Paragraph], name: str, *, anchor: str = "t",
              paint: str = "", inset: float = 0.0, wrap: bool = True) -> None:  # fmt: skip
        """A text box; ``paint`` fills it."""
        shape = shapes.add_textbox(Emu(box.x), Emu(box.y), Emu(max(box.width, 1)), Emu(max(box.height, 1)))
        shape.name = name
        fill(shape, body(told, anchor, inset * self.scale, wrap))
        if paint:
            look = shape.element.spPr
            inside = parse_xml(f"<a:solidFill {NAMESPACES}>{paint}</a:solidFill>")
            look.replace(look.find("{*}noFill"), inside)

    def bar(self, shapes: Any, box: Box, paint: str, name: str) -> None:
        """A filled rectangle."""
        self.write(shapes, box, (), name, paint=paint)

    def line(
        self, text: str, points: float, paint: str = "", *, bold: bool = False, align: str = "l"
    ) -> Paragraph:
        """A paragraph of one run."""
        return Paragraph((Run(text, self.size(points), paint or self.palette.ink, bold),), align)


def points(emu: int) -> float:
    """A length in points."""
    return emu / EMU_PER_POINT


def room(template: Template, pen: Pen, around: Around) -> Box:
    """What is left for an exhibit between the words above and below it."""
    box, height = template.content, 0.0
    width = points(box.width)
    height += pen.size(SUBTITLE) * LINE * bool(around.subtitle) + GAP * pen.scale
    height += sum(_remark_lines(text, pen, width) * pen.size(REMARK) * LINE for text, _ in around.remarks)
    height += GAP * pen.scale * bool(around.remarks)
    foot = _foot_height(around, pen, width)
    top = int(height * EMU_PER_POINT)
    return Box(box.x, box.y + top, box.width, box.height - top - int(foot * EMU_PER_POINT))


def add(template: Template, pen: Pen, around: Around) -> Any:
    """A new slide with everything but the exhibit itself."""
    slide = template.deck.slides.add_slide(template.plain.held)
    _title(slide, template, pen, around.title)
    _head(slide, template, pen, around)
    _foot(slide, template, pen, around)
    finish(slide, template.plain, len(template.deck.slides))
    if around.spoken:
        fill(slide.notes_slide.notes_placeholder, body([Paragraph((Run(line, 12, template.palette.ink),))
             for line in plain(around.spoken).split("\n")]))  # fmt: skip
    return slide


def finish(slide: Any, layout: Layout, number: int) -> None:
    """Delete placeholders that stayed empty, and add the layout's slide number."""
    for shape in list(slide.placeholders):
        if not shape.has_text_frame or not shape.text_frame.text.strip():
            shape.element.getparent().remove(shape.element)
    if layout.number is not None:
        copied = copy.deepcopy(layout.number)
        copied.nvSpPr.cNvPr.set("id", str(max(each.shape_id for each in slide.shapes) + 1))
        for text in copied.findall(".//{*}fld/{*}t"):
            text.text = str(number)
        slide.shapes.element.append(copied)


def titled(shape: Any, text: str, sizes: tuple[float, float], layout: Layout, content: Box) -> None:
    """Put ``text`` into a title, smaller than its layout has it where it would not fit.

    ``sizes`` are the most and the least; where the template gives the title no place, it stands above the
    ``content``.
    """
    box = layout.title
    if box is None:
        height = min(content.y * 3 // 4, content.height // 4)
        box = Box(content.x, content.y - height, content.width, height)
        shape.left, shape.top, shape.width, shape.height = map(Emu, box)
    text = plain(text).replace("\n", " ")
    size = _title_size(text, box, min(layout.size or sizes[0], sizes[0]), sizes[1])
    smaller = "" if abs(size - layout.size) < 0.01 else f' sz="{round(size * 100)}"'
    look = f'<a:rPr lang="zh-CN" altLang="en-US"{smaller}/>'
    words = f"<a:p><a:r>{look}<a:t>{safe(text)}</a:t></a:r></a:p>" if text else "<a:p/>"
    fill(shape, f"<a:bodyPr/><a:lstStyle/>{words}")


def _title_size(text: str, box: Box, most: float, least: float) -> float:
    """On one line where that does not make it much smaller, else on as many as its place holds."""
    sizes = [most - step * (most - least) / 8 for step in range(9)] if most > least else [most]
    width, height = points(box.width) - TITLE_INSET, points(box.height) - 4
    single = next((each for each in sizes[:6] if lines_of(text, each * BOLD, width) == 1), None)
    return single or fitting(text, width, height, sizes)


def _title(slide: Any, template: Template, pen: Pen, text: str) -> None:
    shape = slide.shapes.title
    if shape is not None:
        sizes = pen.size(TITLE_MOST), pen.size(TITLE_LEAST)
        titled(shape, text, sizes, template.plain, template.content)
        return
    box = template.content
    height = min(box.y, pen.emu(60))
    size = fitting(text, points(box.width), points(height), [pen.size(each) for each in (28, 24, 20, 16, 14)])
    told = (Paragraph((Run(text, size, pen.palette.ink, True),)),)
    pen.write(slide.shapes, Box(box.x, box.y - height, box.width, height), told, "标题", anchor="ctr")


def _head(slide: Any, template: Template, pen: Pen, around: Around) -> None:
    """The subtitle with the mark at its right, then remarks."""
    box, paint = template.content, pen.palette
    y, width = box.y, points(box.width)
    if around.subtitle:
        height = int(pen.size(SUBTITLE) * LINE * EMU_PER_POINT)
        marked = pen.size(SUBTITLE) * (len(around.mark) + 1.5) if around.mark else 0.0
        text = shortened(around.subtitle, pen.size(SUBTITLE), width - marked, 1)
        row = Box(box.x, y, box.width - int(marked * EMU_PER_POINT), height)
        pen.write(slide.shapes, row, [pen.line(text, SUBTITLE, paint.muted)], "副标题", anchor="ctr")
        if around.mark:
            edge = Box(row.x + row.width, y, box.width - row.width, height)
            told = [pen.line(around.mark, SUBTITLE - 2, paint.muted, align="ctr")]
            pen.write(slide.shapes, edge, told, "数据标识", anchor="ctr", paint=paint.panel)
        y += height
    y += int(GAP * pen.scale * EMU_PER_POINT)
    for text, warning in around.remarks:
        height = int(_remark_lines(text, pen, width) * pen.size(REMARK) * LINE * EMU_PER_POINT)
        told = [
            pen.line(
                shortened(text, pen.size(REMARK), width, 2), REMARK, paint.warning if warning else paint.ink
            )
        ]
        pen.write(slide.shapes, Box(box.x, y, box.width, height), told, "变动提示" if warning else "备注")
        y += height


def _remark_lines(text: str, pen: Pen, width: float) -> int:
    return min(lines_of(text, pen.size(REMARK), width), 2)


def _foot(slide: Any, template: Template, pen: Pen, around: Around) -> None:
    box, paint = template.content, pen.palette
    size, width = pen.size(FOOT), points(box.width)
    told = []
    if around.notes:
        told.append(pen.line(shortened(around.notes, size, width, FOOT_LINES), FOOT, paint.muted))
    if around.source:
        told.append(pen.line(shortened(around.source, size, width, 1), FOOT, paint.muted))
    if told:
        height = int((_foot_height(around, pen, width) - GAP * pen.scale) * EMU_PER_POINT)
        pen.write(
            slide.shapes, Box(box.x, box.bottom - height, box.width, height), told, "资料来源", anchor="b"
        )


def _foot_height(around: Around, pen: Pen, width: float) -> float:
    """Points that notes and source take, with the gap above them."""
    size = pen.size(FOOT)
    lines = min(lines_of(around.notes, size, width), FOOT_LINES) if around.notes else 0
    lines += bool(around.source)
    return lines * size * LINE + GAP * pen.scale if lines else 0.0
