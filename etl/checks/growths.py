"""Printed growth against the levels that it is of (rules G2, G3, G10)."""

from __future__ import annotations

import numpy as np

from etl.checks.evidence import Evidence, Lookup, Mask, Rows, usual
from etl.problem import Issue, listed

_ENOUGH = 5  # growths of an indicator that fit its levels: then growth is computed from them, not 可比口径
_NOISE = 1e-9


def growths(evidence: Evidence) -> list[Issue]:
    """Growths that the levels contradict beyond rounding, where those of the same indicator fit as a rule.

    Growth on a comparable basis never fits, and is not to (rule G2); constant prices cannot (G3).
    """
    one = evidence
    rows = np.flatnonzero(
        one.measured("yoy_reported")
        & one.where(lambda each: each.price_basis != "constant" and each.kind in ("flow", "stock"))
    )
    if not len(rows):
        return []
    levels = Lookup(one.keys(), one.measured("actual"))
    now = levels.find(one.keys()[rows])
    then = levels.find(one.keys(one.starts - 12, one.ends - 12)[rows])
    held = (now >= 0) & (then >= 0)
    rows, now, then = rows[held], now[held], then[held]
    sound = (one.values[now] > 0) & (one.values[then] > one.halves[then]) & ~_broken(one, rows)
    rows, now, then = rows[sound], now[sound], then[sound]
    fits = _fits(one, rows, now, then)
    odd = ~fits & usual(one.numbered("indicator")[rows], fits, _ENOUGH) & one.own[rows]
    found = list(zip(rows[odd].tolist(), now[odd].tolist(), then[odd].tolist(), strict=True))
    return listed(range(len(found)), lambda number: _issue(one, *found[number]))


def _fits(one: Evidence, rows: Rows, now: Rows, then: Rows) -> Mask:
    """Whether the interval of the printed growth meets that of the levels' quotient."""
    low = (one.values[now] - one.halves[now]) / (one.values[then] + one.halves[then]) * 100 - 100
    high = (one.values[now] + one.halves[now]) / (one.values[then] - one.halves[then]) * 100 - 100
    said, half = one.values[rows], one.halves[rows] + _NOISE
    return np.asarray((low <= said + half) & (said - half <= high))


def _broken(one: Evidence, rows: Rows) -> Mask:
    """Whether the definition changed between a span and that of last year (rule G9)."""
    broken = np.zeros(len(rows), np.bool_)
    for each in one.catalog.breaks:
        here = (one.ends[rows] - 12 < each.period) & (each.period <= one.ends[rows])
        for name, code in (
            ("indicator", each.indicator), ("region", each.region), ("category", each.category),
        ):  # fmt: skip
            if code and here.any():
                said = one.codes[name]
                here &= np.array([text == code for text in said.texts], np.bool_)[said.codes[rows]]
        broken |= here
    return broken


def _issue(one: Evidence, row: int, now: int, then: int) -> Issue:
    said = one.printed(row).strip().rstrip("%％ ")
    computed = one.values[now] / one.values[then] * 100 - 100
    message = (
        f"{one.name(row)}的公布同比 {said}% 与数值对不上：本期 {one.amount(now)}"
        f"（{one.source(now)}）比上年同期 {one.amount(then)}（{one.source(then)}）应为 {computed:.1f}%，"
        "超出四舍五入的误差，而该指标的其他同比大多相符。请核对这三个数；确按可比口径公布的可忽略。"
    )
    return Issue("warning", "growth_off_levels", *one.place(row), message)
