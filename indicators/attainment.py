"""Where a target stands: completion against the schedule, or against what it asks for (rules T1, T2)."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

from indicators.goals import Pursuit
from indicators.progress import completion
from indicators.rounding import half_up

Pace = Literal["months", "last_year"]
PACES: Final[tuple[Pace, ...]] = ("months", "last_year")
Verdict = Literal[
    "ahead", "even", "behind", "met", "unmet", "exceeded", "cleared", "open", "overdue",
    "not_reported", "zero_target", "negative_target", "no_pace",
]  # fmt: skip

VERDICT_WORDS: Final[dict[Verdict, str]] = {
    "ahead": "快于进度",
    "even": "与进度持平",
    "behind": "慢于进度",
    "met": "已达到",
    "unmet": "未达到",
    "exceeded": "已超过上限",
    "cleared": "已清零",
    "open": "尚未清零",
    "overdue": "逾期未清零",
    "not_reported": "未报",
    "zero_target": "目标为零，不计算完成率",
    "negative_target": "目标为负，不计算完成率",
    "no_pace": "无法与进度相比",
}
GOOD: Final = ("ahead", "met", "cleared")
BAD: Final = ("behind", "unmet", "exceeded", "overdue")


class Attainment(NamedTuple):
    """Shares of the target in per cent and their gap in points; None wherever there is no honest number.

    ``gap_pp`` of a floor, a ceiling in per cent or a growth is against the target itself, of all that adds up
    over the year against ``schedule_pct``. ``reason`` says in Chinese why there is no schedule.
    """

    verdict: Verdict
    completion_pct: float | None = None
    schedule_pct: float | None = None
    gap_pp: float | None = None
    reason: str = ""


def attainment(pursuit: Pursuit, pace: Pace = "months") -> Attainment:
    """Judge one target by its kind (T2); what adds up over the year is held against the ``pace`` (T1)."""
    goal, row = pursuit.goal, pursuit.row
    if goal.kind == "growth":
        return _growing(pursuit)
    if row is None or row.value is None or goal.value is None:
        return Attainment("not_reported")
    if goal.kind == "clear":
        return _clearing(row.value, row.period_end >= goal.deadline)
    if goal.kind == "floor" or not goal.accrues:
        return _state(pursuit, row.value, goal.value)
    if goal.value < 0 or (goal.value == 0 and goal.kind == "level"):
        return Attainment("zero_target" if goal.value == 0 else "negative_target")
    if goal.kind == "ceiling":
        return _ceiling(pursuit, row.value, goal.value, pace)
    return _accrued(pursuit, row.value, goal.value, pace)


def target_level(pursuit: Pursuit) -> float | None:
    """The level that a target asks for by the end of the year; a growth alone, last year's whole by it."""
    goal = pursuit.goal
    if goal.value is not None or goal.growth_pct is None:
        return goal.value
    before = pursuit.years[0] if pursuit.years and goal.accrues else None
    if before is None or before.broken or before.whole is None or before.whole <= 0:
        return None
    return before.whole * (1 + goal.growth_pct / 100)


def schedule(pursuit: Pursuit, pace: Pace) -> tuple[float | None, str]:
    """What should be done by now in per cent, or why that cannot be said (T1).

    By months, those gone by of those up to the deadline; by last year's path, what last year had done.
    """
    goal, row = pursuit.goal, pursuit.row
    if row is None:
        return None, VERDICT_WORDS["not_reported"]
    if pace == "months":
        gone, whole = row.period_end % 12 + 1, goal.deadline % 12 + 1
        return min(gone / whole * 100, 100.0), ""
    if goal.deadline % 12 != 11:
        return None, "期限不在年末，不按上年节奏"
    if not pursuit.years:
        return None, "上年无数"
    before = pursuit.years[0]
    if before.broken:
        return None, "口径变动，不能按上年节奏"
    if before.done is None or before.whole is None:
        return None, f"缺{before.missing}，不能按上年节奏"
    if before.whole <= 0 or before.done < 0:
        return None, f"{before.year}年数不为正，不能按上年节奏"
    return before.done / before.whole * 100, ""


def _accrued(pursuit: Pursuit, value: float, target: float, pace: Pace) -> Attainment:
    """What adds up against the pace; once it is due, against the target itself."""
    done = completion(value, target)
    if done is not None and pursuit.row is not None and pursuit.row.period_end >= pursuit.goal.deadline:
        return Attainment("met" if value >= target else "unmet", done, 100.0, done - 100)
    due, reason = schedule(pursuit, pace)
    if done is None or due is None:
        return Attainment("no_pace", done, None, None, reason)
    gap = done - due
    return Attainment(_by_sign(gap, "ahead", "even", "behind"), done, due, gap)


def _ceiling(pursuit: Pursuit, value: float, target: float, pace: Pace) -> Attainment:
    """Less is better: the share used against the share of the year; a ceiling of zero has no share."""
    used = completion(value, target)
    due, reason = schedule(pursuit, pace)
    if value > target:
        return Attainment("exceeded", used, due, None if used is None or due is None else used - due, reason)
    if used is None:
        return Attainment("met")
    if due is None:
        return Attainment("no_pace", used, None, None, reason)
    gap = used - due
    return Attainment(_by_sign(gap, "behind", "even", "ahead"), used, due, gap)


def _state(pursuit: Pursuit, value: float, target: float) -> Attainment:
    """A stock or a rate stands where it stands: met or not, whatever the month (A2, G5)."""
    goal = pursuit.goal
    met = value <= target if goal.kind == "ceiling" else value >= target
    gap = value - target if goal.percent else None
    done = value if goal.percent else completion(value, target)
    return Attainment("met" if met else "unmet", done, None, gap)


def _clearing(value: float, due: bool) -> Attainment:
    if value <= 0:
        return Attainment("cleared")
    return Attainment("overdue" if due else "open")


def _growing(pursuit: Pursuit) -> Attainment:
    """Growth so far against the growth asked for, the published one first (G2); in points (G5)."""
    row, asked = pursuit.row, pursuit.goal.growth_pct
    if row is None or asked is None:
        return Attainment("not_reported")
    grown = row.yoy_computed_pct if row.yoy_reported_pct is None else row.yoy_reported_pct
    target = target_level(pursuit)
    done = None if row.value is None or target is None else completion(row.value, target)
    if grown is None:
        return Attainment("no_pace", done, reason="本期没有可比的增速")
    gap = grown - asked
    return Attainment("met" if half_up(gap, 1) >= 0 else "unmet", done, None, gap)


def _by_sign(gap: float, above: Verdict, level: Verdict, below: Verdict) -> Verdict:
    """By the gap as it is printed, with one decimal: what reads 0.0 is neither ahead nor behind."""
    shown = half_up(gap, 1)
    if shown == 0:
        return level
    return above if shown > 0 else below
