"""Parts that add up to a whole as a plain plotly.js figure: a waterfall that goes down the page."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from drawing.axes import FRAME
from drawing.escape import plotly as safe
from drawing.labels import text_px
from exhibits import theme
from exhibits.exhibit import Step, Steps

ROW_PX, CLOSE_PX, CLOSE_FROM = 34, 24, 13  # many parts stand closer together
FRAME_PX = 62
WIDTH_PX = 1050  # about what a chart has on a screen of 1366, the names of its steps included
LABEL_SIZE = 13
TINTS = {"ahead": theme.AHEAD, "behind": theme.BEHIND, "plain": theme.AXIS, "muted": theme.EARLIER[1]}

Placed = list[tuple[int, Step]]


def figure(exhibit: Steps) -> dict[str, Any]:
    """``data`` and ``layout`` for plotly.js; the height follows the number of steps."""
    placed = [(row, step) for row, step in enumerate(exhibit.steps) if step.end is not None]
    bars = {
        "type": "bar",
        "orientation": "h",
        "y": [row for row, _ in placed],
        "base": [step.start for _, step in placed],
        "x": [_length(step) for _, step in placed],
        "width": 0.62,
        # A preliminary figure is hollow.
        "marker": {
            "color": [theme.PAPER if step.preliminary else _tint(step) for _, step in placed],
            "line": {"color": [_tint(step) for _, step in placed], "width": 1.5},
        },
        "hovertext": [_said(step, exhibit.unit) for _, step in placed],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "showlegend": False,
    }
    return {"data": [bars, _reasons(exhibit)], "layout": _layout(exhibit, placed)}


def _length(step: Step) -> float:
    return (step.end or 0.0) - (step.start or 0.0)


def _tint(step: Step) -> str:
    if step.whole:
        return theme.INK
    return TINTS[step.tone]


def _said(step: Step, unit: str) -> str:
    measure = "" if step.whole else unit
    lines = [f"{step.name}：{step.text}{measure}", step.remark, step.note]
    return "<br>".join(safe(line) for line in lines if line)


def _words(step: Step) -> str:
    return "　".join(safe(word) for word in (step.text, step.remark) if word)


def _reasons(exhibit: Steps) -> dict[str, Any]:
    """In place of a bar the word why there is none, where the sum stands."""
    level, places = 0.0, []
    for row, step in enumerate(exhibit.steps):
        if step.end is None:
            places.append((level, row, f"　{safe(step.text)}"))
        else:
            level = step.end
    return {
        "type": "scatter",
        "mode": "text",
        "x": [x for x, _, _ in places],
        "y": [y for _, y, _ in places],
        "text": [text for _, _, text in places],
        "textposition": "middle right",
        "textfont": {"size": LABEL_SIZE - 1, "color": theme.MUTED},
        "cliponaxis": False,
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _range(placed: Placed, names_px: float) -> list[float]:
    """From the least to the greatest sum, with room for the words: right of a rise, left of a fall."""
    ends = [0.0, *(end for _, step in placed for end in (step.start or 0.0, step.end or 0.0))]
    low, high = min(ends), max(ends)
    width = (high - low) or 1.0
    share = max((text_px(_words(step), LABEL_SIZE) for _, step in placed), default=0) + 30
    room = width * share / max(WIDTH_PX - names_px - 2 * share, WIDTH_PX / 4)
    falls = any(_length(step) < 0 for _, step in placed)
    rises = any(_length(step) >= 0 for _, step in placed)
    return [low - (room if falls else width * 0.02), high + (room if rises else width * 0.06)]


def _layout(exhibit: Steps, placed: Placed) -> dict[str, Any]:
    count, names = len(exhibit.steps), [step.name for step in exhibit.steps]
    left = max((text_px(name, 13) for name in names), default=60) + 20
    return {
        "height": (CLOSE_PX if count >= CLOSE_FROM else ROW_PX) * count + FRAME_PX,
        **FRAME,
        "margin": {"l": int(left), "r": 16, "t": 16, "b": 44},
        "xaxis": {
            "range": _range(placed, left),
            "title": {
                "text": safe(f"对总数同比的拉动（{exhibit.unit}）"),
                "font": {"size": 12, "color": theme.MUTED},
            },
            "gridcolor": theme.GRID,
            "zeroline": True,
            "zerolinecolor": theme.AXIS,
            "fixedrange": True,
        },
        "yaxis": {
            "range": [count - 0.5, -0.5],
            "tickvals": list(range(count)),
            "ticktext": [
                f"<b>{safe(step.name)}</b>" if step.whole else safe(step.name) for step in exhibit.steps
            ],
            "ticks": "outside",
            "ticklen": 6,
            "tickcolor": theme.PAPER,
            "showgrid": False,
            "zeroline": False,
            "fixedrange": True,
        },
        "shapes": _connectors(placed),
        "annotations": [_label(row, step) for row, step in placed],
    }


def _connectors(placed: Placed) -> list[dict[str, Any]]:
    """A thin line from where a step ends to where the next begins."""
    line = {"color": theme.EARLIER[1], "width": 1, "dash": "dot"}
    return [
        {
            "type": "line",
            "x0": step.end,
            "x1": step.end,
            "y0": row,
            "y1": below,
            "line": line,
            "layer": "below",
        }
        for (row, step), (below, _) in pairwise(placed)
    ]


def _label(row: int, step: Step) -> dict[str, Any]:
    """The points beside the end of the step, on paper so that no line runs through them."""
    falls = _length(step) < 0
    return {
        "x": step.end,
        "y": row,
        "text": f"<b>{_words(step)}</b>" if step.whole else _words(step),
        "showarrow": False,
        "xanchor": "right" if falls else "left",
        "xshift": -8 if falls else 8,
        "font": {"size": LABEL_SIZE, "color": theme.INK},
        "bgcolor": theme.PAPER,
        "borderpad": 0,
    }
