"""Bars of amounts under a line of growth, on two axes that stay silent while every point has its figure."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

from drawing.axes import MANY_SLOTS, centre, layout
from drawing.escape import plotly as safe
from drawing.labels import left_margin, text_px
from drawing.lines import hover, missing, traces
from exhibits import theme
from exhibits.exhibit import Chart, Series

BARS_SHARE, LINES_SHARE, HEAD_SHARE = 0.56, 0.30, 0.1  # of the height; the head holds the line's figures
LABEL_SIZE, KEY_SIZE = 12, 13
EDGE = 0.6  # of a month, beside the first and the last bar
LINES = ((theme.BEHIND, theme.BEHIND_TEXT), (theme.MUTED, theme.MUTED))  # a line and its figures


def figure(chart: Chart, height: int = 400) -> dict[str, Any]:
    """``data`` and ``layout`` for plotly.js, ``height`` in pixels."""
    bars, lines = _of(chart, "first"), _of(chart, "second")
    drawn = [_bars(chart, series) for series in bars]
    for place, series in enumerate(lines):
        drawn += [
            _lettered(chart, trace, LINES[place > 0]) for trace in traces(chart, series, LINES[place > 0][0])
        ]
    drawn += [trace | {"yaxis": "y2"} for trace in missing(replace(chart, series=lines))]
    return {"data": drawn, "layout": _layout(chart, bars, lines, height)}


def _of(chart: Chart, axis: str) -> tuple[Series, ...]:
    return tuple(series for series in chart.series if series.axis == axis)


def _few(chart: Chart) -> bool:
    return len(chart.slots) <= MANY_SLOTS


def _bars(chart: Chart, series: Series) -> dict[str, Any]:
    """Bars as wide as their slots; a preliminary one is hollow."""
    points = [point for point in series.points if point.value is not None]
    slots = [chart.slots[point.slot] for point in points]
    hollow = [point.status == "preliminary" for point in points]
    return {
        "type": "bar",
        "name": safe(series.name),
        "x": [centre(slot) for slot in slots],
        "y": [point.value for point in points],
        "width": [slot.end - slot.start + 0.62 for slot in slots],
        "marker": {
            "color": [theme.PAPER if firm else theme.AHEAD for firm in hollow],
            "line": {"color": theme.AHEAD, "width": 1.5},
        },
        "text": [safe(point.text) if _few(chart) else "" for point in points],
        "textposition": "auto",
        "insidetextanchor": "end",
        "textangle": 0,
        "constraintext": "none",
        "insidetextfont": {
            "size": LABEL_SIZE,
            "color": [theme.AHEAD if firm else theme.PAPER for firm in hollow],
        },
        "outsidetextfont": {"size": LABEL_SIZE, "color": theme.AHEAD},
        "hovertext": [hover(chart, series, point) for point in points],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "showlegend": False,
    }


def _lettered(chart: Chart, trace: dict[str, Any], tints: tuple[str, str]) -> dict[str, Any]:
    """A piece of a line on the second axis, its figures above its points where they are few."""
    moved = trace | {
        "yaxis": "y2",
        "hovertext": trace["text"],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }
    if not _few(chart):
        return moved
    # A preliminary piece begins at the firm point before it, whose dot and figure are drawn already.
    drawn = [
        text if size and level is not None else ""
        for text, size, level in zip(_figures(chart, trace), trace["marker"]["size"], trace["y"], strict=True)
    ]
    font = {"size": LABEL_SIZE, "color": tints[1]}
    return moved | {
        "mode": "lines+markers+text",
        "text": drawn,
        "textposition": _sides(trace["y"]),
        "textfont": font,
    }


def _sides(levels: list[float | None]) -> list[str]:
    """Above its point, but below it where the line comes down to it and does not fall on."""
    around = zip([None, *levels], levels, [*levels[1:], None], strict=False)
    return [
        "bottom center"
        if level is not None and before is not None and before > level and (after is None or after >= level)
        else "top center"
        for before, level, after in around
    ]


def _figures(chart: Chart, trace: dict[str, Any]) -> list[str]:
    """What the exhibit prints for the points of a piece."""
    printed = {
        (safe(series.name), centre(chart.slots[point.slot])): safe(point.text)
        for series in chart.series
        for point in series.points
    }
    return [printed[trace["name"], x] for x in trace["x"]]


def _layout(chart: Chart, bars: tuple[Series, ...], lines: tuple[Series, ...], height: int) -> dict[str, Any]:
    bare = layout(replace(chart, series=()), height)
    amounts, rates = _extent(bars), _extent(lines)
    few = _few(chart)
    first = {
        "visible": not few,
        "range": _under(*amounts),
        "rangemode": "normal",
        "tickvals": _ticks(min(amounts[0], 0.0), max(amounts[1], 0.0)),
    }
    second = {
        "overlaying": "y",
        "side": "right",
        "visible": not few,
        "range": _above(*rates),
        "tickvals": _ticks(*rates),
        "showgrid": False,
        "zeroline": False,
        "ticksuffix": "%" if chart.second_unit == "%" else "",
        "fixedrange": True,
    }
    said = [note for note in bare["annotations"] if not str(note["text"]).startswith("单位：")]
    sides = {"l": 24, "r": 24} if few else {"l": left_margin(replace(chart, series=bars)), "r": 60}
    ends = [chart.slots[0].start - EDGE, chart.slots[-1].end + EDGE]
    return bare | {
        "margin": bare["margin"] | sides,
        "xaxis": bare["xaxis"] | {"range": ends},
        "yaxis": bare["yaxis"] | first,
        "yaxis2": second,
        "barmode": "group",
        "shapes": [*bare["shapes"], *_zero(*rates)],
        "annotations": [*said, *_keys(chart, bars, lines, bare["margin"]["t"])],
    }


def _extent(series: tuple[Series, ...]) -> tuple[float, float]:
    values = [point.value for each in series for point in each.points if point.value is not None]
    return (min(values), max(values)) if values else (0.0, 1.0)


def _under(low: float, high: float) -> list[float]:
    """The bars' axis: they stand on zero and leave the upper part to the line."""
    low, high = min(low * 1.15, 0.0), max(high, 0.0)
    return [low, low + ((high - low) or 1.0) / BARS_SHARE]


