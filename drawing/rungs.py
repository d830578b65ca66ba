"""Regions by their places as a plain plotly.js figure: bars, or dumbbells from last year to this."""

from __future__ import annotations

from typing import Any

from drawing.axes import FRAME
from drawing.escape import plotly as safe
from drawing.labels import text_px
from exhibits import theme
from exhibits.ladder import Ladder, Rung

ROW_PX, CLOSE_PX, CLOSE_FROM = 34, 24, 13  # many regions stand closer together
FRAME_PX = 62
WIDTH_PX = 1000  # about what a chart has on a screen of 1366
LABEL_SIZE = 13
TINTS = {"ahead": theme.AHEAD, "behind": theme.BEHIND, "plain": theme.AXIS, "muted": theme.MUTED}


def figure(ladder: Ladder) -> dict[str, Any]:
    """``data`` and ``layout`` for plotly.js; the height follows the number of regions."""
    draw = _dumbbells if ladder.form == "dumbbell" else _bars
    return {"data": [*draw(ladder), _reasons(ladder)], "layout": _layout(ladder)}


def _bars(ladder: Ladder) -> list[dict[str, Any]]:
    placed = _placed(ladder)
    bars = {
        "type": "bar",
        "orientation": "h",
        "y": [row for row, _ in placed],
        "x": [rung.value for _, rung in placed],
        "width": 0.62,
        # A preliminary figure is hollow.
        "marker": {
            "color": [theme.PAPER if rung.preliminary else TINTS[rung.tone] for _, rung in placed],
            "line": {"color": [TINTS[rung.tone] for _, rung in placed], "width": 1.5},
        },
        **_hover(placed),
    }
    return [bars]


def _dumbbells(ladder: Ladder) -> list[dict[str, Any]]:
    placed = _placed(ladder)
    pairs = [(row, rung) for row, rung in placed if rung.before is not None]
    bars = {
        "type": "scatter",
        "mode": "lines",
        "x": [x for _, rung in pairs for x in (rung.before, rung.value, None)],
        "y": [y for row, _ in pairs for y in (row, row, None)],
        "line": {"color": theme.EARLIER[3], "width": 4},
        "hoverinfo": "skip",
        "showlegend": False,
    }
    before = _dots(pairs, [rung.before for _, rung in pairs], theme.EARLIER[0], hollow=True)
    now = _dots(placed, [rung.value for _, rung in placed], "", hollow=False)
    return [bars, before, now]


def _falls(rung: Rung) -> bool:
    """Whether this year's dot is the left one, so that its figure belongs left of it."""
    return rung.value is not None and rung.before is not None and rung.value < rung.before


def _dots(
    placed: list[tuple[int, Rung]], values: list[float | None], colour: str, *, hollow: bool
) -> dict[str, Any]:
    tints = [colour or TINTS[rung.tone] for _, rung in placed]
    marker: dict[str, Any] = {"size": 12, "color": tints, "opacity": 1, "line": {"width": 0}}
    if hollow:
        marker |= {"color": theme.PAPER, "line": {"color": colour, "width": 2.5}}
    return {
        "type": "scatter",
        "mode": "markers",
        "x": values,
        "y": [row for row, _ in placed],
        "marker": marker,
        "cliponaxis": False,
        **_hover(placed),
    }


def _hover(placed: list[tuple[int, Rung]]) -> dict[str, Any]:
    return {
        "hovertext": [_said(rung) for _, rung in placed],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "showlegend": False,
    }


def _said(rung: Rung) -> str:
    lines = [f"{rung.name}：{rung.text}", rung.note, rung.before_text and f"上年同期 {rung.before_text}"]
    return "<br>".join(safe(line) for line in lines if line)


def _words(rung: Rung) -> str:
    return " ".join(safe(word) for word in (rung.text, rung.remark) if word)


def _placed(ladder: Ladder) -> list[tuple[int, Rung]]:
    return [(row, rung) for row, rung in enumerate(ladder.rungs) if rung.value is not None]


