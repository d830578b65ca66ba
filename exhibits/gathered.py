"""A reader that asks once for all figures of some regions in a month, since a template may name any."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, cached_property

from exhibits.reader import Codes, HeldGoal, Reader
from indicators.catalog import Catalog
from indicators.goals import Pursuit
from indicators.growth import Growth
from indicators.inventory import Inventory
from indicators.loads import Load
from indicators.period import Period
from indicators.places import Places
from indicators.ranking import Key

BACK = 3  # months before, as far as acceleration is told from


class Gathered(Reader):
    """Answers of ``behind`` for a month; figures, targets and places are asked for once and then kept.

    ``regions`` are those that will be told of; the ones above them are read too, for averages.
    """

    def __init__(self, behind: Reader, catalog: Catalog, regions: Sequence[str], end: int) -> None:
        super().__init__(behind.warehouse)
        self._behind, self.end = behind, end
        self.told = tuple(regions)
        above = dict.fromkeys(catalog.regions[code].parent for code in regions)
        self._regions = (*self.told, *(code for code in above if code and code not in self.told))
        lines = {(each.indicator, each.category) for code in regions for each in behind.held.of_region(code)}
        self.lines = sorted((line for line in lines if line[0] in catalog.indicators), key=_order(catalog))
        self._codes = tuple(dict.fromkeys(code for code, _ in self.lines))
        self._categories = tuple(sorted({category for _, category in self.lines}))
        self._basis = cache(self._every)
        self._places = cache(behind.places)

    @cached_property
    def held(self) -> Inventory:
        """Every series of the build."""
        return self._behind.held

    @cached_property
    def loads(self) -> dict[int, Load]:
        """Every load of the build, by number."""
        return self._behind.loads

    @cached_property
    def goals(self) -> list[HeldGoal]:
        """Every target."""
        return self._behind.goals

    def rows(
        self, indicators: Codes, regions: Codes, categories: Codes, basis: str, start: int, end: int
    ) -> list[Growth]:
        """The figures of a view, in the order of the codes asked for."""
        kept = set(regions) <= set(self._regions) and set(indicators) <= set(self._codes)
        if not kept or not self.end - BACK <= start <= end <= self.end:
            return self._behind.rows(indicators, regions, categories, basis, start, end)
        held = self._basis(basis)
        found = (row for code in indicators for place in regions for row in held.get((code, place), ()))
        return [row for row in found if row.category in categories and start <= row.period_end <= end]

    def places(
        self, indicator: str, regions: Codes, category: str, span: Period, by: Key, before: Period | None
    ) -> Places:
        """The regions ranked: once for all that are ranked with each other."""
        return self._places(indicator, regions, category, span, by, before)

    def pursuits(self, regions: Codes, indicators: Codes | None, end: int) -> list[Pursuit]:
        """Targets with what was done towards them."""
        if end != self.end or not set(regions) <= set(self.told):
            return self._behind.pursuits(regions, indicators, end)
        return [
            each
            for region in regions
            for each in self._aims.get(region, ())
            if indicators is None or each.goal.indicator in indicators
        ]

    @cached_property
    def _aims(self) -> dict[str, list[Pursuit]]:
        found: dict[str, list[Pursuit]] = {}
        for each in self._behind.pursuits(self.told, None, self.end):
            found.setdefault(each.goal.region, []).append(each)
        return found

    def _every(self, basis: str) -> dict[tuple[str, str], list[Growth]]:
        found: dict[tuple[str, str], list[Growth]] = {}
        if self._codes:
            asked = self._codes, self._regions, self._categories, basis, self.end - BACK, self.end
            for row in self._behind.rows(*asked):
                found.setdefault((row.indicator, row.region), []).append(row)
        return found


def _order(catalog: Catalog) -> Callable[[tuple[str, str]], tuple[int, int, str]]:
    """Topics in their order, indicators in the catalogue's, the whole before its parts."""
    places = {code: place for place, code in enumerate(catalog.indicators)}

    def key(line: tuple[str, str]) -> tuple[int, int, str]:
        topic = catalog.topics[catalog.indicators[line[0]].topic]
        return topic.ordinal, places[line[0]], line[1]

    return key
