"""Exhibits on the screen: each kind in its own way, words above and below it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from drawing import cards
from drawing.chart import figure
from exhibits.exhibit import Chart, Figures, Headline, Sentence, Table
from ui import caption, paper, tables
from ui.escape import markup
from ui.figure import captioned, config
from ui.tables import Links


def chart(exhibit: Chart, key: str, *, height: int = 380, small: bool = False, headed: bool = True) -> None:
    """A chart, its conclusion above, notes and source below; ``key`` tells it from others of the page.

    Without a series the words stand alone.
    """
    if headed:
        caption.heading(exhibit, small=small)
    if exhibit.series:
        spoken = f"{exhibit.title}。{exhibit.subtitle}"
        drawn = captioned(figure(exhibit, height), exhibit)
        shown = {"theme": None, "key": key, "config": config(exhibit), "alt": spoken}
        paper.put(partial(st.plotly_chart, drawn, **shown))
    caption.foot(exhibit)


def table(exhibit: Table, links: Links) -> None:
    """A table by itself, its conclusion above it."""
    caption.heading(exhibit)
    tables.table(exhibit, links=links)


def sentence(exhibit: Sentence) -> None:
    """Words alone, set apart by a rule at their left."""
    paper.say(f'<p class="sentence">{markup(exhibit.text)}</p>')


def strip(exhibit: Figures) -> None:
    """Headline figures in one row, without their bands' names."""
    headlines = [headline for band in exhibit.bands for headline in band.headlines]
    paper.say(f'<div class="strip">{"".join(cards.tile(headline) for headline in headlines)}</div>')


def bands(exhibit: Figures, link: Callable[[Headline], str]) -> None:
    """Headline figures as cards in bands; ``link`` says where a card leads."""
    caption.heading(exhibit)
    pieces = []
    for band in exhibit.bands:
        shown = "".join(cards.card(headline, link(headline)) for headline in band.headlines)
        pieces.append(
            f'<section class="band"><h2>{markup(band.name)}</h2><div class="cards">{shown}</div></section>'
        )
    paper.say(f'<div class="bands">{"".join(pieces)}</div>')
    caption.foot(exhibit)
