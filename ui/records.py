"""What the page of sources reads, cached under the path of the build, and what its filters offer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import streamlit as st

from exhibits import contents as told
from exhibits.contents import OUTCOMES
from exhibits.exhibit import Key, Table
from exhibits.open_issues import SEVERITIES
from indicators import contents, history, journal, open_issues
from indicators.catalog import Catalog
from indicators.contents import Content, Size
from indicators.history import Telling, Told
from indicators.inventory import Inventory
from indicators.journal import Entry
from indicators.open_issues import OpenIssue
from indicators.period import Period
from indicators.warehouse import Warehouse
from ui.filters import Filters
from ui.links import span_code
from ui.reading import BY_PATH, HOUR

PARTS = {"loads": "批次", "load": "数据", "figure": "历史", "issues": "问题"}
ALL = "all"
STATES = {ALL: "全部", "counting": "有效", "undone": "已撤销"}
LENGTH = 100
MOST = 50_000  # figures in one file, whose title says how many there are


@st.cache_data(ttl=HOUR, max_entries=8, show_spinner=False, hash_funcs=BY_PATH)
def all_entries(warehouse: Warehouse) -> dict[int, Entry]:
    """Every load, the newest first, rolled back or not."""
    return journal.journal(warehouse)


@st.cache_data(ttl=HOUR, max_entries=64, show_spinner=False, hash_funcs=BY_PATH)
def sizes_of(warehouse: Warehouse, load: int) -> list[Size]:
    """How many figures a load has, by sheet, indicator and outcome."""
    return contents.sizes(warehouse, load)


@st.cache_data(ttl=HOUR, max_entries=64, show_spinner=False, hash_funcs=BY_PATH)
def contents_of(
    warehouse: Warehouse, load: int, sheet: str, indicator: str, outcome: str, skipped: int
) -> list[Content]:
    """A page of a load's figures."""
    return contents.contents(
        warehouse,
        load,
        sheet=sheet,
        indicator="" if indicator == ALL else indicator,
        outcome="" if outcome == ALL else outcome,
        skipped=skipped,
        most=LENGTH,
    )


def whole(
    warehouse: Warehouse, catalog: Catalog, entry: Entry, sheet: str, indicator: str, outcome: str, total: int
) -> Table:
    """All of a load's figures that were asked for, to take along."""
    asked = {"indicator": "" if indicator == ALL else indicator, "outcome": "" if outcome == ALL else outcome}
    figures = contents.contents(warehouse, entry.load, sheet=sheet, **asked, skipped=0, most=MOST)
    return told.contents(entry, figures, total, catalog, warehouse.as_of)


def standing(held: Inventory, asked: Filters) -> Inventory:
    """What is held; where every load was rolled back, the page ends in saying so."""
    if held.indicators:
        return held
    asked.settle()
    st.info("没有有效的数据：全部批次都已撤销。请先在“批次”中重新入库，或到“数据上报”放入报表。")
    return st.stop()


@st.cache_data(ttl=HOUR, max_entries=64, show_spinner=False, hash_funcs=BY_PATH)
def history_of(warehouse: Warehouse, key: Key) -> list[Telling]:
    """What every load said of a figure."""
    span = (key.period_start, key.period_end)
    return history.history(warehouse, key.indicator, key.region, key.category, span)


@st.cache_data(ttl=HOUR, max_entries=64, show_spinner=False, hash_funcs=BY_PATH)
def spans_of(warehouse: Warehouse, indicator: str, region: str, category: str) -> dict[str, Told]:
    """The spans of a series by the code that an address has, the newest first."""
    told = history.spans(warehouse, indicator, region, category)
    return {span_code(one.period_start, one.period_end): one for one in told}


@st.cache_data(ttl=HOUR, max_entries=8, show_spinner=False, hash_funcs=BY_PATH)
def issues_of(warehouse: Warehouse) -> list[OpenIssue]:
    """What the files that count had to say of themselves."""
    return open_issues.open_issues(warehouse)


