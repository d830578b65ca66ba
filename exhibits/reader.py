"""What exhibits are made of, asked of one build; a screen lays its cache over the questions that cost."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from desk.phrasing import Phrasing, PhrasingError, phrasing
from exhibits.report import PATTERN, PatternError, check
from exhibits.source import loads_behind
from indicators import contribution as contributing
from indicators import freshness as newness
from indicators import goals, growth, inventory, places, targets
from indicators import loads as loading
from indicators import total as totals
from indicators.catalog import Catalog, Indicator
from indicators.contribution import By, Contribution
from indicators.freshness import Freshness
from indicators.goals import Pursuit
from indicators.growth import Growth
from indicators.inventory import Held, Inventory
from indicators.loads import Load
from indicators.period import Period
from indicators.places import Places
from indicators.ranking import Key
from indicators.total import Total
from indicators.warehouse import Warehouse

HeldGoal = tuple[str, str, str, int]  # indicator, region, category and year of a target
Codes = tuple[str, ...]


class Reader:
    """Answers of one build, each asked when it is wanted, and once: it lives as long as a basket is made."""

    def __init__(self, warehouse: Warehouse) -> None:
        self.warehouse = warehouse
        self._rows_kept: dict[tuple[object, ...], list[Growth]] = {}
        self._places_kept: dict[tuple[object, ...], Places] = {}

    @cached_property
    def held(self) -> Inventory:
        """Every series of the build."""
        return inventory.inventory(self.warehouse)

    @cached_property
    def phrasing(self) -> Phrasing:
        """How the bureau words its sentences; as the house does where its file cannot be used."""
        try:
            found = phrasing(self.warehouse.path.parents[1])
            check(found.clauses or PATTERN)
        except (PhrasingError, PatternError):
            return Phrasing()
        return found

    @cached_property
    def loads(self) -> dict[int, Load]:
        """Every load of the build, by number."""
        return loading.loads(self.warehouse)

    @cached_property
    def goals(self) -> list[HeldGoal]:
        """Every target."""
        return goals.goals_held(self.warehouse)

    def rows(
        self, indicators: Codes, regions: Codes, categories: Codes, basis: str, start: int, end: int
    ) -> list[Growth]:
        """The figures of a view, in the order of the codes asked for."""
        asked = (indicators, regions, categories, basis, start, end)
        if asked not in self._rows_kept:
            found = growth.growth(self.warehouse, indicators, regions, categories, basis, start, end)
            order = {code: at for codes in (indicators, regions) for at, code in enumerate(codes)}
            self._rows_kept[asked] = sorted(found, key=lambda row: (order[row.indicator], order[row.region]))
        return self._rows_kept[asked]

    def line_rows(
        self,
        lines: Sequence[Held],
        indicators: Codes,
        regions: Codes,
        categories: Codes,
        basis: str,
        start: int,
        end: int,
    ) -> list[Growth]:
        """``rows`` of a few ``lines``, which are read whole: another end of the span is no other question."""
        whole = min(line.first_end for line in lines), max(line.last_end for line in lines)
        rows = self.rows(indicators, regions, categories, basis, *whole)
        return [row for row in rows if start <= row.period_end <= end]

    def loads_of(self, rows: Sequence[Growth]) -> list[Load]:
        """The loads that the figures came with, oldest first."""
        return self.numbered(loads_behind(rows))

    def numbered(self, numbers: set[int]) -> list[Load]:
        """The loads with these numbers, oldest first."""
        return [self.loads[number] for number in sorted(numbers) if number in self.loads]

    def targets(self, region: str, month: int) -> dict[tuple[str, str], float]:
        """The annual targets of a region for the year of a month."""
        return targets.targets(self.warehouse, region, month)

    def target_of(self, rows: Sequence[Growth], basis: str) -> float | None:
        """The annual target of the newest of one line's figures, where it adds up towards one."""
        row = rows[-1]
        if basis != "cumulative":
            return None
        return self.targets(row.region, row.period_end).get((row.indicator, row.category))

    def freshness(self, regions: Codes) -> list[Freshness]:
        """How new every indicator is in these regions, which should be all of one parent."""
        return newness.freshness(self.warehouse, regions)

    def places(
        self, indicator: str, regions: Codes, category: str, span: Period, by: Key, before: Period | None
    ) -> Places:
        """The regions ranked."""
        asked = (indicator, regions, category, span, by, before)
        if asked not in self._places_kept:
            self._places_kept[asked] = places.places(self.warehouse, *asked)
        return self._places_kept[asked]

    def region_targets(
        self, indicator: str, regions: Codes, category: str, month: int
    ) -> dict[int, dict[str, float]]:
        """The annual targets of the regions, by year."""
        return places.region_targets(self.warehouse, indicator, regions, category, month)

    def total(
        self, catalog: Catalog, indicator: Indicator, parent: str, regions: Codes, category: str, span: Period
    ) -> Total:
        """What the regions make together."""
        return totals.total(self.warehouse, catalog, indicator, parent, regions, category, span)

    def contribution(
        self, indicator: Indicator, region: str, by: By, parts: Codes, category: str, span: Period
    ) -> Contribution:
        """What moved the total."""
        return contributing.contribution(self.warehouse, indicator, region, by, parts, category, span)

    def pursuits(self, regions: Codes, indicators: Codes | None, end: int) -> list[Pursuit]:
        """Targets with what was done towards them."""
        return goals.pursuits(self.warehouse, regions, indicators, end)
