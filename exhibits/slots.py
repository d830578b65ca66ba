"""Places on an axis: the spans of the figures shown, in order, 1-2月 twice as wide as a month (rule P3)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from exhibits.exhibit import Slot
from indicators.period import Period

if TYPE_CHECKING:
    from indicators.growth import Growth


QUARTER_ENDS = frozenset({2, 5, 8, 11})


def span_label(start: int, end: int, basis: str) -> str:
    """A span without its year: 1-4月, 4月, 二季度, 上半年, 全年; a cumulative whole year is 1-12月."""
    first, last = start % 12 + 1, end % 12 + 1
    if basis == "cumulative" and first != last:
        return f"{first}-{last}月"
    if basis == "year":
        return f"{start // 12}年"
    label = Period(start, end).label_for(basis)
    return label.removeprefix(f"{start // 12}年") or "全年"


def year_slots(rows: Iterable[Growth], basis: str) -> tuple[Slot, ...]:
    """The slots of one year, from the spans of all years: months 0 to 11, for years laid over each other."""
    spans = {within_year(row.period_start, row.period_end, basis) for row in rows}
    return tuple(
        Slot(span_label(0 if basis == "cumulative" else start, end, basis), start, end)
        for start, end in sorted(spans, key=lambda span: (span[1], span[0]))
    )


def time_slots(rows: Iterable[Growth], basis: str) -> tuple[Slot, ...]:
    """The slots along time, one a span; labels carry their year."""
    spans = {
        along_time(row.period_start, row.period_end, basis): (row.period_start, row.period_end)
        for row in rows
    }
    ordered = sorted(spans, key=lambda span: (span[1], span[0]))
    return tuple(Slot(Period(*spans[span]).label_for(basis), *span) for span in ordered)


def within_year(start: int, end: int, basis: str) -> tuple[int, int]:
    """A span's place in the year: a cumulative one stands at its last month."""
    first, last = along_time(start, end, basis)
    year = start // 12 * 12
    return first - year, last - year


def expected(slot: Slot, held: Collection[tuple[int, int]]) -> bool:
    """Whether a line that has figures for the spans ``held`` should have one for ``slot`` too.

    Not where another span of it covers or divides the slot (1-2月), not in a January that it never reports,
    not in the months between its quarters.
    """
    if any(start <= slot.end and slot.start <= end for start, end in held):
        return False
    months = {end % 12 for _, end in held}
    quarterly = len(held) > 1 and months <= QUARTER_ENDS
    if slot.end % 12 == 0 and 0 not in months and 1 in months:
        return False
    return not quarterly or slot.end % 12 in QUARTER_ENDS


def along_time(start: int, end: int, basis: str) -> tuple[int, int]:
    """A span's place along time: a cumulative one stands at its last month, every other takes its months."""
    return (end, end) if basis in ("cumulative", "point") else (start, end)
