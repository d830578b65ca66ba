"""The figures behind an exhibit, one a row, with what they are compared to and the cell they stand in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from exhibits.caption import even, indicator_name, subtitle, title
from exhibits.events import events_of
from exhibits.exhibit import Cell, Computed, Table
from exhibits.lines import key_of
from exhibits.number import number_text, percent_text
from exhibits.source import loads_behind, loads_of_figure, mark, source_line
from exhibits.wording import at_constant_prices, firmness_words, points_words, status_words, tone
from indicators.period import Period
from indicators.rounding import half_up

if TYPE_CHECKING:
    from indicators.catalog import Catalog
    from indicators.growth import Growth
    from indicators.loads import Load

HEADS = (
    ("指标", False),
    ("地区", False),
    ("期间", False),
    ("数值", True),
    ("单位", False),
    ("公布同比", True),
    ("计算同比", True),
    ("上年同期", True),
    ("环比", True),
    ("两年平均", True),
    ("状态", False),
    ("批次", True),
    ("文件", False),
    ("工作表", False),
    ("单元格", False),
    ("大事", False),
)
COMPUTED = (Computed("计算同比", "growth", "数值", "上年同期"),)


def record(rows: Sequence[Growth], catalog: Catalog, basis: str, loads: Mapping[int, Load]) -> Table:
    """``rows`` newest first; what the subtitle says and what no row has is no column."""
    several = (
        len({(row.indicator, row.category) for row in rows}) > 1,
        len({row.region for row in rows}) > 1,
    )
    behind = [loads[number] for number in sorted(loads_behind(rows)) if number in loads]
    cells = [_cells(row, catalog, basis, loads) for row in newest_first(even(rows, catalog))]
    kept = [
        position
        for position in range(len(HEADS))
        if (several[position] if position < len(several) else any(row[position].text for row in cells))
    ]
    return Table(
        title=title(rows, catalog, basis),
        subtitle=subtitle(rows, catalog, basis),
        source=source_line(behind),
        mark=mark(behind),
        heads=tuple(HEADS[position] for position in kept),
        rows=tuple(tuple(row[position] for position in kept) for row in cells),
        computed=COMPUTED,
    )


def newest_first(rows: Sequence[Growth]) -> list[Growth]:
    """By the end of the span, the newest on top; series keep their order within a span."""
    return sorted(rows, key=lambda row: -row.period_end)


def _cells(row: Growth, catalog: Catalog, basis: str, loads: Mapping[int, Load]) -> tuple[Cell, ...]:
    decimals = row.decimals or 0
    numbers = loads_of_figure(row)
    files = dict.fromkeys(loads[number].file for number in numbers if number in loads)
    return (
        Cell(indicator_name(row, catalog)),
        Cell(catalog.regions[row.region].name),
        Cell(Period(row.period_start, row.period_end).label_for(basis)),
        _number(row.value, decimals, key=row),
        Cell("" if row.value is None else row.unit),
        _percent(row.yoy_reported_pct),
        _computed(row, catalog),
        _number(row.base_value, decimals),
        _percent(row.pop_pct),
        _percent(row.two_year_pct),
        Cell(firmness_words(row), tone="muted"),
        Cell("、".join(str(number) for number in numbers), tone="muted"),
        Cell(" / ".join(files), tone="muted"),
        Cell(row.sheet or "", tone="muted"),
        Cell(row.cell or "", tone="muted"),
        Cell(_events(row, catalog, basis), tone="muted"),
    )


def _events(row: Growth, catalog: Catalog, basis: str) -> str:
    """What was noted of a figure's months; beside a cumulative one what is of its last: March's at 1-3月."""
    added = basis == "cumulative" and row.period_end % 12 > 1
    shown = row._replace(period_start=row.period_end) if added else row
    return "、".join(event.text for event in events_of([shown], catalog))


def _computed(row: Growth, catalog: Catalog) -> Cell:
    if row.yoy_pp is not None:
        return Cell(points_words(row.yoy_pp), half_up(row.yoy_pp, 1), tone(row.yoy_pp))
    if row.yoy_computed_pct is None:
        return Cell(status_words(row.growth_status), tone="muted")
    cell = _percent(row.yoy_computed_pct)
    return replace(cell, text=f"{cell.text}（现价）") if at_constant_prices(row, catalog) else cell


def _number(value: float | None, decimals: int, key: Growth | None = None) -> Cell:
    if value is None:
        return Cell("")
    return Cell(
        number_text(value, decimals), half_up(value, decimals), key=None if key is None else key_of(key)
    )


def _percent(pct: float | None) -> Cell:
    return Cell("") if pct is None else Cell(percent_text(pct), half_up(pct, 1), tone(pct))
