"""A waterfall as stacked columns: an invisible base, then what rises and what falls; the whole on zero."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from exhibits.exhibit import Step, Steps
from exports.slides.layout import Box
from exports.slides.native import put_chart
from exports.slides.page import Pen, points
from exports.slides.plot import Label, Plot, Scale, Strand, number_format
from exports.slides.ranks import decimals_of
from exports.slides.words import LINE, ems

SIZE, LEAST = 12.0, 8.0
DIGITS: Final = 6  # what a difference of two ends may leave of a double's noise
BASE, RISE, FALL, REST, WHOLE = "底", "拉动（上升）", "拉动（下降）", "未列明", "合计"


class Piece(NamedTuple):
    """One column: the invisible base, and what is drawn above and below zero."""

    base: float | None
    above: float | None
    below: float | None


def draw(slide: Any, exhibit: Steps, box: Box, pen: Pen) -> None:
    """Put the chart on the slide; without steps the words stand alone."""
    if exhibit.steps:
        plot = plotted(exhibit, box, pen)
        put_chart(slide.shapes, plot, pen.palette, box, "瀑布图", f"{exhibit.title}。{exhibit.subtitle}")


def plotted(exhibit: Steps, box: Box, pen: Pen) -> Plot:
    """A column a step, a colour a kind; an invisible line at the upper ends carries the labels."""
    steps = exhibit.steps
    pieces = [piece(step) for step in steps]
    places = decimals_of([step.text for step in steps])
    shape = number_format(places)
    size = max(min(pen.size(SIZE), points(box.width) / len(steps) / 6.2), pen.size(LEAST))
    axis = _ends([end for step in steps for end in (step.start, step.end) if end is not None], shape)
    base = Strand(BASE, tuple(each.base for each in pieces), "", shape, bar=True)
    strands = [base, *(strand for kind in _kinds(pen) for strand in _kind(kind, steps, pieces, shape))]
    names = tuple(_name(step) for step in steps)
    tall = max((_lines(name, points(box.width) / len(steps) / size) for name in names), default=1)
    low = (tall * size * LINE + 8) / points(box.height)
    return Plot(
        names, (*strands, _tops(steps, shape, size, pen)), axis,
        stacked=True, gap=40, inner=(0.01, 0.02, 0.98, 0.98 - low), size=size,
    )  # fmt: skip


def piece(step: Step) -> Piece:
    """The column between the ends of a step, parted where it crosses zero."""
    if step.start is None or step.end is None:
        return Piece(None, None, None)
    low, high = sorted((step.start, step.end))
    above, below = max(high, 0.0) - max(low, 0.0), min(low, 0.0) - min(high, 0.0)
    base = low if low > 0 else min(high, 0.0)
    return Piece(round(base, DIGITS), round(above, DIGITS) or None, round(below, DIGITS) or None)


def kind_of(step: Step) -> str:
    """Which series a step is drawn in."""
    if step.whole:
        return WHOLE
    if step.tone == "muted":
        return REST
    return FALL if (step.end or 0.0) < (step.start or 0.0) else RISE


def _kinds(pen: Pen) -> list[tuple[str, str]]:
    paint = pen.palette
    return [(RISE, paint.ahead), (FALL, paint.behind), (REST, paint.greys[1]), (WHOLE, paint.ink)]


def _kind(kind: tuple[str, str], steps: Sequence[Step], pieces: Sequence[Piece], shape: str) -> list[Strand]:
    """The series of a kind above zero, and below where there is any; none where no step is of it."""
    name, paint = kind
    own = [kind_of(step) == name for step in steps]
    hollow = frozenset(place for place, step in enumerate(steps) if own[place] and step.preliminary)
    parts = (
        (name, tuple(each.above if mine else None for each, mine in zip(pieces, own, strict=True))),
        (
            f"{name}，零以下",
            tuple(each.below if mine else None for each, mine in zip(pieces, own, strict=True)),
        ),
    )
    return [
        Strand(said, values, paint, shape, bar=True, hollow=hollow)
        for said, values in parts
        if any(value is not None for value in values)
    ]


def _tops(steps: Sequence[Step], shape: str, size: float, pen: Pen) -> Strand:
    """A line that is not drawn: where each step ends highest, with the words of the step over it."""
    values = tuple(None if step.end is None else max(step.start or 0.0, step.end) for step in steps)
    labels = tuple(
        Label(
            place,
            "t",
            shape,
            pen.palette.words("plain" if step.whole else step.tone),
            size,
            True,
            text=step.text,
        )
        for place, step in enumerate(steps)
        if step.end is not None
    )
    return Strand("上端", values, "", shape, width=0, labels=labels)


def _name(step: Step) -> str:
    """The step, with its share where it has one, or the reason why it has no column."""
    told = step.text if step.end is None else step.remark
    return f"{step.name}\n{told}" if told else step.name


def _ends(ends: Sequence[float], shape: str) -> Scale:
    """From the lowest end to the highest and zero, with room for the words above."""
    low, high = min(0.0, *ends, 0.0), max(0.0, *ends, 0.0)
    extent = (high - low) or 1.0
    least = low - extent * 0.03 if low < 0 else 0.0
    return Scale(shape, float(f"{least:.5g}"), float(f"{high + extent * 0.12:.5g}"), silent=True)


def _lines(name: str, room: float) -> int:
    return sum(max(1, -int(-ems(part) // max(room, 1.0))) for part in name.split("\n"))
