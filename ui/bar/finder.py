"""The search: what is typed finds indicators and regions; Enter opens the first (ui/keys.js)."""

from __future__ import annotations

from collections.abc import Set
from typing import Final

import streamlit as st

from indicators.catalog import Catalog
from indicators.finding import Found, find
from indicators.warehouse import EmptyWarehouse, WarehouseError
from ui import reading, scope
from ui.escape import markdown, markup
from ui.filters import AS_OF

_TYPED: Final = "finder"
_LEAD: Final = "finder.lead"
# Where one stays with another indicator or region; from anywhere else it opens on the page named last.
_KEEPING: Final = {"indicator": ("regions", "trend"), "region": ("trend", "overview")}


def box(catalog: Catalog, page: str) -> None:
    """The box to type in, and below it what was found; nothing is read until somebody types."""
    if lead := st.session_state.pop(_LEAD, None):
        target, asked = lead
        st.switch_page(f"pages/{target}.py", query_params=asked)
    typed = st.text_input(
        "查找指标或地区",
        key=_TYPED,
        type="search",
        live="120ms",
        placeholder="查找指标、地区（按 /）",
        label_visibility="collapsed",
        width=215,
    )
    if typed.strip():
        with st.container(key="found", gap=None):
            _list(find(catalog, typed, _known(catalog)), typed, catalog, page)


def known(catalog: Catalog) -> tuple[Set[str], Set[str], Set[str] | None]:
    """Codes of the indicators and of the regions with figures now, none where nothing was loaded; and which
    regions this person may see, None for all.
    """
    seen = scope.seen(catalog)
    try:
        held = reading.all_held(scope.opened(catalog))
    except (EmptyWarehouse, WarehouseError):  # the page below says so
        return set(), set(), seen
    return held.indicators, held.regions, seen


def _known(catalog: Catalog) -> set[str]:
    indicators, regions, _ = known(catalog)
    return {*indicators, *regions}


def _list(found: list[Found], typed: str, catalog: Catalog, page: str) -> None:
    said = "" if found else f"没有叫“{typed}”的指标或地区。可输入名称、别名，或拼音首字母，如 spfxsmj。"
    # ui/keys.js opens the first one once the list is that of what stands in the box.
    st.html(f'<p class="found-for" data-found-for="{markup(typed)}">{markup(said)}</p>')
    for place, each in enumerate(found):
        st.button(
            _label(each, catalog),
            key=f"found-{place}",
            type="tertiary",
            width="stretch",
            disabled=not each.known,
            on_click=_choose,
            args=(each, page),
        )


def _label(found: Found, catalog: Catalog) -> str:
    if found.kind == "region":
        region = catalog.regions[found.code]
        name, within = region.name, catalog.regions.get(region.parent)
        kind = f"{within.name} · 地区" if within else "地区"
    else:
        indicator = catalog.indicators[found.code]
        name = indicator.name + (f"（{found.category}）" if found.category else "")
        kind = catalog.topics[indicator.topic].name
    alias = "" if found.word in name or found.word == found.code else f"又称{found.word} · "
    absent = "" if found.known else " · 暂无数据"
    return f"{markdown(name)} :gray[:small[{markdown(alias + kind + absent)}]]"


def _choose(found: Found, page: str) -> None:
    staying, usual = _KEEPING[found.kind]
    asked: dict[str, str] = {found.kind: found.code}
    if found.category:
        asked["category"] = found.category
    if AS_OF in st.query_params:
        asked[AS_OF] = st.query_params[AS_OF]
    st.session_state[_LEAD] = (page if page == staying else usual, asked)
    st.session_state[_TYPED] = ""
