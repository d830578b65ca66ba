"""Data quality as records for programs and people: ``python -m indicators quality`` prints them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from indicators.catalog import Catalog
from indicators.period import month_text
from indicators.printing import Record
from indicators.quality import CHECKS, REASONS, Check, Scope, verdicts
from indicators.quality_late import Lateness, lateness
from indicators.quality_record import corrections, records
from indicators.warehouse import Warehouse

LATE: Final = "late"
KINDS: Final = ("verdicts", "cases", "late", "corrections", "regions")
EVERY_CASE: Final = 1_000_000
FIGURE: Final = (
    "indicator", "indicator_name", "region", "region_name", "category", "period_start", "period_end",
)  # fmt: skip
FIGURE_SHOWN: Final = {
    "indicator_name": "指标", "region_name": "地区", "category": "分类", "period_start": "起",
    "period_end": "止",
}  # fmt: skip
PLACE_SHOWN: Final = {"load": "批次", "cell": "单元格"}

COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "verdicts": (
        "check", "rules", "status", "judged_count", "ok_count", "bad_count", "none_count", "reason_words",
    ),
    "cases": (
        "check", *FIGURE, "measure", "value", "expected", "difference", "tolerance", "parts", "reason",
        "other_region", "other_category", "other_start", "other_end", "other_value", "other_load",
        "load", "sheet", "cell",
    ),
    "late": (
        "indicator", "indicator_name", "region", "region_name", "newest_start", "newest_end", "due_end",
        "since", "months_late", "status", "value", "load", "sheet", "cell",
    ),
    "corrections": (
        *FIGURE, "measure", "first_value", "first_load", "preliminary", "value", "change_pct", "versions",
        "load", "sheet", "cell",
    ),
    "regions": (
        "region", "region_name", "figure_count", "corrected_count", "preliminary_count", "change_pct",
        "most_pct", "compared_count", "behind_count", "behind_days",
    ),
}  # fmt: skip
SHOWN: Final[Mapping[str, Mapping[str, str]]] = {
    "verdicts": {
        "check": "核对", "rules": "规则", "status": "结论", "judged_count": "已核对", "ok_count": "相符",
        "bad_count": "不符", "none_count": "不适用", "reason_words": "不适用的原因",
    },
    "cases": {
        "check": "核对", **FIGURE_SHOWN, "value": "数值", "expected": "对照", "difference": "相差",
        "tolerance": "容差", **PLACE_SHOWN,
    },
    "late": {
        "indicator_name": "指标", "region_name": "地区", "newest_end": "最新", "due_end": "同级已报到",
        "months_late": "晚几个月", "status": "状态", **PLACE_SHOWN,
    },
    "corrections": {
        **FIGURE_SHOWN, "first_value": "首次", "value": "现行", "change_pct": "改动%",
        "first_load": "首次批次", **PLACE_SHOWN,
    },
    "regions": {
        "region_name": "地区", "figure_count": "现行数据", "corrected_count": "更正",
        "change_pct": "改动中位数%", "most_pct": "最大改动%", "compared_count": "与同级可比",
        "behind_count": "晚于同级", "behind_days": "晚几天",
    },
}  # fmt: skip
# What a cell of a table has no room for: counts by reason.
NESTED: Final = ("none_reasons",)


class Question(NamedTuple):
    """What is asked of the figures: a check's code, "late", or None for all; ``kind`` is one of KINDS."""

    kind: str
    scope: Scope
    check: str | None = None


def quality_records(warehouse: Warehouse, catalog: Catalog, question: Question) -> list[Record]:
    """The answer, a record a line; a clean build gives verdicts with their counts, and no cases."""
    kept = (*COLUMNS[question.kind], *NESTED)
    found = _ANSWERS[question.kind](warehouse, catalog, question)
    return [{name: record[name] for name in kept if name in record} for record in found]


