"""The part of the trend page that follows its two filters of time, and runs alone when only they change.

The other filters and the navigation then stay as they are, on the server and in the browser.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from exhibits import change, gap, record, tracks, trend
from exhibits.offers import choices
from indicators import warehouse as warehouses
from indicators.catalog import Catalog
from indicators.growth import Growth
from indicators.inventory import Held
from indicators.loads import Load
from indicators.warehouse import Warehouse
from ui import caption, log, paper, reading, show, tables
from ui.filters import Filters
from ui.source import Figure


class View(NamedTuple):
    """What the page shows, all but its span of time."""

    lines: Sequence[Held]
    indicators: Sequence[str]
    regions: Sequence[str]
    category: str
    basis: str
    form: str


def follow(
    side: DeltaGenerator, warehouse: Warehouse, catalog: Catalog, asked: Filters, view: View
) -> list[Figure]:
    """Ask for the span at ``side`` and show it in the page; the list always holds the figures shown.

    The figures one by one are folded: a browser that draws their table shows the chart above it later.
    """
    shown, place, below = list[Figure](), st.empty(), asked.unfolded("rows", "逐期数据")
    with side:
        _follow(place, below and below.empty(), warehouse, catalog, asked, view, shown)
    return shown


@log.fragment
def _follow(
    place: DeltaGenerator,
    below: DeltaGenerator | None,
    warehouse: Warehouse,
    catalog: Catalog,
    before: Filters,
    view: View,
    shown: list[Figure],
) -> None:
    if warehouses.open_current(warehouses.folder()).path != warehouse.path:
        st.rerun()
    asked = Filters(after=before)
    ends = choices.ends(view.lines, view.basis)
    end = asked.one("to", "截至", ends, next(iter(ends)))
    starts = choices.starts(view.lines, end)
    start = asked.one("from", "起始年", starts, choices.usual_start(view.lines, view.basis, starts))
    span = choices.span(start, end)
    codes = (view.indicators, view.regions, choices.stored(view.category))
    rows = reading.line_rows(warehouse, view.lines, *codes, view.basis, *span)
    breath = paper.BREATH_S if shown else 0  # nothing was drawn yet that could be drawn anew
    with place.container():
        notice = st.container()
        with paper.together(breath=breath):
            if rows:
                _show(warehouse, catalog, view, rows)
            else:
                st.info(f"{starts[start]}至{ends[end]}没有可以显示的数据，请换一个期间或口径。")
        with notice:
            asked.settle()
    if below is not None and rows:
        with below.container():
            tables.table(record.record(rows, catalog, view.basis, reading.all_loads(warehouse)), tall=True)
    shown[:] = [(row, view.basis) for row in rows]


def _show(warehouse: Warehouse, catalog: Catalog, view: View, rows: Sequence[Growth]) -> None:
    loads = reading.loads_of(warehouse, rows)
    _charts(warehouse, catalog, view, rows, loads)
    moved = change.changes(rows, catalog, view.basis, loads)
    if moved.rows:
        caption.section("首末期变化")
        tables.table(moved)


def _charts(
    warehouse: Warehouse, catalog: Catalog, view: View, rows: Sequence[Growth], loads: Sequence[Load]
) -> None:
    basis = view.basis
    if view.form != "overlay":
        for place, exhibit in enumerate(trend.timelines(rows, catalog, basis, loads)):
            show.chart(exhibit, f"trend-{place}", small=place > 0)
        return
    exhibit = trend.overlay(rows, catalog, basis, loads, reading.target_of(warehouse, rows, basis))
    caption.heading(exhibit)
    show.strip(tracks.headlines(rows, catalog, basis, loads))
    show.sentence(gap.explanation(rows, catalog, basis, loads))
    show.chart(exhibit, "trend", headed=False)
