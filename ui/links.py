"""Addresses within the program: a figure leads to its own page, and to what stands behind it.

A page that is read as of an earlier load leads to others as of the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from urllib.parse import urlencode

import streamlit as st

from exhibits.exhibit import Bar, Cell, Headline, Key, Linked
from indicators.period import month_text
from ui.filters import AS_OF

SPAN = "~"


def to_trend(headline: Headline) -> str:
    """The trend of a headline figure."""
    return address("trend", {} if headline.key is None else _line(headline.key))


def trend_of(key: Key) -> str:
    """The trend of a figure, up to its month."""
    return address("trend", _line(key) | {"to": month_text(key.period_end)})


def trend_of_cell(cell: Cell) -> str:
    """The trend of the figure that a cell speaks of, up to its month."""
    return "" if cell.key is None else trend_of(cell.key)


def trend_of_bar(bar: Bar) -> str:
    """The trend of what a bar shows."""
    return "" if bar.key is None else trend_of(bar.key)


def history_of(cell: Cell) -> str:
    """What every load said of the figure that a cell speaks of."""
    if cell.key is None:
        return ""
    asked = {
        "part": "figure",
        **_line(cell.key),
        "period": span_code(cell.key.period_start, cell.key.period_end),
    }
    return address("sources", asked)


def figure_of(each: Linked) -> str:
    """Where a number of a sentence is looked up: the places of all, every version of the figure, its trend.

    What was worked out of several figures leads to the line of the one that it is compared with.
    """
    key = each.key
    if each.measure == "rank":
        return address("regions", _line(key) | {"by": "growth", "to": month_text(key.period_end)})
    if each.derived or each.measure in ("acceleration", "average"):
        return trend_of(key)
    return history_of(Cell("", key=key))


def contents_of(cell: Cell) -> str:
    """The figures of the load that a cell speaks of."""
    return "" if cell.load is None else address("sources", {"part": "load", "load": str(cell.load)})


def issues_of(cell: Cell) -> str:
    """The open issues of the load that a cell speaks of."""
    return "" if cell.load is None else address("sources", {"part": "issues", "load": str(cell.load)})


def quality(asked: Mapping[str, str]) -> str:
    """A part of the page of data quality."""
    return address("quality", asked)


RECORDS: Final = {"批次": contents_of, "问题": issues_of, "指标": trend_of_cell, "数值": history_of}
# Of the table of targets: what was asked, what was done, and the load that said what was asked.
TARGETS: Final = {
    "目标批次": contents_of,
    "指标": trend_of_cell,
    "地区": trend_of_cell,
    "年度目标": history_of,
    "完成": history_of,
}


def address(page: str, asked: Mapping[str, str]) -> str:
    """The address of a page with its parameters, as of the load that this page is read."""
    told = {AS_OF: st.query_params[AS_OF]} if AS_OF in st.query_params else {}
    return f"{page}?{urlencode(found)}" if (found := {**asked, **told}) else page


def span_code(start: int, end: int) -> str:
    """A span of months as an address has it: 2023-01~2023-04."""
    return f"{month_text(start)}{SPAN}{month_text(end)}"


def _line(key: Key) -> dict[str, str]:
    asked = {"indicator": key.indicator, "region": key.region}
    return asked | {"category": key.category} if key.category else asked
