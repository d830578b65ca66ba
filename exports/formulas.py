"""Formulas for what a table says that it computed, where they give the figure that is printed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from exhibits.exhibit import Computed, Table
from exports.printed import PERCENT, Printed, stored
from indicators.rounding import half_up

POINTS: Final = ("个百分点", "百分点")
Row = Sequence[Printed | None]


class Formula(NamedTuple):
    """``text`` with {first} and {second} for the cells of two columns, and the value that it gives."""

    text: str
    first: int
    second: int
    value: float


def formulas(table: Table, numbers: Sequence[Row]) -> list[dict[int, Formula]]:
    """By row, the formulas of its columns; none where it would print another number than the exhibit does.

    An exhibit computes from unrounded figures (rule G1), a sheet from those it holds: mostly the same.
    """
    places = {column: place for place, column in enumerate(table.columns)}
    known = [
        (each, places[each.column], places[each.first], places[each.second])
        for each in table.computed
        if places.keys() >= {each.column, each.first, each.second}
    ]
    return [_of_row(row, known) for row in numbers]


def _of_row(row: Row, known: Sequence[tuple[Computed, int, int, int]]) -> dict[int, Formula]:
    found: dict[int, Formula] = {}
    for each, column, first, second in known:
        result, one, other = row[column], row[first], row[second]
        if result is None or one is None or other is None:
            continue
        held = tuple(
            found[place].value if place in found else stored(number)
            for place, number in ((first, one), (second, other))
        )
        text, value = _reckoned(each, result, one, other, held)
        if value is not None and _same(value, result):
            found[column] = Formula(text, first, second, value)
    return found


def _reckoned(
    each: Computed, result: Printed, one: Printed, other: Printed, held: tuple[float, ...]
) -> tuple[str, float | None]:
    """The formula and what it gives, in the form in which the sheet holds the result; None for neither."""
    first, second = held
    alike = (one.unit == PERCENT) == (other.unit == PERCENT)
    moved = each.how == "difference" or (each.how == "growth" and result.unit in POINTS)
    if not alike:
        return "", None
    if moved and one.unit == PERCENT and result.unit != PERCENT:
        return "=({first}-{second})*100", (first - second) * 100
    if moved:
        fits = (one.unit == PERCENT) == (result.unit == PERCENT)
        return "={first}-{second}", first - second if fits else None
    if second == 0 or (each.how == "quotient") == (result.unit == PERCENT):
        return "", None
    if each.how == "growth":
        return "={first}/{second}-1", first / second - 1 if second > 0 else None
    return "={first}/{second}", first / second


def _same(value: float, result: Printed) -> bool:
    shown = value * 100 if result.unit == PERCENT else value
    places = result.decimals or 0
    return half_up(shown, places) == half_up(result.value, places)
