"""What may be said of a figure beside its base: the statuses of growth and its quotients (rules G1 to G9).

Everything here looks at one row; which rows belong together is for the statements to say.
"""

from __future__ import annotations

from math import sqrt
from typing import Final, Literal, NamedTuple

GrowthStatus = Literal[
    "ok",
    "no_base",
    "zero_base",
    "turned_profit",
    "turned_loss",
    "loss_narrowed",
    "loss_widened",
    "reported_only",
    "break",
    "merged_period",
]

# What stands in the place of growth that has no number.
STATUS_WORDS: Final = {
    "no_base": "无基数",
    "zero_base": "基数为零",
    "turned_profit": "扭亏为盈",
    "turned_loss": "由盈转亏",
    "loss_narrowed": "减亏",
    "loss_widened": "增亏",
    "reported_only": "仅公布增速",
    "break": "口径变动",
    "merged_period": "合并期",
}


class Judgement(NamedTuple):
    """A status, and growth in per cent or, of a rate, in points: None unless the status is ok (rule G4)."""

    growth_status: GrowthStatus
    yoy_computed_pct: float | None = None
    yoy_pp: float | None = None


def judge(
    value: float | None,
    base_value: float | None,
    yoy_reported_pct: float | None = None,
    *,
    percent: bool = False,
    broken: bool = False,
    merged: bool = False,
) -> Judgement:
    """Compare a figure with its base.

    ``percent`` is a rate, which changes in points (rule G5); ``broken`` says that a change of definition lies
    between the two (rule G9); ``merged`` that the month asked for, or its base, is part of a 1-2月 (rule P3).
    """
    if value is None:
        return Judgement("reported_only" if yoy_reported_pct is not None else "merged_period")
    if base_value is None:
        return _without_base(yoy_reported_pct, merged)
    if broken:
        return Judgement("break")
    if percent:
        return Judgement("ok", None, value - base_value)
    if base_value > 0 and value >= 0:
        return Judgement("ok", change_pct(value, base_value))
    return Judgement(_across_zero(value, base_value))


def _without_base(yoy_reported_pct: float | None, merged: bool) -> Judgement:
    if yoy_reported_pct is not None:
        return Judgement("reported_only")
    return Judgement("merged_period" if merged else "no_base")


def _across_zero(value: float, base_value: float) -> GrowthStatus:
    """Words in place of a quotient: the base is zero or below, or the value is below zero."""
    if base_value == 0:
        return "zero_base"
    if base_value > 0:
        return "turned_loss"
    if value > 0:
        return "turned_profit"
    return "loss_narrowed" if value >= base_value else "loss_widened"


def change_pct(value: float | None, base_value: float | None) -> float | None:
    """Change in per cent (rule G1), None unless the base is above zero and the value not below it."""
    if value is None or base_value is None or base_value <= 0 or value < 0:
        return None
    return (value / base_value - 1) * 100


def two_year_average(growth_pct: float | None, growth_before_pct: float | None) -> float | None:
    """Geometric mean of two years' growth in per cent (rule G7); None where one is missing or under −100."""
    if growth_pct is None or growth_before_pct is None or min(growth_pct, growth_before_pct) < -100:
        return None
    return (sqrt((1 + growth_pct / 100) * (1 + growth_before_pct / 100)) - 1) * 100
