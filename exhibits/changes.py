"""What differs between two loads as a table: old → new, how far, which load and cell said so (rule V1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from exhibits.exhibit import Band, Cell, Figures, Headline, Key, Table
from exhibits.number import number_text, signed_text
from exhibits.source import runs_text
from exhibits.told import (
    ARROW,
    STATUS_WORDS,
    Printed,
    measure_words,
    moved_text,
    name_of,
    span_text,
    unit_of,
)
from exhibits.vintage import source_text
from exhibits.wording import tone
from indicators.changes import KINDS, UNDONE

if TYPE_CHECKING:
    from indicators.catalog import Catalog
    from indicators.changes import Change, Undone
    from indicators.journal import Entry

HEADS: Final = (
    ("变动", False),
    ("指标", False),
    ("地区", False),
    ("期间", False),
    ("内容", False),
    ("单位", False),
    ("原数", True),
    ("新数", True),
    ("增减", True),
    ("幅度", True),
    ("状态", False),
    ("原批次", True),
    ("批次", True),
    ("文件", False),
    ("工作表", False),
    ("单元格", False),
)


def headlines(before: Entry, after: Entry, counts: Mapping[str, int], gone: Sequence[Undone]) -> Figures:
    """How many figures changed, by kind."""
    counted = [(words, counts.get(kind, 0), "个") for kind, words in KINDS.items()]
    counted.append((UNDONE, len(gone), "个批次"))
    tiles = [Headline(name, f"{count:,}", unit) for name, count, unit in counted if count or name != "取消"]
    return Figures(title=_title(before, after, counts), subtitle="", bands=(Band("", tuple(tiles)),))


def changes(
    found: Sequence[Change],
    before: Entry,
    after: Entry,
    counts: Mapping[str, int],
    gone: Sequence[Undone],
    entries: Mapping[int, Entry],
    catalog: Catalog,
    as_of: int | None = None,
) -> Table:
    """A page of the figures that differ; ``counts`` are those of all that were asked for."""
    total = sum(counts.values())
    shown = f"，本页 {len(found):,} 个" if len(found) < total else ""
    return Table(
        title=_title(before, after, counts),
        subtitle=f"{_when(before)}{ARROW}{_when(after)} · 修订在前，新的期间在前{shown}",
        notes=tuple(_undone(one) for one in gone),
        source=f"资料来源：批次{_loads(before, after)}所报{source_text(as_of)}",
        heads=HEADS,
        rows=tuple(_cells(one, entries, catalog) for one in found),
    )


def _title(before: Entry, after: Entry, counts: Mapping[str, int]) -> str:
    told = "，".join(f"{words} {counts[kind]:,} 个" for kind, words in KINDS.items() if counts.get(kind))
    return f"批次{before.load}至批次{after.load}：{told}" if told else (
        f"批次{before.load}与批次{after.load}之间，没有数变动"
    )  # fmt: skip


def _loads(before: Entry, after: Entry) -> str:
    return runs_text(range(before.load + 1, after.load + 1))


def _when(entry: Entry) -> str:
    return f"批次{entry.load}（{entry.loaded_at:%Y-%m-%d %H:%M}）"


def _undone(one: Undone) -> str:
    return (
        f"批次{one.load}（{one.file}）已于 {one.rolled_back_at:%Y-%m-%d %H:%M} 撤销，"
        f"它新增和变更的 {one.figures:,} 个数不计入任何版本，不在表中"
    )


def _cells(one: Change, entries: Mapping[int, Entry], catalog: Catalog) -> tuple[Cell, ...]:
    key = Key(one.indicator, one.region, one.category, one.period_start, one.period_end)
    of = (catalog, one.indicator, one.measure)
    now = Printed(one.value, one.decimals)
    old = None if one.old_value is None else Printed(one.old_value, one.old_decimals or 0)
    moved = "" if old is None else moved_text(*of, old, now)
    decimals = max(one.decimals, one.old_decimals or 0)
    return (
        Cell(KINDS[one.kind]),
        Cell(name_of(catalog, one.indicator, one.category), key=key),
        Cell(catalog.regions[one.region].name),
        Cell(span_text(one.period_start, one.period_end)),
        Cell(measure_words(one.measure)),
        Cell(unit_of(*of), tone="muted"),
        Cell("" if old is None else number_text(*old), one.old_value),
        Cell(number_text(*now), one.value, key=key),
        Cell("" if one.moved is None else signed_text(one.moved, decimals), one.moved),
        Cell(moved, one.moved_pp if one.percent else one.moved_pct, tone(one.moved or 0.0)),
        Cell(_status(one)),
        Cell("" if one.old_load is None else str(one.old_load), load=one.old_load),
        Cell(str(one.load), load=one.load),
        Cell(entries[one.load].file),
        Cell(one.sheet),
        Cell(one.cell),
    )


def _status(one: Change) -> str:
    now = STATUS_WORDS.get(one.status, one.status)
    if one.old_status is None or one.old_status == one.status:
        return now
    return f"{STATUS_WORDS.get(one.old_status, one.old_status)}{ARROW}{now}"
