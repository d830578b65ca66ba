"""Contributions as records for programs and people: ``python -m indicators contribution`` (rule G8)."""

from __future__ import annotations

from typing import Final

from indicators.catalog import Catalog, Indicator
from indicators.contribution import (
    PART_WORDS,
    SHARE_REFUSALS,
    Contribution,
    Part,
    reason,
    rest_name,
)
from indicators.printing import Record

COLUMNS: Final = (
    "role", "code", "name", "period_start", "period_end", "value", "unit", "status", "base_value",
    "increment", "contribution_pp", "contribution_share_pct", "yoy_reported_pct", "yoy_computed_pct",
    "derived", "part_status", "reason", "share_reason",
)  # fmt: skip
SHOWN: Final = {
    "name": "部分", "value": "本期", "base_value": "上年同期", "unit": "单位", "increment": "增量",
    "contribution_pp": "拉动（百分点）", "contribution_share_pct": "贡献率%", "yoy_reported_pct": "公布同比%",
    "yoy_computed_pct": "计算同比%", "reason": "说明",
}  # fmt: skip


def names_of(found: Contribution, catalog: Catalog) -> dict[str, str]:
    """The parts and the total as a reader knows them."""
    codes = [part.code for part in (*found.parts, found.total)]
    return {code: catalog.regions[code].name if code in catalog.regions else code for code in codes}


def records(found: Contribution, catalog: Catalog, indicator: Indicator) -> list[Record]:
    """A line a part, one for what they leave, one for the total, whose contribution is its whole growth."""
    names = names_of(found, catalog)
    refused = reason(found, names)
    common: Record = {
        "period_start": found.span.start_text,
        "period_end": found.span.end_text,
        "unit": indicator.unit,
        "share_reason": SHARE_REFUSALS[found.share_refusal] if found.refusal == "ok" else refused,
    }
    told = [_record("part", part, names[part.code], common) for part in found.parts]
    if found.rest is not None:
        told.append(_record("rest", found.rest, rest_name(found, names), common))
    whole = _record("total", found.total, names[found.total.code], common)
    return [*told, {**whole, "derived": found.derived, "reason": refused}]


def _record(role: str, part: Part, name: str, common: Record) -> Record:
    row = part.row
    return {
        **dict.fromkeys(COLUMNS),
        **common,
        "role": role,
        "code": part.code or None,
        "name": name,
        "value": part.value,
        "status": None if row is None else row.status,
        "base_value": part.base_value,
        "increment": part.increment,
        "contribution_pp": part.contribution_pp,
        "contribution_share_pct": part.contribution_share_pct,
        "yoy_reported_pct": None if row is None else row.yoy_reported_pct,
        "yoy_computed_pct": None if row is None else row.yoy_computed_pct,
        "derived": False,
        "part_status": part.status,
        "reason": "" if part.status == "ok" else PART_WORDS[part.status],
    }
