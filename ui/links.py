"""Addresses within the program: a figure leads to its own page, and to what stands behind it."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlencode

from exhibits.exhibit import Cell, Headline, Key
from indicators.period import month_text

SPAN = "~"


def to_trend(headline: Headline) -> str:
    """The trend of a headline figure."""
    return "trend" if headline.key is None else f"trend?{urlencode(_line(headline.key))}"


def trend_of(key: Key) -> str:
    """The trend of a figure, up to its month."""
    return f"trend?{urlencode(_line(key) | {'to': month_text(key.period_end)})}"


def trend_of_cell(cell: Cell) -> str:
    """The trend of the figure that a cell speaks of, up to its month."""
    return "" if cell.key is None else trend_of(cell.key)


def history_of(cell: Cell) -> str:
    """What every load said of the figure that a cell speaks of."""
    if cell.key is None:
        return ""
    asked = {
        "part": "figure",
        **_line(cell.key),
        "period": span_code(cell.key.period_start, cell.key.period_end),
    }
    return f"sources?{urlencode(asked)}"


def contents_of(cell: Cell) -> str:
    """The figures of the load that a cell speaks of."""
    return "" if cell.load is None else f"sources?{urlencode({'part': 'load', 'load': cell.load})}"


def issues_of(cell: Cell) -> str:
    """The open issues of the load that a cell speaks of."""
    return "" if cell.load is None else f"sources?{urlencode({'part': 'issues', 'load': cell.load})}"


RECORDS: Final = {"批次": contents_of, "问题": issues_of, "指标": trend_of_cell, "数值": history_of}
# Of the table of targets: what was asked, what was done, and the load that said what was asked.
TARGETS: Final = {
    "目标批次": contents_of,
    "指标": trend_of_cell,
    "地区": trend_of_cell,
    "年度目标": history_of,
    "完成": history_of,
}


def span_code(start: int, end: int) -> str:
    """A span of months as an address has it: 2023-01~2023-04."""
    return f"{month_text(start)}{SPAN}{month_text(end)}"


def _line(key: Key) -> dict[str, str]:
    asked = {"indicator": key.indicator, "region": key.region}
    return asked | {"category": key.category} if key.category else asked
