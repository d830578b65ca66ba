"""The words of breaks and events above a chart, in as many rows as it takes for none to cover another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from drawing.escape import plotly as safe
from drawing.labels import text_px
from exhibits import theme
from exhibits.exhibit import Mark

ROW_PX = 16
SIZE = 12
AXIS_PX = 760  # what the axis is wide at least, on a screen of 1366
APART_PX = 8
LEAST_SIGNS = 2
MOST_SIGNS = 16  # the whole text stands under the chart


class Word(NamedTuple):
    """One mark's words: where they begin on the axis, in which row above it, counted from below."""

    x: float
    row: int
    text: str


def words(
    marks: Sequence[Mark], places: Sequence[float], ends: tuple[float, float], right_px: int
) -> list[Word]:
    """The words of ``marks`` that begin at ``places`` of an axis between ``ends``, with room to its right.

    From right to left, the lowest row that is free: so no line that leads up to words crosses others.
    """
    scale = AXIS_PX / max(ends[1] - ends[0], 1e-9)
    free: list[float] = []  # by row, where the words begin that stand furthest left
    made: dict[int, Word] = {}
    for number in sorted(range(len(marks)), key=lambda number: -places[number]):
        left = (places[number] - ends[0]) * scale
        text = _cut(marks[number].text, AXIS_PX + right_px - left)
        reached = left + text_px(text, SIZE) + APART_PX
        row = next((row for row, start in enumerate(free) if reached <= start), len(free))
        free[row : row + 1] = [left]
        made[number] = Word(places[number], row, text)
    return [made[number] for number in range(len(marks))]


def rows_px(said: Sequence[Word]) -> int:
    """How high they stand together."""
    return ROW_PX * max((word.row + 1 for word in said), default=0)


def written(said: Sequence[Word]) -> list[dict[str, Any]]:
    """The words right of where their lines end."""
    return [
        {
            "x": word.x,
            "yref": "paper",
            "y": 1,
            "yshift": ROW_PX * word.row,
            "text": safe(word.text),
            "showarrow": False,
            "xanchor": "left",
            "yanchor": "bottom",
            "xshift": 2,
            "borderpad": 0,
            "font": {"size": SIZE, "color": theme.MUTED},
        }
        for word in said
    ]


def leader(word: Word, plot_px: int) -> float:
    """How far up, in parts of the plot's height, a line leads to its words."""
    return 1 + ROW_PX * (word.row + 0.8) / plot_px


def _cut(text: str, room: float) -> str:
    kept = text
    while len(kept) > MOST_SIGNS or (len(kept) > LEAST_SIGNS and text_px(kept + "…", SIZE) > room):
        kept = kept[:-1]
    return text if kept == text else kept + "…"
