"""A ranking and an overview as records for programs and people; ``python -m indicators`` prints them."""

from __future__ import annotations

from typing import Final

from indicators.catalog import Catalog
from indicators.judgement import STATUS_WORDS
from indicators.overview import Overview
from indicators.period import Period, month_text
from indicators.printing import Record
from indicators.ranking import Ranked

REASONS: Final = {**STATUS_WORDS, "not_reported": "未报", "": ""}

RANKING_COLUMNS: Final = (
    "region", "region_name", "rank", "period_start", "period_end", "value", "unit", "status", "base_value",
    "yoy_reported_pct", "yoy_computed_pct", "yoy_pp", "growth_status", "reason",
)  # fmt: skip
RANKING_SHOWN: Final = {
    "region_name": "地区", "rank": "位次", "value": "数值", "unit": "单位", "base_value": "上年同期",
    "yoy_reported_pct": "公布同比%", "yoy_computed_pct": "计算同比%", "yoy_pp": "同比百分点",
    "reason": "未排位原因",
}  # fmt: skip
OVERVIEW_COLUMNS: Final = (
    "indicator", "indicator_name", "period_start", "period_end", "value", "unit", "status", "base_value",
    "yoy_reported_pct", "yoy_computed_pct", "yoy_pp", "growth_status", "target_value", "completion_pct",
    "schedule_pct", "schedule_gap_pp",
)  # fmt: skip
OVERVIEW_SHOWN: Final = {
    "indicator_name": "指标", "period_start": "起", "period_end": "止", "value": "数值", "unit": "单位",
    "base_value": "上年同期", "yoy_reported_pct": "公布同比%", "yoy_computed_pct": "计算同比%",
    "yoy_pp": "同比百分点", "growth_words": "同比说明", "target_value": "年度目标",
    "completion_pct": "完成率%", "schedule_pct": "序时进度%",
}  # fmt: skip


def ranking_record(row: Ranked, catalog: Catalog, unit: str, span: Period) -> Record:
    """A region and its place; ``reason`` in words where it has none (rule R1)."""
    more = {"region_name": catalog.regions[row.region].name, "unit": unit, "reason": REASONS[row.reason]}
    found: Record = {**row._asdict(), **more, "period_start": span.start_text, "period_end": span.end_text}
    return {column: found[column] for column in RANKING_COLUMNS}


def overview_record(row: Overview, catalog: Catalog) -> Record:
    """An indicator with its growth and, beside a target, its completion and the schedule (rules G4, T1)."""
    done = row.progress
    more: Record = {
        "indicator_name": catalog.indicators[row.indicator].name,
        "period_start": month_text(row.period_start),
        "period_end": month_text(row.period_end),
        # A schedule belongs to a target: without one there is nothing to be ahead of.
        **(done._asdict() if done.completion_pct is not None else dict.fromkeys(done._fields)),
    }
    found: Record = {**row._asdict(), **more}
    return {column: found[column] for column in OVERVIEW_COLUMNS}


def with_words(record: Record) -> Record:
    """The record and, for people, its status of growth in words: none where there is a number."""
    status = str(record["growth_status"])
    return {**record, "growth_words": STATUS_WORDS.get(status, "")}
