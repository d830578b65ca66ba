"""历史版本: any page as it was when an earlier load was the newest, never without saying so (rule V1).

The address says as of which load or day; without it a page shows what stands now. Who goes on to another page
of the list stays in the version of the one before; an address that asks for anything else says all there is.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import streamlit as st

from exhibits import vintage
from indicators.catalog import Catalog
from indicators.journal import Entry
from indicators.warehouse import Warehouse, WarehouseError, as_of
from ui import log, records, scope
from ui.escape import markdown, markup
from ui.filters import AS_OF

_KEPT, _PICKED = "vintage.kept", "vintage.picked"
_OFFER = "vintage"


def chosen(warehouse: Warehouse) -> Warehouse:
    """The build as of what the address asks for; where that cannot be had, the page says so and shows now."""
    if not st.query_params and (kept := st.session_state.get(_KEPT)):
        st.query_params[AS_OF] = kept
    wish = st.query_params.get(AS_OF)
    st.session_state[_KEPT] = wish
    if wish is None:
        return warehouse
    try:
        return warehouse.at(as_of(warehouse, wish))
    except WarehouseError as error:
        leave()
        st.warning(f"历史版本未采用，现显示现行数：{markdown(str(error))}", icon="⚠️")
        return warehouse


def leave() -> None:
    """Back to what stands now."""
    st.session_state.pop(_KEPT, None)
    st.query_params.pop(AS_OF, None)


def band(now: Warehouse, then: Warehouse) -> None:
    """Above everything else on the page: as of when it is, and the one click back."""
    if then.as_of is None:
        return
    entries = records.all_entries(now)
    entry = next(entry for load, entry in entries.items() if load <= then.as_of)
    said = vintage.band_text(entry, st.query_params[AS_OF], newest=then.as_of == max(entries))
    with st.container(horizontal=True, vertical_alignment="center", key="vintage-band"):
        st.html(f'<p class="vintage" role="status">{markup(said)}</p>', width="stretch")
        st.button("回到现行数", key="vintage-leave", on_click=leave, width="content")


def nothing(load: int) -> None:
    """Instead of a page, where no figure stood then."""
    st.info(vintage.nothing_text(load))


def offer(catalog: Catalog) -> None:
    """At the head of the sidebar, where its list has room: read every page as of an earlier load or day."""
    with st.sidebar.container(key="vintage-offer"):
        _offer(catalog)


@log.fragment
def _offer(catalog: Catalog) -> None:
    """Nothing is read while it is shut, so that a page costs what it did; then the loads there are by now.

    It is not handed the build of the page, which would be held open as long as the page stands.
    """
    opened = st.popover("历史版本", type="tertiary", key=_OFFER, on_change="rerun", width="content")
    if not opened.open:
        _follow()
        return
    with opened:
        st.markdown("按当时所知的数看各页：选一个批次，或选一天（取当天最后一批）。")
        _ask(records.all_entries(scope.opened(catalog)))


def _ask(entries: Mapping[int, Entry]) -> None:
    offered = {str(load): vintage.load_text(entry) for load, entry in entries.items()}
    st.selectbox(
        "批次",
        list(offered),
        index=None,
        format_func=offered.__getitem__,
        placeholder="选一个批次",
        key="vintage-load",
        on_change=_pick,
        args=("vintage-load",),
    )
    first = min(entry.loaded_at for entry in entries.values()).date()
    st.date_input(
        "日期",
        value=None,
        min_value=first,
        max_value=max(date.today(), first),
        format="YYYY-MM-DD",
        key="vintage-day",
        on_change=_pick,
        args=("vintage-day",),
    )


def _pick(key: str) -> None:
    """What was picked goes into the address; the list is shut and empty again."""
    st.session_state[_PICKED] = str(st.session_state[key])
    st.session_state[key] = None
    st.session_state[_OFFER] = False


def _follow() -> None:
    if picked := st.session_state.pop(_PICKED, None):
        st.query_params[AS_OF] = picked
        st.rerun()
