"""Direct labels at the ends of the lines, in place of a legend, pushed apart where they would overlap."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from drawing.escape import plotly as safe
from exhibits import theme
from exhibits.exhibit import Chart, Series
from exhibits.number import sign

LINE_PX = 18
FRAME_PX = 68  # what the axis and the margins take of the height
SLOT_PX = 880  # about what all slots take of the width, on a screen of 1440
LEAST_MARGIN = 30
LEAST_LEFT, AXIS_SIZE, AXIS_GAP = 64, 13, 10  # pixels left of the axis, of its figures, between the two
BEYOND = 1.2  # so much of the largest value the axis may name
WIDE_FROM = 0x2E7F
VEIL = "rgba(255,255,255,0.75)"  # behind a label that lines may cross


def label_annotations(chart: Chart, height: int) -> list[dict[str, Any]]:
    """One annotation a series: right of lines that reach the last slot, beside the others' last points."""
    ended = [(place, series) for place, series in enumerate(chart.series) if _end(series) is not None]
    right = [pair for pair in ended if _reaches_edge(chart, pair[1])]
    levels = spread([_value(series) for _, series in right], _gap(chart, height))
    labels = [_right_label(chart, *pair, level) for pair, level in zip(right, levels, strict=True)]
    return labels + [_inner_label(chart, *pair, height) for pair in ended if pair not in right]


def spread(levels: Sequence[float], gap: float) -> list[float]:
    """``levels`` moved as little as it takes to stand ``gap`` apart, in the order given."""
    order = sorted(range(len(levels)), key=levels.__getitem__)
    moved = [levels[position] for position in order]
    for _ in range(len(moved)):
        for lower in range(len(moved) - 1):
            lack = gap - (moved[lower + 1] - moved[lower])
            if lack > 1e-12:
                moved[lower] -= lack / 2
                moved[lower + 1] += lack / 2
    placed = dict(zip(order, moved, strict=True))
    return [placed[position] for position in range(len(levels))]


def _gap(chart: Chart, height: int) -> float:
    values = [point.value for series in chart.series for point in series.points if point.value is not None]
    low, high = (min(values), max(values)) if values else (0.0, 1.0)
    low, high = (min(low, 0.0), max(high, 0.0)) if chart.from_zero else (low, high)
    if chart.target is not None:
        high = max(high, chart.target.value)
    return (high - low) * 1.1 * LINE_PX / (height - FRAME_PX)


def _right_label(chart: Chart, place: int, series: Series, level: float) -> dict[str, Any]:
    slot = chart.slots[_end_slot(series)]
    within = _end_slot(series) < len(chart.slots) - 1
    return _label(chart, place, series) | {
        "x": (slot.start + slot.end) / 2,
        "y": level,
        "xanchor": "left",
        "xshift": 10,
        **({"bgcolor": VEIL} if within else {}),
    }


def _inner_label(chart: Chart, place: int, series: Series, height: int) -> dict[str, Any]:
    """Right of the last point of a line that ends within the chart, where its own line never is: over it,
    beside it or under it, where most is free.
    """
    slot, value = chart.slots[_end_slot(series)], _value(series)
    gap = _gap(chart, height)
    levels = {step: value + step * gap for step in (-1.0, 1.0, 0.0)}
    met = _met(chart, series, _end_slot(series))
    free = {step: min((abs(level - other) for other in met), default=0.0) for step, level in levels.items()}
    best = max(free, key=lambda step: min(free[step], gap * 0.8))
    tight = series.role != "current" and _width(chart, series) > len(chart.slots) - 1 - _end_slot(series)
    return _label(chart, place, series) | {
        "x": (slot.start + slot.end) / 2,
        "y": levels[best],
        "xanchor": "right" if tight else "left",
        "xshift": -10 if tight else 10,
        "bgcolor": VEIL,
    }


def _met(chart: Chart, series: Series, position: int) -> list[float]:
    """Heights of what a label right of a slot could cover: the other lines over its width, and the target."""
    reached = range(position, position + 2 + int(_width(chart, series)))
    levels = [_at(other, slot) for other in chart.series if other is not series for slot in reached]
    between = [(low + high) / 2 for low, high in pairwise(levels) if low is not None and high is not None]
    target = [] if chart.target is None else [chart.target.value]
    return [level for level in levels if level is not None] + between + target


def _width(chart: Chart, series: Series) -> float:
    """How many slots a label covers."""
    return text_px(series.label, _size(chart, series)) / SLOT_PX * len(chart.slots)


def _at(series: Series, slot: int) -> float | None:
    return next((point.value for point in series.points if point.slot == slot), None)


def text_px(text: str, size: int) -> float:
    """About how wide a text is: a Chinese character is as wide as high, the others a little over half."""
    return size * sum(1.0 if ord(sign) > WIDE_FROM else 0.58 for sign in text)


def right_margin(chart: Chart) -> int:
    """Room for the longest label, where the slots that its line leaves free do not give it."""
    step = SLOT_PX / len(chart.slots)
    wanted = [
        text_px(series.label, _size(chart, series)) - (len(chart.slots) - 1 - _end_slot(series)) * step
        for series in chart.series
        if _end(series) is not None
    ]
    return int(max([LEAST_MARGIN, *wanted]) + 22)


def left_margin(chart: Chart) -> int:
    """What the figures of the value axis need, which go a little beyond the largest value."""
    values = [point.value for series in chart.series for point in series.points if point.value is not None]
    if chart.target is not None:
        values.append(chart.target.value)
    widest = f"{max(map(abs, values), default=0) * BEYOND:,.0f}{'%' if chart.unit == '%' else ''}"
    below_zero = "−" if min(values, default=0) < 0 else ""
    return max(LEAST_LEFT, round(text_px(below_zero + widest, AXIS_SIZE)) + AXIS_GAP)


def _label(chart: Chart, place: int, series: Series) -> dict[str, Any]:
    earlier = series.role == "earlier"
    colour = theme.MUTED if earlier else _text_colour(series, place)
    text = safe(series.label)
    return {
        "text": text if earlier else f"<b>{text}</b>",
        "showarrow": False,
        "font": {"size": _size(chart, series), "color": colour},
    }


def _size(chart: Chart, series: Series) -> int:
    return 12 if series.role == "earlier" or len(chart.series) > 4 else 14


def _text_colour(series: Series, place: int) -> str:
    if series.role == "peer":
        return theme.peer_colour(place)
    return theme.MUTED if series.role == "computed" else theme.AHEAD


def _end(series: Series) -> float | None:
    return next((point.value for point in reversed(series.points) if point.value is not None), None)


def _value(series: Series) -> float:
    value = _end(series)
    return 0.0 if value is None or sign(value, 9) == 0 else value


def _end_slot(series: Series) -> int:
    return next(point.slot for point in reversed(series.points) if point.value is not None)


def _reaches_edge(chart: Chart, series: Series) -> bool:
    return _end_slot(series) >= len(chart.slots) - 1 or series.role in ("earlier", "peer")
