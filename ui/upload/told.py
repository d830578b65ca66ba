"""What was understood of a file and what is wrong with it, as tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from exhibits.exhibit import Cell, Table
from exhibits.open_issues import SEVERITIES
from exhibits.told import measure_words
from ui import tables

MOST = 200
ONLY_CHECKED = {"check_last_year": "上年同期（只核对）", "derived": "派生（不入库）"}
SERIES = (
    ("表中写法", False),
    ("读作", False),
    ("单位", False),
    ("地区", False),
    ("期间", False),
    ("数", True),
    ("首格", False),
)
ISSUES = (("程度", False), ("位置", False), ("问题和办法", False))
TABS = ("读到什么", "问题", "更正")


def opening(summary: Any) -> str:
    """The tab to begin with: what is wrong where something has to be done."""
    return TABS[1] if summary.loaded is None and summary.errors + summary.questions else TABS[0]


def counted(summary: Any) -> None:
    """How much was read and what stands in the way, in one line."""
    tone = "behind" if summary.errors + summary.questions else "muted"
    words = f"错误 {summary.errors} · 需确认 {summary.questions} · 提示 {summary.warnings}"
    figures = f"读到 <b>{summary.figures:,}</b> 个数"
    st.html(f'<p class="counted">{figures}　<span class="{tone}">{words}</span></p>')


def series(found: Sequence[Any]) -> None:
    """Each label with what it was taken for, the unknown ones first."""
    if not found:
        st.markdown("没有读到数据。请看“问题”，或在“更正”里写明报告期、指明表头在哪几行。")
        return
    unknown = sum(not one.indicator for one in found)
    known = f"{unknown:,} 个的名称未识别，不会入库" if unknown else "名称全部识别"
    st.markdown(f"共 {len(found):,} 个序列，{known}。")
    tables.table(_table("读到的序列", SERIES, [_series(one) for one in found[:MOST]]), tall=True)


def _series(one: Any) -> tuple[Cell, ...]:
    words = one.name if one.measure == "actual" else f"{one.name} · {_measure(one.measure)}"
    return (
        Cell(one.label or "（空）"),
        Cell(words) if one.indicator else Cell("未识别", tone="behind"),
        Cell(one.unit) if one.unit else Cell("未写明", tone="muted"),
        Cell(one.region) if one.region else Cell("未识别", tone="behind"),
        Cell(one.span),
        Cell(f"{one.count:,}", one.count),
        Cell(f"{one.sheet} {one.cell}"),
    )


def _measure(measure: str) -> str:
    return ONLY_CHECKED.get(measure) or measure_words(measure)


def issues(found: Sequence[Any]) -> None:
    """What is wrong, what blocks first."""
    if not found:
        st.markdown("没有发现问题。")
        return
    rows = [
        (
            Cell(SEVERITIES[issue.severity], tone="muted" if issue.severity == "warning" else "behind"),
            Cell(" ".join(part for part in (issue.sheet, issue.cell) if part) or "整个文件"),
            Cell(issue.message),
        )
        for issue in found[:MOST]
    ]
    tables.table(_table("问题", ISSUES, rows), tall=True)


def _table(title: str, heads: tuple[tuple[str, bool], ...], rows: Sequence[tuple[Cell, ...]]) -> Table:
    return Table(title=title, subtitle=f"{len(rows)} 行", heads=heads, rows=tuple(rows))
