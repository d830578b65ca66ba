"""All indicators of one region in one month: the question that ``overview.sql`` answers."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any, NamedTuple

from indicators.definitions import Definition, definitions
from indicators.growth import EVERY_LOAD
from indicators.judgement import GrowthStatus, judge
from indicators.progress import Progress, progress
from indicators.warehouse import Warehouse


class Overview(NamedTuple):
    """One indicator's figure of the month: the year so far, or the point in time, as it was reported."""

    indicator: str
    period_start: int
    period_end: int
    value: float | None
    unit: str
    status: str | None
    base_value: float | None
    yoy_reported_pct: float | None
    yoy_computed_pct: float | None
    growth_status: GrowthStatus
    yoy_pp: float | None
    target_value: float | None
    progress: Progress


def overview(warehouse: Warehouse, region: str, end: int, as_of: int | None = None) -> list[Overview]:
    """Every indicator that the region reported for a span ending in ``end``, by code.

    Of several spans the year so far comes first, then the longest; growth has the statuses of rule G4, the
    annual target the completion and schedule of rule T1.
    """
    known = EVERY_LOAD if as_of is None else as_of
    rows = warehouse.query("overview", region=region, end=end, january=end // 12 * 12, as_of=known)
    defined = definitions(warehouse)
    found = [
        _figure(defined[code], region, end, list(own))
        for code, own in groupby(sorted(rows, key=_code), key=_code)
        if code in defined
    ]
    return [figure for figure in found if figure is not None]


def _code(row: tuple[Any, ...]) -> str:
    return str(row[0])


def _figure(
    definition: Definition, region: str, end: int, rows: Iterable[tuple[Any, ...]]
) -> Overview | None:
    rows = list(rows)
    told = [row for row in rows if row[2] is not None or row[5] is not None]
    if not told:
        return None
    _, reach, value, status, base_value, reported, _ = max(told, key=lambda row: (row[1] == end % 12, row[1]))
    target = next((row[6] for row in rows if row[6] is not None), None)
    judged = judge(
        value,
        base_value,
        reported,
        percent=definition.percent,
        broken=definition.broken(region, "", end - reach - 12, end),
    )
    so_far = definition.kind == "flow" and reach == end % 12
    return Overview(
        definition.code, end - reach, end, value, definition.unit, status, base_value, reported,
        judged.yoy_computed_pct, judged.growth_status, judged.yoy_pp, target,
        progress(value if so_far else None, target, end),
    )  # fmt: skip
