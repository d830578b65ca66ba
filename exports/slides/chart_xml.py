"""A plot as the XML of a native chart: the part that the library puts beside the embedded workbook.

Axis ids are small and positive (the schema's, and LibreOffice drops the labels of large ones); a second axis
without words hides its labels and its line, since LibreOffice would fall back to the first for a deleted one.
"""

from __future__ import annotations

from typing import Final

from exports.slides.palette import Palette
from exports.slides.plot import Plot, Scale, Strand
from exports.slides.series_xml import line_xml, series, text_look
from exports.slides.words import quoted

FIRST_IDS: Final = (1001, 1002)
SECOND_IDS: Final = (1003, 1004)
_HEAD: Final = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<c:date1904 val="0"/><c:lang val="zh-CN"/><c:roundedCorners val="0"/>'
)


def chart_xml(plot: Plot, palette: Palette) -> bytes:
    """The whole chart part; the library adds the reference to its workbook."""
    placed = tuple(enumerate(plot.strands))
    groups = [
        [(place, strand) for place, strand in placed if strand.second is second and strand.bar is bar]
        for second, bar in ((False, True), (False, False), (True, True), (True, False))
    ]
    drawn = "".join(
        _group(plot, group, palette, SECOND_IDS if group[0][1].second else FIRST_IDS)
        for group in groups
        if group
    )
    axes = _axes(plot, plot.first, palette, FIRST_IDS, second=False)
    if plot.second is not None:
        axes += _axes(plot, plot.second, palette, SECOND_IDS, second=True)
    text = (
        f'{_HEAD}<c:chart><c:autoTitleDeleted val="1"/><c:plotArea>{_inner(plot)}{drawn}{axes}'
        f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr></c:plotArea>{_key(plot, palette)}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        f"{text_look(plot.size, palette.ink)}</c:chartSpace>"
    )
    return text.encode()


def _inner(plot: Plot) -> str:
    edges = zip("xywh", plot.inner, strict=True)
    places = "".join(f'<c:{edge} val="{value:.4f}"/>' for edge, value in edges)
    modes = '<c:xMode val="edge"/><c:yMode val="edge"/>'
    return (
        f'<c:layout><c:manualLayout><c:layoutTarget val="inner"/>{modes}{places}</c:manualLayout></c:layout>'
    )


def _group(plot: Plot, group: list[tuple[int, Strand]], palette: Palette, ids: tuple[int, int]) -> str:
    inside = "".join(series(plot, place, strand, palette) for place, strand in group)
    axes = "".join(f'<c:axId val="{number}"/>' for number in ids)
    if group[0][1].bar:
        direction, grouping = (
            ("bar" if plot.sideways else "col"),
            ("stacked" if plot.stacked else "clustered"),
        )
        return (
            f'<c:barChart><c:barDir val="{direction}"/><c:grouping val="{grouping}"/><c:varyColors val="0"/>'
            f'{inside}<c:gapWidth val="{plot.gap}"/><c:overlap val="100"/>{axes}</c:barChart>'
        )
    return (
        f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{inside}'
        f'<c:marker val="1"/>{axes}</c:lineChart>'
    )


def _axes(plot: Plot, scale: Scale, palette: Palette, ids: tuple[int, int], *, second: bool) -> str:
    return _category_axis(plot, palette, ids, second) + _value_axis(plot, scale, palette, ids, second)


def _category_axis(plot: Plot, palette: Palette, ids: tuple[int, int], second: bool) -> str:
    """Names stand at the low end, so that bars below zero do not cover them."""
    where = "l" if plot.sideways else "b"
    order = "maxMin" if plot.sideways else "minMax"
    line = "<a:ln><a:noFill/></a:ln>" if second else line_xml(palette.axis, 0.75)
    return (
        f'<c:catAx><c:axId val="{ids[0]}"/><c:scaling><c:orientation val="{order}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{where}"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="{"none" if second else "low"}"/><c:spPr>{line}</c:spPr>'
        f'{text_look(plot.size, palette.ink, turn=plot.turn)}<c:crossAx val="{ids[1]}"/>'
        '<c:crosses val="autoZero"/>'
        '<c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>'
        f'<c:tickLblSkip val="{plot.every}"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _value_axis(plot: Plot, scale: Scale, palette: Palette, ids: tuple[int, int], second: bool) -> str:
    most = "" if scale.most is None else f'<c:max val="{scale.most:.10g}"/>'
    least = "" if scale.least is None else f'<c:min val="{scale.least:.10g}"/>'
    step = "" if scale.step is None else f'<c:majorUnit val="{scale.step:.10g}"/>'
    bare = second or scale.silent
    grid = (
        ""
        if bare
        else f"<c:majorGridlines><c:spPr>{line_xml(palette.grid, 0.75)}</c:spPr></c:majorGridlines>"
    )
    where = {(False, False): "l", (False, True): "r", (True, False): "b", (True, True): "t"}[
        plot.sideways, second
    ]
    # Sideways the order is turned round, and with it the end at which this axis would stand.
    crosses = "max" if second or plot.sideways else "autoZero"
    return (
        f'<c:valAx><c:axId val="{ids[1]}"/><c:scaling><c:orientation val="minMax"/>{most}{least}</c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{where}"/>{grid}'
        f'<c:numFmt formatCode={quoted(scale.shape)} sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="{"none" if scale.silent else "nextTo"}"/>'
        "<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>"
        f'{text_look(plot.size, palette.muted)}<c:crossAx val="{ids[0]}"/><c:crosses val="{crosses}"/>'
        f'<c:crossBetween val="between"/>{step}</c:valAx>'
    )


def _key(plot: Plot, palette: Palette) -> str:
    """A legend at the top, of what is not told by labels."""
    if not plot.keyed:
        return ""
    left_out = "".join(
        f'<c:legendEntry><c:idx val="{place}"/><c:delete val="1"/></c:legendEntry>'
        for place, strand in enumerate(plot.strands)
        if not strand.keyed
    )
    words = text_look(plot.size, palette.ink)
    return f'<c:legend><c:legendPos val="t"/>{left_out}<c:overlay val="0"/>{words}</c:legend>'
