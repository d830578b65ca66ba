"""A number as the text that people see: every digit that was typed, none that adding up left behind."""

from __future__ import annotations


def number_text(number: float) -> str:
    """The digits of a number, without an exponent and without a point that nothing follows.

    -11.700000000000001 is an artefact of adding up: what people see has at most 15 digits.
    """
    short, full = f"{number:.15g}", repr(number)
    text = short if len(short) <= len(full) - 3 else full
    if "e" in text:
        text = f"{number:f}" if abs(number) >= 1 else f"{number:.20f}".rstrip("0")
    return text.removesuffix(".0")


def stored_text(number: str) -> str:
    """The same for a number that a file holds as text; what is none stays."""
    try:
        return number_text(float(number))
    except ValueError:
        return number
