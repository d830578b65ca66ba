"""A few lines of any indicators and regions beside each other: their common axis and their points."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from exhibits.caption import break_words, breaks_of
from exhibits.events import event_marks
from exhibits.exhibit import Mark, Point, Series, Slot
from exhibits.lines import cut_at, cut_between_years, key_of, point_status
from exhibits.slots import along_time, expected
from exhibits.wording import NOT_REPORTED
from indicators.period import Period

if TYPE_CHECKING:
    from indicators.catalog import Catalog
    from indicators.growth import Growth


@dataclass(frozen=True)
class Line:
    """One indicator, region and category by time, in the ``basis`` in which it can be had; maybe no rows."""

    name: str
    rows: tuple[Growth, ...]
    basis: str

    def at(self, end: int) -> Growth | None:
        """The figure whose span ends in a month."""
        return next((row for row in self.rows if row.period_end == end), None)


@dataclass(frozen=True)
class Shown:
    """What stands for a figure: a rounded number and its text, or a word alone."""

    value: float | None
    text: str
    note: str = ""


Drawn = Callable[["Line", "Growth"], Shown]


def all_rows(lines: Sequence[Line]) -> list[Growth]:
    """The figures of all lines, line by line."""
    return [row for line in lines for row in line.rows]


def axis(lines: Sequence[Line]) -> tuple[Slot, ...]:
    """One slot for every month in which a span ends, as wide as the widest of them."""
    widest: dict[int, tuple[int, str]] = {}
    for line in lines:
        for row in line.rows:
            start, end = along_time(row.period_start, row.period_end, line.basis)
            label = Period(row.period_start, row.period_end).label_for(line.basis)
            known = widest.get(end)
            if known is None or start < known[0] or len(label) > len(known[1]):
                widest[end] = (start, label)
    return tuple(Slot(widest[end][1], widest[end][0], end) for end in sorted(widest))


def series(line: Line, slots: Sequence[Slot], drawn: Drawn) -> Series:
    """A line's points; the label says the last number and what followed it."""
    points = _points(line, slots, drawn)
    return Series(line.name, "peer", points, _label(line.name, points))


def cut(one: Series, line: Line, slots: Sequence[Slot], catalog: Catalog) -> Series:
    """A line of levels, cut at a change of definition (rule G9) and where a cumulative one starts anew."""
    points = cut_at(one.points, slots, [each.period for each in breaks_of(line.rows, catalog)])
    return replace(one, points=cut_between_years(points, slots) if line.basis == "cumulative" else points)


def marks(lines: Sequence[Line], slots: Sequence[Slot], catalog: Catalog) -> tuple[Mark, ...]:
    """Breaks and events of any line."""
    rows = all_rows(lines)
    broken = [
        Mark(next(place for place, slot in enumerate(slots) if slot.end >= each.period), break_words(each))
        for each in breaks_of(rows, catalog)
    ]
    return (*broken, *event_marks(rows, catalog, slots))


def _points(line: Line, slots: Sequence[Slot], drawn: Drawn) -> tuple[Point, ...]:
    own = {row.period_end: row for row in line.rows}
    held = {along_time(row.period_start, row.period_end, line.basis) for row in line.rows}
    first = min(own, default=slots[-1].end + 1)
    points = []
    for place, slot in enumerate(slots):
        row = own.get(slot.end)
        if row is not None:
            shown = drawn(line, row)
            status = point_status(row) if shown.value is not None else "break"
            points.append(Point(place, shown.value, shown.text, status, shown.note, key_of(row)))
        elif slot.end > first and expected(Slot("", slot.end, slot.end), held):
            points.append(Point(place, None, NOT_REPORTED, "not_reported"))
    return tuple(points)


def _label(name: str, points: Sequence[Point]) -> str:
    """A line's name, its last number, and why there is none after it."""
    told = [point for point in points if point.value is not None]
    if not told:
        return name
    last = points[-1]
    firm = "（初步数）" if told[-1].status == "preliminary" else ""
    late = f"（此后{last.text}）" if last.value is None and last.text else ""
    return f"{name} {told[-1].text}{firm}{late}"
