"""A region's record: what it corrected after the first report, and how often it came late (V1)."""

from __future__ import annotations

from collections.abc import Iterable
from statistics import median
from typing import NamedTuple

from indicators.catalog import Catalog
from indicators.quality import EVERYTHING, Scope, places_of
from indicators.warehouse import Warehouse


class Correction(NamedTuple):
    """A figure that says something else than at first; ``preliminary`` where it had said it would."""

    indicator: str
    region: str
    category: str
    period_start: int
    period_end: int
    measure: str
    first_value: float
    first_decimals: int
    first_load: int
    preliminary: bool
    value: float
    decimals: int
    load: int
    versions: int
    sheet: str
    cell: str

    @property
    def change_pct(self) -> float | None:
        """How far a level moved, in per cent of what was told first; None without a base above zero (G4)."""
        if self.measure == "yoy_reported" or self.first_value <= 0:
            return None
        return (self.value / self.first_value - 1) * 100


class Record(NamedTuple):
    """One region: how much it told, corrected (``preliminary_count`` of it announced) and told late.

    ``change_pct`` is the middle and ``most_pct`` the largest of the sizes by which levels moved; rates and
    growths move in points and are only counted. ``behind_days`` is the middle of the days behind the first
    of the regions beside it.
    """

    region: str
    figure_count: int
    compared_count: int
    behind_count: int
    behind_days: float | None
    corrected_count: int = 0
    preliminary_count: int = 0
    change_pct: float | None = None
    most_pct: float | None = None


def corrections(
    warehouse: Warehouse, scope: Scope = EVERYTHING, as_of: int | None = None
) -> list[Correction]:
    """Every figure that was corrected, the newest span first."""
    return [Correction(*row) for row in warehouse.query("quality_corrections", **scope.asked())]


def records(
    warehouse: Warehouse,
    catalog: Catalog,
    corrected: Iterable[Correction],
    scope: Scope = EVERYTHING,
) -> list[Record]:
    """The regions of the scope in administrative order, with what they ``corrected`` in it."""
    by_region: dict[str, list[Correction]] = {}
    for each in corrected:
        by_region.setdefault(each.region, []).append(each)
    rows = warehouse.query("quality_record", **scope.asked(), **places_of(catalog))
    told = {row[0]: row for row in rows}
    return [
        Record._make((*told[code], *_moved(by_region.get(code, []), catalog)))
        for code in catalog.regions
        if code in told
    ]


def _moved(corrected: list[Correction], catalog: Catalog) -> tuple[int, int, float | None, float | None]:
    levels = [each for each in corrected if not catalog.indicators[each.indicator].percent]
    sizes = [abs(each.change_pct) for each in levels if each.change_pct is not None]
    preliminary = sum(each.preliminary for each in corrected)
    return len(corrected), preliminary, median(sizes) if sizes else None, max(sizes, default=None)
