"""Words on a slide: how wide they are, and text frames in the theme's fonts and the language zh-CN."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from xml.sax.saxutils import escape, quoteattr

from pptx.oxml import parse_xml

if TYPE_CHECKING:
    from pptx.shapes.base import BaseShape

NAMESPACES: Final = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
EMU_PER_POINT: Final = 12700
LINE: Final = 1.25  # a line's height against its type
_WIDE_FROM: Final = 0x2E7F
_UNPRINTABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Run:
    """Words in one look; ``size`` in points, ``paint`` a colour (``exports.slides.palette``)."""

    text: str
    size: float
    paint: str
    bold: bool = False


@dataclass(frozen=True)
class Paragraph:
    """Runs on a line; ``align`` is l, ctr or r."""

    runs: tuple[Run, ...]
    align: str = "l"
    after: float = 0.0


def plain(text: str) -> str:
    """``text`` without what XML cannot hold."""
    return _UNPRINTABLE.sub("", text)


def safe(text: str) -> str:
    """``text`` as the content of an element."""
    return escape(plain(text))


def cell_text(text: str) -> str:
    """``text`` as an embedded sheet holds it: never a formula."""
    kept = plain(text)
    return (
        f"＝{kept[1:]}"
        if kept.startswith("=")
        else kept.replace("{=", "{＝", 1)
        if kept.startswith("{=")
        else kept
    )


def quoted(text: str) -> str:
    """``text`` as an attribute, with its quotation marks."""
    return quoteattr(plain(text).replace("\n", " "))


def ems(text: str) -> float:
    """About how wide a text is, in its own size: a Chinese character takes one, others a little over half."""
    return sum(1.0 if ord(sign) > _WIDE_FROM else 0.58 for sign in text)


def lines_of(text: str, size: float, width: float) -> int:
    """How many lines a text takes; ``width`` in points."""
    return sum(max(1, -int(-ems(part) * size // max(width, 1.0))) for part in text.split("\n"))


def fitting(text: str, width: float, height: float, sizes: Sequence[float]) -> float:
    """The first of ``sizes`` at which the text fits into a box in points; the last where none does."""
    fits = (size for size in sizes if lines_of(text, size, width) * size * LINE <= height)
    return next(fits, sizes[-1])


def shortened(text: str, size: float, width: float, lines: int) -> str:
    """The text, ended by … where it would take more lines than there are."""
    if lines_of(text, size, width) <= lines:
        return text
    room, kept = width / size * lines - 1.5, ""
    for sign in text:
        if ems(kept + sign) > room:
            break
        kept += sign
    return f"{kept}…"


def body(paragraphs: Sequence[Paragraph], anchor: str = "t", inset: float = 0.0, wrap: bool = True) -> str:
    """What a text frame holds, as XML; ``inset`` in points on every side."""
    pad = int(inset * EMU_PER_POINT)
    folded = "square" if wrap else "none"
    frame = (
        f'<a:bodyPr wrap="{folded}" lIns="{pad}" tIns="{pad}" rIns="{pad}" bIns="{pad}" anchor="{anchor}">'
        "<a:noAutofit/></a:bodyPr><a:lstStyle/>"
    )
    return frame + "".join(map(paragraph, paragraphs or (Paragraph(()),)))


def paragraph(told: Paragraph) -> str:
    """One paragraph as XML, without a bullet whatever the template's are."""
    after = f'<a:spcAft><a:spcPts val="{int(told.after * 100)}"/></a:spcAft>' if told.after else ""
    runs = "".join(_run(run) for run in told.runs)
    return (
        f'<a:p><a:pPr marL="0" indent="0" algn="{told.align}"><a:spcBef><a:spcPts val="0"/></a:spcBef>{after}'
        "<a:buNone/></a:pPr>"
        f'{runs}<a:endParaRPr lang="zh-CN"/></a:p>'
    )


def _run(run: Run) -> str:
    bold = ' b="1"' if run.bold else ' b="0"'
    return (
        f'<a:r><a:rPr lang="zh-CN" altLang="en-US" sz="{round(run.size * 100)}"{bold}>'
        f"<a:solidFill>{run.paint}</a:solidFill></a:rPr><a:t>{safe(run.text)}</a:t></a:r>"
    )


def fill(shape: BaseShape, inner: str) -> None:
    """Put ``inner`` (``body``) in place of what the shape's text frame holds."""
    frame: Any = shape.element.txBody
    new = parse_xml(f"<p:txBody {NAMESPACES}>{inner}</p:txBody>")
    frame.getparent().replace(frame, new)
