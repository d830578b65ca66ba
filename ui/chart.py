"""An exhibit's lines as a plain plotly.js figure: direct labels, gaps with a word, dashes for preliminary."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from exhibits import theme
from exhibits.exhibit import Chart, Point, Series, Slot
from ui import heatmap
from ui.escape import plotly as safe
from ui.labels import label_annotations

FONT = {"family": theme.FONT, "size": 13, "color": theme.INK}
MANY_SLOTS = 14


def figure(chart: Chart, height: int = 400) -> dict[str, Any]:
    """``data`` and ``layout`` for plotly.js, ``height`` in pixels."""
    if chart.kind == "heat":
        return heatmap.figure(chart)
    data = [trace for series, place in _placed(chart) for trace in _traces(chart, series, place)]
    return {"data": [*data, *_missing(chart)], "layout": _layout(chart, height)}


def centre(slot: Slot) -> float:
    """Where a slot's point stands: 1-2月 in the middle of its two months."""
    return (slot.start + slot.end) / 2


def _placed(chart: Chart) -> list[tuple[Series, int]]:
    return [(series, place) for place, series in enumerate(chart.series)]


def colour(series: Series, place: int) -> str:
    """Colour of a series by its part in the exhibit."""
    if series.role == "earlier":
        return theme.earlier_colour(series.age)
    if series.role == "peer":
        return theme.peer_colour(place)
    return theme.MUTED if series.role == "computed" else theme.AHEAD


def _traces(chart: Chart, series: Series, place: int) -> list[dict[str, Any]]:
    tint = colour(series, place)
    lead = series.role != "earlier"
    firm = [None if point.status == "preliminary" else point.value for point in series.points]
    line = {"color": tint, "width": 3 if lead else 2, "dash": "dot" if series.role == "computed" else "solid"}
    solid = _trace(chart, series, series.points, firm, line)
    dots = lead and len(series.points) <= 3 * MANY_SLOTS
    solid |= {"mode": "lines+markers" if dots else "lines", "marker": {"size": 7, "color": tint}}
    return [solid, *_preliminary(chart, series, tint, line)]


def _preliminary(chart: Chart, series: Series, tint: str, line: dict[str, Any]) -> list[dict[str, Any]]:
    """A dashed piece from the last firm point to every preliminary one, which is hollow."""
    traces = []
    for before, point in zip((None, *series.points), series.points, strict=False):
        if point.status != "preliminary":
            continue
        pair = [point] if before is None or before.value is None else [before, point]
        trace = _trace(chart, series, pair, [each.value for each in pair], line | {"dash": "dot"})
        sizes = [10 if each is point else 0 for each in pair]
        hollow = {"size": sizes, "color": theme.PAPER, "line": {"color": tint, "width": 2.5}}
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
        "text": [_hover(chart, series, point) for point in points],
        "hovertemplate": "%{text}<extra></extra>",
        "line": line,
        "showlegend": False,
        "cliponaxis": False,
    }


def _hover(chart: Chart, series: Series, point: Point) -> str:
    unit = "" if chart.unit == "%" else chart.unit
    head = f"{series.name} {chart.slots[point.slot].label}"
    return safe(f"{head}：{point.text}{unit}") + (f"<br>{safe(point.note)}" if point.note else "")


def _missing(chart: Chart) -> list[dict[str, Any]]:
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


def _layout(chart: Chart, height: int) -> dict[str, Any]:
    positions = [centre(slot) for slot in chart.slots]
    return {
        "height": height,
        "font": FONT,
        "paper_bgcolor": theme.PAPER,
        "plot_bgcolor": theme.PAPER,
        "margin": {"l": 64, "r": 150, "t": 34, "b": 44},
        "hovermode": "closest",
        "hoverlabel": {"bgcolor": theme.PAPER, "bordercolor": theme.AXIS, "font": FONT, "align": "left"},
        "dragmode": False,
        "xaxis": {
            "range": [min(positions) - 0.6, max(positions) + 0.6],
            "showgrid": False,
            "zeroline": False,
            "showline": True,
            "linecolor": theme.AXIS,
            "ticks": "outside",
            "tickcolor": theme.GRID,
            **_ticks(chart.slots),
        },
        "yaxis": _value_axis(chart),
        "shapes": _lines_across(chart),
        "annotations": [*label_annotations(chart, height), *_words_on_lines(chart), _unit_word(chart)],
    }


