"""The bar itself, which runs alone: nothing on it makes the page below run again."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from indicators.catalog import Catalog
from ui import log
from ui.bar import finder, saved


def offer(catalog: Catalog, page: str, pages: Mapping[str, str]) -> None:
    """On the page whose path is ``page``, of all ``pages`` (path → name)."""
    with st.container(key="bar"):
        _bar(catalog, page, pages)


@log.fragment
def _bar(catalog: Catalog, page: str, pages: Mapping[str, str]) -> None:
    finder.box(catalog, page)
    saved.popover(catalog, page, pages)
