"""One series of a chart as XML: its look, its single bars, its labels, and where its numbers stand."""

from __future__ import annotations

from xlsxwriter.utility import xl_col_to_name

from exports.slides.palette import Palette
from exports.slides.plot import Label, Plot, Strand
from exports.slides.words import Paragraph, Run, cell_text, paragraph, quoted, safe

EMU_PER_POINT = 12700
SILENT = "".join(
    f'<c:{shown} val="0"/>'
    for shown in ("showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize")
)


def series(plot: Plot, place: int, strand: Strand, palette: Palette) -> str:
    """The element ``c:ser``."""
    look = _bar_look(strand, palette) if strand.bar else _line_look(strand, palette)
    tail = "" if strand.bar else '<c:smooth val="0"/>'
    column = xl_col_to_name(place + 1)
    return (
        f'<c:ser><c:idx val="{place}"/><c:order val="{place}"/><c:tx><c:strRef><c:f>Sheet1!${column}$1</c:f>'
        f"{_texts((strand.name,))}</c:strRef></c:tx>{look}{_labels(strand, palette)}{_reach(strand, palette)}"
        f"{_numbers(plot, strand, column)}{tail}</c:ser>"
    )


def text_look(
    size: float, paint: str, *, bold: bool = False, turn: int | None = None, wrap: bool = True
) -> str:
    """How words of a chart look: the theme's fonts, Latin and East Asian; ``turn`` in degrees."""
    level = "<a:bodyPr/>" if wrap else '<a:bodyPr wrap="none"/>'
    turned = level if turn is None else f'<a:bodyPr rot="{turn * 60000}" vert="horz"/>'
    heavy = ' b="1"' if bold else ' b="0"'
    return (
        f'<c:txPr>{turned}<a:lstStyle/><a:p><a:pPr><a:defRPr sz="{round(size * 100)}"{heavy}>'
        f'<a:solidFill>{paint}</a:solidFill><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/>'
        '</a:defRPr></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>'
    )


def line_xml(paint: str, width: float, dash: str = "") -> str:
    """A line of ``width`` points."""
    dashed = f'<a:prstDash val="{dash}"/>' if dash else ""
    look = f"<a:solidFill>{paint}</a:solidFill>{dashed}<a:round/>"
    return f'<a:ln w="{round(width * EMU_PER_POINT)}" cap="rnd">{look}</a:ln>'


def _bar_look(strand: Strand, palette: Palette) -> str:
    """The bars, and the single ones that differ: another colour, or hollow where a figure is preliminary."""
    single = "".join(
        f'<c:dPt><c:idx val="{place}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>'
        f"{_surface(strand.paints.get(place, strand.paint), place in strand.hollow, palette)}</c:dPt>"
        for place in sorted({*strand.paints, *strand.hollow})
    )
    return f'{_surface(strand.paint, False, palette)}<c:invertIfNegative val="0"/>{single}'


def _surface(paint: str, hollow: bool, palette: Palette) -> str:
    if not paint:
        return "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
    inside = palette.paper if hollow else paint
    edge = line_xml(paint, 1.5, "sysDash") if hollow else "<a:ln><a:noFill/></a:ln>"
    return f"<c:spPr><a:solidFill>{inside}</a:solidFill>{edge}</c:spPr>"


def _line_look(strand: Strand, palette: Palette) -> str:
    line = (
        "<a:ln><a:noFill/></a:ln>"
        if not strand.width or not strand.paint
        else line_xml(strand.paint, strand.width, strand.dash)
    )
    single = "".join(
        f'<c:dPt><c:idx val="{place}"/>{_dot(dots, strand.paints.get(place, strand.paint), palette)}'
        f'<c:bubble3D val="0"/><c:spPr>{line}</c:spPr></c:dPt>'
        for place, dots in _single_dots(strand)
    )
    return f"<c:spPr>{line}</c:spPr>{_dot(strand.dots, strand.paint, palette)}{single}"


def _single_dots(strand: Strand) -> list[tuple[int, str]]:
    """Dots that differ from the others of their line."""
    places = sorted({*strand.paints, *strand.hollow})
    return [(place, "hollow" if place in strand.hollow else strand.dots) for place in places]


