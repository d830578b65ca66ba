"""The figures of one load, a line each, with their cells and what they did to what stood before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from exhibits.exhibit import Cell, Key, Table
from exhibits.journal import entry_line
from exhibits.number import number_text
from exhibits.told import (
    ARROW,
    STATUS_WORDS,
    Printed,
    measure_words,
    moved_text,
    name_of,
    span_text,
    standing_text,
    unit_of,
    value_text,
)

if TYPE_CHECKING:
    from indicators.catalog import Catalog
    from indicators.contents import Content
    from indicators.journal import Entry

OUTCOMES: Final = {"new": "新增", "changed": "变更", "same": "相同"}
HEADS = (
    ("工作表", False),
    ("单元格", False),
    ("指标", False),
    ("地区", False),
    ("期间", False),
    ("内容", False),
    ("数值", True),
    ("单位", False),
    ("原文", True),
    ("状态", False),
    ("入库时", False),
    ("现况", False),
)


def contents(
    entry: Entry, figures: Sequence[Content], total: int, catalog: Catalog, as_of: int | None = None
) -> Table:
    """A page of the ``total`` figures of a load that were asked for, as of a load."""
    shown = f"，本页 {len(figures):,} 个" if len(figures) < total else ""
    undone = entry.rolled_back_at is not None
    counted = "它的数不再计入，原始文件仍在存档中" if undone else f"数据 {total:,} 个{shown}"
    return Table(
        title=f"批次{entry.load}：{entry.file}",
        subtitle=f"{entry_line(entry)} · {counted}",
        heads=HEADS,
        rows=tuple(_cells(figure, catalog, as_of) for figure in figures),
    )


def _cells(figure: Content, catalog: Catalog, as_of: int | None) -> tuple[Cell, ...]:
    key = Key(figure.indicator, figure.region, figure.category, figure.period_start, figure.period_end)
    return (
        Cell(figure.sheet),
        Cell(figure.cell),
        Cell(name_of(catalog, figure.indicator, figure.category), key=key),
        Cell(catalog.regions[figure.region].name),
        Cell(span_text(figure.period_start, figure.period_end)),
        Cell(measure_words(figure.measure)),
        Cell(number_text(figure.value, figure.decimals), figure.value, key=key),
        Cell(unit_of(catalog, figure.indicator, figure.measure), tone="muted"),
        Cell(figure.raw, tone="muted"),
        Cell(STATUS_WORDS.get(figure.status, figure.status)),
        Cell(_outcome(figure, catalog)),
        Cell(_standing(figure, as_of), tone="plain" if figure.superseded_by is None else "muted"),
    )


def _standing(figure: Content, as_of: int | None) -> str:
    if figure.outcome == "same":
        return "与原数相同"
    return standing_text(figure.superseded_by, as_of)


def _outcome(figure: Content, catalog: Catalog) -> str:
    """新增, 相同, or what stood before and how far it moved."""
    if figure.earlier_value is None:
        return OUTCOMES[figure.outcome]
    if figure.earlier_value == figure.value:
        statuses = (figure.earlier_status or "", figure.status)
        return f"变更：{ARROW.join(STATUS_WORDS.get(status, status) for status in statuses)}"
    of = (catalog, figure.indicator, figure.measure)
    before = Printed(figure.earlier_value, figure.earlier_decimals or 0)
    moved = moved_text(*of, before, Printed(figure.value, figure.decimals))
    return f"变更：原为{value_text(*of, before)}{f'（{moved}）' if moved else ''}"
