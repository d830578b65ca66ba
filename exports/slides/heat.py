"""A heat map as an editable table: a row a series, cells tinted by the growth that they print."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from exhibits.exhibit import Chart, Point
from exports.slides import grid
from exports.slides.layout import Box
from exports.slides.naming import categories
from exports.slides.page import Pen
from exports.slides.palette import paler

STRONGEST: Final = 20.0  # per cent, where the colour is full
DARK_FROM: Final = {True: 0.5, False: 0.9}  # blue carries white words sooner than orange


def parts(chart: Chart, box: Box, pen: Pen) -> Sequence[grid.Sheet]:
    """The grid, over several slides where it is long or wide."""
    paint = pen.palette
    heads = (
        grid.Square("", paint.muted),
        *(grid.Square(name, paint.muted, "ctr") for name in categories(chart)),
    )
    rows = []
    for series in chart.series:
        told = {point.slot: point for point in series.points if point.value is not None or point.text}
        cells = (_square(told.get(slot), pen) for slot in range(len(chart.slots)))
        rows.append((grid.Square(series.name, paint.ink), *cells))
    return grid.sheets(heads, tuple(rows), box, pen, f"{chart.title}。{chart.subtitle}", ruled=False)


def draw(slide: Any, sheet: grid.Sheet, box: Box, pen: Pen) -> None:
    """The table."""
    grid.draw(slide, sheet, box, pen)


def _square(point: Point | None, pen: Pen) -> grid.Square:
    paint = pen.palette
    if point is None or point.value is None:
        return grid.Square("" if point is None else point.text, paint.muted, "ctr", ground=paint.panel)
    strength = min(abs(point.value) / STRONGEST, 1.0)
    if point.value == 0:
        return grid.Square(point.text, paint.ink, "ctr", ground=paint.panel)
    ground = paler(paint.ahead if point.value > 0 else paint.behind, strength)
    return grid.Square(
        point.text, paint.paper if strength > DARK_FROM[point.value > 0] else paint.ink, "ctr", ground=ground
    )
