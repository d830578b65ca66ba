"""The card of any indicator on the page, two clicks away: open, choose the indicator."""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

import streamlit as st

from exhibits.card import card
from indicators.catalog import Catalog
from ui import caption, log, reading, tables
from ui.escape import markdown

MANY = 12  # more than buttons can show at a glance
LABEL = "看哪个指标的口径"


@log.fragment
def popover(of: reading.Build, catalog: Catalog, shown: Sequence[str]) -> None:
    """A button that opens the card of one of the indicators shown; nothing is read while it is shut."""
    opened = st.popover("口径", key="definition", on_change="rerun", width="content")
    if not opened.open:
        return
    with opened, st.container(key="definition-card"):
        codes = [code for code in dict.fromkeys(shown) if code in catalog.indicators]
        if not codes:
            st.markdown("本页没有指标。")
            return
        code = _chosen(codes, catalog) if len(codes) > 1 else codes[0]
        written = card(code, catalog, reading.all_held(reading.build(of)).of_indicators([code]), codes)
        caption.heading(written, small=True)
        tables.table(written)


def _chosen(codes: Sequence[str], catalog: Catalog) -> str:
    names = [catalog.indicators[code].name for code in codes]
    # Other indicators are another widget, or it would go on showing a place among the old ones.
    key = f"definition-of-{crc32(repr(codes).encode()):08x}"
    if len(codes) > MANY:
        return codes[st.selectbox(LABEL, range(len(codes)), format_func=names.__getitem__, key=key)]
    escaped = [markdown(name) for name in names]
    place = st.pills(
        LABEL, range(len(codes)), default=0, format_func=escaped.__getitem__, key=key, required=True
    )
    return codes[place or 0]
