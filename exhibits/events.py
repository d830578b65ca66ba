"""What people noted, as marks on a chart and as words under it; breaks are the catalogue's (``caption``)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from exhibits.exhibit import Mark, Slot
from indicators.events import BREAK
from indicators.period import Period

if TYPE_CHECKING:
    from indicators.catalog import Catalog
    from indicators.events import Event
    from indicators.growth import Growth

MOST: Final = 6  # on one chart; more would hide its lines


def events_of(rows: Sequence[Growth], catalog: Catalog) -> tuple[Event, ...]:
    """The events that touch a line of ``rows`` within the months that these cover, by time."""
    if not catalog.events or not rows:
        return ()
    lines = {(row.indicator, row.region, row.category) for row in rows}
    first, last = min(row.period_start for row in rows), max(row.period_end for row in rows)
    return tuple(
        event
        for event in catalog.events
        if event.kind != BREAK
        and event.start <= last
        and event.end >= first
        and any(event.touches(*line) for line in lines)
    )


def event_notes(rows: Sequence[Growth], catalog: Catalog) -> tuple[str, ...]:
    """Every event in words, the newest where there are many."""
    found = events_of(rows, catalog)
    said = tuple(event_words(event, rows, catalog) for event in found[-MOST:])
    more = len(found) - MOST
    return (*said, f"更早另有{more}件，见“大事记”页") if more > 0 else said


def event_words(event: Event, rows: Sequence[Growth], catalog: Catalog) -> str:
    """2024年7-8月暴雨停工（灾害，城东区）: the region where not all of ``rows`` are of it."""
    others = any(row.region != event.region for row in rows)
    region = catalog.regions.get(event.region) if others else None
    place = f"，{region.name}" if region is not None else ""
    return f"{span_text(event)}{event.text}（{event.kind}{place}）"


def span_text(event: Event) -> str:
    """2024年7-8月; a change of definition has no end: 2024年1月起."""
    first, last = (Period(month, month).label for month in (event.start, event.end))
    if event.kind == BREAK:
        return f"{first}起"
    if event.start == event.end:
        return first
    same = event.start // 12 == event.end // 12
    return f"{first.removesuffix('月')}-{event.end % 12 + 1}月" if same else f"{first}至{last}"


def event_marks(
    rows: Sequence[Growth],
    catalog: Catalog,
    slots: Sequence[Slot],
    *,
    year: int | None = None,
    lines: Sequence[tuple[str, str, str]] = (),
) -> tuple[Mark, ...]:
    """A band for an event of several months, a line for one of a single month.

    ``year`` is the one whose months the slots number 0 to 11: the events of no other are drawn there.
    ``lines`` are those of a grid's rows, so that a mark can say to which of them it belongs.
    """
    base = 0 if year is None else year * 12
    found = events_of(rows, catalog)
    if year is not None:
        found = tuple(event for event in found if event.start // 12 <= year <= event.end // 12)
    marks = []
    for event in found[-MOST:]:
        met = _met(slots, event.start - base, event.end - base)
        if met is not None:
            until = met[1] if event.end > event.start else None
            own = tuple(place for place, line in enumerate(lines) if event.touches(*line))
            marks.append(Mark(met[0], event.text, until, "event", own))
    return tuple(marks)


def marked(line: Sequence[Growth], catalog: Catalog) -> tuple[int, ...]:
    """The places of a line's figures in whose months something of it was noted."""
    return tuple(place for place, row in enumerate(line) if events_of([row], catalog))


def _met(slots: Sequence[Slot], start: int, end: int) -> tuple[int, int] | None:
    """First and last slot that the months touch; of a January that is not reported, the slot after it."""
    met = [place for place, slot in enumerate(slots) if slot.start <= end and slot.end >= start]
    if met:
        return met[0], met[-1]
    after = next((place for place, slot in enumerate(slots) if slot.end == end + 1 and end % 12 == 0), None)
    return None if after is None else (after, after)