def _ticks(slots: Sequence[Slot]) -> dict[str, Any]:
    """Every slot named while they are few; then one name a year, at its first slot."""
    if len(slots) <= MANY_SLOTS:
        return {
            "tickvals": [centre(slot) for slot in slots],
            "ticktext": [safe(slot.label) for slot in slots],
        }
    firsts = {slot.end // 12: slot for slot in reversed(slots)}
    step = -(-len(firsts) // MANY_SLOTS)
    named = [firsts[year] for year in sorted(firsts)][::step]
    return {
        "tickvals": [centre(slot) for slot in named],
        "ticktext": [f"{slot.end // 12}年" for slot in named],
    }


def _value_axis(chart: Chart) -> dict[str, Any]:
    percent = chart.unit == "%"
    return {
        "rangemode": "tozero" if chart.from_zero else "normal",
        "gridcolor": theme.GRID,
        "zeroline": True,
        "zerolinecolor": theme.AXIS,
        "zerolinewidth": 1.5,
        "tickformat": ",",
        "ticksuffix": "%" if percent else "",
        "nticks": 7,
        "fixedrange": True,
    }


def _lines_across(chart: Chart) -> list[dict[str, Any]]:
    shapes = _wide_slots(chart)
    for mark in chart.marks:
        edge = chart.slots[mark.slot].start - 0.5
        line = {"color": theme.MUTED, "width": 1.5, "dash": "dash"}
        shapes.append(
            {"type": "line", "x0": edge, "x1": edge, "yref": "paper", "y0": 0, "y1": 1, "line": line}
        )
    if chart.target is not None:
        line = {"color": theme.BEHIND, "width": 1.5, "dash": "dash"}
        level = chart.target.value
        shapes.append(
            {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": level, "y1": level, "line": line}
        )
    return shapes


def _wide_slots(chart: Chart) -> list[dict[str, Any]]:
    """A tint behind 1-2月 among months: its figure is of two months."""
    shortest = min(slot.end - slot.start for slot in chart.slots)
    return [
        {
            "type": "rect",
            "x0": slot.start - 0.5,
            "x1": slot.end + 0.5,
            "yref": "paper",
            "y0": 0,
            "y1": 1,
            "fillcolor": theme.PANEL,
            "line": {"width": 0},
            "layer": "below",
        }
        for slot in chart.slots
        if slot.end - slot.start > shortest
    ]


def _words_on_lines(chart: Chart) -> list[dict[str, Any]]:
    words = [
        {
            "x": chart.slots[mark.slot].start - 0.5,
            "yref": "paper",
            "y": 1,
            "text": safe(mark.text),
            "showarrow": False,
            "xanchor": "left",
            "yanchor": "top",
            "xshift": 4,
            "font": {"size": 12, "color": theme.MUTED},
        }
        for mark in chart.marks
    ]
    if chart.target is not None:
        words.append(
            {
                "xref": "paper",
                "x": 0,
                "y": chart.target.value,
                "text": safe(chart.target.text),
                "showarrow": False,
                "xanchor": "left",
                "yanchor": "bottom",
                "font": {"size": 12, "color": theme.BEHIND_TEXT},
            }
        )
    return words


def _unit_word(chart: Chart) -> dict[str, Any]:
    return {
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "y": 1,
        "xshift": -56,
        "yshift": 26,
        "text": f"单位：{safe(chart.unit)}",
        "showarrow": False,
        "xanchor": "left",
        "font": {"size": 12, "color": theme.MUTED},
    }
