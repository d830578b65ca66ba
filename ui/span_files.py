"""What the trend page shows, to take along: made from the figures of the span shown when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from exhibits import change, record, trend
from exhibits.exhibit import Chart, Exhibit, Sentence
from exhibits.offers.choices import FORMS
from indicators.catalog import Catalog
from indicators.growth import Growth
from indicators.period import Period
from indicators.warehouse import Warehouse
from ui import reading
from ui.source import Figure
from ui.span_view import View

NOTHING = Sentence(title="", subtitle="", text="这一时段没有可以显示的数据。")


def parts(
    warehouse: Warehouse, catalog: Catalog, view: View, shown: Sequence[Figure]
) -> dict[str, Callable[[], Exhibit]]:
    """The figures, each chart's own, and how far they went; ``shown`` follows the span."""
    units = dict.fromkeys(catalog.indicators[code].unit for code in view.indicators)
    of = (warehouse, catalog, view.basis, shown)
    charts = {
        FORMS[view.form] + (f" {place + 1}" if place else ""): partial(_drawn, *of, view.form, place)
        for place in range(len(units))
    }
    return {"逐期数据": partial(_figures, *of), **charts, "首末期变化": partial(_moved, *of)}


def name(catalog: Catalog, view: View, shown: Sequence[Figure]) -> tuple[str | Callable[[], str], ...]:
    """Indicator, region and the span of the moment."""
    indicators = [catalog.indicators[code].name for code in view.indicators]
    regions = [catalog.regions[code].name for code in view.regions]
    return _several(indicators, "项指标"), _several(regions, "个地区"), partial(_period, shown)


def _several(names: Sequence[str], noun: str) -> str:
    return names[0] if len(names) == 1 else f"{names[0]}等{len(names)}{noun}"


def _period(shown: Sequence[Figure]) -> str:
    """From the first month shown to the last: 2024年1月-2026年10月."""
    rows = [row for row, _ in shown]
    if not rows:
        return ""
    first, last = min(row.period_start for row in rows), max(row.period_end for row in rows)
    return "-".join(dict.fromkeys(Period(month, month).label for month in (first, last)))


def _figures(warehouse: Warehouse, catalog: Catalog, basis: str, shown: Sequence[Figure]) -> Exhibit:
    rows = [row for row, _ in shown]
    return record.record(rows, catalog, basis, reading.all_loads(warehouse)) if rows else NOTHING


def _moved(warehouse: Warehouse, catalog: Catalog, basis: str, shown: Sequence[Figure]) -> Exhibit:
    rows = [row for row, _ in shown]
    return change.changes(rows, catalog, basis, reading.loads_of(warehouse, rows)) if rows else NOTHING


def _drawn(
    warehouse: Warehouse, catalog: Catalog, basis: str, shown: Sequence[Figure], form: str, place: int
) -> Exhibit:
    rows = [row for row, _ in shown]
    charts = _charts(warehouse, catalog, basis, rows, form) if rows else ()
    return charts[place] if place < len(charts) else NOTHING


def _charts(
    warehouse: Warehouse, catalog: Catalog, basis: str, rows: Sequence[Growth], form: str
) -> tuple[Chart, ...]:
    behind = reading.loads_of(warehouse, rows)
    if form != "overlay":
        return trend.timelines(rows, catalog, basis, behind)
    return (trend.overlay(rows, catalog, basis, behind, reading.target_of(warehouse, rows, basis)),)
