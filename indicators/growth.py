"""Levels of series in one basis and their growth on two tracks: the question that ``growth.sql`` answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from indicators.judgement import GrowthStatus, Judgement, change_pct, judge, two_year_average
from indicators.parts import Part, source
from indicators.rounding import implied_base
from indicators.warehouse import Warehouse

# Months in one span of each basis; a cumulative span has as many as have passed, a point none.
STEPS: Final = {"cumulative": 0, "month": 1, "quarter": 3, "half": 6, "year": 12, "point": -1}
BASES: Final = tuple(STEPS)
EVERY_LOAD: Final = 2**31 - 2


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


class _Placed(NamedTuple):
    """A row of growth.sql: a figure among its neighbours in time, not yet judged."""

    indicator: str
    region: str
    category: str
    period_start: int
    period_end: int
    value: float | None
    unit: str
    decimals: int | None
    base_value: float | None
    yoy_reported_pct: float | None
    yoy_decimals: int | None
    base_reported_pct: float | None
    earliest_value: float | None
    adjacent_value: float | None
    broken_at: int
    swallowed: bool
    base_swallowed: bool
    origin: str | None
    added: str | None
    subtracted: str | None
    flow: bool
    percent: bool
    constant_prices: bool


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
    )
    placed = (row for row in map(_Placed._make, rows) if months_of_merged or not _is_empty(row))
    return [
        figure
        for _, series in groupby(placed, key=lambda row: row[:3])
        for figure in _compared(list(series), STEPS[basis], start)
    ]


def _is_empty(row: _Placed) -> bool:
    """A month that is part of a reported 1-2月 and has no figure of its own (rule P3)."""
    return row.value is None and row.swallowed


def _compared(series: Sequence[_Placed], step: int, start: int) -> Iterator[Growth]:
    """The figures of one series that end from ``start`` on; those before only lend their growth (rule G5)."""
    previous: tuple[_Placed, Judgement] | None = None
    for row in series:
        judged = judge(
            row.value,
            row.base_value,
            row.yoy_reported_pct,
            percent=row.percent,
            broken=row.broken_at > row.period_start - 12,
            merged=row.base_swallowed,
        )
        if row.period_end >= start:
            yield _figure(row, judged, previous, step)
        if not _is_empty(row):
            previous = (row, judged)


def _figure(row: _Placed, judged: Judgement, previous: tuple[_Placed, Judgement] | None, step: int) -> Growth:
    status, load, sheet, cell, parts = source(row.origin, row.added, row.subtracted)
    low, high = _implied(row)
    average, track = _two_years(row, judged)
    acceleration, previous_end, previous_pct = _acceleration(row, judged, previous, step)
    single = step == STEPS["month"] and row.flow and row.period_start == row.period_end
    return Growth(
        *row[:5], row.value, row.unit, status, None if row.value is None else row.decimals,
        None if _is_empty(row) else row.base_value, row.yoy_reported_pct, judged.yoy_computed_pct,
        judged.growth_status, low, high, judged.yoy_pp, _pop(row, step), average, acceleration,
        load, sheet, cell, parts, track, previous_end, previous_pct, single and row.period_end % 12 < 2,
    )  # fmt: skip


def _implied(row: _Placed) -> tuple[float | None, float | None]:
    """The comparable base that the published growth implies (G2, G10): none at constant prices (G3)."""
    if row.percent or row.constant_prices or row.value is None or row.yoy_reported_pct is None:
        return None, None
    decimals = max(1, row.yoy_decimals or 0)  # growth is published with one decimal: a cell's 8 is 8.0 (G1)
    return implied_base(row.value, row.yoy_reported_pct, decimals) or (None, None)


def _pop(row: _Placed, step: int) -> float | None:
    """Change against the adjacent span of the same length: none in a March after a 1-2月 (G1, P3)."""
    if row.percent or step == STEPS["year"] or row.broken_at > row.period_start - max(step, 1):
        return None
    return change_pct(row.value, row.adjacent_value)


def _two_years(row: _Placed, judged: Judgement) -> tuple[float | None, str | None]:
    """Two-year average and its track: published with published, else computed with computed (rule G7)."""
    if row.percent:
        return None, None
    if row.yoy_reported_pct is not None and row.base_reported_pct is not None:
        return two_year_average(row.yoy_reported_pct, row.base_reported_pct), "reported"
    if row.broken_at > row.period_start - 24:
        return None, None
    average = two_year_average(judged.yoy_computed_pct, change_pct(row.base_value, row.earliest_value))
    return average, None if average is None else "computed"


def _acceleration(
    row: _Placed, judged: Judgement, previous: tuple[_Placed, Judgement] | None, step: int
) -> tuple[float | None, int | None, float | None]:
    """Points gained on the period before, with its end and growth; on one track, never across two (G5)."""
    if previous is None or not _near(row, previous[0], step):
        return None, None, None
    before, judged_before = previous
    now, then = row.yoy_reported_pct, before.yoy_reported_pct
    if now is None or then is None:
        now, then = judged.yoy_computed_pct, judged_before.yoy_computed_pct
    if now is None or then is None:
        return None, None, None
    return now - then, before.period_end, then


def _near(row: _Placed, before: _Placed, step: int) -> bool:
    """Whether nothing of the basis can lie between: this year or the whole last one, or adjacent."""
    if step == STEPS["cumulative"]:
        return before.period_end >= row.period_end // 12 * 12 - 1
    return before.period_end >= (row.period_start - 1 if row.flow else row.period_end - 12)
