"""Regions by their places: bars with the median across, or this year against the last."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from exhibits.ladder import Ladder, Rung
from exports.slides.layout import Box
from exports.slides.native import put_chart
from exports.slides.page import Pen, points
from exports.slides.plot import Label, Plot, Scale, Strand, number_format, scale
from exports.slides.words import LINE, ems

MOST: Final = 32  # regions of one slide
SIZE, LEAST = 13.0, 7.0
_DECIMALS: Final = re.compile(r"\.(\d+)")


def parts(ladder: Ladder, box: Box, pen: Pen) -> Sequence[Ladder]:
    """Regions that one slide holds."""
    del box, pen
    starts = range(0, max(len(ladder.rungs), 1), MOST)
    return [replace(ladder, rungs=ladder.rungs[start : start + MOST]) for start in starts]


def draw(slide: Any, ladder: Ladder, box: Box, pen: Pen) -> None:
    """The chart, and the median's line below it in one group."""
    if not ladder.rungs:
        return
    spoken = f"{ladder.title}。{ladder.subtitle}"
    if ladder.form == "dumbbell":
        put_chart(slide.shapes, dumbbells(ladder, box, pen), pen.palette, box, "对比图", spoken)
        return
    plot = bars(ladder, box, pen)
    if ladder.middle is None:
        put_chart(slide.shapes, plot, pen.palette, box, "条形图", spoken)
        return
    group = slide.shapes.add_group_shape().shapes
    _middle(group, ladder, plot, box, pen)  # below the bars, so that it runs through none
    put_chart(group, plot, pen.palette, box, "条形图", spoken)


def decimals_of(texts: Sequence[str]) -> int:
    """The decimals that printed numbers have."""
    return max((len(found[1]) for text in texts for found in [_DECIMALS.search(text)] if found), default=0)


def bars(ladder: Ladder, box: Box, pen: Pen) -> Plot:
    """A bar a region in the order given; remarks stand behind its figure, reasons behind its name."""
    rungs = ladder.rungs
    places = decimals_of([rung.text for rung in rungs if rung.value is not None])
    values = tuple(rung.value for rung in rungs)
    size = _size(box, pen, len(rungs))
    tails = [_tail(rung) for rung in rungs]
    room = (
        max((ems(f"{rung.text}{tail}") for rung, tail in zip(rungs, tails, strict=True)), default=0.0) * size
        + 12
    )
    left = (max(ems(_name(rung)) for rung in rungs) * size + 14) / points(box.width)
    shape = number_format(places, ladder.unit)
    top = (size * LINE + 4) / points(box.height) if ladder.middle is not None else 0.01
    inner = (left, top, 0.99 - left, 0.99 - top)
    axis = _ends(values, shape, room / (points(box.width) * inner[2]))
    labels = tuple(
        Label(place, "outEnd", number_format(places, ladder.unit, tail), pen.palette.ink, size)
        for place, (rung, tail) in enumerate(zip(rungs, tails, strict=True))
        if rung.value is not None
    )
    strand = Strand(
        ladder.subtitle.split(" · ")[0], values, pen.palette.lead, shape, bar=True, labels=labels,
        paints={place: pen.palette.tone(rung.tone) for place, rung in enumerate(rungs)},
        hollow=frozenset(place for place, rung in enumerate(rungs) if rung.preliminary),
    )  # fmt: skip
    names = tuple(_name(rung) for rung in rungs)
    return Plot(names, (strand,), axis, sideways=True, gap=45, inner=inner, size=size)


