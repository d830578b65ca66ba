"""The bar itself, which runs alone: nothing on it makes the page below run again."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from desk.people import ROLES
from indicators.catalog import Catalog
from ui import admission, log, person
from ui.bar import finder, saved
from ui.escape import markup


def offer(catalog: Catalog, page: str, pages: Mapping[str, str]) -> None:
    """On the page whose path is ``page``, of all ``pages`` (path → name)."""
    with st.container(key="bar"):
        _bar(catalog, page, pages)


@log.fragment
def _bar(catalog: Catalog, page: str, pages: Mapping[str, str]) -> None:
    finder.box(catalog, page)
    saved.popover(catalog, page, pages)
    _me()


def _me() -> None:
    """Who signed in, and as what; on a computer of one's own nobody needs to be told."""
    by = admission.way()
    if by == "local":
        return
    own = person.now()
    told = markup(f"{own.name} · {ROLES[own.role]}")
    st.html(f'<span class="me" title="{told}">{told}</span>', width="content")
    if by == "oidc":
        st.button("退出", key="sign-out", type="tertiary", on_click=st.logout)
