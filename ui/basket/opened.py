"""A kept basket as people read it: items as they were put in, and beside them what has changed since."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple
from zlib import crc32

import streamlit as st

from desk.baskets import Kept, KeptItem
from exhibits import kept_items
from exhibits.basket import Basket, Item
from indicators.catalog import Catalog
from indicators.warehouse import Warehouse
from ui import cached
from ui.catalogs import BY_CATALOG
from ui.reading import HOUR


class Opened(NamedTuple):
    """An item as it is kept and as it is read."""

    kept: KeptItem
    item: Item


def opened(kept: Kept, warehouse: Warehouse, catalog: Catalog) -> list[Opened]:
    """Every item of the basket in its order."""
    return [Opened(each, _item(warehouse, catalog, each)) for each in kept.items]


def _item(warehouse: Warehouse, catalog: Catalog, kept: KeptItem) -> Item:
    mark = f"{crc32(json.dumps(kept.frozen, ensure_ascii=False).encode()):08x}"
    item = _shown(warehouse, catalog, kept, mark)
    return replace(item, heading=kept.heading, note=kept.note)


@st.cache_data(ttl=HOUR, max_entries=512, show_spinner=False, hash_funcs=BY_CATALOG)
def _shown(warehouse: Warehouse, catalog: Catalog, _kept: KeptItem, mark: str) -> Item:
    del mark  # tells what was frozen; heading and note cost nothing to lay over it
    return kept_items.shown(cached.Cached(warehouse), catalog, _kept)


def basket(kept: Kept, warehouse: Warehouse, catalog: Catalog) -> Basket:
    """What files are written of: what was put in, and flags for what has changed."""
    return kept_items.assembled(cached.Cached(warehouse), catalog, kept, datetime.now())