def _dot(dots: str, paint: str, palette: Palette) -> str:
    if dots == "none" or not paint:
        return '<c:marker><c:symbol val="none"/></c:marker>'
    size, inside = (9, palette.paper) if dots == "hollow" else (7, paint)
    return (
        f'<c:marker><c:symbol val="circle"/><c:size val="{size}"/><c:spPr><a:solidFill>{inside}</a:solidFill>'
        f"{line_xml(paint, 2 if dots == 'hollow' else 0.75)}</c:spPr></c:marker>"
    )


def _labels(strand: Strand, palette: Palette) -> str:
    """Only the labels named; all others are switched off."""
    told = sorted(strand.labels, key=lambda label: label.place)
    return f"<c:dLbls>{''.join(_label(label, palette) for label in told)}{SILENT}</c:dLbls>"


def _label(label: Label, palette: Palette) -> str:
    """A name above or below its point may reach another line, such as the target's: it stands on paper."""
    behind = (
        f"<a:solidFill>{palette.paper}</a:solidFill>" if label.named and label.side in "tb" else "<a:noFill/>"
    )
    moved = ""
    if label.down:
        place = f'<c:x val="0"/><c:y val="{label.down:.4f}"/>'
        moved = f"<c:layout><c:manualLayout>{place}</c:manualLayout></c:layout>"
    words = ""
    if label.text:
        told = Paragraph((Run(label.text, label.size, label.paint, label.bold),), "ctr")
        words = f'<c:tx><c:rich><a:bodyPr wrap="none"/><a:lstStyle/>{paragraph(told)}</c:rich></c:tx>'
    named = '<c:showSerName val="1"/>' if label.named else '<c:showSerName val="0"/>'
    look = text_look(label.size, label.paint, bold=label.bold, wrap=False)
    return (
        f'<c:dLbl><c:idx val="{label.place}"/>{moved}{words}'
        f'<c:numFmt formatCode={quoted(label.shape)} sourceLinked="0"/>'
        f"<c:spPr>{behind}<a:ln><a:noFill/></a:ln></c:spPr>{look}"
        f'<c:dLblPos val="{label.side}"/><c:showLegendKey val="0"/><c:showVal val="1"/>'
        f'<c:showCatName val="0"/>{named}<c:showPercent val="0"/><c:showBubbleSize val="0"/>'
        "<c:separator> </c:separator></c:dLbl>"
    )


def _reach(strand: Strand, palette: Palette) -> str:
    """A line from every point to where it reaches: error bars, which PowerPoint and LibreOffice both draw."""
    if not strand.reaches:
        return ""
    both = zip(strand.values, strand.reaches, strict=True)
    spans = [0.0 if value is None or end is None else round(end - value, 9) for value, end in both]
    parts = "".join(
        f'<c:{side}><c:numLit><c:formatCode>General</c:formatCode><c:ptCount val="{len(spans)}"/>'
        + "".join(
            f'<c:pt idx="{place}"><c:v>{max(span * sign, 0.0)!r}</c:v></c:pt>'
            for place, span in enumerate(spans)
        )
        + f"</c:numLit></c:{side}>"
        for side, sign in (("plus", 1), ("minus", -1))
    )
    return (
        '<c:errBars><c:errDir val="y"/><c:errBarType val="both"/><c:errValType val="cust"/>'
        f'<c:noEndCap val="1"/>{parts}<c:spPr>{line_xml(palette.grey(3), 4)}</c:spPr></c:errBars>'
    )


def _numbers(plot: Plot, strand: Strand, column: str) -> str:
    """The caches beside the references into the embedded sheet; a gap has no point."""
    last = len(plot.categories) + 1
    points = "".join(
        f'<c:pt idx="{place}"><c:v>{value!r}</c:v></c:pt>'
        for place, value in enumerate(strand.values)
        if value is not None
    )
    return (
        f"<c:cat><c:strRef><c:f>Sheet1!$A$2:$A${last}</c:f>{_texts(plot.categories)}</c:strRef></c:cat>"
        f"<c:val><c:numRef><c:f>Sheet1!${column}$2:${column}${last}</c:f><c:numCache>"
        f"<c:formatCode>{safe(strand.shape)}</c:formatCode>"
        f'<c:ptCount val="{len(plot.categories)}"/>{points}</c:numCache></c:numRef></c:val>'
    )


def _texts(texts: tuple[str, ...]) -> str:
    points = "".join(
        f'<c:pt idx="{place}"><c:v>{safe(cell_text(text))}</c:v></c:pt>' for place, text in enumerate(texts)
    )
    return f'<c:strCache><c:ptCount val="{len(texts)}"/>{points}</c:strCache>'
