"""What the trend page shows, to take along: made from the figures of the span shown when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from exhibits import record
from exhibits.exhibit import Exhibit, Sentence
from exhibits.offers.choices import FORMS
from indicators.catalog import Catalog
from indicators.period import Period
from ui import reading
from ui.span_made import View
from ui.span_view import Shown

NOTHING = Sentence(title="", subtitle="", text="这一时段没有可以显示的数据。")


def parts(catalog: Catalog, view: View, shown: Shown) -> dict[str, Callable[[], Exhibit]]:
    """The figures, each chart's own, and how far they went; ``shown`` follows the span."""
    units = dict.fromkeys(catalog.indicators[code].unit for code in view.indicators)
    charts = {
        FORMS[view.form] + (f" {place + 1}" if place else ""): partial(_drawn, shown, place)
        for place in range(len(units))
    }
    figures = partial(_figures, catalog, view.basis, shown)
    return {"逐期数据": figures, **charts, "首末期变化": partial(_moved, shown)}


def name(catalog: Catalog, view: View, shown: Shown) -> tuple[str | Callable[[], str], ...]:
    """Indicator, region and the span of the moment."""
    indicators = [catalog.indicators[code].name for code in view.indicators]
    regions = [catalog.regions[code].name for code in view.regions]
    return _several(indicators, "项指标"), _several(regions, "个地区"), partial(_period, shown)


def _several(names: Sequence[str], noun: str) -> str:
    return names[0] if len(names) == 1 else f"{names[0]}等{len(names)}{noun}"


def _period(shown: Shown) -> str:
    """From the first month shown to the last: 2024年1月-2026年10月."""
    if shown.made is None:
        return ""
    rows = shown.made.rows
    first, last = min(row.period_start for row in rows), max(row.period_end for row in rows)
    return "-".join(dict.fromkeys(Period(month, month).label for month in (first, last)))


def _figures(catalog: Catalog, basis: str, shown: Shown) -> Exhibit:
    if shown.made is None:
        return NOTHING
    return record.record(shown.made.rows, catalog, basis, reading.all_loads(shown.warehouse))


def _moved(shown: Shown) -> Exhibit:
    return shown.made.moved if shown.made else NOTHING


def _drawn(shown: Shown, place: int) -> Exhibit:
    charts = shown.made.charts if shown.made else ()
    return charts[place] if place < len(charts) else NOTHING
