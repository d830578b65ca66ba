"""Numbers as they are read: rounded once, half up, at the published precision, with a true minus."""

from __future__ import annotations

from indicators.rounding import half_up

MINUS = "\u2212"
PERCENT_DECIMALS = 1


def number_text(value: float, decimals: int) -> str:
    """``value`` with thousands separators: 37635.87 → 37,635.87, −3 with U+2212."""
    return f"{half_up(value, decimals):,.{decimals}f}".replace("-", MINUS)


def signed_text(value: float, decimals: int = PERCENT_DECIMALS) -> str:
    """As ``number_text``, with a plus before what is above zero after rounding."""
    text = number_text(value, decimals)
    return f"+{text}" if half_up(value, decimals) > 0 else text


def percent_text(value: float) -> str:
    """A rate in per cent at one decimal: −5.3618 → −5.4%."""
    return f"{number_text(value, PERCENT_DECIMALS)}%"


def magnitude_text(value: float, decimals: int = PERCENT_DECIMALS) -> str:
    """The size without its sign, for a sentence whose verb already says the direction."""
    return number_text(abs(value), decimals)


def sign(value: float, decimals: int = PERCENT_DECIMALS) -> int:
    """−1, 0 or 1 of the rounded value: what a reader of the printed figure sees."""
    shown = half_up(value, decimals)
    return (shown > 0) - (shown < 0)
