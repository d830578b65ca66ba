"""A slide of an exhibit as HTML: its words, and its body where that is not a figure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final, TypeVar

from drawing import bars, tables
from drawing.cards import line
from drawing.escape import markup
from drawing.labels import text_px
from drawing.told import told
from exhibits.basket import Item
from exhibits.exhibit import Band, Bars, Figures, Headline, Progress, Sentence, Table
from exhibits.source import DEMONSTRATION

WIDTH, HEIGHT, SIDE = 1024, 576, 40  # pixels of a slide before it is scaled to the screen
ROOM: Final = WIDTH - 2 * SIDE
MOST_ROWS, MOST_BARS, MOST_CARDS = 13, 11, 9
TITLE_PX, SMALL_PX, SAID_PX, FOOT_PX = 24, 20, 15, 11
TITLE_LINE, SAID_LINE, FOOT_LINE = 1.3, 1.5, 1.45  # heights of lines; slide.css has the same
FRAME_PX: Final = 22 + 24 + 14 + 12 + 22  # above the title, subtitle, around the body, below the foot
LEAST_PX = 200
Part = TypeVar("Part")


def slides_of(items: Iterable[Item]) -> list[Item]:
    """One a slide: what is too long for one is told on several, as evenly as they go."""
    return [part for item in items for part in _parts(item)]


def head(item: Item) -> str:
    """Conclusion, mark and what is shown."""
    size = "" if _title_px(item.title) == TITLE_PX else ' class="long"'
    return (
        f"<header><h2{size}>{markup(item.title)}{_badges(item.exhibit.mark)}</h2>"
        f'<p class="subtitle">{markup(item.exhibit.subtitle)}</p></header>'
    )


def body(item: Item) -> str:
    """Tables, headline figures, bars and words; '' for what is drawn as a figure."""
    exhibit = item.exhibit
    if isinstance(exhibit, Table):
        close = " close" if len(exhibit.rows) > 10 or len(exhibit.heads) > 8 else ""
        return f'<div class="rows{close}">{tables.sheet(exhibit)}</div>'
    if isinstance(exhibit, Figures):
        return _figures(exhibit)
    if isinstance(exhibit, Bars):
        return bars.lines(exhibit, lambda _: "")
    if isinstance(exhibit, Sentence) and exhibit.text:
        return f'<p class="words">{told(exhibit.text, exhibit.links)}</p>'
    return ""


def said(item: Item) -> str:
    """What the figures amount to, what people note, and which figures have changed since."""
    words = [f"<p>{told(item.sentence, item.links)}</p>"] if item.sentence else []
    words += [f'<p class="note">{markup(item.note)}</p>'] if item.note else []
    words += [f'<p class="flag-line">● 已变动　{markup(flag)}</p>' for flag in item.flags]
    return f'<div class="said">{"".join(words)}</div>' if words else ""


def foot(item: Item) -> str:
    """Remarks and where the figures are from."""
    words = [markup(text) for text in (_notes(item), item.exhibit.source) if text]
    return f'<footer class="foot">{"<br>".join(words)}</footer>'


def body_px(item: Item) -> int:
    """How high the room is that the words of a slide leave to its body."""
    title = _title_px(item.title)
    words = [item.sentence, item.note, *(f"● 已变动　{flag}" for flag in item.flags)]
    spoken = sum(_lines(text, SAID_PX, ROOM - 32) for text in words if text)
    small = sum(_lines(text, FOOT_PX, ROOM - 70) for text in (_notes(item), item.exhibit.source) if text)
    taken = (
        _lines(item.title + "　" * 3, title, ROOM) * title * TITLE_LINE
        + spoken * SAID_PX * SAID_LINE
        + (20 if spoken else 0)
        + small * FOOT_PX * FOOT_LINE
    )
    return max(LEAST_PX, int(HEIGHT - FRAME_PX - taken))


def _title_px(title: str) -> int:
    return TITLE_PX if text_px(title + "　" * 3, TITLE_PX) <= ROOM else SMALL_PX


def _lines(text: str, size: int, room: int) -> int:
    return max(1, -(-int(text_px(text, size) * 1.03) // room))


def _notes(item: Item) -> str:
    return f"注：{'；'.join(item.exhibit.notes)}。" if item.exhibit.notes else ""


def _badges(mark: str) -> str:
    return "".join(
        f'<span class="badge {"demo" if word == DEMONSTRATION else "public"}">{markup(word)}</span>'
        for word in (mark.split("、") if mark else ())
    )


def _parts(item: Item) -> list[Item]:
    exhibit = item.exhibit
    if isinstance(exhibit, Table):
        return _numbered(item, [replace(exhibit, rows=rows) for rows in _evenly(exhibit.rows, MOST_ROWS)])
    if isinstance(exhibit, Bars):
        return _numbered(item, [replace(exhibit, bars=some) for some in _evenly(exhibit.bars, MOST_BARS)])
    if isinstance(exhibit, Figures):
        tiles = [(band.name, one) for band in exhibit.bands for one in band.headlines]
        return _numbered(
            item,
            [
                replace(exhibit, bands=tuple(Band(name, (one,)) for name, one in some))
                for some in _evenly(tiles, MOST_CARDS)
            ],
        )
    return [item]


def _numbered(item: Item, exhibits: Sequence[Table | Bars | Figures]) -> list[Item]:
    """The parts of an item; its words stand with the last."""
    if len(exhibits) < 2:
        return [item]
    last = len(exhibits) - 1
    parts = []
    for place, exhibit in enumerate(exhibits):
        whole = item if place == last else replace(item, sentence="", note="", flags=())
        parts.append(replace(whole, exhibit=exhibit, heading=f"{item.title}（{place + 1}/{last + 1}）"))
    return parts


def _evenly(things: Sequence[Part], most: int) -> list[tuple[Part, ...]]:
    count = max(1, -(-len(things) // most))
    edges = [round(len(things) * place / count) for place in range(count + 1)]
    return [tuple(things[start:end]) for start, end in pairwise(edges)]


def _figures(exhibit: Figures) -> str:
    headlines = [headline for band in exhibit.bands for headline in band.headlines]
    columns = 2 if len(headlines) in (1, 2, 4) else 3
    tight = " tight" if len(headlines) > 2 * columns else ""
    return f'<div class="tiles across-{columns}{tight}">{"".join(map(_tile, headlines))}</div>'


def _tile(headline: Headline) -> str:
    """A figure to be read from the last row: growths below it, completion at the bottom."""
    tone = headline.growths[0].tone if headline.growths else "plain"
    flags = "".join(f'<span class="flag">{markup(flag)}</span>' for flag in headline.flags)
    growths = "".join(f'<span class="{cell.tone}">{markup(cell.text)}</span>' for cell in headline.growths)
    period = f'<span class="muted">{markup(headline.period)}</span>' if headline.period else ""
    unit = f'<span class="unit">{markup(headline.unit)}</span>' if headline.unit else ""
    value = f'<div class="value">{markup(headline.value)}{unit}{line(headline.line, headline.marked)}</div>'
    return (
        f'<div class="slide-tile edge-{tone}"><div class="name">{markup(headline.name)}{flags}</div>'
        f'{value if headline.value else ""}<div class="growths">{growths}{period}</div>'
        f"{_progress(headline.progress)}</div>"
    )


def _progress(progress: Progress | None) -> str:
    if progress is None:
        return ""
    done, due = (min(max(pct, 0.0), 100.0) for pct in (progress.completion_pct, progress.schedule_pct))
    return (
        f'<div class="completed {progress.tone}">{markup(progress.text)}</div>'
        f'<div class="progress"><span class="done {progress.tone}" style="width:{done:.1f}%"></span>'
        f'<span class="due" style="left:{due:.1f}%"></span></div>'
    )
