"""The part of the trend page that follows its two filters of time, and runs alone when only they change.

The other filters and the navigation then stay as they are, on the server and in the browser.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from exhibits import record
from exhibits.offers import choices
from indicators.catalog import Catalog
from indicators.inventory import Inventory
from indicators.warehouse import Warehouse
from ui import destocking, log, paper, reading, scope, span_made, tables
from ui.filters import Filters
from ui.source import Figure
from ui.span_made import Made, View


@dataclass
class Shown:
    """What stands on the page at this time, and of which build: newer figures need no other filters."""

    warehouse: Warehouse
    held: Inventory
    made: Made | None = None
    figures: list[Figure] = field(default_factory=list)

    def build(self) -> Warehouse:
        """The build that the page stands on."""
        return self.warehouse

    def keep_up(self, catalog: Catalog, indicators: Sequence[str]) -> None:
        """Turn to the newest build. Where other filters would be offered of it, or the person may by now see
        other regions, the whole page runs anew; so it does as of an earlier load.

        Thirty people in a meeting all see new figures at their next choice, and the page costs twice as much
        as this part of it.
        """
        now = scope.opened(catalog)
        if now.regions != self.warehouse.regions:
            st.rerun()
        if now.path == self.warehouse.path:
            return
        if self.warehouse.as_of is not None:
            st.rerun()
        reading.turn_to(now)
        held = reading.all_held(now)
        if not choices.alike(self.held, held, indicators):
            st.rerun()
        self.warehouse, self.held = now, held


def follow(side: DeltaGenerator, shown: Shown, catalog: Catalog, asked: Filters, view: View) -> None:
    """Ask for the span at ``side`` and show it in the page; ``shown`` always tells what that is.

    The figures one by one are folded: a browser that draws their table shows the chart above it later.
    """
    place, below = st.empty(), asked.unfolded("rows", "逐期数据")
    with side:
        _follow(place, below and below.empty(), shown, catalog, asked, view)


@log.fragment
def _follow(
    place: DeltaGenerator,
    below: DeltaGenerator | None,
    shown: Shown,
    catalog: Catalog,
    before: Filters,
    view: View,
) -> None:
    shown.keep_up(catalog, view.indicators)
    warehouse = shown.warehouse
    lines = choices.shown(shown.held, view.indicators, view.regions)
    asked = Filters(after=before)
    ends = choices.ends(lines, view.basis)
    end = asked.one("to", "截至", ends, next(iter(ends)))
    starts = choices.starts(lines, end)
    start = asked.one("from", "起始年", starts, choices.usual_start(lines, view.basis, starts))
    span = choices.span(start, end)
    made = span_made.made(warehouse, catalog, view, span)
    breath = paper.BREATH_S if shown.figures else 0  # nothing was drawn yet that could be drawn anew
    with place.container():
        notice = st.container()
        with paper.together(breath=breath):
            if made:
                for piece in made.pieces:
                    paper.put(piece)
                destocking.say(warehouse, catalog, made.rows)
            else:
                st.info(f"{starts[start]}至{ends[end]}没有可以显示的数据，请换一个期间或口径。")
        with notice:
            asked.settle()
    if below is not None and made:
        with below.container():
            loads = reading.all_loads(warehouse)
            tables.table(record.record(made.rows, catalog, view.basis, loads), tall=True)
    shown.made = made
    shown.figures[:] = [(row, view.basis) for row in made.rows] if made else []
