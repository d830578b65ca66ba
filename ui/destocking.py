"""去化周期 below the trend of a stock of housing, where its sales are held, too."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from exhibits.destocking import explanation
from indicators.catalog import Catalog
from indicators.destocking import SALES, STOCKS, Cycle, destocking
from indicators.growth import Growth
from indicators.warehouse import Warehouse
from ui import reading, show


def say(warehouse: Warehouse, catalog: Catalog, shown: Sequence[Growth]) -> None:
    """The cycle of the newest figure of each stock shown; nothing where no sales are held."""
    newest: dict[tuple[str, str, str], Growth] = {}
    for row in shown:
        if row.indicator in STOCKS and row.value is not None:
            newest[row[:3]] = row  # in the order of time
    sold = {(line.region, line.category) for line in reading.all_held(warehouse).of_indicators([SALES])}
    for stock in newest.values():
        if (stock.region, stock.category) in sold:
            show.sentence(explanation(stock, _cycles(warehouse, stock), catalog))


@st.cache_data(ttl=reading.HOUR, max_entries=64, show_spinner=False, hash_funcs=reading.BY_PATH)
def _cycles(warehouse: Warehouse, stock: Growth) -> list[Cycle]:
    return destocking(warehouse, stock)
