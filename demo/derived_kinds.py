"""Kinds of invented indicators that follow from others: rates, balances, a result that may be a loss."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from demo import paths
from demo.kinds import NO_CUT, Known, Series, with_city
from demo.paths import CURVES, FIRST_MONTH, LAST_MONTH, SEASONS, Path
from demo.regions import CITY


@dataclass(frozen=True)
class Rate:
    """One printed figure over another, in per cent."""

    name: str
    numerator: str
    denominator: str
    timing: str = "cumulative"
    floor: float | None = None

    def make(self, known: Known) -> Series:
        """By region; no figure over zero or nothing. ``floor`` is the target of each year."""
        above, below = known[self.numerator], known[self.denominator]
        values = {
            region: {
                month: round(value / below.values[region][month] * 100, 1)
                for month, value in path.items()
                if below.values[region].get(month)
            }
            for region, path in above.values.items()
        }
        series = Series(self.name, "%", self.timing, values, january=above.january and below.january)
        if self.floor is not None:
            series.targets = {CITY: dict.fromkeys(range(2023, 2027), self.floor)}
        return series


@dataclass(frozen=True)
class MonthsOfSupply:
    """Stock over the average monthly flow of the last twelve months (rule V2)."""

    name: str
    stock: str
    flow: str

    def make(self, known: Known) -> Series:
        """One figure a month's end, from the first year's end on."""
        flows = known[self.flow].flows.values()
        city: Path = {}
        for month, held in known[self.stock].values[CITY].items():
            if month >= FIRST_MONTH + 11:
                sold = sum(path[past] for path in flows for past in range(month - 11, month + 1))
                city[month] = round(held / sold * 12, 1)
        return Series(self.name, "个月", "point", {CITY: city}, january=known[self.stock].january)


@dataclass(frozen=True)
class Rectified:
    """The part of what was found this year that has been put right."""

    name: str
    unit: str
    of: str

    def make(self, known: Known) -> Series:
        """Whole numbers that never fall within a year."""
        found = known[self.of].values
        regions = [region for region in found if region != CITY] or [CITY]
        values = {region: self._path(region, found[region]) for region in regions}
        return Series(self.name, self.unit, "cumulative", with_city(values, 0))

    def _path(self, region: str, found: Path) -> Path:
        cast = paths.dice(self.name, region)
        slower = {year: cast.uniform(0.0, 0.05) for year in range(2018, 2027)}
        return {
            month: float(int(count * (CURVES["rectified"][month % 12] - slower[month // 12])))
            for month, count in found.items()
        }


@dataclass(frozen=True)
class Level:
    """A share that is measured, not counted up: it drifts over the years and trembles a little."""

    name: str
    levels: Mapping[int, float]
    timing: str = "point"
    noise: float = 0.2

    def make(self, known: Known) -> Series:
        """One figure a month, in per cent."""
        cast = paths.dice(self.name)
        months = range(FIRST_MONTH, LAST_MONTH + 1)
        city = {
            month: round(min(paths.drift(self.levels, month) + cast.gauss(0, self.noise), 100), 1)
            for month in months
        }
        return Series(self.name, "%", self.timing, {CITY: city})


@dataclass(frozen=True)
class Carried:
    """Floor space under construction: what a year takes over and what it starts; not additive."""

    name: str
    unit: str
    level: float
    started: str
    completed: str

    def make(self, known: Known) -> Series:
        """Cumulative figures; a year takes over what the last one did not complete."""
        started, completed = known[self.started], known[self.completed]
        city: Path = {}
        taken_over = self.level
        for month, value in started.values[CITY].items():
            city[month] = round(taken_over + value, 2)
            if month % 12 == 11:
                taken_over = city[month] - completed.values[CITY][month]
        growth = {CITY: paths.growth_rates(city, NO_CUT)}
        return Series(self.name, self.unit, "cumulative", {CITY: city}, january=False, growth=growth)


@dataclass(frozen=True)
class Balance:
    """Households on the books: those at the year's opening, those who came, less those who left."""

    name: str
    unit: str
    level: float
    came: str
    left: str

    def make(self, known: Known) -> Series:
        """One figure a month's end, from the printed cumulative flows."""
        came, left = known[self.came].values, known[self.left].values
        first_year = FIRST_MONTH + 11
        values = {}
        for region in [region for region in came if region != CITY]:
            opening = float(round(self.level * came[region][first_year] / came[CITY][first_year]))
            path: Path = {}
            for month, count in came[region].items():
                path[month] = opening + count - left[region][month]
                opening = path[month] if month % 12 == 11 else opening
            values[region] = path
        return Series(self.name, self.unit, "point", with_city(values, 0))


@dataclass(frozen=True)
class Profit:
    """A result that may be a loss: each year's outcome spread over its months."""

    name: str
    unit: str
    outcomes: Mapping[int, float]

    def make(self, known: Known) -> Series:
        """Cumulative figures of the city, negative where the year loses money."""
        cast = paths.dice(self.name)
        flows = {
            year * 12 + index: outcome * share / 100 + cast.gauss(0, 0.06)
            for year, outcome in self.outcomes.items()
            for index, share in enumerate(SEASONS["sales"])
            if year * 12 + index <= LAST_MONTH
        }
        return Series(self.name, self.unit, "cumulative", {CITY: paths.cumulate(flows, 2)}, january=False)
