"""What a target asks for, in words, and how that is kept as a measure (rule T2 of docs/rules.md)."""

from __future__ import annotations

from typing import Final, Literal

Kind = Literal["level", "floor", "ceiling", "growth", "clear"]
KIND_WORDS: Final[dict[Kind, str]] = {
    "level": "达到",
    "floor": "不低于",
    "ceiling": "不高于",
    "growth": "增长",
    "clear": "清零",
}
GROWTH: Final = "target_yoy"


def kind_of(value: float, measure: str, indicator_kind: str, better: str) -> Kind:
    """What a target asks for, by its measure and by its indicator.

    A stock that should vanish is to be cleared; less of what is bad is a ceiling, a rate a floor.
    ``target_floor`` and ``target_ceiling`` are set against the indicator's own direction.
    """
    if measure == GROWTH:
        return "growth"
    if measure == "target_ceiling" or (better == "down" and measure != "target_floor"):
        return "clear" if indicator_kind == "stock" and value == 0 else "ceiling"
    return "level" if indicator_kind in ("flow", "stock") else "floor"