def _reasons(ladder: Ladder) -> dict[str, Any]:
    """In place of a bar the word why there is none."""
    silent = [(row, rung) for row, rung in enumerate(ladder.rungs) if rung.value is None]
    low, high = _extent(ladder)
    return {
        "type": "scatter",
        "mode": "text",
        "x": [min(max(low, 0.0), high) for _ in silent],
        "y": [row for row, _ in silent],
        "text": [f"　{safe(rung.text)}" for _, rung in silent],
        "textposition": "middle right",
        "textfont": {"size": LABEL_SIZE - 1, "color": theme.MUTED},
        "cliponaxis": False,
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _extent(ladder: Ladder) -> tuple[float, float]:
    """The least and the greatest figure; bars stand on zero."""
    values = [value for rung in ladder.rungs for value in (rung.value, rung.before) if value is not None]
    if ladder.form == "bars" or not values:
        values = [0.0, *(rung.value for rung in ladder.rungs if rung.value is not None)]
    return min(values), max(values)


def _range(ladder: Ladder) -> list[float]:
    """The extent with room for the words: right of what is above zero, left of what is below."""
    low, high = _extent(ladder)
    width = (high - low) or abs(high) or 1.0
    share = max((text_px(_words(rung), LABEL_SIZE) for rung in ladder.rungs), default=0) + 30
    room = width * share / max(WIDTH_PX - 2 * share, 1)
    bars = ladder.form == "bars"
    left = low < 0 if bars else any(map(_falls, ladder.rungs))
    right = high > 0 or any(rung.value is None for rung in ladder.rungs) if bars else True
    least = 0.0 if bars and low >= 0 else width * 0.04
    return [low - (room if left else least), high + (room if right else width * 0.04)]


def _layout(ladder: Ladder) -> dict[str, Any]:
    rungs = ladder.rungs
    names = [_name(rung) for rung in rungs]
    close = len(rungs) >= CLOSE_FROM
    left = max((text_px(name, 13) for name in names), default=60) + 20
    return {
        "height": (CLOSE_PX if close else ROW_PX) * len(rungs) + FRAME_PX,
        **FRAME,
        "margin": {"l": int(left), "r": 16, "t": 30, "b": 30},
        "xaxis": {
            "range": _range(ladder),
            "gridcolor": theme.GRID,
            "zeroline": True,
            "zerolinecolor": theme.AXIS,
            "tickformat": ",",
            "ticksuffix": "%" if ladder.unit == "%" else "",
            "fixedrange": True,
        },
        "yaxis": {
            "range": [len(rungs) - 0.5, -0.5],
            "tickvals": list(range(len(rungs))),
            "ticktext": [safe(name) for name in names],
            "ticks": "outside",
            "ticklen": 6,
            "tickcolor": theme.PAPER,
            "showgrid": False,
            "zeroline": False,
            "fixedrange": True,
        },
        "shapes": _median_line(ladder),
        "annotations": [*_labels(ladder), *_median_word(ladder)],
    }


def _name(rung: Rung) -> str:
    """The region after its place."""
    return f"{'—' if rung.rank is None else rung.rank}　{rung.name}"


def _labels(ladder: Ladder) -> list[dict[str, Any]]:
    """The figures beside their bars or dots, on paper so that no line runs through them."""
    return [
        {
            "x": rung.value,
            "y": row,
            "text": _words(rung),
            "showarrow": False,
            "xanchor": "right" if _leftwards(ladder, rung) else "left",
            "xshift": -10 if _leftwards(ladder, rung) else 10,
            "font": {"size": LABEL_SIZE, "color": theme.INK},
            "bgcolor": theme.PAPER,
            "borderpad": 0,
        }
        for row, rung in _placed(ladder)
    ]


def _leftwards(ladder: Ladder, rung: Rung) -> bool:
    return _falls(rung) if ladder.form == "dumbbell" else (rung.value or 0.0) < 0


def _median_line(ladder: Ladder) -> list[dict[str, Any]]:
    if ladder.middle is None:
        return []
    line = {"color": theme.EARLIER[1], "width": 1.5, "dash": "dash"}
    x = ladder.middle
    across = {"type": "line", "x0": x, "x1": x, "yref": "paper", "y0": 0, "y1": 1, "line": line}
    return [across | {"layer": "below"}]


def _median_word(ladder: Ladder) -> list[dict[str, Any]]:
    if ladder.middle is None:
        return []
    place = {"x": ladder.middle, "yref": "paper", "y": 1, "yanchor": "bottom", "showarrow": False}
    return [place | {"text": safe(ladder.middle_text), "font": {"size": 12, "color": theme.MUTED}}]
