"""现成的汇报篮: monthly analysis, ranking, targets, for any region and period in one click."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Final

import streamlit as st

from desk import baskets
from desk.baskets import Kept
from exhibits import ready
from exhibits.offers import choices, grids
from indicators.catalog import Catalog
from indicators.warehouse import Warehouse
from ui import cached, person
from ui.basket import shelf, told
from ui.escape import markdown

_LEFT_OUT: Final = "basket.left_out"


def offer(place: Path, warehouse: Warehouse, catalog: Catalog) -> None:
    """In the sidebar; nothing is read where there are no figures."""
    reader = cached.Cached(warehouse)
    places = grids.places(reader.held, catalog)
    if not places:
        return
    with st.sidebar.container(key="basket-ready"):
        st.html('<p class="section">现成的汇报篮</p>')
        kind = st.selectbox("哪一种", list(ready.READY), key="ready-kind")
        home = list(places).index(choices.home(reader.held, places))
        region = st.selectbox("地区", list(places), home, format_func=places.__getitem__, key="ready-region")
        lines = grids.topic_members(reader.held, catalog, region, grids.EVERY_TOPIC)
        ends = choices.ends(lines, "cumulative")
        month = st.selectbox("截至", list(ends), format_func=ends.__getitem__, key=f"ready-to-{region}")
        asked = (place, reader, catalog, kind, region, month)
        st.button("一键生成", key="ready-make", type="primary", on_click=_make, args=asked)


def left_out() -> None:
    """What the basket just made could not hold, and why."""
    if said := st.session_state.pop(_LEFT_OUT, ()):
        st.info("没有放入的内容：" + "；".join(markdown(each) for each in said), icon="ℹ️")


def _make(place: Path, reader: cached.Cached, catalog: Catalog, kind: str, region: str, month: str) -> None:
    new = Kept(_free(place, f"{kind} {catalog.regions[region].name} {month}"), owner=person.owner())

    def deed() -> ready.Filled:
        found = ready.filled(reader, catalog, kind, region, month, datetime.now())
        kept = baskets.save(place, replace(new, items=found.kept.items, subtitle=found.kept.subtitle))
        return ready.Filled(kept, found.left_out)

    if made := told.made(new, "生成汇报篮", deed):
        st.session_state[_LEFT_OUT] = made.left_out
        shelf.open_(made.kept.name)
        told.done(f"已生成“{markdown(made.kept.name)}”，共 {len(made.kept.items)} 项。")


def _free(place: Path, name: str) -> str:
    """The name, with a number where it is taken."""
    taken = {each.name.casefold() for each in baskets.baskets(place).baskets}
    numbered = (name if number == 1 else f"{name} {number}" for number in range(1, 1000))
    return next(each for each in numbered if each.casefold() not in taken)
