"""The columns of a table as a file has them: numbers, their units in the heads, remarks beside them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from exhibits.exhibit import Table
from exports.printed import PERCENT, Printed, printed

UNIT_HEADS: Final = frozenset({"单位", "计量单位"})


class Column(NamedTuple):
    """``entries`` are numbers, or words; ``place`` is that of the exhibit's column, None for one beside it.

    ``unit`` is said in the ``head``; where it is '' the numbers have none or several.
    """

    head: str
    numeric: bool
    entries: Sequence[Printed | str]
    place: int | None
    unit: str = ""


def numbers_of(table: Table) -> list[list[Printed | None]]:
    """Every cell as a number, None for words."""
    return [[printed(cell) for cell in row] for row in table.rows]


def columns(table: Table, numbers: Sequence[Sequence[Printed | None]], *, plain: bool) -> list[Column]:
    """Every column and, right of it, what its cells say besides their number.

    ``plain``: without formats, so that a unit stands in the head or in a column of its own, % too.
    """
    told: list[Column] = []
    for place, (name, numeric) in enumerate(table.heads):
        own = [row[place] for row in numbers]
        entries = [
            row[place].text if number is None else number for row, number in zip(table.rows, own, strict=True)
        ]
        unit = _common_unit(own, plain)
        head = f"{name}（{unit}）" if unit else name
        told.append(Column(head, numeric, entries, place, unit))
        if plain and not unit and not UNIT_HEADS.intersection(table.columns):
            told += _beside(f"{name}单位", ["" if each is None else each.unit for each in own])
        told += _beside(f"{name}备注", ["" if each is None else each.remark for each in own])
    return told


def _common_unit(numbers: Sequence[Printed | None], plain: bool) -> str:
    """The unit that all numbers have, '' where they have none or several, or a format says it."""
    units = {number.unit for number in numbers if number is not None and number.decimals is not None}
    if len(units) != 1:
        return ""
    [unit] = units
    return "" if unit == PERCENT and not plain else unit


def _beside(head: str, words: Sequence[str]) -> list[Column]:
    return [Column(head, False, words, None)] if any(words) else []
