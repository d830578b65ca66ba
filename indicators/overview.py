"""All indicators of one region in one month: the question that ``overview.sql`` answers."""

from __future__ import annotations

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
    december = end // 12 * 12 + 11
    told: dict[str, _Told] = {}
    rows = warehouse.query(
        "overview", region=region, end=end, year_before=end - 12, december=december, as_of=known
    )
    for code, measure, start, last, value, status in rows:
        told.setdefault(code, {})[measure, start, last] = (value, status)
    defined = definitions(warehouse)
    found = (_figure(defined[code], region, end, told[code]) for code in sorted(told) if code in defined)
    return [figure for figure in found if figure is not None]


# Value and status by measure, first and last month.
_Told = dict[tuple[str, int, int], tuple[float, str]]
_NOTHING = (None, None)


def _figure(definition: Definition, region: str, end: int, told: _Told) -> Overview | None:
    january = end // 12 * 12
    start = january if ("actual", january, end) in told else _start(told, january, end)
    if start is None:
        return None
    value, status = told.get(("actual", start, end), _NOTHING)
    base_value, _ = told.get(("actual", start - 12, end - 12), _NOTHING)
    reported, _ = told.get(("yoy_reported", start, end), _NOTHING)
    target, _ = told.get(("target", january, january + 11), _NOTHING)
    broken = bool(definition.breaks) and definition.broken(region, "", start - 12, end)
    growth_status, computed, points = judge(
        value, base_value, reported, percent=definition.percent, broken=broken
    )
    return Overview(
        definition.code, start, end, value, definition.unit, status, base_value, reported,
        computed, growth_status, points, target, start == january and definition.kind == "flow",
    )  # fmt: skip


def _start(told: _Told, january: int, end: int) -> int | None:
    """Where the span to show begins if the year so far has no level; None where no span ends now."""
    starts = [start for measure, start, last in told if last == end and not measure.startswith("target")]
    return january if january in starts else min(starts, default=None)
