"""Series one by one on the page of comparisons, and the base that an index asks for."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from exhibits.beside import Line
from exhibits.offers import choices
from exhibits.offers.compare import MOST, SERIES, base_options, code_of, usual_base
from indicators.catalog import Catalog
from indicators.inventory import Inventory
from indicators.period import month_number
from ui.filters import Filters


def base(asked: Filters, found: Sequence[Line], catalog: Catalog, mode: str) -> int:
    """The month in which the base ends; only an index asks for it, the others keep it for when they do."""
    offered = base_options(found)
    usual = usual_base(found, catalog, offered)
    if mode == "index":
        return month_number(asked.one("base", "基期（＝100）", offered, usual))
    return month_number(usual)


def offer(held: Inventory, catalog: Catalog, codes: Sequence[str]) -> None:
    """One more series, by its indicator, region and category; it stands in the sidebar, under the others."""
    full = len(codes) >= MOST
    label = f"已满{MOST}条" if full else "＋ 加一条"
    opened = st.sidebar.popover(label, key="compare-more", disabled=full, width="stretch")
    with opened:
        offered = choices.indicators(held, catalog)
        indicator = st.selectbox(
            "指标", list(offered), format_func=offered.__getitem__, key="compare-indicator"
        )
        places = choices.regions(held, catalog, [indicator])
        region = st.selectbox(
            "地区", list(places), format_func=places.__getitem__, key=f"compare-region-{indicator}"
        )
        kinds = _categories(held, indicator, region)
        category = st.selectbox(
            "分类",
            list(kinds),
            format_func=kinds.__getitem__,
            key=f"compare-category-{indicator}-{region}",
        )
        code = code_of((indicator, region, choices.stored(category)[0]))
        st.button(
            "加入", key="compare-add", type="primary", disabled=code in codes, on_click=_add, args=(codes,)
        )
        if code in codes:
            st.caption("这条序列已在图上。")


def _add(codes: Sequence[str]) -> None:
    """Into the address, as the fields stand at the click."""
    indicator = st.session_state["compare-indicator"]
    region = st.session_state[f"compare-region-{indicator}"]
    category = st.session_state[f"compare-category-{indicator}-{region}"]
    code = code_of((indicator, region, choices.stored(category)[0]))
    st.query_params[SERIES] = choices.SEPARATOR.join(dict.fromkeys([*codes, code]))


def _categories(held: Inventory, indicator: str, region: str) -> dict[str, str]:
    own = [each.category for each in held.of_indicators([indicator]) if each.region == region]
    return {(name or choices.WHOLE): (name or "合计") for name in sorted(own)}
