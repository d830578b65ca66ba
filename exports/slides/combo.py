"""Bars of amounts with a line of growth on an axis of its own, above the bars."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from exhibits.exhibit import Chart, Series
from exports.slides.layout import Box
from exports.slides.lines import MANY, PRELIMINARY, categories, parted, preliminary, shown, values_of
from exports.slides.native import put_chart
from exports.slides.page import Pen, points
from exports.slides.plot import Label, Plot, Scale, Side, Strand, Values, axis_format, number_format, scale
from exports.slides.words import LINE, ems

SIZE: Final = 12.0
BARS_SHARE: Final = 0.56  # of the height, where every point is labelled and the axes are silent
LINE_SHARE: Final = 0.30


def draw(slide: Any, chart: Chart, box: Box, pen: Pen) -> None:
    """Put the chart on the slide; without a series its words stand alone."""
    if chart.series:
        plot = plotted(chart, box, pen)
        put_chart(slide.shapes, plot, pen.palette, box, "柱线组合图", f"{chart.title}。{chart.subtitle}")


def plotted(chart: Chart, box: Box, pen: Pen) -> Plot:
    """Two axes: silent ones with every point labelled, or ones to read where there are many points."""
    bars = [series for series in chart.series if series.axis == "first"]
    lines = [series for series in chart.series if series.axis == "second"]
    few = len(chart.slots) <= MANY
    amounts = [value for series in bars for value in values_of(chart, series)]
    rates = [value for series in lines for value in values_of(chart, series)]
    shapes = (
        number_format(chart.decimals, chart.unit),
        number_format(chart.second_decimals, chart.second_unit),
    )
    first = _first(amounts, shapes[0], few, chart)
    second = _second(rates, shapes[1], few, chart)
    strands = [strand for series in bars for strand in _bars(chart, series, shapes[0], pen)]
    strands += [
        strand
        for place, series in enumerate(lines)
        for strand in _lines(chart, series, place, shapes[1], pen)
    ]
    size = pen.size(SIZE)
    edge = (
        0.02
        if few
        else (max(ems(f"{end:,.0f}%") for end in (first.most or 0, second.least or 0)) + 2)
        * size
        / points(box.width)
    )
    key = (size * LINE + 14) / points(box.height)
    low = (size * LINE + 8) / points(box.height)
    return Plot(
        categories(chart), tuple(strands), first, second if lines else None, gap=70, keyed=True,
        inner=(edge, key, 1 - 2 * edge, 1 - key - low), size=size,
    )  # fmt: skip


def _first(amounts: list[float | None], shape: str, few: bool, chart: Chart) -> Scale:
    """From zero, with room for the line above the bars."""
    known = [value for value in amounts if value is not None]
    if few and known and min(known) >= 0 and max(known) > 0:
        return Scale(shape, 0.0, float(f"{max(known) / BARS_SHARE:.3g}"), silent=True)
    axis = scale(amounts, shape, from_zero=True)
    return replace(axis, shape=axis_format(axis.step or 1.0, chart.unit))


def _second(rates: list[float | None], shape: str, few: bool, chart: Chart) -> Scale:
    """The line's own extent in the upper part."""
    known = [value for value in rates if value is not None]
    if few and known:
        low, high = min(known), max(known)
        extent = (high - low) or max(abs(high), 1.0)
        most = high + extent * 0.3
        return Scale(
            shape,
            float(f"{most - extent * 1.3 / (LINE_SHARE + 0.09):.4g}"),
            float(f"{most:.4g}"),
            silent=True,
        )
    axis = scale(rates, shape)
    return replace(axis, shape=axis_format(axis.step or 1.0, chart.second_unit))


def _bars(chart: Chart, series: Series, shape: str, pen: Pen) -> list[Strand]:
    values = values_of(chart, series)
    few = len(chart.slots) <= MANY
    side: Side = "inEnd" if few else "outEnd"
    unfirm = preliminary(series)
    paint = pen.palette.paper if few else pen.palette.ink
    labels = tuple(
        Label(place, side, shape, pen.palette.lead if place in unfirm and few else paint, pen.size(SIZE), few)
        for place in shown(values)
    )  # fmt: skip
    return [
        Strand(
            _named(series.name, chart.unit),
            values,
            pen.palette.lead,
            shape,
            bar=True,
            hollow=unfirm,
            labels=labels,
        )
    ]


def _lines(chart: Chart, series: Series, place: int, shape: str, pen: Pen) -> list[Strand]:
    paint = pen.palette.behind if place == 0 else pen.palette.muted
    firm, late = parted(chart, series)
    unfirm = preliminary(series)
    both: Values = values_of(chart, series)
    labels = tuple(
        Label(slot, "t", shape, pen.palette.warning if place == 0 else paint, pen.size(SIZE), True)
        for slot in shown(both)
    )
    line = Strand(
        _named(series.name, chart.second_unit), firm, paint, shape, second=True, dots="solid",
        labels=tuple(label for label in labels if label.place not in unfirm),
    )  # fmt: skip
    dashed = replace(
        line, name=f"{line.name}{PRELIMINARY}", values=late, dash="sysDash", dots="none", hollow=unfirm,
        keyed=False, labels=tuple(label for label in labels if label.place in unfirm),
    )  # fmt: skip
    return [line, dashed] if unfirm else [line]


def _named(name: str, unit: str) -> str:
    return f"{name}（{unit}）" if unit else name
