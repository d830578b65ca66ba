"""What the page of data quality reads, cached under the path of the build, and what its filters offer."""

from __future__ import annotations

from typing import Final

import streamlit as st

from exhibits.exhibit import Cell, Table
from exhibits.offers.quality import ALL, known
from exhibits.quality import NAMES
from indicators import quality, quality_late, quality_record
from indicators.catalog import Catalog
from indicators.quality import CHECKS, Check, Scope, Verdict
from indicators.quality_late import Lateness
from indicators.quality_record import Correction, Record
from indicators.warehouse import Warehouse
from ui import links, tables
from ui.catalogs import BY_CATALOG
from ui.reading import HOUR

LENGTH: Final = 100
WAITING: Final = "正在核对全部现行数据…"


@st.cache_data(ttl=HOUR, max_entries=16, show_spinner=WAITING, hash_funcs=BY_CATALOG)
def _everywhere(warehouse: Warehouse, catalog: Catalog, end: int) -> Lateness:
    """Who is late up to a month, in every region."""
    return quality_late.lateness(warehouse, catalog, end)


@st.cache_data(ttl=HOUR, max_entries=128, show_spinner=WAITING, hash_funcs=BY_CATALOG)
def _verdict(warehouse: Warehouse, catalog: Catalog, check: Check, scope: Scope) -> Verdict:
    """One check over the figures of a scope."""
    return quality.verdict(warehouse, catalog, check, scope)


@st.cache_data(ttl=HOUR, max_entries=32, show_spinner=WAITING, hash_funcs=BY_CATALOG)
def record(warehouse: Warehouse, catalog: Catalog, scope: Scope) -> tuple[list[Correction], list[Record]]:
    """What was corrected in a scope, and each region's record."""
    corrected = quality_record.corrections(warehouse, scope)
    known = [
        one for one in corrected if one.indicator in catalog.indicators and one.region in catalog.regions
    ]
    return known, quality_record.records(warehouse, catalog, known, scope)


def verdicts(warehouse: Warehouse, catalog: Catalog, check: str, scope: Scope) -> list[Verdict]:
    """The checks asked for, each cached by itself."""
    asked = [each for each in CHECKS if check in (ALL, each)]
    return [known(_verdict(warehouse, catalog, each, scope), catalog) for each in asked]


def late(warehouse: Warehouse, catalog: Catalog, end: int, asked: Scope) -> Lateness:
    """Who is late up to a month, among the regions and indicators asked for."""
    return _everywhere(warehouse, catalog, end).of(asked)


LINKS: Final = {
    "指标": links.trend_of_cell,
    "数值": links.history_of,
    "对照": links.history_of,
    "首次": links.history_of,
    "现行": links.history_of,
    "批次": links.contents_of,
    "首次批次": links.contents_of,
}


def whole_links(whole: Table) -> tables.Links:
    """Of the table above: a check leads to itself, a cell of the grid to the figure that it waits for."""
    return {**dict.fromkeys(whole.columns, links.history_of), "核对": _check_of}


def _check_of(cell: Cell) -> str:
    code = next((check for check, name in NAMES.items() if name == cell.text), ALL)
    return links.quality({"part": "checks", "check": code})
