"""Who is late with what: ``freshness.sql`` over every kind of region, and ``quality_late.sql``."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Final, NamedTuple

from indicators.catalog import Catalog, Region
from indicators.freshness import Freshness, freshness
from indicators.quality import Scope
from indicators.warehouse import Warehouse

# Who is so many months behind the others has stopped, or reports another way; a year's figure takes longer.
STOPPED: Final = 12
STOPPED_YEARLY: Final = 36


class Late(NamedTuple):
    """One indicator that a region has not reported up to the month of its siblings; months are numbers.

    ``newest_end`` is the last month that it did report, with the figure of the longest span that ends there;
    ``due_end`` the month that others have. ``stopped`` where it lies too far back to be merely late.
    """

    indicator: str
    region: str
    newest_end: int
    due_end: int
    stopped: bool
    period_start: int
    value: float
    decimals: int
    load: int
    sheet: str
    cell: str

    @property
    def months_late(self) -> int:
        """How many months the others are ahead."""
        return self.due_end - self.newest_end

    @property
    def since(self) -> int:
        """The first month that is missing."""
        return self.newest_end + 1


class Lateness(NamedTuple):
    """What was looked at: ``compared`` has the indicator × region pairs that siblings could be late for."""

    late: tuple[Late, ...]
    compared: tuple[tuple[str, str], ...]

    def of(self, scope: Scope) -> Lateness:
        """What of it concerns the regions and indicators of a scope."""
        return Lateness(
            tuple(each for each in self.late if scope.holds(each.indicator, each.region)),
            tuple(pair for pair in self.compared if scope.holds(*pair)),
        )


def lateness(warehouse: Warehouse, catalog: Catalog, end: int | None = None) -> Lateness:
    """Of all regions of the catalogue, each beside those of its kind in the same region above (rule R1).

    ``end`` looks back: what was missing once everybody had reported up to that month. Series that only one
    region reports can be late for nobody.
    """
    rows: list[Freshness] = []
    for group in _groups(catalog):
        found = freshness(warehouse, [region.code for region in group])
        shared = {code for code, own in groupby(found, key=lambda one: one.indicator) if len(list(own)) > 1}
        rows += [row for row in found if row.indicator in shared and row.indicator in catalog.indicators]
    late = [(row, min(row.sibling_end, row.sibling_end if end is None else end)) for row in rows]
    behind = [(row, due) for row, due in late if row.newest_end < due]
    return Lateness(
        tuple(_placed(warehouse, catalog, behind)), tuple((row.indicator, row.region) for row in rows)
    )


def _groups(catalog: Catalog) -> Iterable[list[Region]]:
    kinds: dict[tuple[str, str], list[Region]] = {}
    for region in catalog.regions.values():
        if region.parent:
            kinds.setdefault((region.parent, region.level), []).append(region)
    return [group for group in kinds.values() if len(group) > 1]


def _placed(warehouse: Warehouse, catalog: Catalog, behind: list[tuple[Freshness, int]]) -> list[Late]:
    if not behind:
        return []
    rows = warehouse.query(
        "quality_late",
        indicators=[row.indicator for row, _ in behind],
        regions=[row.region for row, _ in behind],
        ends=[row.newest_end for row, _ in behind],
    )
    figures = {(row[0], row[1]): row[2:] for row in rows}
    return [
        Late(row.indicator, row.region, row.newest_end, due, _stopped(catalog, row, due), *found)
        for row, due in behind
        if (found := figures.get((row.indicator, row.region)))
    ]


def _stopped(catalog: Catalog, row: Freshness, due: int) -> bool:
    yearly = catalog.indicators[row.indicator].reporting == "year"
    return due - row.newest_end >= (STOPPED_YEARLY if yearly else STOPPED)
