"""Each region's record: what it corrected after the first report, and how late it came (V1)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from exhibits.exhibit import Cell, Key, Table
from exhibits.number import number_text, percent_text
from exhibits.told import Printed, measure_words, moved_text, name_of, span_text, unit_of
from indicators.rounding import half_up

if TYPE_CHECKING:
    from indicators.catalog import Catalog
    from indicators.quality_record import Correction, Record

HEADS = (
    ("地区", False),
    ("现行数据", True),
    ("更正", True),
    ("更正比例", True),
    ("其中初步数", True),
    ("改动中位数", True),
    ("最大改动", True),
    ("与同级可比", True),
    ("晚于同级", True),
    ("晚报比例", True),
    ("晚几天（中位数）", True),
)
CORRECTION_HEADS = (
    ("指标", False),
    ("地区", False),
    ("期间", False),
    ("内容", False),
    ("首次", True),
    ("现行", True),
    ("改动", True),
    ("单位", False),
    ("版本", True),
    ("原为", False),
    ("首次批次", True),
    ("批次", True),
    ("工作表", False),
    ("单元格", False),
)


def records(found: Sequence[Record], catalog: Catalog, scope: str) -> Table:
    """A line a region, in administrative order; a share of nothing is left empty (rule G4)."""
    figures = sum(each.figure_count for each in found)
    return Table(
        title=_title(found, catalog, figures),
        subtitle=f"{scope} · 首次报送后数值有变的为更正 · 晚于同级：同一指标同一期，别的同级地区先入库",
        heads=HEADS,
        rows=tuple(_cells(each, catalog) for each in found),
        notes=("改动为数值较首次的百分比，不计方向；率和同比以百分点变动，只计个数",),
    )


def corrections(found: Sequence[Correction], catalog: Catalog, skipped: int, most: int) -> Table:
    """A page of what was corrected, the newest span first; each line leads to the figure's history."""
    return Table(
        title=f"更正的 {len(found):,} 个数" if found else "没有更正",
        subtitle="点首次或现行看各次报送",
        heads=CORRECTION_HEADS,
        rows=tuple(_correction(each, catalog) for each in found[skipped : skipped + most]),
    )


def _title(found: Sequence[Record], catalog: Catalog, figures: int) -> str:
    corrected = sum(each.corrected_count for each in found)
    if not figures:
        return "没有可以统计的数据"
    if not corrected:
        return f"{figures:,} 个现行数据首次报送后都没有更正"
    worst = max(found, key=lambda each: each.corrected_count)
    name = catalog.regions[worst.region].name
    return f"{figures:,} 个现行数据中更正 {corrected:,} 个：{name}最多，{worst.corrected_count:,} 个"


def _cells(each: Record, catalog: Catalog) -> tuple[Cell, ...]:
    days = each.behind_days
    return (
        Cell(catalog.regions[each.region].name),
        _count(each.figure_count),
        _count(each.corrected_count),
        _share(each.corrected_count, each.figure_count),
        _count(each.preliminary_count),
        _percent(each.change_pct),
        _percent(each.most_pct),
        _count(each.compared_count),
        _count(each.behind_count),
        _share(each.behind_count, each.compared_count),
        Cell("") if days is None else Cell("当天" if days < 1 else f"{days:g}", days),
    )


def _count(count: int) -> Cell:
    return Cell(f"{count:,}" if count else "0", count, "plain" if count else "muted")


def _share(part: int, whole: int) -> Cell:
    return _percent(part / whole * 100 if whole and part else None)


def _percent(pct: float | None) -> Cell:
    if pct is None:
        return Cell("")
    return Cell(percent_text(pct) if pct >= 0.05 else "<0.1%", half_up(pct, 1))


def _correction(each: Correction, catalog: Catalog) -> tuple[Cell, ...]:
    key = Key(each.indicator, each.region, each.category, each.period_start, each.period_end)
    before, now = Printed(each.first_value, each.first_decimals), Printed(each.value, each.decimals)
    return (
        Cell(name_of(catalog, each.indicator, each.category), key=key),
        Cell(catalog.regions[each.region].name),
        Cell(span_text(each.period_start, each.period_end)),
        Cell(measure_words(each.measure)),
        Cell(number_text(*before), each.first_value, key=key),
        Cell(number_text(*now), each.value, key=key),
        Cell(moved_text(catalog, each.indicator, each.measure, before, now), each.change_pct),
        Cell(unit_of(catalog, each.indicator, each.measure), tone="muted"),
        Cell(str(each.versions), each.versions),
        Cell("初步数" if each.preliminary else "", tone="muted"),
        Cell(str(each.first_load), tone="muted", load=each.first_load),
        Cell(str(each.load), tone="muted", load=each.load),
        Cell(each.sheet, tone="muted"),
        Cell(each.cell, tone="muted"),
    )