def dumbbells(ladder: Ladder, box: Box, pen: Pen) -> Plot:
    """Two dots a region, last year's grey and this year's, joined by a line."""
    rungs = ladder.rungs
    places = decimals_of([rung.text for rung in rungs if rung.value is not None])
    shape = number_format(places, ladder.unit)
    size = _size(box, pen, len(rungs), across=True)
    now, before = tuple(rung.value for rung in rungs), tuple(rung.before for rung in rungs)
    axis = scale([*now, *before], shape, room=0.1)
    tall = points(box.height) - 3 * size * LINE - 22  # of the axes, as below
    floor = (axis.least or 0.0) + 1.6 * size * LINE / tall * ((axis.most or 1.0) - (axis.least or 0.0))
    look: dict[str, Any] = {"size": size, "shape": shape}
    new = tuple(
        Label(place, "t" if rung.before is None or rung.before <= rung.value
              else "b" if rung.value > floor else "r",
              paint=pen.palette.words(rung.tone), bold=True, **look)
        for place, rung in enumerate(rungs) if rung.value is not None
    )  # fmt: skip
    old = tuple(
        Label(place, "t" if rung.value is not None and rung.before > rung.value
              else "b" if rung.before > floor else "r",
              paint=pen.palette.muted, **look)
        for place, rung in enumerate(rungs) if rung.before is not None
    )  # fmt: skip
    strands = (
        Strand("上年同期", before, pen.palette.greys[0], shape, width=0, dots="solid", labels=old,
               reaches=now),
        Strand("本期", now, pen.palette.lead, shape, width=0, dots="solid", labels=new,
               paints={place: pen.palette.tone(rung.tone) for place, rung in enumerate(rungs)}),
    )  # fmt: skip
    key, low = (size * LINE + 14) / points(box.height), (2 * size * LINE + 8) / points(box.height)
    names = tuple(_name(rung) for rung in rungs)
    return Plot(names, strands, replace(axis, silent=True), keyed=True, size=size,
                inner=(0.01, key, 0.98, 1 - key - low))  # fmt: skip


def _ends(values: Sequence[float | None], shape: str, share: float) -> Scale:
    """An axis without words; ``share`` of its length is kept for words behind bars, on every side used."""
    known = [value for value in values if value is not None] or [0.0]
    low, high = min(0.0, *known), max(0.0, *known)
    sides = (low < 0) + (high > 0) or 1
    extent = ((high - low) or 1.0) / max(1 - min(share, 0.45) * sides, 0.1)
    room = extent * min(share, 0.45)
    ends = low - (room if low < 0 else 0.0), high + (room if high > 0 or low == 0 else 0.0)
    return Scale(shape, float(f"{ends[0]:.6g}"), float(f"{ends[1]:.6g}"), silent=True)


def _middle(group: Any, ladder: Ladder, plot: Plot, box: Box, pen: Pen) -> None:
    """The median as a thin line behind the bars, its words above."""
    x, y, width, height = plot.inner
    least, most = plot.first.least or 0.0, plot.first.most or 1.0
    at = box.x + int(box.width * (x + width * ((ladder.middle or 0.0) - least) / (most - least)))
    top = box.y + int(box.height * y)
    pen.bar(group, Box(at, top, pen.emu(1), int(box.height * height)), pen.palette.axis, "中位数线")
    half = pen.emu(90)
    words = [pen.line(ladder.middle_text, 11, pen.palette.muted, align="ctr")]
    pen.write(group, Box(at - half, box.y, 2 * half, top - box.y), words, "中位数", anchor="ctr")


def _name(rung: Rung) -> str:
    """The region after its place; the reason where it has no figure."""
    reason = f"（{rung.text}）" if rung.value is None else ""
    return f"{'—' if rung.rank is None else rung.rank} {rung.name}{reason}"


def _tail(rung: Rung) -> str:
    """What stands behind the figure: * where it is preliminary, and the remark."""
    return ("*" if rung.preliminary else "") + (f" {rung.remark}" if rung.remark else "")


def _size(box: Box, pen: Pen, count: int, *, across: bool = False) -> float:
    """Type that so many rows, or columns of five characters, leave room for."""
    room = points(box.width) / count / 5.2 if across else points(box.height) / (count + 1) / 1.45
    return max(min(pen.size(SIZE), room), pen.size(LEAST))
