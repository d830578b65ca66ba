"""Where the numbers of an exhibit are from: the source line and the mark 演示数据 or 公开数据."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from exhibits.vintage import source_text

if TYPE_CHECKING:
    from indicators.growth import Growth
    from indicators.loads import Load

DEMONSTRATION: Final = "演示数据"
PUBLISHED: Final = "公开数据"


def mark(loads: Iterable[Load]) -> str:
    """演示数据、公开数据, whichever the loads behind an exhibit say they are; '' where none says."""
    marks = {_mark_of(load.source) for load in loads} - {""}
    return "、".join(word for word in (DEMONSTRATION, PUBLISHED) if word in marks)


def source_line(loads: Sequence[Load]) -> str:
    """资料来源：国家统计局（公开数据），批次3，2026-11-21 载入; several loads are joined."""
    if not loads:
        return ""
    names = list(
        dict.fromkeys(load.source or load.file for load in sorted(loads, key=lambda each: each.load))
    )
    numbers = sorted({load.load for load in loads})
    newest = max(load.loaded_at for load in loads)
    day = f"{'最近' if len(numbers) > 1 else ''}{newest:%Y-%m-%d} 载入"
    then = source_text(max((load.as_of for load in loads if load.as_of), default=None))
    return f"资料来源：{'、'.join(names)}，批次{runs_text(numbers)}，{day}{then}"


def loads_of_figure(row: Growth) -> tuple[int, ...]:
    """The loads that a figure came with: its own, or those of its parts in their order."""
    if row.parts:
        return tuple(dict.fromkeys(part.load for part in row.parts))
    return () if row.load is None else (row.load,)


def loads_behind(rows: Iterable[Growth]) -> set[int]:
    """The numbers of all loads behind some figures."""
    return {number for row in rows for number in loads_of_figure(row)}


def runs_text(numbers: Sequence[int]) -> str:
    """3、5-8 for [3, 5, 6, 7, 8]: a month's dozen loads stay readable."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return "、".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)


def _mark_of(source: str) -> str:
    if source.startswith(DEMONSTRATION):
        return DEMONSTRATION
    return PUBLISHED if PUBLISHED in source else ""
