"""The period that a sheet's title names against the figures under it (rule P4)."""

from __future__ import annotations

import re

import numpy as np

from etl.checks.evidence import Evidence
from etl.layouts.block import Block
from etl.problem import Issue
from indicators.period import Period, parse

_ABOVE = 8  # rows of a sheet that can hold its title
_SPAN = re.compile(
    r"(?:19|20)\d{2}\s*年(?:\s*\d{1,2}\s*(?:[-—–~－～至]\s*\d{1,2}\s*)?月(?!\s*\d{1,2}\s*日)|\s*前?[一二三四1-4]季度|上半年)?"
)
_OTHER = re.compile(r"日期|时间|填报|制表|打印|来源|基期|=\s*100|为\s*100|[-—–~－～至]\s*(?:19|20)\d{2}")


def titles(evidence: Evidence) -> list[Issue]:
    """Sheets whose title names one period that none of the newest figures is of."""
    one, tidy = evidence, evidence.figures.tidy
    sheets = tidy.sheets.codes[one.rows]
    actual = one.measured("actual")
    found = []
    for number, block in enumerate(tidy.blocks):
        said = _said(block)
        rows = np.flatnonzero((sheets == number) & actual)
        if said and len(rows):
            newest = int(one.ends[rows].max())
            if not said.start <= newest <= said.end:
                row = int(rows[int(np.argmax(one.ends[rows]))])
                found.append(_issue(one, row, said))
    return found


def _said(block: Block) -> Period | None:
    """The only period that the rows above a table name, None where there is none or several."""
    top = min(block.header_rows) if len(block.header_rows) else block.header
    texts = [text for row in block.sheet.rows(max(0, top - _ABOVE), top) for text in row if text]
    spelled = {match.strip() for text in texts if not _OTHER.search(text) for match in _SPAN.findall(text)}
    periods = {parse(text) for text in spelled} - {None}
    return periods.pop() if len(periods) == 1 else None


def _issue(one: Evidence, row: int, said: Period) -> Issue:
    newest = Period(int(one.starts[row]), int(one.ends[row])).label
    message = (
        f"表的标题写的是{said.label}，而表中最新的数是{newest}的。请核对标题和报告期，看是否沿用了上期的表头；"
        "标题只说其中一期的可忽略。"
    )
    return Issue("warning", "title_period", *one.place(row), message)
