"""A cell of an exhibit as a number: its precision and unit as printed, and what is said besides."""

from __future__ import annotations

import math
import re
from typing import Final, NamedTuple

from exhibits.exhibit import Cell
from exhibits.number import MINUS

PERCENT: Final = "%"
_PLAIN: Final = re.compile(rf"([+{MINUS}-]?)(\d[\d,]*(?:\.\d+)?)(%?)")
_NUMBER: Final = re.compile(r"\d[\d,]*(?:\.\d+)?")
_UNIT: Final = re.compile(r"[^（(，,、；;\s]*")
# Words that say the sign of the number, which the number says itself.
_DIRECTIONS: Final = frozenset({"", "+", "-", MINUS, "提高", "下降", "增", "减", "升", "降", "增长", "上升"})
_STARRED: Final = ("*", "初步数")


class Printed(NamedTuple):
    """``value`` as the exhibit has it, in per cent where the ``unit`` is %; ``decimals`` as it is printed.

    ``decimals`` is None where a word stands for zero (持平). ``signed`` numbers print a plus.
    """

    value: float
    decimals: int | None
    unit: str = ""
    signed: bool = False
    remark: str = ""


def printed(cell: Cell) -> Printed | None:
    """None for a cell without a number, or whose text prints another: status words stay words (rule G4)."""
    value = cell.value
    if value is None or not cell.text or not math.isfinite(value):
        return None
    plain = _PLAIN.fullmatch(cell.text)  # what nearly every number of a long table is
    if plain is not None and _prints(plain[2], value):
        return Printed(value, len(plain[2].partition(".")[2]), plain[3], plain[1] == "+")
    found = next((match for match in _NUMBER.finditer(cell.text) if _prints(match[0], value)), None)
    if found is not None:
        return _parted(cell.text, found, value)
    worded = value == 0 and not any(character.isdigit() for character in cell.text)
    return Printed(0.0, None) if worded else None


def stored(number: Printed) -> float:
    """The number as a sheet holds it, of fifteen digits; a percentage is a fraction."""
    value = number.value / 100 if number.unit == PERCENT else number.value
    return float(f"{value:.15g}")


def _prints(token: str, value: float) -> bool:
    """Whether the digits are those of ``value``, rounded to as many places as they have."""
    places = len(token.partition(".")[2])
    return abs(abs(value) - float(token.replace(",", ""))) <= 0.5000001 * 10.0**-places


def _parted(text: str, found: re.Match[str], value: float) -> Printed:
    before, after = text[: found.start()].strip(), text[found.end() :]
    named = _UNIT.match(after)
    unit = named[0] if named else ""
    said = [
        "" if before in _DIRECTIONS else before.rstrip("+-" + MINUS),
        after[len(unit) :].strip("（）() ，；"),
    ]
    if unit == _STARRED[0]:
        unit, said = "", [*said, _STARRED[1]]
    places = len(found[0].partition(".")[2])
    return Printed(value, places, unit, before == "+", "；".join(word for word in said if word))
