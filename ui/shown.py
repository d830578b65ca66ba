"""Any exhibit, drawn from its content alone: a basket and a meeting do not know which page it came from."""

from __future__ import annotations

from drawing import cards
from exhibits.basket import Shown
from exhibits.exhibit import Bars, Chart, Figures, Sentence, Steps, Table
from exhibits.ladder import Ladder
from ui import bars, caption, paper, rungs, show, tables, waterfall
from ui.escape import markup


def draw(exhibit: Shown, key: str, *, height: int = 380) -> None:
    """The exhibit with its notes and source, without its title; ``key`` tells it from others of the page."""
    if isinstance(exhibit, Chart):
        show.chart(exhibit, key, height=height, headed=False)
    elif isinstance(exhibit, Table):
        tables.table(exhibit)
        caption.foot(exhibit)
    elif isinstance(exhibit, Figures):
        _figures(exhibit)
    elif isinstance(exhibit, Bars):
        bars.bars(exhibit, _nowhere)
    elif isinstance(exhibit, Steps):
        waterfall.chart(exhibit, key)
    elif isinstance(exhibit, Ladder):
        rungs.chart(exhibit, key)
    else:
        _sentence(exhibit)


def _figures(exhibit: Figures) -> None:
    """Cards that lead nowhere: what is pinned is not what a page shows now."""
    pieces = []
    for band in exhibit.bands:
        shown = "".join(cards.card(headline, "") for headline in band.headlines)
        name = f"<h2>{markup(band.name)}</h2>" if band.name else ""
        pieces.append(f'<section class="band">{name}<div class="cards">{shown}</div></section>')
    paper.say(f'<div class="bands">{"".join(pieces)}</div>')
    caption.foot(exhibit)


def _sentence(exhibit: Sentence) -> None:
    show.sentence(exhibit)
    caption.foot(exhibit)


def _nowhere(_: object) -> str:
    return ""
