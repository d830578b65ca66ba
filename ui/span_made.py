"""What the trend page shows of a span, made once a build for all who look at it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

import streamlit as st

from exhibits import change, gap, tracks, trend
from exhibits.exhibit import Chart, Figures, Sentence, Table
from exhibits.offers import choices
from indicators.catalog import Catalog
from indicators.growth import Growth
from indicators.warehouse import Warehouse
from ui import caption, paper, reading, show, tables
from ui.cached import Cached
from ui.catalogs import BY_CATALOG


class View(NamedTuple):
    """What the page shows, all but its span of time."""

    indicators: tuple[str, ...]
    regions: tuple[str, ...]
    category: str
    basis: str
    form: str


class Made(NamedTuple):
    """The figures of a span and what is said and drawn of them, all shared and never changed.

    ``pieces`` are the page's (``paper.put``): to word and to draw them anew would be a sixth of each choice.
    """

    rows: list[Growth]
    charts: tuple[Chart, ...]
    moved: Table
    pieces: tuple[paper.Piece, ...]


@st.cache_resource(ttl=reading.HOUR, max_entries=128, show_spinner=False, hash_funcs=BY_CATALOG)
def made(warehouse: Warehouse, catalog: Catalog, view: View, span: tuple[int, int]) -> Made | None:
    """Of a span from its first month to its last; None where there are no figures."""
    lines = choices.shown(reading.all_held(warehouse), view.indicators, view.regions)
    codes = view.indicators, view.regions, choices.stored(view.category)
    rows = Cached(warehouse).line_rows(lines, *codes, view.basis, *span)
    if not rows:
        return None
    loads = reading.loads_of(warehouse, rows)
    told = (rows, catalog, view.basis, loads)
    moved = change.changes(*told)
    if view.form != "overlay":
        charts = trend.timelines(*told)
        return Made(rows, charts, moved, paper.collected(partial(_show, charts, moved)))
    chart = trend.overlay(*told, reading.target_of(warehouse, rows, view.basis))
    laid_over = partial(_show_overlay, chart, tracks.headlines(*told), gap.explanation(*told), moved)
    return Made(rows, (chart,), moved, paper.collected(laid_over))


def _show(charts: Sequence[Chart], moved: Table) -> None:
    for place, exhibit in enumerate(charts):
        show.chart(exhibit, f"trend-{place}", small=place > 0)
    _show_moved(moved)


def _show_overlay(chart: Chart, headlines: Figures, explanation: Sentence, moved: Table) -> None:
    caption.heading(chart)
    show.strip(headlines)
    show.sentence(explanation)
    show.chart(chart, "trend", headed=False)
    _show_moved(moved)


def _show_moved(moved: Table) -> None:
    if moved.rows:
        caption.section("首末期变化")
        tables.table(moved)
