"""What can be done with a basket as a whole: present it, send its address, bring it up to date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

import streamlit as st

from desk.baskets import Kept, KeptItem
from exhibits import kept_items, recipes
from exhibits.recipes import RecipeError
from indicators.catalog import Catalog
from indicators.warehouse import Warehouse
from ui import cached, shell
from ui.basket import current, items, shelf
from ui.basket.opened import Opened
from ui.escape import markup


def present(kept: Kept) -> None:
    """To the big screen, from the first slide."""
    if kept.items:
        asked = {shelf.ADDRESS: kept.name}
        st.page_link("pages/meeting.py", label="▶ 会议汇报", query_params=asked)


def share(kept: Kept) -> None:
    """The address that opens this basket for whoever may see it."""
    copied = markup(shelf.link(kept.name))
    st.html(f'<a class="copy" role="button" tabindex="0" data-copy="{copied}">复制链接</a>', width="content")


def refresh_all(
    place: Path, kept: Kept, shown: Sequence[Opened], warehouse: Warehouse, catalog: Catalog
) -> None:
    """All that has changed, made anew in one click; offered only where something has."""
    changed = [each.kept for each in shown if each.item.flags]
    if changed and current.may_change(kept):
        st.button(
            f"更新有变动的 {len(changed)} 项",
            key="basket-refresh",
            on_click=items.refreshed,
            args=(place, kept.name, changed, partial(anew, warehouse, catalog)),
        )


def anew(warehouse: Warehouse, catalog: Catalog, item: KeptItem) -> KeptItem:
    """The item by what stands now; raises RecipeError where it cannot be made."""
    if item.page not in recipes.PAGES:
        name = shell.titles().get(item.page, item.page)
        raise RecipeError(f"“{name}”页的内容不能自动更新：请移出这一项，再到原页面重新放入。")
    return kept_items.refresh(cached.Cached(warehouse), catalog, item, datetime.now())
