"""Levels of series in one basis and their growth on two tracks: the question that ``growth.sql`` answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, Literal, NamedTuple

from indicators.parts import Part, source
from indicators.warehouse import Warehouse

# Months in one span of each basis; a cumulative span has as many as have passed, a point none.
STEPS: Final = {"cumulative": 0, "month": 1, "quarter": 3, "half": 6, "year": 12, "point": -1}
BASES: Final = tuple(STEPS)
EVERY_LOAD: Final = 2**31 - 2

GrowthStatus = Literal[
    "ok",
    "no_base",
    "zero_base",
    "turned_profit",
    "turned_loss",
    "loss_narrowed",
    "loss_widened",
    "reported_only",
    "break",
    "merged_period",
]


class Growth(NamedTuple):
    """One figure and how it compares; None wherever there is no honest number (rule G4, docs/rules.md).

    Months are numbers (indicators.period). Levels are in ``unit``, ``*_pct`` in per cent, ``*_pp`` in points,
    all unrounded, except that a derived ``value`` has the decimals of its parts.
    """

    indicator: str
    region: str
    category: str
    period_start: int
    period_end: int
    value: float | None
    unit: str
    status: str | None
    decimals: int | None
    base_value: float | None
    yoy_reported_pct: float | None
    yoy_computed_pct: float | None
    growth_status: GrowthStatus
    implied_base_low: float | None
    implied_base_high: float | None
    yoy_pp: float | None
    pop_pct: float | None
    two_year_pct: float | None
    acceleration_pp: float | None
    load: int | None
    sheet: str | None
    cell: str | None
    parts: tuple[Part, ...] = ()
    two_year_track: str | None = None
    previous_end: int | None = None
    previous_pct: float | None = None
    disturbed: bool = False


def growth(
    warehouse: Warehouse,
    indicators: Sequence[str],
    regions: Sequence[str],
    categories: Sequence[str] | None,
    basis: str,
    start: int,
    end: int,
    as_of: int | None = None,
    months_of_merged: bool = False,
) -> list[Growth]:
    """Every figure of these series in ``basis`` whose span ends in [start, end], by series and time.

    What was not reported is derived where span algebra allows (rules P2, P3): ``status`` is "derived" and
    ``parts`` are the reported figures. ``categories`` None means all, [""] the whole only. ``as_of`` is the
    number of a load, None is now. With ``months_of_merged`` the January and February of a reported 1-2月
    appear as rows without a figure. ``two_year_track`` is "reported" or "computed" (G7); ``acceleration_pp``
    is against ``previous_pct``, the growth of the period that ended in ``previous_end`` (G5); ``disturbed``
    marks a single January or February (P3). Raises KeyError for a basis that does not exist.
    """
    rows = warehouse.query(
        "growth",
        indicators=list(indicators),
        regions=list(regions),
        categories=None if categories is None else list(categories),
        step=STEPS[basis],
        first=start,
        last=end,
        as_of=EVERY_LOAD if as_of is None else as_of,
        months_of_merged=months_of_merged,
    )
    return [_answer(row) for row in rows]


def _answer(row: tuple[Any, ...]) -> Growth:
    status, *found = source(*row[18:21])
    return Growth._make((*row[:7], status, *row[7:18], *found, *row[21:]))
