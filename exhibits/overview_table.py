"""Where every indicator of a region stands, as a table: what the cards of the overview say, in full."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from exhibits.caption import even, indicator_name, period_words
from exhibits.exhibit import Cell, Computed, Figures, Table
from exhibits.lines import key_of
from exhibits.number import number_text, percent_text, signed_text
from exhibits.wording import (
    BASIS_WORDS,
    at_constant_prices,
    firmness_words,
    points_words,
    status_words,
    tone,
)
from indicators.progress import progress

if TYPE_CHECKING:
    from exhibits.overview import Standing
    from indicators.catalog import Catalog
    from indicators.growth import Growth

HEADS: Final = (
    ("板块", False),
    ("指标", False),
    ("期间", False),
    ("口径", False),
    ("数值", True),
    ("单位", False),
    ("公布同比", True),
    ("计算同比", True),
    ("上年同期", True),
    ("年度目标", True),
    ("完成率", True),
    ("序时进度", True),
    ("与序时之差（百分点）", True),
    ("状态", False),
    ("迟报地区", False),
)
COMPUTED: Final = (
    Computed("计算同比", "growth", "数值", "上年同期"),
    Computed("完成率", "share", "数值", "年度目标"),
    Computed("与序时之差（百分点）", "difference", "完成率", "序时进度"),
)


def table(standings: Sequence[Standing], catalog: Catalog, shown: Figures) -> Table:
    """One row an indicator, in the order of the topics; the words around it are those of ``shown``."""
    ordered = sorted(standings, key=lambda each: catalog.topics[_topic(each, catalog)].ordinal)
    return Table(
        title=shown.title,
        subtitle=shown.subtitle,
        notes=tuple(note for note in shown.notes if not note.startswith("走势线")),
        source=shown.source,
        mark=shown.mark,
        heads=HEADS,
        rows=tuple(_cells(each, catalog) for each in ordered),
        computed=COMPUTED,
    )


def _topic(standing: Standing, catalog: Catalog) -> str:
    return catalog.indicators[standing.row.indicator].topic


def _cells(standing: Standing, catalog: Catalog) -> tuple[Cell, ...]:
    row = even([standing.row], catalog)[0]
    places = row.decimals or 0
    key = key_of(row)
    return (
        Cell(catalog.topics[_topic(standing, catalog)].name),
        Cell(indicator_name(row, catalog), key=key),
        Cell(period_words(row, standing.basis)),
        Cell(BASIS_WORDS[standing.basis]),
        Cell("") if row.value is None else Cell(number_text(row.value, places), row.value, key=key),
        Cell(row.unit),
        _percent(row.yoy_reported_pct),
        _computed(row, catalog),
        _number(row.base_value, places),
        _number(standing.target, places),
        *_progress(standing, catalog),
        Cell(firmness_words(row)),
        Cell("、".join(standing.late)),
    )


def _computed(row: Growth, catalog: Catalog) -> Cell:
    """Growth from the levels, of a rate in points (G5), else why there is none (G4); 现价 by rule G3."""
    if row.yoy_pp is not None:
        return Cell(points_words(row.yoy_pp), row.yoy_pp, tone(row.yoy_pp))
    if row.yoy_computed_pct is None:
        return Cell(status_words(row.growth_status), tone="muted")
    prices = "（现价）" if at_constant_prices(row, catalog) else ""
    return Cell(f"{percent_text(row.yoy_computed_pct)}{prices}", row.yoy_computed_pct)


def _progress(standing: Standing, catalog: Catalog) -> tuple[Cell, Cell, Cell]:
    """Completion, schedule and gap of what adds up over the year (T1); blank for all else."""
    row = standing.row
    counts = row.period_start % 12 == 0 and not catalog.indicators[row.indicator].percent
    done = progress(row.value if counts else None, standing.target, row.period_end)
    if done.completion_pct is None or done.schedule_gap_pp is None:
        return Cell(""), Cell(""), Cell("")
    gap = done.schedule_gap_pp
    return (
        _percent(done.completion_pct),
        _percent(done.schedule_pct),
        Cell(signed_text(gap), gap, tone(gap)),
    )


def _number(value: float | None, decimals: int) -> Cell:
    return Cell("") if value is None else Cell(number_text(value, decimals), value)


def _percent(pct: float | None) -> Cell:
    return Cell("") if pct is None else Cell(percent_text(pct), pct, tone(pct))
