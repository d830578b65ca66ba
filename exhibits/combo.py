"""Amounts as bars with their growth as a line on an axis of its own (rules G2, G3, G5)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from exhibits.caption import even, growth_alone, line_notes, subtitle, title
from exhibits.events import event_marks
from exhibits.exhibit import Chart, Point, Series, Slot
from exhibits.lines import key_of, point_status, time_series
from exhibits.number import PERCENT_DECIMALS, number_text, percent_text
from exhibits.slots import along_time, time_slots
from exhibits.source import mark, source_line
from exhibits.wording import (
    COMPUTED_WORDS,
    NOT_REPORTED,
    REPORTED_WORDS,
    at_constant_prices,
    shown_growth,
    status_words,
)
from indicators.rounding import half_up

if TYPE_CHECKING:
    from indicators.catalog import Catalog
    from indicators.growth import Growth
    from indicators.loads import Load

GROWTH, POINTS = "同比", "同比变动"


def combo(rows: Sequence[Growth], catalog: Catalog, basis: str, loads: Sequence[Load] = ()) -> Chart:
    """Bars and line along time, of one indicator, region and category; rows must not be empty.

    Where only growth was published there are no bars. A rate's line is its change in points.
    """
    rows = even(rows, catalog)
    slots = time_slots(rows, basis)
    rate = any(row.yoy_pp is not None for row in rows)
    unit = "百分点" if rate else "%"
    amounts = time_series(catalog.indicators[rows[0].indicator].name, rows, slots, basis, alone=True)
    line = _growth(rows, slots, basis, POINTS if rate else GROWTH)
    return Chart(
        title=title(rows, catalog, basis),
        subtitle=_subtitle(rows, catalog, basis, unit),
        notes=(*_track(rows, rate, at_constant_prices(rows[-1], catalog)), *line_notes(rows, catalog, basis)),
        source=source_line(loads),
        mark=mark(loads),
        kind="combo",
        unit=rows[0].unit,
        decimals=max((row.decimals or 0 for row in rows), default=0),
        slots=slots,
        series=(line,) if growth_alone(rows) else (amounts, line),
        marks=event_marks(rows, catalog, slots),
        from_zero=True,
        second_unit=unit,
        second_decimals=PERCENT_DECIMALS,
    )


def _subtitle(rows: Sequence[Growth], catalog: Catalog, basis: str, unit: str) -> str:
    """Which axis is which."""
    line = f"{POINTS if unit == '百分点' else GROWTH}（{unit}）"
    told = f"线为{line}" if growth_alone(rows) else f"柱为{rows[0].unit}，线为{line}"
    return subtitle(rows, catalog, basis, unit=told)


def _track(rows: Sequence[Growth], rate: bool, constant: bool) -> tuple[str, ...]:
    """Which growth the line is: published, computed, or one where the other is missing."""
    if rate:
        return ()
    reported = [row.yoy_reported_pct is not None for row in rows if shown_growth(row) is not None]
    if not reported or not any(reported):
        return (f"{COMPUTED_WORDS}{'，现价' if constant else ''}",)
    return (REPORTED_WORDS,) if all(reported) else ("优先用公布同比，没有公布的按绝对数测算",)


def _growth(rows: Sequence[Growth], slots: Sequence[Slot], basis: str, name: str) -> Series:
    """A point a slot that has a figure; a word where growth has no number (rule G4)."""
    own = {along_time(row.period_start, row.period_end, basis): row for row in rows}
    points = tuple(
        _point(place, own[slot.start, slot.end])
        for place, slot in enumerate(slots)
        if (slot.start, slot.end) in own
    )
    last = next((point for point in reversed(points) if point.value is not None), None)
    label = name if last is None else f"{name} {last.text}"
    return Series(name, "reported", points, label, axis="second")


def _point(place: int, row: Growth) -> Point:
    if row.yoy_pp is not None:
        text = number_text(row.yoy_pp, PERCENT_DECIMALS)
        return Point(place, half_up(row.yoy_pp, PERCENT_DECIMALS), text, point_status(row), "", key_of(row))
    pct = shown_growth(row)
    if pct is None:
        word = NOT_REPORTED if row.value is None else status_words(row.growth_status)
        return Point(place, None, word, "not_reported" if row.value is None else "final", "", key_of(row))
    value = half_up(pct, PERCENT_DECIMALS)
    return Point(place, value, percent_text(pct), point_status(row), "", key_of(row))
