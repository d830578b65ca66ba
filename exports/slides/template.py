"""The template that slides are written into: layouts by their placeholders, colours, free room."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from lxml.etree import XMLSyntaxError
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.exc import PythonPptxError
from pptx.opc.constants import RELATIONSHIP_TYPE

from exports.error import ExportError
from exports.slides.house import HEIGHT, WIDTH, house
from exports.slides.layout import Box, Layout, box_of, is_cover, layout_of, plainness
from exports.slides.package import MEND, presentation
from exports.slides.palette import Palette, palette

LEAST_SHARE: Final = 0.45  # of a slide's height, for what it shows
_UNREADABLE: Final = (
    KeyError, ValueError, AttributeError, TypeError, IndexError, AssertionError, OSError, EOFError,
    RuntimeError, NotImplementedError, zipfile.BadZipFile, XMLSyntaxError, PythonPptxError,
)  # fmt: skip


@dataclass(frozen=True)
class Template:
    """An opened template; ``scale`` is the size of type against a slide of 16:9."""

    deck: Any
    cover: Layout
    plain: Layout
    content: Box
    scale: float
    palette: Palette


def opened(data: bytes | None) -> Template:
    """The bureau's own template without its slides, or the house's.

    ExportError says in words why a file cannot be used.
    """
    file = house() if data is None else presentation(data)
    try:
        deck = Presentation(io.BytesIO(file))
        _drop_slides(deck)
        layouts = [layout for master in deck.slide_masters for layout in master.slide_layouts]
        if not layouts:
            raise ExportError(f"模板里没有版式，无法放入内容；至少要有一个带标题的版式。{MEND}")
        plain = min(layouts, key=plainness)
        cover = next((layout for layout in layouts if is_cover(layout)), plain)
        read = layout_of(plain)
        shades = _palette(plain.slide_master)
        return Template(deck, layout_of(cover), read, _content(deck, read), _scale(deck), shades)
    except ExportError:
        raise
    except _UNREADABLE as error:
        raise ExportError(f"模板里有部件缺失或损坏（{type(error).__name__}），不能读取。{MEND}") from error


def _drop_slides(deck: Any) -> None:
    """Slides, and the sections and shows that name them."""
    listed = deck.element.find("{*}sldIdLst")
    for slide in [] if listed is None else list(listed):
        deck.part.drop_rel(slide.rId)
        listed.remove(slide)
    for tag in ("{*}custShowLst", "{*}extLst"):
        for named in deck.element.findall(tag):
            deck.element.remove(named)


def _content(deck: Any, layout: Layout) -> Box:
    """Where the master's text stands, below the layout's title; else what the title and the foot leave."""
    width, height = deck.slide_width, deck.slide_height
    top = int(height * 0.17) if layout.title is None else layout.title.bottom
    bodies = (
        shape
        for shape in layout.held.slide_master.placeholders
        if shape.placeholder_format.type == PP_PLACEHOLDER.BODY
    )
    body = next(map(box_of, bodies), None)
    if body is not None:
        under = Box(body.x, max(body.y, top), body.width, body.bottom - max(body.y, top))
        if under.height >= height * LEAST_SHARE and under.width >= width * 0.5:
            return under
    edge = int(width * 0.05)
    return Box(edge, top, width - 2 * edge, int(height * 0.92) - top)


def _scale(deck: Any) -> float:
    scale = ((deck.slide_width / WIDTH) * (deck.slide_height / HEIGHT)) ** 0.5
    return float(max(scale, 0.3))


def _palette(master: Any) -> Palette:
    return palette(accents(master.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob))


@cache
def accents(theme: bytes) -> Mapping[str, str]:
    """The accents of a theme as rrggbb."""
    text = theme.decode("utf-8", "replace")
    found = re.findall(r"<a:(accent\d)>\s*<a:(?:srgbClr val|sysClr [^>]*lastClr)=\"([0-9A-Fa-f]{6})\"", text)
    return dict(found)
