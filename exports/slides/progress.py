"""Targets as native bars against the whole, with a tick where the schedule stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from exhibits.exhibit import Bar, Bars
from exports.slides.layout import Box
from exports.slides.native import put_chart
from exports.slides.page import Pen, points
from exports.slides.plot import Label, Plot, Scale, Side, Strand, number_format
from exports.slides.ranks import decimals_of
from exports.slides.words import ems, shortened

MOST: Final = 14
SIZE, LEAST = 13.0, 9.0
WHOLE: Final = 100.0
GAP: Final = 60
NAMES, WORDS = 0.34, 0.26  # shares of the width at the left and at the right
DONE, DUE, ASKED = "完成率（%）", "应完成（%）", "年度目标（%）"


def parts(exhibit: Bars, box: Box, pen: Pen) -> Sequence[Bars]:
    """Targets that one slide holds."""
    del box, pen
    starts = range(0, max(len(exhibit.bars), 1), MOST)
    return [replace(exhibit, bars=exhibit.bars[start : start + MOST]) for start in starts]


def draw(slide: Any, exhibit: Bars, box: Box, pen: Pen) -> None:
    """The chart with ticks and words beside each bar, in one group."""
    if not exhibit.bars:
        return
    plot = plotted(exhibit, box, pen)
    group = slide.shapes.add_group_shape().shapes
    put_chart(group, plot, pen.palette, box, "进度图", f"{exhibit.title}。{exhibit.subtitle}")
    for row, bar in enumerate(exhibit.bars):
        _beside(group, exhibit, row, bar, plot, box, pen)


def plotted(exhibit: Bars, box: Box, pen: Pen) -> Plot:
    """The whole pale below what is done; the schedule's values are in the data, its ticks are drawn over."""
    bars = exhibit.bars
    size = max(min(pen.size(SIZE), points(box.height) / len(bars) / 2.4), pen.size(LEAST))
    left = min(max(ems(_name(bar)) for bar in bars) * size + 14, points(box.width) * NAMES)
    right = min(max(max(ems(_told(bar)) for bar in bars) * size * 1.08 + 12, 40), points(box.width) * WORDS)
    inner = (left / points(box.width), 0.01, 1 - (left + right) / points(box.width), 0.98)
    shape = number_format(decimals_of([bar.share for bar in bars]), "%")
    end = max(exhibit.end_pct, WHOLE)
    done = tuple(bar.completion_pct for bar in bars)
    short = end * 0.12
    labels = tuple(
        Label(place, _side(value, bars[place].schedule_pct, short), shape,
              pen.palette.paper if value >= short else pen.palette.ink, size, True)
        for place, value in enumerate(done) if value is not None
    )  # fmt: skip
    strands = (
        Strand(ASKED, tuple(None if value is None else WHOLE for value in done), pen.palette.grid, shape,
               bar=True),
        Strand(DUE, tuple(bar.schedule_pct for bar in bars), "", shape, bar=True),
        Strand(DONE, done, pen.palette.lead, shape, bar=True, labels=labels,
               paints={place: pen.palette.tone(bar.tone) for place, bar in enumerate(bars)}),
    )  # fmt: skip
    axis = Scale(shape, 0.0, float(f"{end * 1.005:.5g}"), silent=True)
    return Plot(tuple(map(_name, bars)), strands, axis, sideways=True, gap=GAP, inner=inner, size=size)


def _side(done: float, due: float | None, room: float) -> Side:
    """Inside the bar's end, unless the tick would run through it; outside where the bar is short."""
    if done < room:
        return "outEnd"
    return "inBase" if due is not None and done - room < due <= done * 1.01 else "inEnd"


def _name(bar: Bar) -> str:
    return f"{bar.name}（{bar.amount}）" if bar.amount else bar.name


def _told(bar: Bar) -> str:
    return max(bar.words, bar.remark, key=ems)


def _beside(group: Any, exhibit: Bars, row: int, bar: Bar, plot: Plot, box: Box, pen: Pen) -> None:
    """The tick, and the words at the right."""
    x, y, width, height = (
        value * side for value, side in zip(plot.inner, (box.width, box.height) * 2, strict=True)
    )
    step = height / len(exhibit.bars)
    middle, thick = box.y + y + step * (row + 0.5), step / (1 + GAP / 100)
    end = plot.first.most or WHOLE
    left = int(box.x + x)
    if bar.schedule_pct is not None:
        at = left + int(width * bar.schedule_pct / end)
        tall = int(thick * 1.3)
        pen.bar(
            group,
            Box(at - pen.emu(1), int(middle - tall / 2), pen.emu(2), tall),
            pen.palette.ink,
            f"序时进度 {row + 1}",
        )
    edge = Box(
        left + int(width) + pen.emu(6),
        int(middle - step / 2),
        box.x + box.width - left - int(width) - pen.emu(6),
        int(step),
    )
    scale = plot.size / pen.scale
    told = [
        pen.line(
            shortened(bar.words, plot.size, points(edge.width), 2),
            scale,
            pen.palette.words(bar.tone),
            bold=True,
        )
    ]
    if bar.remark:
        told.append(pen.line(bar.remark, scale - 2, pen.palette.muted))
    pen.write(group, edge, told, f"结论 {row + 1}", anchor="ctr")