def usual_part(asked: Mapping[str, str]) -> str:
    """The part that an address means where it does not say."""
    if "load" in asked:
        return "load"
    return "figure" if "indicator" in asked else "loads"


def authors(entries: Mapping[int, Entry]) -> dict[str, str]:
    """Everybody who ever loaded a file."""
    return {ALL: "全部", **{name: name for name in sorted({entry.author for entry in entries.values()})}}


def matching(entries: Mapping[int, Entry], state: str, author: str, words: str) -> list[Entry]:
    """The loads of a state and an author whose file or source has these words."""
    return [
        entry
        for entry in entries.values()
        if state in (ALL, "undone" if entry.rolled_back_at else "counting")
        and author in (ALL, entry.author)
        and words.casefold() in f"{entry.file} {entry.source}".casefold()
    ]


def loads(entries: Mapping[int, Entry]) -> dict[str, str]:
    """The loads to choose from, the newest first: 批次7 file."""
    return {str(entry.load): f"批次{entry.load} {entry.file}" for entry in entries.values()}


def loads_with(issues: Sequence[OpenIssue]) -> dict[str, str]:
    """The loads that have open issues, and all of them together."""
    counted = Counter((issue.load, issue.file) for issue in issues)
    named = {str(load): f"批次{load} {file}（{count}）" for (load, file), count in counted.items()}
    return {
        ALL: f"全部有效批次（{len(issues)}）",
        **dict(sorted(named.items(), key=lambda one: -int(one[0]))),
    }


def severities(issues: Sequence[OpenIssue]) -> dict[str, str]:
    """The severities that occur."""
    present = {issue.severity for issue in issues}
    return {ALL: "全部", **{code: words for code, words in SEVERITIES.items() if code in present}}


def chosen_issues(issues: Sequence[OpenIssue], load: str, severity: str) -> list[OpenIssue]:
    """The issues of a load and a severity."""
    return [one for one in issues if load in (ALL, str(one.load)) and severity in (ALL, one.severity)]


def sheets(sizes: Sequence[Size]) -> dict[str, str]:
    """The sheets of a load by their place, since a name may hold anything."""
    names = sorted({size.sheet for size in sizes})
    return {ALL: "全部", **{str(place): name or "（无名）" for place, name in enumerate(names, 1)}}


def sheet_named(sizes: Sequence[Size], place: str) -> str:
    """The name of the sheet at a place, '' for all."""
    return "" if place == ALL else sorted({size.sheet for size in sizes})[int(place) - 1]


def items(sizes: Sequence[Size], catalog: Catalog) -> dict[str, str]:
    """The indicators of a load."""
    present = {size.indicator for size in sizes}
    return {
        ALL: "全部",
        **{code: catalog.indicators[code].name for code in catalog.indicators if code in present},
    }


def outcomes(sizes: Sequence[Size]) -> dict[str, str]:
    """What the figures did to what stood, with how many did."""
    counted: Counter[str] = Counter()
    for size in sizes:
        counted[size.outcome] += size.figures
    offered = {code: f"{words}（{counted[code]:,}）" for code, words in OUTCOMES.items() if counted[code]}
    return {ALL: f"全部（{counted.total():,}）", **offered}


def total(sizes: Sequence[Size], sheet: str, indicator: str, outcome: str) -> int:
    """How many figures of a load were asked for."""
    return sum(
        size.figures
        for size in sizes
        if sheet in ("", size.sheet) and indicator in (ALL, size.indicator) and outcome in (ALL, size.outcome)
    )


def periods(spans: Mapping[str, Told]) -> dict[str, str]:
    """The spans of a series, with the number of versions where there are several."""
    return {
        code: Period(start, end).label + (f"（{versions}版）" if versions > 1 else "")
        for code, (start, end, versions) in spans.items()
    }
