"""The lines of an exhibit as plotly.js traces: gaps with a word, dashes and a hollow dot for preliminary."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from drawing.axes import centre
from drawing.escape import plotly as safe
from exhibits import theme
from exhibits.exhibit import Chart, Point, Series

MANY_POINTS = 42
# plotly.js takes sizes that differ for a bubble chart, and would fade and frame the dots.
EVEN: dict[str, Any] = {"opacity": 1, "line": {"width": 0}}


def colour(series: Series, place: int) -> str:
    """Colour of a series by its part in the exhibit."""
    if series.role == "earlier":
        return theme.earlier_colour(series.age)
    if series.role == "peer":
        return theme.peer_colour(place)
    return theme.MUTED if series.role == "computed" else theme.AHEAD


def traces(chart: Chart, series: Series, tint: str) -> list[dict[str, Any]]:
    """The firm points of a series, and a piece of its own for every preliminary one."""
    lead = series.role != "earlier"
    firm = [None if point.status == "preliminary" else point.value for point in series.points]
    line = {"color": tint, "width": 3 if lead else 2, "dash": "dot" if series.role == "computed" else "solid"}
    if chart.stepped:
        line["shape"] = "hv"
    solid = _trace(chart, series, series.points, firm, line)
    dots = lead and len(series.points) <= MANY_POINTS
    sizes = [7 if dots or lonely else 0 for lonely in _lonely(firm)]
    solid |= {
        "mode": "lines+markers" if any(sizes) else "lines",
        "marker": {"size": sizes, "color": tint} | EVEN,
    }
    return [solid, *_preliminary(chart, series, tint, line)]


def _lonely(values: Sequence[float | None]) -> list[bool]:
    """Which points no line leads to: they would not be seen without a dot."""
    around = [None, *values, None]
    return [
        value is not None and before is None and after is None
        for before, value, after in zip(around, values, around[2:], strict=False)
    ]


def _preliminary(chart: Chart, series: Series, tint: str, line: dict[str, Any]) -> list[dict[str, Any]]:
    """A dashed piece from the last firm point to every preliminary one, which is hollow."""
    traces = []
    for before, point in zip((None, *series.points), series.points, strict=False):
        if point.status != "preliminary":
            continue
        pair = [point] if before is None or before.value is None else [before, point]
        trace = _trace(chart, series, pair, [each.value for each in pair], line | {"dash": "dot"})
        sizes = [10 if each is point else 0 for each in pair]
        hollow = EVEN | {"size": sizes, "color": theme.PAPER, "line": {"color": tint, "width": 2.5}}
        traces.append(trace | {"mode": "lines+markers", "marker": hollow})
    return traces


def _trace(
    chart: Chart,
    series: Series,
    points: Sequence[Point],
    values: Sequence[float | None],
    line: dict[str, Any],
) -> dict[str, Any]:
    return {
        "type": "scatter",
        "name": safe(series.name),
        "x": [centre(chart.slots[point.slot]) for point in points],
        "y": list(values),
        "text": [hover(chart, series, point) for point in points],
        "hovertemplate": "%{text}<extra></extra>",
        "line": line,
        "showlegend": False,
        "cliponaxis": False,
    }


def hover(chart: Chart, series: Series, point: Point) -> str:
    """What a pointer over the point is told."""
    measure = chart.unit if series.axis == "first" else chart.second_unit
    unit = "" if point.text.endswith("%") or point.value is None else measure
    head = f"{series.name} {chart.slots[point.slot].label}"
    return safe(f"{head}：{point.text}{unit}") + (f"<br>{safe(point.note)}" if point.note else "")


def missing(chart: Chart) -> list[dict[str, Any]]:
    """The word of a gap, once for every run of missing points, at the height of the line beside it."""
    words = [word for series in chart.series for word in _gaps(chart, series)]
    trace = {
        "type": "scatter",
        "mode": "text",
        "x": [x for x, _, _ in words],
        "y": [y for _, y, _ in words],
        "text": [text for _, _, text in words],
        "textfont": {"size": 12, "color": theme.MUTED},
    }
    return [trace | {"hoverinfo": "skip", "showlegend": False, "cliponaxis": False}] if words else []


def _gaps(chart: Chart, series: Series) -> list[tuple[float, float, str]]:
    """Where a word stands; a gap at the end has its word in the line's label."""
    found = []
    level: float | None = None
    previous = False
    for point in series.points:
        gone = point.value is None and bool(point.text)
        after = _next_value(series, point)
        if gone and not previous and after is not None:
            place = centre(chart.slots[point.slot])
            found.append((place, level if level is not None else after, safe(point.text)))
        previous = gone
        level = point.value if point.value is not None else level
    return found


def _next_value(series: Series, gap: Point) -> float | None:
    return next(
        (point.value for point in series.points if point.slot > gap.slot and point.value is not None), None
    )
