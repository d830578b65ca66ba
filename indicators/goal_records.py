"""Targets as records for programs and people: ``python -m indicators progress`` (rules T1 to T3)."""

from __future__ import annotations

from typing import Final

from indicators.aims import KIND_WORDS
from indicators.attainment import VERDICT_WORDS, Pace, attainment, target_level
from indicators.catalog import Catalog
from indicators.goals import Goal, Pursuit
from indicators.period import month_text
from indicators.printing import Record
from indicators.projection import projection
from indicators.required import Spread, required

COLUMNS: Final = (
    "indicator", "indicator_name", "category", "region", "region_name", "kind", "target_value", "unit",
    "target_growth_pct", "deadline", "period_start", "period_end", "value", "status", "pace",
    "completion_pct", "schedule_pct", "schedule_gap_pp", "verdict", "reason",
    "remaining", "months_left", "required_monthly", "past_monthly_worst", "past_monthly_best",
    "past_monthly_years", "required_growth_pct", "required_growth_low_pct", "required_growth_high_pct",
    "required_as_printed", "past_growth_worst_pct", "past_growth_best_pct", "past_growth_years",
    "required_reason", "projected", "projected_low", "projected_high", "projected_years", "projected_reason",
    "target_load", "target_file", "target_sheet", "target_cell", "load", "sheet", "cell",
)  # fmt: skip
SHOWN: Final = {
    "region_name": "地区", "indicator_name": "指标", "kind_words": "要求", "target_value": "年度目标",
    "value": "完成", "unit": "单位", "period_end": "截至", "completion_pct": "完成率%",
    "schedule_pct": "进度%", "schedule_gap_pp": "差距", "verdict_words": "结论", "remaining": "余量",
    "required_monthly": "需月均", "required_growth_pct": "需增长%", "projected": "推算全年",
}  # fmt: skip


def record(pursuit: Pursuit, catalog: Catalog, pace: Pace) -> Record:
    """One target with all that is said of it, unrounded; None wherever there is no honest number."""
    goal, found = pursuit.goal, attainment(pursuit, pace)
    told: Record = {
        **_goal(goal, catalog),
        "target_value": target_level(pursuit),
        **_figure(pursuit),
        "pace": pace,
        "completion_pct": found.completion_pct,
        "schedule_pct": found.schedule_pct,
        "schedule_gap_pp": found.gap_pp,
        "verdict": found.verdict,
        "reason": found.reason,
        **_required(pursuit),
        **_projected(pursuit),
    }
    return {column: told[column] for column in COLUMNS}


def with_words(told: Record) -> Record:
    """The record and, for people, its kind and its verdict in words."""
    words = {
        "kind_words": KIND_WORDS[told["kind"]],  # type: ignore[index]
        "verdict_words": told["reason"] or VERDICT_WORDS[told["verdict"]],  # type: ignore[index]
    }
    return {**told, **words}


def _goal(goal: Goal, catalog: Catalog) -> Record:
    return {
        "indicator": goal.indicator,
        "indicator_name": catalog.indicators[goal.indicator].name,
        "category": goal.category,
        "region": goal.region,
        "region_name": catalog.regions[goal.region].name,
        "kind": goal.kind,
        "unit": goal.unit,
        "target_growth_pct": goal.growth_pct,
        "deadline": month_text(goal.deadline),
        "target_load": goal.load,
        "target_file": goal.file,
        "target_sheet": goal.sheet,
        "target_cell": goal.cell,
    }


def _figure(pursuit: Pursuit) -> Record:
    row = pursuit.row
    if row is None:
        return dict.fromkeys(("period_start", "period_end", "value", "status", "load", "sheet", "cell"))
    spans = {"period_start": month_text(row.period_start), "period_end": month_text(row.period_end)}
    figure = {
        "value": row.value,
        "status": row.status,
        "load": row.load,
        "sheet": row.sheet,
        "cell": row.cell,
    }
    return {**spans, **figure}


def _required(pursuit: Pursuit) -> Record:
    asked = required(pursuit)
    return {
        "remaining": asked.remaining,
        "months_left": asked.months_left,
        "required_monthly": asked.monthly,
        **_spread("past_monthly", "", asked.past_monthly),
        "required_growth_pct": asked.growth_pct,
        "required_growth_low_pct": asked.growth_low_pct,
        "required_growth_high_pct": asked.growth_high_pct,
        "required_as_printed": asked.as_printed,
        **_spread("past_growth", "_pct", asked.past_growth),
        "required_reason": asked.reason,
    }


def _spread(name: str, unit: str, found: Spread | None) -> Record:
    return {
        f"{name}_worst{unit}": None if found is None else found.worst,
        f"{name}_best{unit}": None if found is None else found.best,
        f"{name}_years": 0 if found is None else found.years,
    }


def _projected(pursuit: Pursuit) -> Record:
    found = projection(pursuit)
    return {
        "projected": found.value,
        "projected_low": found.low,
        "projected_high": found.high,
        "projected_years": found.years,
        "projected_reason": found.reason,
    }
