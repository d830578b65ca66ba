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


def tabs(found: Any) -> list[str]:
    """The names of the parts beside the picture."""
    summary = found.summary
    counts = ((summary.errors, "错误"), (summary.questions, "需确认"), (summary.warnings, "提示"))
    said = "、".join(f"{count} {name}" for count, name in counts if count)
    return ["读到什么", f"问题（{said or '无'}）", "更正"]


def series(found: Sequence[Any]) -> None:
    """Each label with what it was taken for, the unknown ones first."""
    if not found:
        st.markdown("没有读到数据。请看“问题”，或在“更正”里指明表头在哪几行。")
        return
    unknown = sum(not one.indicator for one in found)
    known = f"{unknown:,} 个的名称未识别，不会入库" if unknown else "名称全部识别"
    st.markdown(f"共 {len(found):,} 个序列，{known}。")
    columns = ("表中写法", "读作", "地区", "期间", "单位", "数", "首格")
    tables.table(_table("读到的序列", columns, [_series(one) for one in found[:MOST]], "数"), tall=True)


def _series(one: Any) -> tuple[Cell, ...]:
    words = " · ".join(word for word in (one.name, measure_words(one.measure)) if word)
    return (
        Cell(one.label or "（空）"),
        Cell(words) if one.indicator else Cell("未识别", tone="behind"),
        Cell(one.region) if one.region else Cell("未识别", tone="behind"),
        Cell(one.span),
        Cell(one.unit) if one.unit else Cell("未写明", tone="muted"),
        Cell(f"{one.count:,}", one.count),
        Cell(f"{one.sheet} {one.cell}"),
    )


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
    tables.table(_table("问题", ("程度", "位置", "问题和办法"), rows), tall=True)


def _table(title: str, columns: tuple[str, ...], rows: Sequence[tuple[Cell, ...]], *numeric: str) -> Table:
    return Table(
        title=title,
        subtitle=f"{len(rows)} 行",
        columns=columns,
        rows=tuple(rows),
        numeric=tuple(column in numeric for column in columns),
    )
