"""Kinds that stand in a ledger: plans known from January on, listed tasks and what is cleared of them."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from demo import paths
from demo.kinds import Known, Series, with_city
from demo.paths import LAST_MONTH, Path
from demo.regions import CITY, weights


@dataclass(frozen=True)
class Planned:
    """The year's plan of another indicator, repeated on every month's progress sheet."""

    name: str
    unit: str
    of: str

    def make(self, known: Known) -> Series:
        """A point at every month's end for which there is progress."""
        source = known[self.of]
        values = {
            region: {month: source.targets[region][month // 12] for month in path}
            for region, path in source.values.items()
        }
        return Series(self.name, self.unit, "point", values)


@dataclass(frozen=True)
class Listed:
    """A task that grows whenever a list is added; ``lists`` are the sizes by the month they came."""

    name: str
    unit: str
    lists: Mapping[int, float]
    spread: str = ""

    def make(self, known: Known) -> Series:
        """The sum of the lists so far, from the first one on."""
        values = {
            region: {
                month: sum(float(round(size * share)) for start, size in self.lists.items() if start <= month)
                for month in range(min(self.lists), LAST_MONTH + 1)
            }
            for region, share in weights(self.spread).items()
        }
        return Series(self.name, self.unit, "point", with_city(values, 0))


@dataclass(frozen=True)
class Cleared:
    """What has been done of a listed task since it began; two thirds are done in ``pace`` months."""

    name: str
    unit: str
    of: str
    pace: float

    def make(self, known: Known) -> Series:
        """Whole numbers that never fall."""
        due = known[self.of].values
        regions = [region for region in due if region != CITY] or [CITY]
        values = {region: self._path(region, due[region]) for region in regions}
        return Series(self.name, self.unit, "point", with_city(values, 0))

    def _path(self, region: str, due: Path) -> Path:
        pace = self.pace * paths.dice(self.name, region).uniform(0.85, 1.15)
        added = {month: value - due.get(month - 1, 0.0) for month, value in due.items()}
        return {
            month: float(
                int(
                    sum(
                        size * (1 - math.exp(-(((month - start + 1) / pace) ** 1.2)))
                        for start, size in added.items()
                        if size and start <= month
                    )
                )
            )
            for month in due
        }


@dataclass(frozen=True)
class Remaining:
    """What is left of a task."""

    name: str
    unit: str
    due: str
    done: str

    def make(self, known: Known) -> Series:
        """Due less done, by region."""
        due, done = known[self.due].values, known[self.done].values
        values = {
            region: {month: due[region][month] - path[month] for month in path}
            for region, path in done.items()
        }
        return Series(self.name, self.unit, "point", values)


@dataclass(frozen=True)
class Portion:
    """A counted part of a stock: lamps that burn, households that are connected."""

    name: str
    unit: str
    of: str
    share: Mapping[int, float]
    noise: float = 0.001

    def make(self, known: Known) -> Series:
        """Whole numbers, never more than the stock."""
        cast = paths.dice(self.name)
        city = {
            month: min(
                float(round(held * (paths.drift(self.share, month) + cast.gauss(0, self.noise)))), held
            )
            for month, held in known[self.of].values[CITY].items()
        }
        return Series(self.name, self.unit, "point", {CITY: city})


@dataclass(frozen=True)
class Yearly:
    """A count that is reported once a year, in December."""

    name: str
    unit: str
    counts: Mapping[int, float]

    def make(self, known: Known) -> Series:
        """One figure a year, of the city."""
        city = {
            year * 12 + 11: float(count)
            for year, count in self.counts.items()
            if year * 12 + 11 <= LAST_MONTH
        }
        return Series(self.name, self.unit, "year", {CITY: city})