def _verdicts(warehouse: Warehouse, catalog: Catalog, asked: Question) -> list[Record]:
    found: list[Record] = [
        {
            "check": each.check,
            "rules": CHECKS[each.check],
            "status": each.status,
            "judged_count": each.judged_count,
            "ok_count": each.ok_count,
            "bad_count": each.bad_count,
            "none_count": each.untold_count,
            "none_reasons": dict(each.untold),
            "reason_words": "，".join(f"{REASONS[reason]} {count}" for reason, count in each.untold.items()),
        }
        for each in verdicts(warehouse, catalog, _checks(asked), asked.scope, 0)
    ]
    if asked.check not in (None, LATE):
        return found
    return [_lateness_verdict(_late_of(warehouse, catalog, asked)), *found]


def _lateness_verdict(found: Lateness) -> Record:
    late = sum(not each.stopped for each in found.late)
    stopped = len(found.late) - late
    judged = len(found.compared) - stopped
    return {
        "check": LATE,
        "rules": "",
        "status": "bad" if late else "ok" if judged else "none",
        "judged_count": judged,
        "ok_count": judged - late,
        "bad_count": late,
        "none_count": stopped,
        "none_reasons": {"stopped": stopped} if stopped else {},
        "reason_words": f"停报 {stopped}" if stopped else "",
    }


def _cases(warehouse: Warehouse, catalog: Catalog, asked: Question) -> list[Record]:
    found = verdicts(warehouse, catalog, _checks(asked), asked.scope, EVERY_CASE)
    return [
        {**_dated(case._asdict(), catalog), "difference": case.difference}
        for verdict in found
        for case in verdict.cases
    ]


def _late(warehouse: Warehouse, catalog: Catalog, asked: Question) -> list[Record]:
    return [
        {
            **each._asdict(),
            **_named(each.indicator, each.region, catalog),
            "newest_start": month_text(each.period_start),
            "newest_end": month_text(each.newest_end),
            "due_end": month_text(each.due_end),
            "since": month_text(each.since),
            "months_late": each.months_late,
            "status": "stopped" if each.stopped else "late",
        }
        for each in _late_of(warehouse, catalog, asked).late
    ]


def _corrections(warehouse: Warehouse, catalog: Catalog, asked: Question) -> list[Record]:
    found = corrections(warehouse, asked.scope)
    return [{**_dated(each._asdict(), catalog), "change_pct": each.change_pct} for each in found]


def _regions(warehouse: Warehouse, catalog: Catalog, asked: Question) -> list[Record]:
    corrected = corrections(warehouse, asked.scope)
    return [
        {**each._asdict(), "region_name": catalog.regions[each.region].name}
        for each in records(warehouse, catalog, corrected, asked.scope)
    ]


_ANSWERS: Final[Mapping[str, Callable[[Warehouse, Catalog, Question], list[Record]]]] = {
    "verdicts": _verdicts,
    "cases": _cases,
    "late": _late,
    "corrections": _corrections,
    "regions": _regions,
}


def _checks(asked: Question) -> Sequence[Check]:
    return [check for check in CHECKS if asked.check in (None, check)]


def _late_of(warehouse: Warehouse, catalog: Catalog, asked: Question) -> Lateness:
    return lateness(warehouse, catalog, asked.scope.last).of(asked.scope)


def _named(indicator: str, region: str, catalog: Catalog) -> Record:
    """Names for people; a code that the catalogue no longer holds names itself."""
    known, place = catalog.indicators.get(indicator), catalog.regions.get(region)
    return {
        "indicator_name": known.name if known else indicator,
        "region_name": place.name if place else region,
    }


def _dated(told: Record, catalog: Catalog) -> Record:
    months = ("period_start", "period_end", "other_start", "other_end")
    texts: Iterable[tuple[str, object]] = ((name, told.get(name)) for name in months if name in told)
    dated = {name: month_text(month) if isinstance(month, int) else None for name, month in texts}
    return {**told, **_named(str(told["indicator"]), str(told["region"]), catalog), **dated}
