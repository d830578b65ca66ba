"""The figure of an exhibit in a given room: as wide and as high as it, or larger and to be scaled down."""

from __future__ import annotations

from typing import Any, NamedTuple

from drawing import chart, rungs, waterfall
from exhibits.basket import Shown
from exhibits.exhibit import Chart, Steps
from exhibits.ladder import Ladder

MOST_STRETCH = 1.45  # rows that stand further apart no longer look like one chart
LEAST_ROW_PX, LETTER_SHARE = 9.5, 0.85
CLEAR = "rgba(0,0,0,0)"  # the ground of a label would cover the bars above and below


class Plot(NamedTuple):
    """``data`` and ``layout`` for plotly.js, and by how much they are scaled to fit."""

    data: list[dict[str, Any]]
    layout: dict[str, Any]
    scale: float


def plot(exhibit: Shown, width: int, height: int) -> Plot | None:
    """None for what is not a figure: a table, headline figures, bars, words, and a chart without a series."""
    if isinstance(exhibit, Chart) and exhibit.series:
        if exhibit.kind == "heat":
            return _rows(chart.figure(exhibit), width, height, grows=not exhibit.marks)
        # The words of events stand above the chart and make it higher.
        above = chart.figure(exhibit, height)["layout"]["height"] - height
        return _sized(chart.figure(exhibit, height - above), width, height)
    if isinstance(exhibit, Ladder) and exhibit.rungs:
        return _rows(rungs.figure(exhibit), width, height)
    if isinstance(exhibit, Steps) and exhibit.steps:
        return _rows(waterfall.figure(exhibit), width, height)
    return None


def _rows(figure: dict[str, Any], width: int, height: int, *, grows: bool = True) -> Plot:
    """A figure whose height follows its rows: they draw apart or close up; very many shrink."""
    layout = figure["layout"]
    natural = layout["height"]
    if natural <= height:
        return _sized(figure, width, min(height, int(natural * MOST_STRETCH)) if grows else natural)
    count, frame = len(layout["yaxis"]["tickvals"]), layout["margin"]["t"] + layout["margin"]["b"]
    row = max((height - frame) / count, LEAST_ROW_PX)
    needed = int(row * count + frame)
    scale = min(1.0, height / needed)
    return _sized(_capped(figure, row * LETTER_SHARE), int(width / scale), needed, scale)


def _sized(figure: dict[str, Any], width: int, height: int, scale: float = 1.0) -> Plot:
    size = {"width": width, "height": height, "autosize": False}
    return Plot(figure["data"], figure["layout"] | size, round(scale, 4))


def _capped(figure: dict[str, Any], most: float) -> dict[str, Any]:
    """The figure with no letters and dots larger than a row allows."""
    layout = figure["layout"]
    rows = layout["yaxis"] | {"tickfont": {"size": min(layout["font"]["size"], most)}}
    notes = [
        note | {"font": _small(note["font"], most), "bgcolor": CLEAR}
        for note in layout.get("annotations", ())
    ]
    return {
        "data": [
            trace | {part: _small(trace[part], most) for part in ("textfont", "marker") if part in trace}
            for trace in figure["data"]
        ],
        "layout": layout | {"yaxis": rows} | ({"annotations": notes} if notes else {}),
    }


def _small(look: dict[str, Any], most: float) -> dict[str, Any]:
    size = look.get("size")
    if size is None:
        return look
    return look | {"size": [min(one, most) for one in size] if isinstance(size, list) else min(size, most)}
