"""What every load said of one figure, the newest first: old → new, who, when, in which file and cell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from exhibits.exhibit import Cell, Key, Table
from exhibits.told import (
    STATUS_WORDS,
    Printed,
    measure_words,
    moved_text,
    name_of,
    span_text,
    standing_text,
    value_text,
)
from exhibits.vintage import source_text

if TYPE_CHECKING:
    from indicators.catalog import Catalog
    from indicators.history import Telling

HEADS = (
    ("内容", False),
    ("批次", True),
    ("载入时间", False),
    ("载入人", False),
    ("原数值", True),
    ("数值", True),
    ("变动", True),
    ("状态", False),
    ("现况", False),
    ("文件", False),
    ("工作表", False),
    ("单元格", False),
    ("原文", True),
)


def history(key: Key, told: Sequence[Telling], catalog: Catalog, as_of: int | None = None) -> Table:
    """The versions of the figure in all its measures, as of a load."""
    named = f"{catalog.regions[key.region].name}{name_of(catalog, key.indicator, key.category)}"
    now = [each for each in told if each.measure == "actual" and not each.repeats]
    newest = Printed(now[-1].value, now[-1].decimals) if now else None
    stands = "未报数值" if newest is None else value_text(catalog, key.indicator, "actual", newest)
    changes = len(now) - 1
    moved = f"，先后变更 {changes} 次" if changes > 0 else ""
    rows = sorted(told, key=lambda each: (each.measure, -each.load))
    counted = f"共 {len({each.load for each in told})} 个批次报过"
    return Table(
        title=f"{span_text(key.period_start, key.period_end)}{named}：{stands}{moved}",
        subtitle=f"全部批次所报，新的在前；{counted}{source_text(as_of)}",
        heads=HEADS,
        rows=tuple(_cells(key, each, catalog, as_of) for each in rows),
    )


def _cells(key: Key, told: Telling, catalog: Catalog, as_of: int | None) -> tuple[Cell, ...]:
    of, now = (catalog, key.indicator, told.measure), Printed(told.value, told.decimals)
    before = None if told.earlier_value is None else Printed(told.earlier_value, told.earlier_decimals or 0)
    return (
        Cell(measure_words(told.measure)),
        Cell(str(told.load), load=told.load),
        Cell(f"{told.loaded_at:%Y-%m-%d %H:%M}"),
        Cell(told.author),
        Cell("" if before is None else value_text(*of, before)),
        Cell(value_text(*of, now), told.value),
        Cell("" if before is None else moved_text(*of, before, now)),
        Cell(STATUS_WORDS.get(told.status, told.status)),
        Cell(_standing(told, as_of), tone="plain" if told.superseded_by is None else "muted"),
        Cell(told.file),
        Cell(told.sheet),
        Cell(told.cell),
        Cell(told.raw, tone="muted"),
    )


def _standing(told: Telling, as_of: int | None) -> str:
    if told.repeats:
        return "与原数相同"
    return standing_text(told.superseded_by, as_of)
