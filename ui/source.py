"""The source of any number on the page, two clicks away: open, choose."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from exhibits.caption import figure_words, indicator_name, period_words
from exhibits.origin import origin, spans
from indicators.catalog import Catalog
from indicators.growth import Growth
from indicators.provenance import Version, provenance
from indicators.warehouse import Warehouse
from ui import caption, tables

MEASURES = ("actual", "yoy_reported")


@st.fragment
def popover(warehouse: Warehouse, catalog: Catalog, rows: Sequence[Growth], bases: Sequence[str]) -> None:
    """A button that opens the list of ``rows``, each with its basis. Nothing is read while it is shut."""
    opened = st.popover("数据来源", key="source", on_change="rerun", width="content")
    if not opened.open:
        return
    with opened:
        listed = [(row, basis) for row, basis in zip(rows, bases, strict=True) if row.load is not None]
        listed.sort(key=lambda pair: -pair[0].period_end)
        position = st.selectbox(
            "看哪个数的来源",
            range(len(listed)),
            format_func=[_named(row, catalog, basis) for row, basis in listed].__getitem__,
            key="source-figure",
            placeholder="请选择",
        )
        if position is not None:
            row, basis = listed[position]
            shown = origin(row, _versions(warehouse, row), catalog, basis)
            caption.heading(shown, small=True)
            tables.table(shown)


def _versions(warehouse: Warehouse, row: Growth) -> list[Version]:
    found: list[Version] = []
    for measure in MEASURES[:1] if row.parts else MEASURES:
        found += provenance(warehouse, row.indicator, row.region, row.category, spans(row), measure=measure)
    return found


def _named(row: Growth, catalog: Catalog, basis: str) -> str:
    place = catalog.regions[row.region].name
    figure = figure_words(row).removesuffix("，") or "仅公布同比"
    return f"{period_words(row, basis)} {place}{indicator_name(row, catalog)} {figure}"
