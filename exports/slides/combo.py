"""Bars of amounts with a line of growth on an axis of its own, above the bars."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any, Final

from exhibits.exhibit import Chart, Series
from exports.slides.layout import Box
from exports.slides.lines import PRELIMINARY, parted, preliminary, shown, values_of
from exports.slides.naming import MANY, categories, naming
from exports.slides.native import put_chart
from exports.slides.page import Pen, points
from exports.slides.plot import Label, Plot, Scale, Strand, Values, axis_format, number_format, scale
from exports.slides.words import LINE, ems

SIZE: Final = 12.0
BARS_SHARE: Final = 0.56  # of the height, where every point is labelled and the axes are silent
LINE_SHARE: Final = 0.30
LEAST_INSIDE: Final = 0.2  # of the longest bar: shorter ones have their figure outside


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
    edge = 0.02 if few else _numbers_room(first, second, size, box)
    key, names = (size * LINE + 14) / points(box.height), categories(chart)
    every, turn, below = naming(names, size, points(box.width) * (1 - 2 * edge))
    inner = (edge, key, 1 - 2 * edge, 1 - key - below / points(box.height))
    return Plot(
        names, tuple(strands), first, second if lines else None, gap=70 if few else 40, keyed=True,
        inner=inner, size=size, every=every, turn=turn,
    )  # fmt: skip


def _numbers_room(first: Scale, second: Scale, size: float, box: Box) -> float:
    ends = (f"{end:,.1f}%" for scaled in (first, second) for end in (scaled.least or 0.0, scaled.most or 0.0))
    return (max(map(ems, ends)) + 1) * size / points(box.width)


def _first(amounts: list[float | None], shape: str, few: bool, chart: Chart) -> Scale:
    """The bars in the lower part; an axis that is read says nothing above them."""
    known = [value for value in amounts if value is not None] or [0.0]
    low, high = min(0.0, *known), max(0.0, *known)
    if few:
        extent = (high - low) or 1.0
        least = low - extent * 0.08 if low < 0 else 0.0
        return Scale(
            shape, float(f"{least:.4g}"), float(f"{least + extent * 1.08 / BARS_SHARE:.4g}"), silent=True
        )
    axis = scale(known, shape, from_zero=True)
    least, most, step = axis.least or 0.0, axis.most or 1.0, axis.step or 1.0
    longer = least + math.ceil((most - least) / BARS_SHARE / step - 1e-9) * step
    told = axis_format(step, chart.unit).partition(";")[0]
    if least < 0:
        return replace(axis, shape=axis_format(step, chart.unit), most=round(longer, 10))
    return replace(axis, shape=f'[<={most + step / 2:.10g}]{told};""', most=round(longer, 10))


def _second(rates: list[float | None], shape: str, few: bool, chart: Chart) -> Scale:
    """The line in the upper part; an axis that is read says nothing below it."""
    known = [value for value in rates if value is not None] or [0.0]
    if few:
        low, high = min(known), max(known)
        extent = (high - low) or max(abs(high), 1.0)
        most = high + extent * 0.3
        least = most - extent * 1.3 / (LINE_SHARE + 0.09)
        return Scale(shape, float(f"{least:.4g}"), float(f"{most:.4g}"), silent=True)
    axis = scale(known, shape)
    least, most, step = axis.least or 0.0, axis.most or 1.0, axis.step or 1.0
    longer = most - math.ceil((most - least) / (LINE_SHARE + 0.09) / step - 1e-9) * step
    told = axis_format(step, chart.second_unit).partition(";")[0]
    return replace(axis, shape=f'[>={least - step / 2:.10g}]{told};""', least=round(longer, 10))


def _bars(chart: Chart, series: Series, shape: str, pen: Pen) -> list[Strand]:
    values = values_of(chart, series)
    few = len(chart.slots) <= MANY
    unfirm = preliminary(series)
    extent = max([0.0, *(abs(value) for value in values if value is not None)])
    inside = {place for place in shown(values) if few and abs(values[place] or 0.0) > extent * LEAST_INSIDE}
    paint = pen.palette
    least = min((value for value in values if value is not None), default=0.0)
    # Among many bars the shortest has no room above it: the next one is taller.
    told = [place for place in shown(values) if few or least < 0 or values[place] != least]
    labels = tuple(
        Label(
            place,
            "inEnd" if place in inside else "outEnd",
            shape,
            paint.lead if place in unfirm and few else paint.paper if place in inside else paint.ink,
            pen.size(SIZE),
            few,
        )
        for place in told
    )
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
        Label(
            slot,
            "b" if _is_valley(both, slot) else "t",
            shape,
            pen.palette.warning if place == 0 else paint,
            pen.size(SIZE),
            True,
        )
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


def _is_valley(values: Values, slot: int) -> bool:
    """Whether the line comes down to the point and goes up from it: words above would stand on it."""
    own, beside = values[slot], [*values[max(slot - 1, 0) : slot], *values[slot + 1 : slot + 2]]
    return own is not None and len(beside) == 2 and all(each is not None and each > own for each in beside)


def _named(name: str, unit: str) -> str:
    return f"{name}（{unit}）" if unit else name
