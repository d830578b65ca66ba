"""The figures that stand behind an exhibit: what it prints, by the key of the figure (rule V1)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from exhibits.exhibit import Bars, Chart, Figures, Key, Steps, Table
from exhibits.ladder import Ladder

if TYPE_CHECKING:
    from exhibits.basket import Shown

Printed = tuple[Key, str]


def printed(exhibit: Shown) -> dict[Key, tuple[str, ...]]:
    """What is printed of each figure, in the order of the exhibit."""
    found: dict[Key, list[str]] = {}
    for key, text in _texts(exhibit):
        found.setdefault(key, []).append(text)
    return {key: tuple(texts) for key, texts in found.items()}


def _texts(exhibit: Shown) -> Iterator[Printed]:
    if isinstance(exhibit, Chart):
        points = (point for series in exhibit.series for point in series.points)
        yield from ((each.key, f"{each.text} {each.note}") for each in points if each.key)
    elif isinstance(exhibit, Table):
        cells = (cell for row in exhibit.rows for cell in row)
        yield from ((each.key, each.text) for each in cells if each.key)
    elif isinstance(exhibit, Figures):
        yield from _headlines(exhibit)
    elif isinstance(exhibit, Bars):
        yield from ((bar.key, f"{bar.amount} {bar.share}") for bar in exhibit.bars if bar.key)
    elif isinstance(exhibit, Ladder):
        yield from ((rung.key, rung.text) for rung in exhibit.rungs if rung.key)
    elif isinstance(exhibit, Steps):
        yield from ((step.key, f"{step.text} {step.note}") for step in exhibit.steps if step.key)


def _headlines(exhibit: Figures) -> Iterator[Printed]:
    for band in exhibit.bands:
        for each in band.headlines:
            if each.key:
                yield each.key, " ".join([each.value, *(cell.text for cell in each.growths)])
