"""What a target asks of the rest of the year, beside what three years before did then (rule T3)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from indicators.attainment import target_level
from indicators.goals import Pursuit, Year
from indicators.judgement import change_pct
from indicators.projection import COMPARED
from indicators.rest_growth import rest_growth, rest_growth_as_printed
from indicators.rounding import Interval, rounding_interval


class Spread(NamedTuple):
    """The worst and the best of some years, each with its year."""

    worst: float
    worst_year: int
    best: float
    best_year: int
    years: int


class Required(NamedTuple):
    """What is left, in the target's unit, and what that means a month and against last year's rest.

    ``growth_low_pct`` and ``growth_high_pct`` bound the required growth by the rounding of the figures
    (G10); ``as_printed`` says that its bases are those of published growths, not of published levels (G2).
    ``reason`` is Chinese and says why nothing is required, or why no growth is.
    """

    remaining: float | None = None
    months_left: int | None = None
    monthly: float | None = None
    past_monthly: Spread | None = None
    growth_pct: float | None = None
    growth_low_pct: float | None = None
    growth_high_pct: float | None = None
    as_printed: bool = False
    past_growth: Spread | None = None
    reason: str = ""


def required(pursuit: Pursuit) -> Required:
    """Rule T3 for what adds up over the year; under a ceiling it is what may still come."""
    goal, row, target = pursuit.goal, pursuit.row, target_level(pursuit)
    if not goal.accrues:
        return Required(reason="不是累计的指标，没有余量")
    if target is None:
        return Required(reason="没有上年全年数，推不出目标数")
    if target <= 0:
        return Required(reason=f"目标为{'零' if target == 0 else '负'}，没有余量")
    if row is None or row.value is None:
        return Required(reason="未报")
    left, remaining = max(goal.deadline - row.period_end, 0), target - row.value
    if remaining <= 0:
        return Required(remaining, left, reason="已完成" if goal.kind != "ceiling" else "已到上限")
    if left == 0:
        return Required(remaining, 0, reason="期限已到")
    found = Required(remaining, left, remaining / left)
    if goal.deadline % 12 != 11:
        return found._replace(reason="期限不在年末，不与往年余下月份相比")
    return _growing(_beside_past(found, pursuit, left), pursuit, target, row.value)


def _beside_past(found: Required, pursuit: Pursuit, left: int) -> Required:
    rests = [_rest(year) for year in pursuit.years]
    monthly = [None if rest is None else rest / left for rest in rests[:COMPARED]]
    growths = [change_pct(rest, base) for rest, base in pairwise(rests)]
    years, down = pursuit.years[:COMPARED], pursuit.goal.better == "down"
    return found._replace(
        past_monthly=_spread(monthly, years, down), past_growth=_spread(growths, years, down)
    )


def _growing(found: Required, pursuit: Pursuit, target: float, value: float) -> Required:
    """The required growth: of published growths where target and figure have them, else of levels (G2)."""
    goal, row = pursuit.goal, pursuit.row
    published = None if row is None else row.yoy_reported_pct
    if goal.value is not None and goal.growth_pct is not None and published is not None:
        return _as_printed(found, pursuit, goal.growth_pct, published)
    before = pursuit.years[0]
    if before.broken or before.missing:
        return found._replace(reason="其间口径变动" if before.broken else f"缺{before.missing}")
    done, whole = before.done or 0.0, before.whole or 0.0
    growth = change_pct(target - value, whole - done)
    if growth is None:
        return found._replace(reason="上年余下月份不为正")
    decimals = max((row.decimals if row else 0) or 0, before.done_decimals or 0, before.whole_decimals or 0)
    spans = [_interval(pursuit, figure, decimals) for figure in (value, whole, done)]
    return _bounded(found, growth, rest_growth(Interval(target, target), *spans))


def _as_printed(
    found: Required, pursuit: Pursuit, year_growth_pct: float, done_growth_pct: float
) -> Required:
    goal, row = pursuit.goal, pursuit.row
    target, value = goal.value or 0.0, (row.value if row else None) or 0.0
    if min(year_growth_pct, done_growth_pct) <= -100:
        return found._replace(reason="增速不高于−100%，推不出上年数")
    base = target / (1 + year_growth_pct / 100) - value / (1 + done_growth_pct / 100)
    growth = change_pct(target - value, base)
    if growth is None:
        return found._replace(reason="上年余下月份不为正")
    bounds = rest_growth_as_printed(
        _interval(pursuit, target, goal.decimals or 0),
        rounding_interval(year_growth_pct, goal.growth_decimals or 0),
        _interval(pursuit, value, (row.decimals if row else 0) or 0),
        rounding_interval(done_growth_pct, 1),
    )
    return _bounded(found._replace(as_printed=True), growth, bounds)


def _bounded(found: Required, growth: float, bounds: Interval | None) -> Required:
    low, high = bounds or (None, None)
    return found._replace(growth_pct=growth, growth_low_pct=low, growth_high_pct=high)


def _interval(pursuit: Pursuit, figure: float, decimals: int) -> Interval:
    """What a printed figure can stand for (G10); a count is exact."""
    return Interval(figure, figure) if pursuit.goal.counted else rounding_interval(figure, decimals)


def _rest(year: Year) -> float | None:
    """What an earlier year still did after the same month; None across a change of definition (G9)."""
    if year.broken or year.done is None or year.whole is None:
        return None
    return year.whole - year.done


def _spread(figures: Iterable[float | None], years: Sequence[Year], down: bool) -> Spread | None:
    """The worst and the best of what is known; of what should be few, the most is the worst."""
    pairs = zip(figures, years, strict=False)
    known = sorted(((figure, year.year) for figure, year in pairs if figure is not None), reverse=down)
    return Spread(*known[0], *known[-1], len(known)) if known else None
