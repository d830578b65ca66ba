"""What the trend page shows of a span, made once a build for all who look at it."""

from __future__ import annotations

from typing import NamedTuple

import streamlit as st

from exhibits import change, gap, tracks, trend
from exhibits.exhibit import Chart, Figures, Sentence, Table
from exhibits.offers import choices
from indicators.catalog import Catalog
from indicators.growth import Growth
from indicators.warehouse import Warehouse
from ui import reading
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
    """The figures of a span, and what is said and drawn of them: shared, never changed."""

    rows: list[Growth]
    charts: tuple[Chart, ...]
    headlines: Figures | None  # with the explanation where years are laid over each other
    explanation: Sentence | None
    moved: Table


@st.cache_resource(ttl=reading.HOUR, max_entries=128, show_spinner=False, hash_funcs=BY_CATALOG)
def made(warehouse: Warehouse, catalog: Catalog, view: View, span: tuple[int, int]) -> Made | None:
    """Of a span from its first month to its last; None where there are no figures."""
    lines = choices.shown(reading.all_held(warehouse), view.indicators, view.regions)
    codes = view.indicators, view.regions, choices.stored(view.category)
    rows = Cached(warehouse).line_rows(lines, *codes, view.basis, *span)
    if not rows:
        return None
    loads = reading.loads_of(warehouse, rows)
    moved = change.changes(rows, catalog, view.basis, loads)
    if view.form != "overlay":
        return Made(rows, trend.timelines(rows, catalog, view.basis, loads), None, None, moved)
    target = reading.target_of(warehouse, rows, view.basis)
    return Made(
        rows,
        (trend.overlay(rows, catalog, view.basis, loads, target),),
        tracks.headlines(rows, catalog, view.basis, loads),
        gap.explanation(rows, catalog, view.basis, loads),
        moved,
    )
