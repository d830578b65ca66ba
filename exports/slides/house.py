"""The house template, built in code: 16:9, colours and fonts set in the theme, four layouts."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from pptx import Presentation
from pptx.oxml import parse_xml
from pptx.util import Emu, Inches

from exhibits import theme
from exports.package import repacked
from exports.slides.palette import scheme
from exports.slides.words import NAMESPACES

if TYPE_CHECKING:
    pass

WIDTH, HEIGHT = 12192000, 6858000
FACE: Final = "Microsoft YaHei"
COLOURS: Final = {
    "dk1": theme.INK, "lt1": theme.PAPER, "dk2": theme.MUTED, "lt2": theme.PANEL,
    "accent1": theme.AHEAD, "accent2": theme.BEHIND, "accent3": "#3A8F8B", "accent4": "#7A5195",
    "accent5": "#A0682A", "accent6": "#52606D", "hlink": theme.AHEAD, "folHlink": theme.MUTED,
}  # fmt: skip
KEPT: Final = {
    "Title Slide": "封面",
    "Title and Content": "标题和内容",
    "Title Only": "仅标题",
    "Blank": "空白",
}
_MARGIN: Final = Inches(0.5)
_TITLE: Final = (_MARGIN, Inches(0.3), Emu(WIDTH - 2 * _MARGIN), Inches(0.78))
_BODY: Final = (_MARGIN, Inches(1.12), Emu(WIDTH - 2 * _MARGIN), Inches(5.86))
_NUMBER: Final = (Emu(WIDTH - _MARGIN - Inches(1)), Inches(7.04), Inches(1), Inches(0.3))
_PLACES: Final = {
    "title": _TITLE, "body": _BODY, "sldNum": _NUMBER,
    "dt": (_MARGIN, Inches(7.04), Inches(2.5), Inches(0.3)),
    "ftr": (Inches(4), Inches(7.04), Inches(5.3), Inches(0.3)),
}  # fmt: skip
_COVER: Final = {
    "ctrTitle": (Inches(0.95), Inches(1.9), Inches(11.4), Inches(1.6)),
    "subTitle": (Inches(0.95), Inches(3.65), Inches(11.4), Inches(1.3)),
}


@cache
def house() -> bytes:
    """The file; made once."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Emu(WIDTH), Emu(HEIGHT)
    for layout in list(deck.slide_layouts):
        if layout.name not in KEPT:
            deck.slide_layouts.remove(layout)
        else:
            layout.name = KEPT[layout.name]
    _place(deck.slide_master.placeholders, _PLACES)
    _title_style(deck.slide_master.element)
    _place(deck.slide_layouts[0].placeholders, _COVER)
    _cover_style(deck.slide_layouts[0])
    _decorate(deck.slide_layouts[0].shapes, (0, 0, Inches(0.36), HEIGHT))
    for layout in list(deck.slide_layouts)[1:3]:
        _decorate(layout.shapes, (0, Inches(0.42), Inches(0.3), Inches(0.54)))
    _ = deck.notes_master
    out = io.BytesIO()
    deck.core_properties.title = ""
    deck.save(out)
    return _themed(out.getvalue())


def _place(placeholders: Any, places: Mapping[str, tuple[int, int, int, int]]) -> None:
    for shape in placeholders:
        kind = shape.element.ph.get("type")
        if kind in places:
            shape.left, shape.top, shape.width, shape.height = map(Emu, places[kind])


def _title_style(master: Any) -> None:
    """Conclusions stand left, bold, in 26 points; the foot is small."""
    style = master.find(".//{*}titleStyle/{*}lvl1pPr")
    style.set("algn", "l")
    style.find("{*}defRPr").set("sz", "2600")
    style.find("{*}defRPr").set("b", "1")
    for size in master.findall(".//{*}sp//{*}lstStyle//{*}defRPr"):
        size.set("sz", "1000")
    for size in master.findall(".//{*}bodyStyle/*/{*}defRPr"):
        size.set("sz", str(max(1200, int(size.get("sz")) * 5 // 8)))
    title = next(frame for frame in master.findall(".//{*}bodyPr"))
    title.set("lIns", "0")


def _cover_style(layout: Any) -> None:
    for shape in layout.placeholders:
        kind = shape.element.ph.get("type")
        if kind not in _COVER:
            continue
        frame = shape.element.txBody
        first = kind == "ctrTitle"
        frame.bodyPr.set("anchor", "b" if first else "t")
        frame.bodyPr.set("lIns", "0")
        size, bold, paint = (4000, 1, scheme("tx1")) if first else (2000, 0, scheme("tx1", 65, 35))
        style = parse_xml(
            f'<a:lvl1pPr {NAMESPACES} marL="0" indent="0" algn="l"><a:buNone/>'
            f'<a:defRPr sz="{size}" b="{bold}"><a:solidFill>{paint}</a:solidFill></a:defRPr></a:lvl1pPr>'
        )
        levels = frame.find("{*}lstStyle")
        for old in levels.findall("{*}lvl1pPr"):
            levels.remove(old)
        levels.insert(0, style)


def _decorate(shapes: Any, place: tuple[int, int, int, int]) -> None:
    """A bar in the lead's colour, below everything else."""
    x, y, width, height = place
    drawn = parse_xml(
        f'<p:sp {NAMESPACES}><p:nvSpPr><p:cNvPr id="99" name="色条"/><p:cNvSpPr/>'
        '<p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill>{scheme("accent1")}</a:solidFill>'
        "<a:ln><a:noFill/></a:ln></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p>"
        '<a:endParaRPr lang="zh-CN"/></a:p>'
        "</p:txBody></p:sp>"
    )
    shapes.element.insert(2, drawn)


def _themed(data: bytes) -> bytes:
    """The file with our colours and fonts in its themes, and Chinese as the language of its words."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist() if name.endswith(".xml")}
    themes = {name: themed(part) for name, part in parts.items() if name.startswith("ppt/theme/")}
    spoken = {
        name: part.replace(b'lang="en-US"', b'lang="zh-CN"')
        for name, part in parts.items()
        if name.startswith(("ppt/slideMasters/", "ppt/slideLayouts/", "ppt/notesMasters/"))
    }
    return repacked(data, themes | spoken)


def themed(part: bytes) -> bytes:
    """A theme with our colours and fonts."""
    text = part.decode("utf-8")
    for name, colour in COLOURS.items():
        inside = f'<a:{name}><a:srgbClr val="{colour[1:]}"/></a:{name}>'
        text = re.sub(f"<a:{name}>.*?</a:{name}>", inside, text, count=1, flags=re.DOTALL)
    text = re.sub(r"(<a:(?:major|minor)Font>\s*)<a:latin [^>]*/>(\s*)<a:ea [^>]*/>",
                  rf'\1<a:latin typeface="{FACE}"/>\2<a:ea typeface="{FACE}"/>', text)  # fmt: skip
    text = re.sub(r'(<a:font script="Hans" typeface=")[^"]*"', rf'\1{FACE}"', text)
    return text.encode("utf-8")
