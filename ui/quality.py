"""What the page of data quality reads, cached under the path of the build, and what its filters offer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import streamlit as st

from exhibits.exhibit import Cell, Table
from exhibits.quality import NAMES
from indicators import quality, quality_late, quality_record
from indicators.catalog import Catalog
from indicators.inventory import Inventory
from indicators.period import Period, month_number, month_text
from indicators.quality import CHECKS, EVER, Check, Scope, Verdict, of_topic, under
from indicators.quality_late import Lateness
from indicators.quality_record import Correction, Record
from indicators.warehouse import Warehouse
from ui import links, tables
from ui.reading import BY_PATH, HOUR

PARTS: Final = {"late": "迟报", "checks": "核对", "corrections": "更正"}
ALL: Final = "all"
LENGTH: Final = 100
WAITING: Final = "正在核对全部现行数据…"
# A catalogue is read once for each state of its files.
KEYS: Final = {**BY_PATH, Catalog: id}


@st.cache_data(ttl=HOUR, max_entries=16, show_spinner=WAITING, hash_funcs=KEYS)
def _everywhere(warehouse: Warehouse, catalog: Catalog, end: int) -> Lateness:
    """Who is late up to a month, in every region."""
    return quality_late.lateness(warehouse, catalog, end)


@st.cache_data(ttl=HOUR, max_entries=128, show_spinner=WAITING, hash_funcs=KEYS)
def _verdict(warehouse: Warehouse, catalog: Catalog, check: Check, scope: Scope) -> Verdict:
    """One check over the figures of a scope."""
    return quality.verdict(warehouse, catalog, check, scope)


@st.cache_data(ttl=HOUR, max_entries=32, show_spinner=WAITING, hash_funcs=KEYS)
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
    return [_known(_verdict(warehouse, catalog, each, scope), catalog) for each in asked]


def _known(verdict: Verdict, catalog: Catalog) -> Verdict:
    """Without the figures of codes that the catalogue no longer holds: they have no name to be told by."""
    kept = (
        one for one in verdict.cases if one.indicator in catalog.indicators and one.region in catalog.regions
    )
    return verdict._replace(cases=tuple(kept))


def checks() -> dict[str, str]:
    """All checks, or one."""
    return {ALL: "全部核对", **{check: NAMES[check] for check in CHECKS}}


def regions(held: Inventory, catalog: Catalog) -> dict[str, str]:
    """Every region that has figures; one stands for itself and those right under it."""
    present = held.regions
    return {ALL: "全部地区", **{code: one.name for code, one in catalog.regions.items() if code in present}}


def topics(held: Inventory, catalog: Catalog) -> dict[str, str]:
    """The topics that have figures."""
    present = {catalog.indicators[code].topic for code in held.indicators if code in catalog.indicators}
    return {
        ALL: "全部板块",
        **{code: topic.name for code, topic in catalog.topics.items() if code in present},
    }


def years(first: int, last: int) -> dict[str, str]:
    """Years in which a span can end, the newest first."""
    return {ALL: "全部年份", **{str(year): f"{year}年" for year in range(last // 12, first // 12 - 1, -1)}}


def months(first: int, last: int) -> dict[str, str]:
    """Months to look back to, the newest first."""
    return {month_text(month): Period(month, month).label for month in range(last, first - 1, -1)}


def bounds(held: Inventory) -> tuple[int, int]:
    """The first and the last month of all figures."""
    lines = held.of_indicators(sorted(held.indicators))
    return min(line.first_end for line in lines), max(line.last_end for line in lines)


def scope(catalog: Catalog, region: str, topic: str, year: str = ALL) -> Scope:
    """What the filters ask for, as codes and months."""
    places = None if region == ALL else under(catalog, region)
    codes = None if topic == ALL else of_topic(catalog, topic)
    return Scope(places, codes, *(EVER if year == ALL else (int(year) * 12, int(year) * 12 + 11)))


def late(warehouse: Warehouse, catalog: Catalog, end: int, asked: Scope) -> Lateness:
    """Who is late up to a month, among the regions and indicators asked for."""
    return _everywhere(warehouse, catalog, end).of(asked)


def words(*chosen: str) -> str:
    """The filters in words: 云江市及下级 · 房地产."""
    return " · ".join(chosen)


def listed(verdicts: Sequence[Verdict]) -> int:
    """How many cases there are to page through."""
    return sum(len(verdict.cases) for verdict in verdicts)


def month(end: str) -> int:
    """The month of a filter, as a number."""
    return month_number(end)


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
