"""One series as it was reported, at the least cost: the question that ``trend.sql`` answers."""

from __future__ import annotations

from typing import NamedTuple

from indicators.growth import EVERY_LOAD
from indicators.warehouse import Warehouse


class Reported(NamedTuple):
    """One reported figure and where it came from; months are numbers, units the catalogue's."""

    period_start: int
    period_end: int
    value: float
    decimals: int
    status: str
    load: int
    sheet: str
    cell: str


def trend(
    warehouse: Warehouse,
    indicator: str,
    region: str,
    category: str,
    start: int,
    end: int,
    measure: str = "actual",
    as_of: int | None = None,
) -> list[Reported]:
    """Every reported span that ends in [start, end], by last and first month; nothing is derived.

    ``measure`` is actual, target or yoy_reported (then the value is in per cent).
    """
    rows = warehouse.query(
        "trend",
        indicator=indicator,
        region=region,
        category=category,
        measure=measure,
        first=start,
        last=end,
        as_of=EVERY_LOAD if as_of is None else as_of,
    )
    # Sorted here, because ORDER BY would cost as much as finding the rows.
    return sorted(map(Reported._make, rows), key=lambda row: (row.period_end, row.period_start))
