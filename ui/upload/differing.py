"""The difference to what is loaded, on the screen."""

from __future__ import annotations

from typing import Any

import streamlit as st

from exhibits import difference
from exhibits.exhibit import Band, Figures, Headline
from indicators.catalog import Catalog
from ui import caption, links, show, tables
from ui.escape import markup


def show_difference(found: Any, catalog: Catalog) -> None:
    """New, changed, same; what changed one by one; what is left out."""
    caption.section(difference.TITLE)
    if not found.new + found.changed + found.same:
        st.markdown("没有可入库的数，库里什么都不会变。")
        return
    counts = (("新增", found.new), ("变更", found.changed), ("相同", found.same))
    tiles = tuple(Headline(name, f"{count:,}", "") for name, count in counts)
    show.strip(Figures(title=difference.TITLE, subtitle="", bands=(Band("", tiles),)))
    told = difference.left_out(found, catalog)
    if told:
        st.html(f'<div class="sentence">{"<br>".join(markup(sentence) for sentence in told)}</div>')
    if found.changed_figures:
        changed = difference.changed(found, catalog)
        caption.heading(changed, small=True)
        tables.table(changed, tall=True, links={"库中来自": links.contents_of})
    if found.new_figures:
        new = difference.new(found, catalog)
        with st.expander(new.title, key="upload-new"):
            tables.table(new, tall=True)
