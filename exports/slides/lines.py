"""Lines over slots as a native chart: last years grey, this year in the lead's colour, direct labels."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any, Final, NamedTuple

from exhibits.exhibit import Chart, Point, Series
from exports.slides.layout import Box
from exports.slides.naming import MANY, categories, naming
from exports.slides.native import put_chart
from exports.slides.page import Pen, points
from exports.slides.plot import (
    Dots,
    Label,
    Plot,
    Scale,
    Side,
    Strand,
    Values,
    axis_format,
    number_format,
    scale,
)
from exports.slides.words import LINE, ems

SIZE: Final = 12.0
PRELIMINARY: Final = "（初步数）"
SHORT: Final = "（初）"  # behind one of many names
MOST_GAPS: Final = 4


class Room(NamedTuple):
    """What a label takes of the axis, where the axis begins, and how many points wide a slot is."""

    label: float
    floor: float
    slot: float


def draw(slide: Any, chart: Chart, box: Box, pen: Pen) -> None:
    """Put the chart on the slide; without a series its words stand alone."""
    if chart.series:
        plot = plotted(chart, box, pen)
        put_chart(slide.shapes, plot, pen.palette, box, "折线图", f"{chart.title}。{chart.subtitle}")


def plotted(chart: Chart, box: Box, pen: Pen) -> Plot:
    """The chart with its axis, its strands and the labels pushed apart."""
    shape = number_format(chart.decimals, chart.unit)
    told = [values_of(chart, series) for series in chart.series]
    target = [] if chart.target is None else [chart.target.value]
    axis = scale([*(value for values in told for value in values), *target], shape, from_zero=chart.from_zero)
    axis = replace(axis, shape=axis_format(axis.step or 1.0, chart.unit))
    room = _room(chart, axis, box, pen)
    strands = [
        strand
        for place, _ in enumerate(chart.series)
        for strand in _strands(chart, place, told, pen, shape, room)
    ]
    strands += _target(chart, shape, pen, points(box.width) * 0.8)
    size = pen.size(SIZE)
    names = categories(chart)
    every, turn, below = naming(names, size, points(box.width) * 0.9)
    inner = _inner(chart, strands, axis, box, size, below)
    apart = _spread(strands, axis, size * LINE / (points(box.height) * inner[3]), inner[3])
    return Plot(
        names,
        tuple(apart),
        axis,
        inner=inner,
        size=size,
        every=every,
        turn=turn,
    )


def _room(chart: Chart, axis: Scale, box: Box, pen: Pen) -> Room:
    """About, before the frame of the axes is known."""
    floor = axis.least or 0.0
    label = pen.size(SIZE + 1) * LINE / (points(box.height) * 0.8) * ((axis.most or 1.0) - floor)
    return Room(label, floor, points(box.width) * 0.85 / max(len(chart.slots), 1))


def values_of(chart: Chart, series: Series) -> Values:
    """One value a slot, None for a gap."""
    values: list[float | None] = [None] * len(chart.slots)
    for point in series.points:
        if point.value is not None:
            values[point.slot] = point.value
    return tuple(values)


def parted(chart: Chart, series: Series) -> tuple[Values, Values]:
    """Firm values, and preliminary ones each with the firm one that their dashed piece begins at."""
    firm: list[float | None] = [None] * len(chart.slots)
    late: list[float | None] = [None] * len(chart.slots)
    before: Point | None = None
    for point in series.points:
        if point.value is None:
            before = None
            continue
        if point.status == "preliminary":
            late[point.slot] = point.value
            if before is not None:
                late[before.slot] = before.value
        else:
            firm[point.slot] = point.value
        before = point
    return tuple(firm), tuple(late)


def preliminary(series: Series) -> frozenset[int]:
    """The slots of preliminary figures."""
    return frozenset(
        point.slot for point in series.points if point.status == "preliminary" and point.value is not None
    )


def shown(values: Values) -> list[int]:
    """The places that are labelled: all of a few, else the last and the extremes."""
    known = [place for place, value in enumerate(values) if value is not None]
    if len(known) <= MANY:
        return known
    ordered = sorted(known, key=lambda place: values[place] or 0.0)
    return sorted({ordered[0], ordered[-1], known[-1]})


def gaps(chart: Chart) -> tuple[str, ...]:
    """The words of gaps by series: 2025年1-5月未报."""
    told = []
    for series in chart.series:
        words = [point for point in series.points if point.value is None and point.text]
        for text, run in groupby(words, key=lambda point: point.text):
            labels = [chart.slots[point.slot].label for point in run]
            span = labels[0] if len(labels) == 1 else f"{labels[0]}至{labels[-1]}"
            named = series.name if len(chart.series) > 1 else ""
            told.append(f"{named}{span}{text}")
    marked = [
        f"{chart.slots[mark.slot].label}：{mark.text}"
        for mark in chart.marks
        if mark.text not in "".join(chart.notes)
    ]
    return (*told[:MOST_GAPS], *(("等",) if len(told) > MOST_GAPS else ()), *marked)


def _strands(
    chart: Chart, place: int, told: Sequence[Values], pen: Pen, shape: str, room: Room
) -> list[Strand]:
    """The firm line, and the dashed one of what is preliminary."""
    series = chart.series[place]
    paint, lead = _paint(series, place, pen), series.role != "earlier"
    firm, late = parted(chart, series)
    unfirm = preliminary(series)
    ends = [slot for slot, value in enumerate(told[place]) if value is not None]
    labels = _labels(chart, place, told, paint, shape, pen, room)
    dots: Dots = "solid" if lead and len(chart.slots) <= 3 * MANY else "none"
    line = Strand(
        series.name, firm, paint, shape, width=0 if chart.stepped else 3.0 if lead else 2.25, dots=dots,
        dash="sysDot" if series.role == "computed" else "",
        labels=tuple(label for label in labels if label.place not in unfirm),
    )  # fmt: skip
    if not unfirm or not ends:
        return [line]
    dashed = replace(
        line, name=f"{series.name}{SHORT if series.role == 'peer' else PRELIMINARY}", values=late,
        dash="sysDash", dots="none", hollow=unfirm,
        labels=tuple(label for label in labels if label.place in unfirm), keyed=False,
    )  # fmt: skip
    return [line, dashed]


def _paint(series: Series, place: int, pen: Pen) -> str:
    if series.role == "earlier":
        return pen.palette.grey(series.age)
    if series.role == "peer":
        return pen.palette.peer(place)
    return pen.palette.muted if series.role == "computed" else pen.palette.lead


def _labels(
    chart: Chart, place: int, told: Sequence[Values], paint: str, shape: str, pen: Pen, room: Room
) -> tuple[Label, ...]:
    """The last point with the name of its line; more of a line that leads alone."""
    series, values = chart.series[place], told[place]
    known = [slot for slot, value in enumerate(values) if value is not None]
    if not known:
        return ()
    alone = (
        series.role not in ("earlier", "peer") and sum(each.role != "earlier" for each in chart.series) == 1
    )
    earlier = series.role == "earlier"
    look: dict[str, Any] = {
        "paint": pen.palette.muted if earlier else paint,
        "size": pen.size(SIZE if earlier else SIZE + 1),
    }
    many = len(chart.series) > 1
    last = Label(
        known[-1], _last_side(chart, place, told, known[-1], room), shape, bold=not earlier, named=many,
        **look,
    )  # fmt: skip
    if not alone:
        return (last,)
    widest = max(ems(f"{values[slot]:,.{chart.decimals}f}") for slot in known) * look["size"] + 4
    step = math.ceil(widest / room.slot) if len(known) <= MANY else 1
    rest = [slot for slot in shown(values) if slot != known[-1] and (known[-1] - slot) % step == 0]
    return (*(Label(slot, _side(told, place, slot, room), shape, **look) for slot in rest), last)


def _last_side(chart: Chart, place: int, told: Sequence[Values], slot: int, room: Room) -> Side:
    """Right of the point where the lines that go on leave it the room, else above or below it."""
    if slot == len(chart.slots) - 1 or chart.series[place].role != "current":
        return "r"
    own = told[place][slot] or 0.0
    others = [values for values in told if values is not told[place]]
    later = [value for values in others for value in values[slot + 1 :] if value is not None]
    near = [*later, *([] if chart.target is None else [chart.target.value])]
    clear = all(abs(value - own) > room.label * 0.6 for value in near)
    beside = all(value > own for value in later) or all(value < own for value in later)
    return "r" if clear and beside else _side(told, place, slot, room)


def _side(told: Sequence[Values], place: int, slot: int, room: Room) -> Side:
    """Above the line where it is the uppermost of its slot, else below, away from the others."""
    own = told[place][slot] or 0.0
    others = [
        value
        for values in told
        for value in [values[slot]]
        if values is not told[place] and value is not None
    ]
    return "b" if others and own < min(others) and own - room.floor > room.label * 0.9 else "t"


def _target(chart: Chart, shape: str, pen: Pen, width: float) -> list[Strand]:
    """The annual target as a dashed line across, its words at its beginning, within ``width`` points."""
    if chart.target is None:
        return []
    values = (chart.target.value,) * len(chart.slots)
    words = Label(0, "t", shape, pen.palette.warning, pen.size(SIZE - 1), text=chart.target.text)
    half = ems(words.text) * words.size / 2
    side = replace(words, place=min(math.ceil(half * len(chart.slots) / width - 0.5), len(chart.slots) - 1))
    return [Strand("年度目标", values, pen.palette.behind, shape, width=1.5, dash="dash", labels=(side,))]


def _inner(
    chart: Chart, strands: Sequence[Strand], axis: Scale, box: Box, size: float, below: float
) -> tuple[float, float, float, float]:
    """The frame of the axes: room at its left for numbers, at its right for the labels of the lines."""
    width, height = points(box.width), points(box.height)
    ends = [f"{end:,.{chart.decimals}f}" for end in (axis.least or 0.0, axis.most or 0.0)]
    left = (max(map(ems, ends)) * size + 10) / width
    at_edge = [
        ems(f"{strand.name} {strand.values[label.place]:,.{chart.decimals}f}%") * label.size
        for strand in strands
        for label in strand.labels
        if label.side == "r" and label.named and label.place == len(chart.slots) - 1
    ]
    half = width * (1 - left) / len(chart.slots) / 2  # a slot's half lies right of its point
    right = max(max(at_edge, default=0.0) + 12 - half, 24) / width
    return left, 0.05, max(1 - left - right, 0.4), 1 - 0.05 - below / height


def _spread(strands: Sequence[Strand], axis: Scale, gap: float, tall: float) -> list[Strand]:
    """Labels right of their lines, moved apart as far as it takes; ``gap`` is a share of the axis."""
    extent = (axis.most or 1.0) - (axis.least or 0.0)
    found = [
        (((strand.values[label.place] or 0.0) - (axis.least or 0.0)) / extent, place, label)
        for place, strand in enumerate(strands)
        for label in strand.labels
        if label.side == "r"
    ]
    moved = list(strands)
    for slot in {label.place for _, _, label in found}:
        own = sorted((each for each in found if each[2].place == slot), key=lambda each: each[0])
        for (level, place, label), new in zip(own, _apart([level for level, _, _ in own], gap), strict=True):
            down = round((level - new) * tall, 4)
            kept = tuple(replace(each, down=down) if each is label else each for each in moved[place].labels)
            moved[place] = replace(moved[place], labels=kept)
    return moved


def _apart(levels: Sequence[float], gap: float) -> list[float]:
    """Rising levels, moved as little as it takes to stand ``gap`` apart."""
    moved = list(levels)
    for _ in moved:
        for lower in range(len(moved) - 1):
            lack = gap - (moved[lower + 1] - moved[lower])
            if lack > 1e-9:
                moved[lower] -= lack / 2
                moved[lower + 1] += lack / 2
    return moved