def _above(low: float, high: float) -> list[float]:
    """The line's axis: its extent takes the upper part, below a head."""
    extent = (high - low) or max(abs(high), 1.0)
    most = high + extent * HEAD_SHARE / LINES_SHARE
    return [most - extent / LINES_SHARE, most]


def _ticks(low: float, high: float) -> list[float]:
    """Round numbers for the part of an axis that its own figures take."""
    rough = ((high - low) or 1.0) / 3
    unit = 10.0 ** math.floor(math.log10(rough))
    step = next(unit * times for times in (1, 2, 2.5, 5, 10) if unit * times >= rough)
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return [float(f"{step * place:.10g}") for place in range(first, last + 1)]


def _zero(low: float, high: float) -> list[dict[str, Any]]:
    """Where growth turns into decline, if the line crosses it."""
    if not low < 0 < high:
        return []
    line = {"color": theme.EARLIER[2], "width": 1, "dash": "dash"}
    across = {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "yref": "y2", "y0": 0, "y1": 0}
    return [across | {"line": line, "layer": "below"}]


def _keys(
    chart: Chart, bars: tuple[Series, ...], lines: tuple[Series, ...], top: int
) -> list[dict[str, Any]]:
    """Which is the bar and which the line, in a row above the chart, with their units."""
    told = [(f"■ {series.name}（{chart.unit}）", theme.AHEAD) for series in bars]
    told += [
        (f"● {series.name}（{chart.second_unit}{'' if _few(chart) else '，右轴'}）", LINES[place > 0][1])
        for place, series in enumerate(lines)
    ]
    keys, reached = [], 0.0
    for text, tint in told:
        place = {"xref": "paper", "yref": "paper", "x": 0, "y": 1, "xshift": reached, "yshift": top - 6}
        look = {
            "showarrow": False,
            "xanchor": "left",
            "yanchor": "top",
            "font": {"size": KEY_SIZE, "color": tint},
        }
        keys.append(place | look | {"text": safe(text)})
        reached += text_px(text, KEY_SIZE) + 24
    return keys
