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
    so_far: bool

    @property
    def progress(self) -> Progress:
        """How far the year's target is done; only a flow's year so far can be held against it (rule T1)."""
        return progress(self.value if self.so_far else None, self.target_value, self.period_end)


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
    reach = _reach(told, end % 12)
    if reach is None:
        return None
    value, status, base_value = told.get(("actual", reach), _NOTHING)
    reported = told.get(("yoy_reported", reach), _NOTHING)[0]
    target = told.get(("target", 11), _NOTHING)[0]
    start = end - reach
    broken = bool(definition.breaks) and definition.broken(region, "", start - 12, end)
    growth_status, computed, points = judge(
        value, base_value, reported, percent=definition.percent, broken=broken
    )
    return Overview(
        definition.code, start, end, value, definition.unit, status, base_value, reported,
        computed, growth_status, points, target, reach == end % 12 and definition.kind == "flow",
    )  # fmt: skip


def _reach(told: dict[tuple[str, int], _Told], usual: int) -> int | None:
    """Which of the spans told of to show: the year so far, else the longest; None where none ends now."""
    if told.get(("actual", usual), _NOTHING)[0] is not None:
        return usual
    now = [
        reach for (measure, reach), figures in told.items() if measure != "target" and figures[0] is not None
    ]
    return usual if usual in now else max(now, default=None)
