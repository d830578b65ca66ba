"""Where a year would end by the shares that its remaining months had in the years before (rule T3)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from indicators.goals import Pursuit, Year

COMPARED: Final = 3


class Projection(NamedTuple):
    """The year's end if the remaining months have the share that they had in ``years`` years before.

    ``value`` goes by their mean share, ``low`` and ``high`` by the smallest and the greatest. ``reason`` is
    Chinese and says why there is none.
    """

    value: float | None = None
    low: float | None = None
    high: float | None = None
    years: int = 0
    reason: str = ""


def projection(pursuit: Pursuit) -> Projection:
    """By the last three years; refused where a figure of one of them is missing (T3)."""
    row, years = pursuit.row, pursuit.years[:COMPARED]
    if not pursuit.goal.accrues:
        return Projection(reason="不是累计的指标")
    if row is None or row.value is None or row.value < 0:
        return Projection(reason="未报" if row is None or row.value is None else "累计数为负")
    if row.period_end % 12 == 11:
        return Projection(reason="全年数已报")
    if why := _refusal(years):
        return Projection(reason=why)
    shares = [each.done / each.whole for each in years if each.done is not None and each.whole is not None]
    mean = sum(shares) / len(shares)
    return Projection(row.value / mean, row.value / max(shares), row.value / min(shares), len(shares))


def _refusal(years: Sequence[Year]) -> str:
    """Why these years cannot be built upon, each figure that is missing by name; '' where they can."""
    if not years:
        return "往年无数"
    if any(each.broken for each in years):
        return "其间口径变动"
    if lacking := [each.missing for each in years if each.missing]:
        return f"缺{'、'.join(lacking)}"
    odd = sorted(each.year for each in years if (each.whole or 0) <= 0 or (each.done or 0) <= 0)
    return f"{'、'.join(map(str, odd))}年同期或全年数不为正" if odd else ""
