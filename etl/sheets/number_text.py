"""A number as the text that people see: every digit that was typed, none that adding up left behind."""

from __future__ import annotations

import re
from decimal import Decimal

_STORED = re.compile(
    r"[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?|[-+]?(?:inf|infinity|nan)", re.IGNORECASE | re.ASCII
)


def number_text(number: float) -> str:
    """The digits of a number, without a point that nothing follows; an exponent only beyond 30 places.

    -11.700000000000001 is an artefact of adding up: what people see has at most 15 digits.
    """
    short, full = f"{number:.15g}", repr(number)
    text = short if len(short) <= len(full) - 3 else full
    if "e" in text and 1e-30 <= abs(number) <= 1e30:
        text = f"{Decimal(text):f}"
    return text.removesuffix(".0")


def stored_text(number: str) -> str:
    """The same for a number that a file holds as text; what is none stays."""
    number = number.strip()
    return number_text(float(number)) if _STORED.fullmatch(number) else number
