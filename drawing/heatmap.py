"""An exhibit's heat map as a plain plotly.js figure: a number in every cell, or a word."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import Any

from drawing import marks
from drawing.axes import FRAME
from drawing.escape import plotly as safe
from exhibits import theme
from exhibits.exhibit import Chart, Point, Series, Slot

ROW_PX = 34
FRAME_PX = 44
STRONGEST = (
    30.0  # beyond this many per cent a cell is as dark as it gets, or one outlier would bleach the rest
)
DARK_FROM = 0.72
NARROW_FROM = 15


def figure(chart: Chart) -> dict[str, Any]:
    """``data`` and ``layout`` for plotly.js; the height follows the number of rows."""
    edges = _edges(chart.slots)
    rows = list(range(len(chart.series)))
    grid = {
        "type": "heatmap",
        "x": edges,
        "y": [row - 0.5 for row in (*rows, len(rows))],
        "z": [_by_slot(chart, series) for series in chart.series],
        "zmin": -STRONGEST,
        "zmax": STRONGEST,
        "colorscale": [list(step) for step in theme.HEAT],
        "showscale": False,
        "xgap": 2,
        "ygap": 2,
        "hoverinfo": "skip",
    }
    layout = _layout(chart, edges)
    return {"data": [grid, _texts(chart, edges)], "layout": layout | _marked(chart, edges, layout)}


def _edges(slots: tuple[Slot, ...]) -> list[float]:
    """The cells' edges: 1-2月 takes two widths among months, every other slot one."""
    shortest = min(slot.end - slot.start for slot in slots)
    return [0.0, *accumulate(1.0 if slot.end - slot.start == shortest else 2.0 for slot in slots)]


def _by_slot(chart: Chart, series: Series) -> list[float | None]:
    values: list[float | None] = [None] * len(chart.slots)
    for point in series.points:
        values[point.slot] = point.value
    return values


def _texts(chart: Chart, edges: list[float]) -> dict[str, Any]:
    cells = [(row, series, point) for row, series in enumerate(chart.series) for point in series.points]
    return {
        "type": "scatter",
        "mode": "text",
        "x": [(edges[point.slot] + edges[point.slot + 1]) / 2 for _, _, point in cells],
        "y": [row for row, _, _ in cells],
        "text": [_text(point, len(chart.slots)) for _, _, point in cells],
        "textfont": {
            "size": [_size(point, len(chart.slots)) for _, _, point in cells],
            "color": [_colour(point) for _, _, point in cells],
        },
        "hovertext": [_hover(chart, series, point) for _, series, point in cells],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "showlegend": False,
    }


def _text(point: Point, slots: int) -> str:
    """The cell's text; a word of four characters takes two lines where columns are narrow."""
    if point.value is None and slots >= NARROW_FROM and len(point.text) > 3:
        return f"{safe(point.text[:2])}<br>{safe(point.text[2:])}"
    return safe(point.text)


def _size(point: Point, slots: int) -> int:
    return (12 if slots < NARROW_FROM else 10) - (1 if point.value is None else 0)


def _colour(point: Point) -> str:
    if point.value is None:
        return theme.MUTED
    return theme.PAPER if abs(point.value) / STRONGEST > DARK_FROM else theme.INK


def _hover(chart: Chart, series: Series, point: Point) -> str:
    head = f"{series.name} {chart.slots[point.slot].label}：{point.text}"
    return safe(head) + (f"<br>{safe(point.note)}" if point.note else "")


def _marked(chart: Chart, edges: list[float], layout: dict[str, Any]) -> dict[str, Any]:
    """What events change in a layout: a frame around their cells, and words above the grid."""
    said = marks.words(chart.marks, [edges[mark.slot] for mark in chart.marks], (0.0, edges[-1]), 0)
    above = marks.rows_px(said)
    shapes = []
    for mark, word in zip(chart.marks, said, strict=True):
        last = mark.slot if mark.until is None else mark.until
        columns = {"x0": word.x, "x1": edges[last + 1], "line": {"color": theme.EVENT_LINE, "width": 2}}
        top = marks.leader(word, layout["height"] - FRAME_PX)
        shapes.append({"type": "line", **columns, "x1": word.x, "yref": "paper", "y0": 1, "y1": top})
        shapes += [
            {"type": "rect", **columns, "y0": first - 0.5, "y1": after - 0.5}
            for first, after in _runs(mark.rows or range(len(chart.series)))
        ]
    margin = layout["margin"] | {"t": layout["margin"]["t"] + above}
    words = marks.written(said)
    return {"height": layout["height"] + above, "margin": margin, "shapes": shapes, "annotations": words}


def _runs(rows: Sequence[int]) -> list[tuple[int, int]]:
    """First row and the one after the last, for every piece without a gap."""
    starts = [row for row in rows if row - 1 not in rows]
    afters = [row + 1 for row in rows if row + 1 not in rows]
    return list(zip(starts, afters, strict=True))


def _layout(chart: Chart, edges: list[float]) -> dict[str, Any]:
    longest = max(len(series.name) for series in chart.series)
    bare = {"showgrid": False, "zeroline": False, "fixedrange": True, "ticks": ""}
    return {
        "height": ROW_PX * len(chart.series) + FRAME_PX,
        **FRAME,
        "plot_bgcolor": theme.MISSING,
        "margin": {"l": min(14 * longest + 16, 250), "r": 6, "t": 4, "b": 40},
        "xaxis": bare
        | {
            "tickangle": 0,
            "tickfont": {"size": 12 if len(chart.slots) < NARROW_FROM else 9},
            "range": [0, edges[-1]],
            "tickvals": [(edge + after) / 2 for edge, after in pairwise(edges)],
            "ticktext": [_tick(chart.slots, position) for position in range(len(chart.slots))],
        },
        "yaxis": bare
        | {
            "ticks": "outside",
            "ticklen": 6,
            "tickcolor": theme.PAPER,
            "range": [len(chart.series) - 0.5, -0.5],
            "tickvals": list(range(len(chart.series))),
            "ticktext": [safe(series.name) for series in chart.series],
        },
    }


def _tick(slots: tuple[Slot, ...], position: int) -> str:
    """The slot without its year; the first of a year carries the year below."""
    slot = slots[position]
    year = f"{slot.end // 12}年"
    named = safe(slot.label.removeprefix(year))
    if all(slot.label == f"{slot.end // 12}年" for slot in slots):
        return year
    named = named or "全年"
    first = position == 0 or slots[position - 1].end // 12 != slot.end // 12
    return f"{named}<br><b>{year}</b>" if first else named
