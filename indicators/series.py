"""One series as rows for programs and people: ``python -m indicators series`` prints them."""

from __future__ import annotations

from indicators.growth import Growth
from indicators.period import month_text
from indicators.printing import Record

# The first seventeen are a promise to whoever reads the output by program; new ones go to the end.
COLUMNS = (
    "period_start", "period_end", "value", "unit", "status", "base_value",
    "yoy_reported_pct", "yoy_computed_pct", "growth_status", "implied_base_low", "implied_base_high",
    "yoy_pp", "pop_pct", "two_year_pct", "load", "sheet", "cell",
    "indicator", "region", "category", "decimals", "two_year_track", "acceleration_pp", "disturbed", "parts",
)  # fmt: skip
SHOWN = {
    "period_start": "起", "period_end": "止", "value": "数值", "unit": "单位", "status": "状态",
    "base_value": "上年同期", "yoy_reported_pct": "公布同比%", "yoy_computed_pct": "计算同比%",
    "growth_status": "同比说明", "yoy_pp": "同比百分点", "pop_pct": "环比%", "load": "批次", "cell": "单元格",
}  # fmt: skip


def record(row: Growth) -> Record:
    """A row with months as YYYY-MM, numbers unrounded, and each part as its own record."""
    found: Record = row._asdict()
    parts = [{**part._asdict(), **_months(part.period_start, part.period_end)} for part in row.parts]
    found |= _months(row.period_start, row.period_end) | {"parts": parts}
    return {column: found[column] for column in COLUMNS}


def _months(start: int, end: int) -> Record:
    return {"period_start": month_text(start), "period_end": month_text(end)}
