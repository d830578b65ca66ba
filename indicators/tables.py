"""A ranking and an overview as records for programs and people; ``python -m indicators`` prints them."""

from __future__ import annotations

from typing import Final

from indicators.catalog import Catalog
from indicators.judgement import STATUS_WORDS
from indicators.overview import Overview
from indicators.period import Period, month_text
from indicators.places import Compared, Place, Places
from indicators.printing import Record
from indicators.total import Total, refusal_words

REASONS: Final = {
    **STATUS_WORDS,
    "not_reported": "未报",
    "no_target": "无年度目标",
    "no_goal": "目标为零或负",
    "": "",
}

RANKING_COLUMNS: Final = (
    "region", "region_name", "role", "rank", "period_start", "period_end", "value", "unit", "status",
    "base_value", "yoy_reported_pct", "yoy_computed_pct", "yoy_pp", "growth_status", "target_value",
    "completion_pct", "schedule_gap_pp", "above", "above_gap", "above_amount", "before_rank", "before_change",
    "before_compared", "year_rank", "year_change", "year_compared", "apart", "median", "deviation",
    "derived_total", "reason",
)  # fmt: skip
RANKING_SHOWN: Final = {
    "region_name": "地区", "rank": "位次", "value": "数值", "unit": "单位", "base_value": "上年同期",
    "yoy_reported_pct": "公布同比%", "yoy_computed_pct": "计算同比%", "yoy_pp": "同比百分点",
    "completion_pct": "完成率%", "before_change": "较上期", "year_change": "较上年", "above_gap": "距前一位",
    "above_amount": "追平需", "derived_total": "下级推算", "reason": "未排位原因",
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


def ranking_records(found: Places, catalog: Catalog, unit: str) -> list[Record]:
    """Regions and their places; ``reason`` in words where there is none (rule R1).

    ``*_compared`` says whether the same set was ranked then: same, other or none.
    """
    common: Record = {
        "role": "region",
        "unit": unit,
        "period_start": found.span.start_text,
        "period_end": found.span.end_text,
        "median": found.median,
        "deviation": found.deviation,
        "before_compared": _compared(found.before),
        "year_compared": _compared(found.year),
        "derived_total": None,
    }
    return [_ranking_record(place, catalog, common) for place in found.places]


def total_record(found: Total, catalog: Catalog, parent: str, unit: str, span: Period) -> Record:
    """The region above as a last line: what it reports, what its parts make, or why that is not said (A3)."""
    record: Record = dict.fromkeys(RANKING_COLUMNS)
    own = found.reported
    if own is not None:
        record |= {column: getattr(own, column) for column in RANKING_COLUMNS if column in own._fields}
    return record | {
        "region": parent,
        "region_name": catalog.regions[parent].name,
        "role": "total",
        "unit": unit,
        "period_start": span.start_text,
        "period_end": span.end_text,
        "derived_total": found.value,
        "reason": refusal_words(found, catalog) or ("上报数与下级推算不符" if found.differs else ""),
    }


def _ranking_record(place: Place, catalog: Catalog, common: Record) -> Record:
    row = place.row
    found: Record = {
        **common,
        **row._asdict(),
        **{column: getattr(place, column) for column in RANKING_COLUMNS if hasattr(place, column)},
        "region_name": catalog.regions[row.region].name,
        "above": "、".join(catalog.regions[code].name for code in place.above) or None,
        "reason": REASONS[row.reason],
    }
    return {column: found[column] for column in RANKING_COLUMNS}


def _compared(then: Compared) -> str:
    return "same" if then.same else "other" if then.held else "none"


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
