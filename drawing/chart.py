"""An exhibit's chart as a plain plotly.js figure, each kind in its own way, with direct labels."""

from __future__ import annotations

from typing import Any

from drawing import combo, heatmap
from drawing.axes import layout
from drawing.lines import colour, missing, traces
from exhibits.exhibit import Chart


def figure(chart: Chart, height: int = 400) -> dict[str, Any]:
    """``data`` and ``layout`` for plotly.js, ``height`` in pixels; a heat map's follows its rows."""
    if chart.kind == "heat":
        return heatmap.figure(chart)
    if chart.kind == "combo":
        return combo.figure(chart, height)
    drawn = [
        trace
        for place, series in enumerate(chart.series)
        for trace in traces(chart, series, colour(series, place))
    ]
    return {"data": [*drawn, *missing(chart)], "layout": layout(chart, height)}
