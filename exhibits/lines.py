"""Rows of growth as points and series: a missing figure is a gap with a word, never a zero."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, cast

from exhibits.exhibit import Key, Point, PointStatus, Series, Slot
from exhibits.number import number_text
from exhibits.slots import along_time, expected, within_year
from exhibits.wording import NOT_REPORTED, change_words, firmness_words, is_preliminary, status_words
from indicators.rounding import half_up

if TYPE_CHECKING:
    from indicators.growth import Growth

Place = tuple[int, int]


def year_series(
    rows: Sequence[Growth],
    slots: Sequence[Slot],
    year: int,
    newest: int,
    basis: str,
    broken: Sequence[int] = (),
    constant_prices: bool = False,
) -> Series:
    """The line of one year over the slots of a year; the newest one leads, the others grow paler with age."""
    own = [row for row in rows if row.period_end // 12 == year]
    place = partial(_within_year, basis)
    points = _points(own, slots, place, late=False, constant_prices=constant_prices)
    points = cut_at(points, slots, [month % 12 for month in broken if month // 12 == year])
    label = _end_label(f"{year}年", points)
    return Series(f"{year}年", "current" if year == newest else "earlier", points, label, newest - year)


def time_series(
    name: str,
    rows: Sequence[Growth],
    slots: Sequence[Slot],
    basis: str,
    alone: bool,
    broken: Sequence[int] = (),
    constant_prices: bool = False,
) -> Series:
    """One indicator, region and category along time; a cumulative line is cut where a year begins."""
    place = partial(_along_time, basis)
    points = _points(rows, slots, place, late=True, constant_prices=constant_prices)
    if basis == "cumulative":
        points = cut_between_years(points, slots)
    points = cut_at(points, slots, broken)
    return Series(name, "current" if alone else "peer", points, _end_label(name, points))


def figure_point(slot: int, row: Growth, constant_prices: bool = False) -> Point:
    """The point of one figure; its note says what a pointer over it should show beside the number."""
    if row.value is None or row.decimals is None or row.status is None:
        return Point(
            slot, None, status_words(row.growth_status), "not_reported", change_words(row), key_of(row)
        )
    words = firmness_words(row)
    note = f"{change_words(row, constant_prices=constant_prices)}{f'（{words}）' if words else ''}"
    text = number_text(row.value, row.decimals) + ("%" if row.unit == "%" else "")
    return Point(slot, half_up(row.value, row.decimals), text, point_status(row), note, key_of(row))


def lines_of(rows: Sequence[Growth]) -> list[list[Growth]]:
    """Rows by indicator, region and category; a query returns each of them in one piece."""
    by_line = groupby(rows, lambda row: (row.indicator, row.region, row.category))
    return [list(line) for _, line in by_line]


def key_of(row: Growth) -> Key:
    """Which figure a row is."""
    return Key(row.indicator, row.region, row.category, row.period_start, row.period_end)


def point_status(row: Growth) -> PointStatus:
    """The status of a figure as a point's: preliminary before derived; final where there is but a growth."""
    return "preliminary" if is_preliminary(row) else cast(PointStatus, row.status or "final")


def _end_label(name: str, points: Sequence[Point]) -> str:
    """What stands beside the end of a line: its name, its last figure, and that this one is preliminary."""
    last = next((point for point in reversed(points) if point.value is not None), None)
    if last is None:
        return name
    preliminary = "（初步数）" if last.status == "preliminary" else ""
    late = f"（此后{NOT_REPORTED}）" if points[-1].status == "not_reported" else ""
    return f"{name} {last.text}{preliminary}{late}"


def _within_year(basis: str, row: Growth) -> Place:
    return within_year(row.period_start, row.period_end, basis)


def _along_time(basis: str, row: Growth) -> Place:
    return along_time(row.period_start, row.period_end, basis)


def _points(
    rows: Sequence[Growth],
    slots: Sequence[Slot],
    place: Callable[[Growth], Place],
    *,
    late: bool,
    constant_prices: bool,
) -> tuple[Point, ...]:
    own = {place(row): row for row in rows}
    held = [position for position, slot in enumerate(slots) if (slot.start, slot.end) in own]
    last = len(slots) - 1 if late else held[-1]
    points = []
    for position in range(held[0], last + 1):
        slot = slots[position]
        row = own.get((slot.start, slot.end))
        if row is not None:
            points.append(figure_point(position, row, constant_prices))
        elif expected(slot, own.keys()):
            points.append(Point(position, None, NOT_REPORTED, "not_reported"))
    return tuple(points)


def cut_at(points: Sequence[Point], slots: Sequence[Slot], months: Sequence[int]) -> tuple[Point, ...]:
    """Points with a cut before the first one of every month under a new definition (rule G9)."""
    cut: list[Point] = []
    for point in points:
        end = slots[point.slot].end
        if cut and any(slots[cut[-1].slot].end < month <= end for month in months):
            cut.append(Point(point.slot, None, "", "break"))
        cut.append(point)
    return tuple(cut)


def cut_between_years(points: Sequence[Point], slots: Sequence[Slot]) -> tuple[Point, ...]:
    """Points with a cut where a year begins: cumulative figures start anew."""
    cut: list[Point] = []
    for point in points:
        if cut and slots[cut[-1].slot].end // 12 != slots[point.slot].end // 12:
            cut.append(Point(point.slot, None, "", "break"))
        cut.append(point)
    return tuple(cut)
