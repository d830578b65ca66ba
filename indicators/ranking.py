"""Regions beside each other for one span, and their places: what ``ranking.sql`` answers (rule R1)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, Literal, NamedTuple

from indicators.definitions import definitions
from indicators.growth import BASES, EVERY_LOAD, growth
from indicators.judgement import GrowthStatus, judge
from indicators.period import Period
from indicators.warehouse import Warehouse

Key = Literal["value", "yoy_reported_pct", "yoy_computed_pct", "yoy_pp"]
Reason = GrowthStatus | Literal["", "not_reported"]
NOT_REPORTED: Final = "not_reported"


class Ranked(NamedTuple):
    """A region and its place; ``rank`` None with a ``reason`` where there is no figure to rank (rule R1)."""

    region: str
    value: float | None = None
    status: str | None = None
    base_value: float | None = None
    yoy_reported_pct: float | None = None
    yoy_computed_pct: float | None = None
    yoy_pp: float | None = None
    growth_status: Reason = NOT_REPORTED
    rank: int | None = None
    reason: Reason = NOT_REPORTED


def ranking(
    warehouse: Warehouse,
    indicator: str,
    regions: Sequence[str],
    category: str,
    start: int,
    end: int,
    by: Key = "value",
    as_of: int | None = None,
) -> list[Ranked]:
    """All the regions in the order given, each with its place by ``by``: bulletins keep administrative order.

    The largest is first, and where less is better (a count of faults) the smallest. A span that no region
    reported is derived where span algebra allows (rule P2).
    """
    found = _reported(warehouse, indicator, regions, category, start, end, as_of)
    if not any(row[0] is not None for row in found.values()):
        found |= _derived(warehouse, indicator, regions, category, Period(start, end), as_of)
    definition = definitions(warehouse).get(indicator)
    rows = []
    for region in regions:
        value, status, base_value, reported = found.get(region, _NOTHING)
        if value is None and reported is None:
            rows.append(Ranked(region))
            continue
        broken = definition is not None and definition.broken(region, category, start - 12, end)
        percent = definition is not None and definition.percent
        growth_status, computed, points = judge(value, base_value, reported, percent=percent, broken=broken)
        rows.append(Ranked(region, value, status, base_value, reported, computed, points, growth_status))
    return ranked(rows, by, ascending=definition is not None and definition.better == "down")


def ranked(rows: Iterable[Ranked], by: Key, *, ascending: bool = False) -> list[Ranked]:
    """The same rows with places by another key: equal figures share one, and the next is left out."""
    rows = list(rows)
    figures = [figure for row in rows if (figure := getattr(row, by)) is not None]
    places: dict[float, int] = {}
    for place, figure in enumerate(sorted(figures, reverse=not ascending), start=1):
        places.setdefault(figure, place)
    return [_placed(row, places.get(getattr(row, by)), by) for row in rows]


def _placed(row: Ranked, place: int | None, by: Key) -> Ranked:
    if place is not None:
        return row._replace(rank=place, reason="")
    if by == "value" or row.growth_status == NOT_REPORTED:
        return row._replace(rank=None, reason=row.growth_status)
    return row._replace(rank=None, reason="no_base" if row.growth_status == "ok" else row.growth_status)


# Value, status, last year's value, published growth.
Found = tuple[float | None, str | None, float | None, float | None]
_NOTHING: Final[Found] = (None, None, None, None)


def _reported(
    warehouse: Warehouse,
    indicator: str,
    regions: Sequence[str],
    category: str,
    start: int,
    end: int,
    as_of: int | None,
) -> dict[str, Found]:
    rows = warehouse.query(
        "ranking",
        indicator=indicator,
        category=category,
        regions=list(regions),
        start=start,
        end=end,
        as_of=EVERY_LOAD if as_of is None else as_of,
    )
    found: dict[str, Found] = {}
    for region, measure, last, value, status in rows:
        level, said, base, published = found.get(region, _NOTHING)
        if measure == "actual" and last == end:
            found[region] = (value, status, base, published)
        elif measure == "actual":
            found[region] = (level, said, value, published)
        elif measure == "yoy_reported" and last == end:
            found[region] = (level, said, base, value)
    return found


def _derived(
    warehouse: Warehouse,
    indicator: str,
    regions: Sequence[str],
    category: str,
    span: Period,
    as_of: int | None,
) -> dict[str, Found]:
    if span.basis not in BASES:
        return {}
    rows = growth(warehouse, [indicator], regions, [category], span.basis, span.end, span.end, as_of)
    return {
        row.region: (row.value, row.status, row.base_value, row.yoy_reported_pct)
        for row in rows
        if row.period_start == span.start
    }
