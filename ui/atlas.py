"""A map as filled lines of a plain plotly.js chart: its own maps would fetch their base from the network."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import streamlit as st

from drawing.axes import FRAME
from drawing.escape import plotly as safe
from exhibits import theme
from exhibits.atlas import Atlas, Outline, Shape, colour, ink, inside
from ui import caption
from ui.figure import captioned, config

HEIGHT_PX, SMALL_PX = 520, 340
LABEL_SIZE, CLOSE_SIZE, CLOSE_FROM = 13, 10, 20  # many regions leave less room for words


def chart(atlas: Atlas, key: str) -> None:
    """The map, notes and source below; ``key`` tells it from other charts of the page."""
    spoken = f"{atlas.title}。{atlas.subtitle}"
    drawn = captioned(figure(atlas), atlas)
    st.plotly_chart(drawn, theme=None, key=key, config=config(atlas), alt=spoken)
    caption.foot(atlas)


def figure(atlas: Atlas) -> dict[str, Any]:
    """``data`` and ``layout`` for plotly.js: one filled trace a region, one of words."""
    return {"data": [*map(_filled, atlas.shapes), _words(atlas)], "layout": _layout(atlas)}


def outlines(rings: Mapping[str, tuple[Outline, ...]], names: Mapping[str, str]) -> dict[str, Any]:
    """The bare shapes with their names: what a map that was given looks like."""
    plain = {"fillcolor": theme.PANEL, "line": {"color": theme.AXIS, "width": 1}}
    shapes = [_area(own) | plain | {"hovertext": safe(names[code])} for code, own in rings.items()]
    places = [inside(own) for own in rings.values()]
    words = _text(places, [safe(names[code]) for code in rings], theme.INK)
    points = [point for own in rings.values() for ring in own for point in ring]
    return {"data": [*shapes, words], "layout": _frame(points) | {"height": SMALL_PX}}


def _filled(shape: Shape) -> dict[str, Any]:
    rung = shape.rung
    said = [f"{rung.name}：{rung.text}", rung.note, rung.remark]
    trace = _area(shape.rings) | {
        "fillcolor": colour(shape.shade),
        "hovertext": "<br>".join(safe(words) for words in said if words),
    }
    if shape.shade is None:
        trace["fillpattern"] = {
            "shape": "/", "size": 8, "solidity": 0.15, "fgcolor": theme.EARLIER[1], "bgcolor": theme.MISSING,
        }  # fmt: skip
    return trace


def _area(rings: tuple[Outline, ...]) -> dict[str, Any]:
    """All rings of a region as one line with gaps; holes run the other way round and stay open."""
    points = [point for ring in rings for point in (*ring, (None, None))]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [x for x, _ in points],
        "y": [y for _, y in points],
        "fill": "toself",
        "line": {"color": theme.PAPER, "width": 1.5},
        "hoveron": "fills",
        "hoverinfo": "text",
        "showlegend": False,
    }


def _words(atlas: Atlas) -> dict[str, Any]:
    shapes = atlas.shapes
    return _text(
        [each.place for each in shapes], list(map(_label, shapes)), [ink(each.shade) for each in shapes]
    )


def _text(places: list[tuple[float, float]], texts: list[str], colours: str | list[str]) -> dict[str, Any]:
    size = CLOSE_SIZE if len(texts) >= CLOSE_FROM else LABEL_SIZE
    return {
        "type": "scatter",
        "mode": "text",
        "x": [x for x, _ in places],
        "y": [y for _, y in places],
        "text": texts,
        "textfont": {"size": size, "color": colours},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _label(shape: Shape) -> str:
    """Name and figure, or the reason without its details: they show when a pointer rests on the shape."""
    text = shape.rung.text if shape.shade is not None else shape.rung.text.partition("（")[0]
    return f"{safe(shape.rung.name)}<br>{safe(text)}"


def _layout(atlas: Atlas) -> dict[str, Any]:
    return _frame([point for shape in atlas.shapes for ring in shape.rings for point in ring])


def _frame(points: list[tuple[float, float]]) -> dict[str, Any]:
    """Both axes hidden, and a degree of longitude as wide as it is at the middle latitude."""
    middle = (min(y for _, y in points) + max(y for _, y in points)) / 2 if points else 0.0
    hidden = {"visible": False, "fixedrange": True}
    ratio = 1 / max(math.cos(math.radians(middle)), 0.1)
    return {
        "height": HEIGHT_PX,
        **FRAME,
        "margin": {"l": 8, "r": 8, "t": 30, "b": 8},
        "xaxis": hidden,
        "yaxis": hidden | {"scaleanchor": "x", "scaleratio": ratio},
    }
