"""Direct labels at the ends of the lines, in place of a legend, pushed apart where they would overlap."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from exhibits import theme
from exhibits.exhibit import Chart, Series
from exhibits.number import sign
from ui.escape import plotly as safe

LINE_PX = 18
FRAME_PX = 78  # what the axis and the margins take of the height


def label_annotations(chart: Chart, height: int) -> list[dict[str, Any]]:
    """One annotation a series: right of lines that reach the last slot, beside the others' last points."""
    ended = [(place, series) for place, series in enumerate(chart.series) if _end(series) is not None]
    right = [pair for pair in ended if _reaches_edge(chart, pair[1])]
    levels = spread([_value(series) for _, series in right], _gap(chart, height))
    labels = [_right_label(chart, *pair, level) for pair, level in zip(right, levels, strict=True)]
    return labels + [_inner_label(chart, *pair) for pair in ended if pair not in right]


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
    return _label(chart, place, series) | {
        "x": (slot.start + slot.end) / 2,
        "y": level,
        "xanchor": "left",
        "xshift": 10,
    }


def _inner_label(chart: Chart, place: int, series: Series) -> dict[str, Any]:
    """Beside the last point of a line that ends within the chart, on the side away from the other lines."""
    position, value = _end_slot(series), _value(series)
    slot = chart.slots[position]
    others = [_at(other, position) for other in chart.series if other is not series]
    over = sum(1 for level in others if level is not None and level > value)
    below = 2 * over >= len(others) and over > 0
    return _label(chart, place, series) | {
        "x": (slot.start + slot.end) / 2,
        "y": value,
        "xanchor": "left" if below else "right",
        "yanchor": "top" if below else "bottom",
        "xshift": 6 if below else -6,
        "yshift": -4 if below else 6,
        "bgcolor": "rgba(255,255,255,0.75)",
    }


def _at(series: Series, slot: int) -> float | None:
    return next((point.value for point in series.points if point.slot == slot), None)


def _label(chart: Chart, place: int, series: Series) -> dict[str, Any]:
    earlier = series.role == "earlier"
    colour = theme.MUTED if earlier else _text_colour(series, place)
    text = safe(series.label)
    size = 12 if earlier or len(chart.series) > 4 else 14
    return {
        "text": text if earlier else f"<b>{text}</b>",
        "showarrow": False,
        "font": {"size": size, "color": colour},
    }


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
    return _end_slot(series) >= len(chart.slots) - 1 or series.role != "current"
