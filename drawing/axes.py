"""What stands around the lines of a chart: axes, tints and lines across, and the words on them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from drawing import marks
from drawing.escape import plotly as safe
from drawing.labels import label_annotations, left_margin, right_margin
from exhibits import theme
from exhibits.exhibit import Chart, Mark, Slot

FONT = {"family": theme.FONT, "size": 13, "color": theme.INK}
# What every figure has: paper, letters, a word at the pointer, nothing to drag.
FRAME: dict[str, Any] = {
    "font": FONT,
    "paper_bgcolor": theme.PAPER,
    "plot_bgcolor": theme.PAPER,
    "hovermode": "closest",
    "hoverlabel": {"bgcolor": theme.PAPER, "bordercolor": theme.AXIS, "font": FONT, "align": "left"},
    "dragmode": False,
}
MANY_SLOTS = 14
TOP_PX, BOTTOM_PX = 34, 34
UNIT_AT_PX = 8  # from the left edge to the unit above the axis
# The margins have room for them; else the browser measures every label once for each of them.
ALL_LABELS = "allow"
LEFT_ROOM, RIGHT_ROOM = 0.6, 0.15  # on the right the labels of the lines begin


def layout(chart: Chart, height: int) -> dict[str, Any]:
    """The ``layout`` of a chart of lines, ``height`` in pixels."""
    positions = [centre(slot) for slot in chart.slots]
    ends = min(positions) - LEFT_ROOM, max(positions) + RIGHT_ROOM
    left, right = left_margin(chart), right_margin(chart)
    said = marks.words(chart.marks, [_begin(chart, mark) for mark in chart.marks], ends, right)
    above = marks.rows_px(said)
    return {
        "height": height + above,
        **FRAME,
        "margin": {"l": left, "r": right, "t": TOP_PX + above, "b": BOTTOM_PX},
        "xaxis": {
            "range": list(ends),
            "showgrid": False,
            "zeroline": False,
            "showline": True,
            "linecolor": theme.AXIS,
            "ticks": "outside",
            "tickcolor": theme.GRID,
            "ticklabeloverflow": ALL_LABELS,
            **_ticks(chart.slots),
        },
        "yaxis": _value_axis(chart),
        "shapes": [*_wide_slots(chart), *_marked(chart, said, height), *_target_line(chart)],
        "annotations": [
            *label_annotations(chart, height),
            *marks.written(said),
            *_target_words(chart),
            _unit_word(chart, above, left),
        ],
    }


def centre(slot: Slot) -> float:
    """Where a slot's point stands: 1-2月 in the middle of its two months."""
    return (slot.start + slot.end) / 2


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
    room = (centre(slots[-1]) - centre(slots[0])) / MANY_SLOTS
    if len(named) > 1 and centre(named[1]) - centre(named[0]) < room:
        named = named[1:]  # the rest of a first year is too short for its name
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
        "ticklabeloverflow": ALL_LABELS,
    }


def _begin(chart: Chart, mark: Mark) -> float:
    """Where a mark begins: a break and a band at the edge of a slot, an event of one month in its middle."""
    slot = chart.slots[mark.slot]
    return centre(slot) if mark.kind == "event" and mark.until is None else slot.start - 0.5


def _marked(chart: Chart, said: Sequence[marks.Word], height: int) -> list[dict[str, Any]]:
    """Dashed lines for breaks, thin ones for events, and bands below everything; all lead up to words."""
    shapes = []
    for mark, word in zip(chart.marks, said, strict=True):
        top = marks.leader(word, height - TOP_PX - BOTTOM_PX)
        broken = mark.kind == "break"
        line = {
            "color": theme.MUTED if broken else theme.EVENT_LINE,
            "width": 1.5 if broken else 1,
            "dash": "dash" if broken else "solid",
        }
        across = {"x0": word.x, "x1": word.x, "yref": "paper", "y0": 0}
        if mark.until is not None:
            band = {"type": "rect", "fillcolor": theme.EVENT, "line": {"width": 0}, "layer": "below"}
            shapes.append(across | band | {"x1": chart.slots[mark.until].end + 0.5, "y1": 1})
        shapes.append({"type": "line", **across, "y1": top, "line": line, "layer": "below"})
    return shapes


def _target_line(chart: Chart) -> list[dict[str, Any]]:
    if chart.target is None:
        return []
    line = {"color": theme.BEHIND, "width": 1.5, "dash": "dash"}
    level = chart.target.value
    return [{"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": level, "y1": level, "line": line}]


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


def _target_words(chart: Chart) -> list[dict[str, Any]]:
    if chart.target is None:
        return []
    return [
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
    ]


def _unit_word(chart: Chart, above: int, left: int) -> dict[str, Any]:
    return {
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "y": 1,
        "xshift": UNIT_AT_PX - left,
        "yshift": 26 + above,
        "text": f"单位：{safe(chart.unit)}",
        "showarrow": False,
        "xanchor": "left",
        "font": {"size": 12, "color": theme.MUTED},
    }
