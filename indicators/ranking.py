"""Regions beside each other for one span, and their places: what ``ranking.sql`` answers (rule R1)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, Literal, NamedTuple

from indicators.definitions import Definition, definitions
from indicators.growth import BASES, EVERY_LOAD, growth
from indicators.judgement import GrowthStatus, judge
from indicators.period import Period
from indicators.progress import progress
from indicators.warehouse import Warehouse

Key = Literal[
    "value", "yoy_pct", "yoy_reported_pct", "yoy_computed_pct", "yoy_pp", "completion_pct", "schedule_gap_pp"
]
KEYS: Final[tuple[Key, ...]] = (
    "value", "yoy_pct", "yoy_reported_pct", "yoy_computed_pct", "yoy_pp", "completion_pct", "schedule_gap_pp",
)  # fmt: skip
TARGET_KEYS: Final = ("completion_pct", "schedule_gap_pp")
Reason = GrowthStatus | Literal["", "not_reported", "no_target", "no_goal"]
NOT_REPORTED: Final = "not_reported"
TIE = 9  # decimals: the noise of binary arithmetic parts nobody


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
    target_value: float | None = None
    completion_pct: float | None = None
    schedule_gap_pp: float | None = None

    @property
    def yoy_pct(self) -> float | None:
        """The growth that leads: the published one where there is one, else the computed (rule G2)."""
        return self.yoy_computed_pct if self.yoy_reported_pct is None else self.yoy_reported_pct


def ranking(
    warehouse: Warehouse,
    indicator: str,
    regions: Sequence[str],
    category: str,
    start: int,
    end: int,
    by: Key = "value",
    as_of: int | None = None,
    targets: Mapping[str, float] | None = None,
) -> list[Ranked]:
    """All the regions in the order given, each with its place by ``by``: bulletins keep administrative order.

    The largest is first, and where less is better (a count of faults) the smallest. What a region did not
    report is derived where span algebra allows (rule P2). ``targets`` are the annual ones by region (T1).
    """
    found = _reported(warehouse, indicator, regions, category, start, end, as_of)
    if gaps := [region for region in regions if found.get(region, _NOTHING).incomplete]:
        found |= _derived(warehouse, indicator, gaps, category, Period(start, end), as_of)
    definition = definitions(warehouse).get(indicator)
    rows = [
        _row(region, found.get(region, _NOTHING), definition, category, Period(start, end), targets or {})
        for region in regions
    ]
    return ranked(rows, by, ascending=definition is not None and definition.better == "down")


def ranked(rows: Iterable[Ranked], by: Key, *, ascending: bool = False) -> list[Ranked]:
    """The same rows with places by another key: equal figures share one, and the next is left out."""
    rows = list(rows)
    figures = [round(figure, TIE) for row in rows if (figure := getattr(row, by)) is not None]
    places: dict[float, int] = {}
    for place, figure in enumerate(sorted(figures, reverse=not ascending), start=1):
        places.setdefault(figure, place)
    return [_placed(row, places, by) for row in rows]


def _placed(row: Ranked, places: Mapping[float, int], by: Key) -> Ranked:
    figure = getattr(row, by)
    if figure is not None:
        return row._replace(rank=places[round(figure, TIE)], reason="")
    return row._replace(rank=None, reason=_reason(row, by))


def _reason(row: Ranked, by: Key) -> Reason:
    """Why there is no figure to rank by: the target's own, or how the growth stands."""
    if row.growth_status == NOT_REPORTED or by == "value":
        return row.growth_status
    if by in TARGET_KEYS and row.value is not None:
        return "no_target" if row.target_value is None else "no_goal"
    return "no_base" if row.growth_status == "ok" else row.growth_status


class _Found(NamedTuple):
    value: float | None = None
    status: str | None = None
    base_value: float | None = None
    yoy_reported_pct: float | None = None
    merged: bool = False

    @property
    def incomplete(self) -> bool:
        """Whether the level or its base was not reported as such, and may follow from others."""
        return self.value is None or self.base_value is None


_NOTHING: Final = _Found()


def _row(
    region: str,
    found: _Found,
    definition: Definition | None,
    category: str,
    span: Period,
    targets: Mapping[str, float],
) -> Ranked:
    """One region, judged: only a flow that adds up from January can be held against a target (rule T1)."""
    so_far = definition is not None and definition.kind == "flow" and span.suits("cumulative")
    target = targets.get(region) if so_far else None
    if found.value is None and found.yoy_reported_pct is None and not found.merged:
        return Ranked(region, target_value=target)
    judged = judge(
        found.value,
        found.base_value,
        found.yoy_reported_pct,
        percent=definition is not None and definition.percent,
        broken=definition is not None and definition.broken(region, category, span.start - 12, span.end),
        merged=found.merged,
    )
    done = progress(found.value, target, span.end)
    return Ranked(
        region, *found[:4], judged.yoy_computed_pct, judged.yoy_pp, judged.growth_status, None, NOT_REPORTED,
        target, done.completion_pct, done.schedule_gap_pp,
    )  # fmt: skip


def _reported(
    warehouse: Warehouse,
    indicator: str,
    regions: Sequence[str],
    category: str,
    start: int,
    end: int,
    as_of: int | None,
) -> dict[str, _Found]:
    rows = warehouse.query(
        "ranking",
        indicator=indicator,
        category=category,
        regions=list(regions),
        start=start,
        end=end,
        as_of=EVERY_LOAD if as_of is None else as_of,
    )
    found: dict[str, _Found] = {}
    for region, measure, last, value, status in rows:
        known = found.get(region, _NOTHING)
        if measure == "actual" and last == end:
            found[region] = known._replace(value=value, status=status)
        elif measure == "actual":
            found[region] = known._replace(base_value=value)
        elif measure == "yoy_reported" and last == end:
            found[region] = known._replace(yoy_reported_pct=value)
    return found


def _derived(
    warehouse: Warehouse,
    indicator: str,
    regions: Sequence[str],
    category: str,
    span: Period,
    as_of: int | None,
) -> dict[str, _Found]:
    if span.basis not in BASES:
        return {}
    rows = growth(warehouse, [indicator], regions, [category], span.basis, span.end, span.end, as_of)
    return {
        row.region: _Found(
            row.value, row.status, row.base_value, row.yoy_reported_pct, row.growth_status == "merged_period"
        )
        for row in rows
        if row.period_start == span.start
    }
