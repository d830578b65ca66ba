"""Headline figures as cards of shapes and text: the figure, its growths, its target, what to know first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from exhibits.exhibit import Figures, Headline, Progress
from exports.slides.layout import Box
from exports.slides.page import Pen, points
from exports.slides.words import LINE, Paragraph, Run, ems, shortened

MOST, ACROSS = 9, 3
SPACE: Final = 14.0
PAD: Final = 14.0
TALLEST: Final = 190.0  # points; few cards do not fill a slide
WHOLE: Final = 100.0


@dataclass(frozen=True)
class Hand:
    """The cards of one slide, with the name of the band that each begins."""

    cards: tuple[tuple[str, Headline], ...]


def parts(exhibit: Figures, box: Box, pen: Pen) -> Sequence[Hand]:
    """Nine cards a slide at most, evenly shared out."""
    del box, pen
    cards = [(band.name, headline) for band in exhibit.bands for headline in band.headlines]
    pages = max(1, -(-len(cards) // MOST))
    each = -(-len(cards) // pages) if cards else 1
    return [Hand(tuple(cards[start : start + each])) for start in range(0, max(len(cards), 1), each)]


def draw(slide: Any, hand: Hand, box: Box, pen: Pen) -> None:
    """Cards in rows of up to three, four where there are seven or eight."""
    count = len(hand.cards)
    across = (
        4
        if count in (7, 8) and box.width > box.height * 2
        else 2
        if count in (2, 4)
        else min(ACROSS, max(count, 1))
    )
    down = max(-(-count // across), 1)
    space = pen.emu(SPACE)
    width = (box.width - space * (across - 1)) // across
    height = min((box.height - space * (down - 1)) // down, pen.emu(TALLEST))
    for place, (band, headline) in enumerate(hand.cards):
        row, column = divmod(place, across)
        own = Box(box.x + column * (width + space), box.y + row * (height + space), width, height)
        _card(slide.shapes, band, headline, own, pen)


def _card(shapes: Any, band: str, headline: Headline, box: Box, pen: Pen) -> None:
    group = shapes.add_group_shape()
    group.name = f"{band} {headline.name}"
    paint, inside = pen.palette, group.shapes
    edge = pen.emu(4)
    pen.bar(inside, box, paint.panel, "底")
    pen.bar(inside, Box(box.x, box.y, edge, box.height), _tone(headline, pen), "色条")
    pad = pen.emu(PAD)
    room = Box(box.x + edge + pad, box.y + pad // 2, box.width - edge - 2 * pad, box.height - pad)
    unit = _unit(box, pen)
    pen.write(inside, room, _told(headline, points(room.width), unit, pen), "指标")
    if headline.progress is not None:
        _track(inside, headline.progress, room, unit, pen)


def _unit(box: Box, pen: Pen) -> float:
    """What sizes are multiples of: the card's height decides, at this slide's scale."""
    return max(min(points(box.height) / 165.0, pen.scale * 1.12), pen.scale * 0.62)


def _tone(headline: Headline, pen: Pen) -> str:
    toned = next((cell.tone for cell in headline.growths if cell.tone in ("ahead", "behind")), None)
    return pen.palette.greys[1] if toned is None else pen.palette.tone(toned)


def _told(headline: Headline, width: float, unit: float, pen: Pen) -> list[Paragraph]:
    paint = pen.palette
    name = shortened(
        "　".join(part for part in (headline.name, headline.period) if part), 14 * unit, width, 1
    )
    big = min(34 * unit, width / max(ems(headline.value) + ems(headline.unit) * 0.42 + 0.4, 1.0))
    figure: tuple[Run, ...] = (
        Run(
            headline.value or "未报",
            big if headline.value else 22 * unit,
            paint.ink if headline.value else paint.muted,
            True,
        ),
    )
    if headline.unit:
        figure += (Run(f" {headline.unit}", max(big * 0.42, 9 * unit), paint.muted),)
    growths = tuple(
        Run(f"{cell.text}　", 13 * unit, paint.words(cell.tone), True)
        for cell in headline.growths
        if headline.value or cell.text != "未报"
    )
    lines = [Paragraph((Run(name, 14 * unit, paint.muted),)), Paragraph(figure)]
    if growths:
        lines.append(Paragraph(growths))
    if headline.flags:
        lines.append(Paragraph((Run(" · ".join(headline.flags), 11 * unit, paint.warning),)))
    return lines


def _track(shapes: Any, progress: Progress, room: Box, unit: float, pen: Pen) -> None:
    """The whole, what is done of it, and the tick of the schedule, with its words above."""
    paint = pen.palette
    thick, tall = int(unit * 6 * 12700), int(11 * unit * LINE * 12700)
    y = room.bottom - thick
    end = max(WHOLE, progress.completion_pct)
    done = int(room.width * max(progress.completion_pct, 0.0) / end)
    due = int(room.width * min(progress.schedule_pct, end) / end)
    words = Paragraph((Run(progress.text, 11 * unit, paint.words(progress.tone)),))
    pen.write(shapes, Box(room.x, y - tall - thick // 2, room.width, tall), [words], "进度")
    pen.bar(shapes, Box(room.x, y, room.width, thick), paint.greys[3], "目标")
    pen.bar(shapes, Box(room.x, y, done, thick), paint.tone(progress.tone), "完成")
    pen.bar(
        shapes, Box(room.x + due - pen.emu(1), y - thick // 2, pen.emu(2), thick * 2), paint.ink, "序时进度"
    )
