"""The targets of a region and year as they were set, with who set them and where that is written (T2, V1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from exhibits.exhibit import Cell, Key, Table
from exhibits.number import number_text
from exhibits.told import name_of, unit_of
from indicators.aims import KIND_WORDS

if TYPE_CHECKING:
    from indicators.catalog import Catalog
    from indicators.goals_set import SetGoal

HEADS: Final = (
    ("指标", False),
    ("要求", False),
    ("年度目标", True),
    ("单位", False),
    ("备注", False),
    ("目标批次", True),
    ("文件", False),
    ("单元格", False),
    ("载入人", False),
    ("载入时间", False),
)


def standing(
    goals: Sequence[SetGoal],
    region: str,
    year: int,
    catalog: Catalog,
    notes: Mapping[tuple[int, str], str],
) -> Table:
    """One row a target that stands; ``notes`` by load and cell."""
    place = catalog.regions[region].name
    title = f"{place}{year}年有{len(goals)}项年度目标" if goals else f"{place}{year}年还没有年度目标"
    return Table(
        title=title,
        subtitle="在表中直接改，在空行里新增，删去一行即取消；保存即入库为一个批次，历次填报都留着，可撤销",
        heads=HEADS,
        rows=tuple(_row(goal, region, catalog, notes.get((goal.load, goal.cell), "")) for goal in goals),
    )


def due_words(deadline: int) -> str:
    """9月底前; '' for the year's end."""
    return "" if deadline % 12 == 11 else f"{deadline % 12 + 1}月底前"


def _row(goal: SetGoal, region: str, catalog: Catalog, note: str) -> tuple[Cell, ...]:
    january = goal.deadline // 12 * 12
    key = Key(goal.indicator, region, goal.category, january, goal.deadline)
    kind = KIND_WORDS[goal.kind(catalog.indicators[goal.indicator])]
    return (
        Cell(name_of(catalog, goal.indicator, goal.category)),
        Cell(f"{due_words(goal.deadline)}{kind}"),
        Cell(number_text(goal.value, goal.decimals), goal.value, key=key),
        Cell(unit_of(catalog, goal.indicator, goal.measure)),
        Cell(note),
        Cell(str(goal.load), tone="muted", load=goal.load),
        Cell(goal.file, tone="muted"),
        Cell(f"{goal.sheet}!{goal.cell}", tone="muted"),
        Cell(goal.author, tone="muted"),
        Cell(f"{goal.loaded_at:%Y-%m-%d %H:%M}", tone="muted"),
    )
