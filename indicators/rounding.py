"""Rounding as published figures are rounded, and what a printed figure can have been before (rule G10)."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal
from typing import Final, NamedTuple

_WIDE: Final = Context(prec=400)  # 1E300 with decimals: a cell may hold it


class Interval(NamedTuple):
    """Every number from ``low`` (included) to ``high`` (not included)."""

    low: float
    high: float

    def __contains__(self, number: object) -> bool:
        return isinstance(number, int | float) and self.low <= number < self.high


def half_up(value: float, decimals: int) -> float:
    """``value`` with ``decimals`` places, a half going away from zero: 2.675 → 2.68, −0.45 → −0.5.

    Fifteen digits, and eight places beyond those asked for, are trusted: 12.249999999999993 is 12.25,
    12.3 in print, so the noise of binary arithmetic decides no tie.
    """
    trusted = Decimal(f"{value:.15g}").quantize(Decimal(1).scaleb(-decimals - 8), ROUND_HALF_EVEN, _WIDE)
    return float(trusted.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, _WIDE)) + 0.0


def rounding_interval(printed: float, decimals: int) -> Interval:
    """What a figure printed with ``decimals`` places can stand for: 4.4 means [4.35, 4.45) (rule G10)."""
    half = Decimal(5).scaleb(-decimals - 1)
    exact = Decimal(repr(printed))
    return Interval(float(exact - half), float(exact + half))


def implied_base(value: float, growth_pct: float, decimals: int = 1) -> Interval | None:
    """Bases that a published growth implies: value / (1 + g) over its rounding interval (rules G2, G10).

    None where no base above zero is implied: a value of zero or less, or a growth that may reach −100 %.
    """
    growth = rounding_interval(growth_pct, decimals)
    if value <= 0 or growth.low <= -100:
        return None
    return Interval(value / (1 + growth.high / 100), value / (1 + growth.low / 100))
