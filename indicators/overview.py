"""All indicators of one region in one month: the question that ``overview.sql`` answers."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

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
    told: dict[str, dict[tuple[str, int], _Told]] = defaultdict(dict)
    for code, measure, reach, value, status, base_value in rows:
        told[code][measure, reach] = (value, status, base_value)
    defined = definitions(warehouse)
    found = (_figure(defined[code], region, end, told[code]) for code in sorted(told) if code in defined)
    return [figure for figure in found if figure is not None]


# Value, status, and last year's value of one span.
_Told = tuple[float | None, str | None, float | None]
_NOTHING: _Told = (None, None, None)


def _figure(
    definition: Definition, region: str, end: int, told: dict[tuple[str, int], _Told]
) -> Overview | None:
    reaches = [
        reach for (measure, reach), each in told.items() if measure != "target" and each[0] is not None
    ]
    if not reaches:
        return None
    reach = end % 12 if end % 12 in reaches else max(reaches)
    value, status, base_value = told.get(("actual", reach), _NOTHING)
    reported = told.get(("yoy_reported", reach), _NOTHING)[0]
    target = told.get(("target", 11), _NOTHING)[0]
    broken = definition.broken(region, "", end - reach - 12, end)
    judged = judge(value, base_value, reported, percent=definition.percent, broken=broken)
    so_far = definition.kind == "flow" and reach == end % 12
    return Overview(
        definition.code, end - reach, end, value, definition.unit, status, base_value, reported,
        judged.yoy_computed_pct, judged.growth_status, judged.yoy_pp, target,
        progress(value if so_far else None, target, end),
    )  # fmt: skip
