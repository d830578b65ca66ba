"""What the page of changes offers and reads: two versions, what differs between them, and where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

import streamlit as st

from exhibits import changes as shown
from exhibits.exhibit import Key, Table
from exhibits.steps import steps as step_line
from exhibits.vintage import load_text
from indicators import changes
from indicators.catalog import Catalog, Topic
from indicators.changes import KINDS, Change, Size, Undone
from indicators.journal import Entry
from indicators.warehouse import Warehouse
from ui import links, show
from ui.reading import BY_PATH, HOUR
from ui.records import ALL, history_of

LINKS = {
    "指标": links.trend_of_cell,
    "新数": links.history_of,
    "原批次": links.contents_of,
    "批次": links.contents_of,
}


@st.cache_data(ttl=HOUR, max_entries=32, show_spinner=False, hash_funcs=BY_PATH)
def sizes_of(warehouse: Warehouse, before: int, after: int) -> list[Size]:
    """How many figures differ, by kind, indicator and region."""
    return changes.sizes(warehouse, before, after)


@st.cache_data(ttl=HOUR, max_entries=32, show_spinner=False, hash_funcs=BY_PATH)
def undone_of(warehouse: Warehouse, before: int, after: int) -> list[Undone]:
    """The loads that were taken back in between."""
    return changes.undone(warehouse, before, after)


@st.cache_data(ttl=HOUR, max_entries=32, show_spinner=False, hash_funcs=BY_PATH)
def changes_of(
    warehouse: Warehouse,
    before: int,
    after: int,
    indicators: Sequence[str],
    region: str,
    kind: str,
    skipped: int,
    most: int,
) -> list[Change]:
    """A page of the figures that differ, of some indicators, a region and a kind."""
    return changes.changes(
        warehouse,
        before,
        after,
        indicators=indicators,
        region="" if region == ALL else region,
        kind="" if kind == ALL else kind,
        skipped=skipped,
        most=most,
    )


def earlier(entries: Mapping[int, Entry], wish: str) -> dict[str, str]:
    """The versions to start from: loads and days before the newest load, the newest first."""
    return _words(
        entries, {code: load for code, load in _loads(entries, wish).items() if load < max(entries)}
    )


def later(entries: Mapping[int, Entry], wish: str, before: int) -> dict[str, str]:
    """The versions to end with: loads and days after ``before``, the newest first."""
    return _words(entries, {code: load for code, load in _loads(entries, wish).items() if load > before})


def load_of(entries: Mapping[int, Entry], code: str) -> int:
    """The load that the code of a version means."""
    return _loads(entries, code)[code]


def _loads(entries: Mapping[int, Entry], wish: str) -> dict[str, int]:
    """Every load, then every day with one and the day that the address asks for, as the last load by then."""
    found = {str(load): load for load in entries}
    days = {entry.loaded_at.date() for entry in entries.values()} | _day(wish)
    for day in sorted(days, reverse=True):
        if until := [load for load, entry in entries.items() if entry.loaded_at.date() <= day]:
            found[day.isoformat()] = max(until)
    return found


def _day(wish: str) -> set[date]:
    try:
        return {date.fromisoformat(wish)}
    except ValueError:  # a load, or what the filter says it cannot read
        return set()


def _words(entries: Mapping[int, Entry], loads: Mapping[str, int]) -> dict[str, str]:
    return {
        code: load_text(entries[load]) if code.isdecimal() else f"{code} 止（批次{load}）"
        for code, load in loads.items()
    }


def subjects(sizes: Sequence[Size], catalog: Catalog) -> dict[str, str]:
    """The topics in which figures differ, with how many do."""
    counted: Counter[str] = Counter()
    for size in sizes:
        if size.indicator in catalog.indicators:
            counted[catalog.indicators[size.indicator].topic] += size.figures
    named = {code: f"{topic.name}（{counted[code]:,}）" for code, topic in _topics(catalog) if counted[code]}
    return {ALL: f"全部（{counted.total():,}）", **named}


def members(catalog: Catalog, subject: str) -> tuple[str, ...]:
    """The indicators of a topic, or of the whole catalogue."""
    return tuple(code for code, each in catalog.indicators.items() if subject in (ALL, each.topic))


def areas(sizes: Sequence[Size], catalog: Catalog, codes: Sequence[str]) -> dict[str, str]:
    """The regions in which figures of these indicators differ, with how many do."""
    counted: Counter[str] = Counter()
    for size in sizes:
        if size.indicator in codes:
            counted[size.region] += size.figures
    places = catalog.regions.items()
    named = {code: f"{place.name}（{counted[code]:,}）" for code, place in places if counted[code]}
    return {ALL: f"全部（{counted.total():,}）", **named}


def counts(sizes: Sequence[Size], codes: Sequence[str], area: str) -> dict[str, int]:
    """How many figures of these indicators and this region differ, by kind."""
    counted: Counter[str] = Counter()
    for size in sizes:
        if size.indicator in codes and area in (ALL, size.region):
            counted[size.kind] += size.figures
    return dict(counted)


def kinds(counted: Mapping[str, int]) -> dict[str, str]:
    """The ways in which figures differ, with how many do."""
    offered = {ALL: "全部"}
    for kind, words in KINDS.items():
        if counted.get(kind):
            offered[kind] = f"{words}（{counted[kind]:,}）"
    return offered


def of_kind(counted: Mapping[str, int], kind: str) -> dict[str, int]:
    """What is left of the counts where one kind was asked for."""
    return {each: count for each, count in counted.items() if kind in (ALL, each)}


def _topics(catalog: Catalog) -> list[tuple[str, Topic]]:
    return sorted(catalog.topics.items(), key=lambda one: one[1].ordinal)


class Difference(NamedTuple):
    """Two versions and what of their difference was asked for."""

    before: Entry
    after: Entry
    codes: tuple[str, ...]
    area: str
    kind: str
    counts: Mapping[str, int]
    gone: Sequence[Undone]

    @property
    def total(self) -> int:
        """How many figures differ."""
        return sum(self.counts.values())


def table(
    warehouse: Warehouse,
    catalog: Catalog,
    entries: Mapping[int, Entry],
    asked: Difference,
    skipped: int = 0,
    most: int = changes.EVERY,
) -> Table:
    """The figures that differ as an exhibit: a page of them, or all for a file."""
    loads = asked.before.load, asked.after.load
    found = changes_of(warehouse, *loads, asked.codes, asked.area, asked.kind, skipped, most)
    return shown.changes(
        found, asked.before, asked.after, asked.counts, asked.gone, entries, catalog, warehouse.as_of
    )


def nothing_to_compare() -> None:
    """What to do where there are not two versions."""
    st.info("还只有一个批次，没有可以比较的版本：再装入一份报表，这里即列出变动的数。")
    st.page_link("pages/upload.py", label="打开“数据上报”，放入报表", icon="⬆️")


def steps(warehouse: Warehouse, catalog: Catalog, key: Key) -> None:
    """The versions of a figure as a step line, where there is more than one."""
    drawn = step_line(key, history_of(warehouse, key), catalog, warehouse.as_of)
    if drawn is not None:
        show.chart(drawn, "steps", height=240, small=True)
