"""Which figure stands behind each slot of a sentence, and the number that the slot prints of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from exhibits.clauses import WHOLE_PCT, Facts, Style, few
from exhibits.exhibit import Key, Linked
from exhibits.lines import key_of
from exhibits.linked import NUMBER, Worded
from exhibits.number import sign
from exhibits.wording import shown_growth
from indicators.rounding import half_up

NAMED: Final = "name"  # words that say which figure it is: a period, a name


class Behind(NamedTuple):
    """A measure of a figure, its value, and where it is from."""

    measure: str
    key: Key
    value: float | None
    origin: str


def worded(slot: str, words: str, facts: Facts, style: Style) -> Worded:
    """The words of a slot with its number linked; other numbers in them name a figure."""
    numbers = list(NUMBER.finditer(words))
    if not numbers:
        return Worded(words)
    found = BEHIND[slot](facts, style) if slot in BEHIND else None
    if found is None or found.value is None:
        return Worded(words, (Linked(0, len(words), NAMED, key_of(facts.row)),))
    number = numbers[0] if slot == "数值" else numbers[-1]
    end = number.end() + words[number.end() :].startswith("%")
    own = Linked(
        number.start(), end, found.measure, found.key, found.value, found.origin, bool(facts.row.parts)
    )
    before = (Linked(0, number.start(), NAMED, found.key),) if number is not numbers[0] else ()
    return Worded(words, (*before, own))


def _value(facts: Facts, _: Style) -> Behind:
    return Behind("value", key_of(facts.row), facts.row.value, facts.origin)


def _growth(facts: Facts, style: Style) -> Behind:
    row, key = facts.row, key_of(facts.row)
    if row.yoy_pp is not None:
        return Behind("growth", key, row.yoy_pp, f"与上年同期相减，本期数见 {facts.origin}")
    more, pct = few(facts), shown_growth(row)
    if more is not None:
        return Behind("more", key, more, f"与上年同期相减，本期数见 {facts.origin}")
    told = "公布的同比" if row.yoy_reported_pct is not None else "按绝对数计算的同比"
    if style.times and pct is not None and pct >= WHOLE_PCT:
        return Behind("times", key, pct / 100, f"{told}，本期数见 {facts.origin}")
    return Behind("growth", key, pct, f"{told}，本期数见 {facts.origin}")


def _rank(facts: Facts, _: Style) -> Behind:
    by = "同比" if facts.ranked_by == "growth" else "数值"
    rank = None if facts.rank is None else float(facts.rank)
    return Behind("rank", facts.whole or key_of(facts.row), rank, f"按{by}在同级地区中排位")


def _acceleration(facts: Facts, _: Style) -> Behind:
    """The distance of two rates as they are printed, or the earlier rate where the sign changed (G5).

    Rates that stand level are told without a number.
    """
    now, before = shown_growth(facts.row) or 0.0, facts.before_pct or 0.0
    moved = before if sign(now) != sign(before) else half_up(now, 1) - half_up(before, 1)
    told = moved if sign(moved) else None
    return Behind(
        "acceleration", facts.before or key_of(facts.row), told, f"与{facts.before_label}的同比相比"
    )


def _average(facts: Facts, _: Style) -> Behind:
    gap = (shown_growth(facts.row) or 0.0) - (facts.average_pct or 0.0)
    return Behind("average", facts.whole or key_of(facts.row), gap, f"与{facts.group}同期的同比相比")


def _target(facts: Facts, _: Style) -> Behind:
    done = None if facts.attainment is None else facts.attainment.completion_pct
    return Behind("target", facts.goal or key_of(facts.row), done, f"年度目标见 {facts.goal_origin}")


def _schedule(facts: Facts, _: Style) -> Behind:
    gap = None if facts.attainment is None else facts.attainment.gap_pp
    return Behind("schedule", facts.goal or key_of(facts.row), gap, f"年度目标见 {facts.goal_origin}")


BEHIND: Final[dict[str, Callable[[Facts, Style], Behind]]] = {
    "数值": _value,
    "同比": _growth,
    "位次": _rank,
    "加快": _acceleration,
    "与平均": _average,
    "目标": _target,
    "进度": _schedule,
}
