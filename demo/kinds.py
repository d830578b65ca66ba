"""Kinds of invented indicators: each says how its figures come about, and makes its series."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from demo import paths
from demo.paths import Path
from demo.regions import CITY, PRICE_FACTORS, weights

NO_CUT: Mapping[int, float] = {}


def years(*values: float, first: int = 2019) -> dict[int, float]:
    """Values of consecutive years."""
    return dict(enumerate(values, first))


@dataclass
class Series:
    """One indicator's figures by region, as printed, with their growth and annual targets.

    ``timing``: cumulative, quarterly (cumulative at quarter ends), point, year. ``flows``: unrounded months.
    """

    name: str
    unit: str
    timing: str
    values: dict[str, Path]
    category: str = ""
    january: bool = True
    printed: bool = True
    growth: dict[str, Path] = field(default_factory=dict)
    targets: dict[str, Path] = field(default_factory=dict)
    flows: dict[str, Path] = field(default_factory=dict)


Known = Mapping[str, Series]


def with_city(values: dict[str, Path], decimals: int) -> dict[str, Path]:
    """Districts under their city's sum; a city that has no districts here stays alone."""
    return values if CITY in values else {CITY: paths.total(values.values(), decimals), **values}


def _rates(values: dict[str, Path], published: Mapping[int, float] | None) -> dict[str, Path]:
    if published is None:
        return {}
    return {region: paths.growth_rates(path, published) for region, path in values.items()}


@dataclass(frozen=True)
class Flow:
    """A flow with a season. ``published`` prints growth, on a base cut by these per cent, or NO_CUT."""

    name: str
    unit: str
    level: float
    growth: Mapping[int, float]
    season: str = "office"
    spread: str = ""
    decimals: int = 2
    stray: float = 2.5
    noise: float = 0.04
    sensitivity: float = 1.0
    january: bool = True
    timing: str = "cumulative"
    printed: bool = True
    published: Mapping[int, float] | None = None
    step: tuple[int, float] | None = None
    hopes: Mapping[int, float] = field(default_factory=dict)

    def make(self, known: Known) -> Series:
        """Months from dice, then sums since January."""
        flows = {region: self._flow(region, share) for region, share in weights(self.spread).items()}
        values = {region: paths.cumulate(path, self.decimals) for region, path in flows.items()}
        series = Series(
            self.name, self.unit, self.timing, with_city(values, self.decimals), january=self.january
        )
        series.printed = self.printed
        series.flows = flows
        series.growth = _rates(series.values, self.published)
        if self.hopes:
            series.targets = with_city({region: self._targets(path) for region, path in values.items()}, 0)
        return series

    def _flow(self, region: str, share: float) -> Path:
        temper = paths.Temper(self.season, self.stray, self.noise, self.sensitivity)
        path = paths.flow(paths.dice(self.name, region), self.level * share, self.growth, temper)
        if self.step:
            start, factor = self.step
            path = {month: value * factor if month >= start else value for month, value in path.items()}
        return path

    def _targets(self, path: Path) -> Path:
        """A target is last year's result and the growth that was hoped for, as a round number."""
        return {
            year: float(round(path[year * 12 - 1] * (1 + rate / 100))) for year, rate in self.hopes.items()
        }


@dataclass(frozen=True)
class Share:
    """A part of another flow, or its worth at a price: each month times a share that drifts."""

    name: str
    unit: str
    of: str
    share: Mapping[int, float]
    category: str = ""
    decimals: int = 2
    noise: float = 0.01
    priced: bool = False
    city_only: bool = False
    timing: str = "cumulative"
    published: Mapping[int, float] | None = None

    def make(self, known: Known) -> Series:
        """Months of the other flow times the share, then sums since January."""
        source = known[self.of]
        flows = {region: self._part(region, path) for region, path in source.flows.items()}
        values = {region: paths.cumulate(path, self.decimals) for region, path in flows.items()}
        values = with_city(values, self.decimals)
        if self.city_only:
            values = {CITY: values[CITY]}
        series = Series(self.name, self.unit, self.timing, values, self.category, source.january)
        series.flows = flows
        series.growth = _rates(values, self.published)
        return series

    def _part(self, region: str, path: Path) -> Path:
        cast = paths.dice(self.name, self.category, region)
        factor = PRICE_FACTORS.get(region, 1.0) if self.priced else 1.0
        return {
            month: value * factor * paths.drift(self.share, month) * (1 + cast.gauss(0, self.noise))
            for month, value in path.items()
        }


@dataclass(frozen=True)
class Stock:
    """A month-end stock that drifts."""

    name: str
    unit: str
    level: float
    growth: Mapping[int, float]
    spread: str = ""
    decimals: int = 0
    noise: float = 0.004
    january: bool = True

    def make(self, known: Known) -> Series:
        """One figure a month's end."""
        values = {}
        for region, share in weights(self.spread).items():
            path = paths.stock(paths.dice(self.name, region), self.level * share, self.growth, self.noise)
            values[region] = {month: round(value, self.decimals) for month, value in path.items()}
        return Series(self.name, self.unit, "point", with_city(values, self.decimals), january=self.january)


@dataclass(frozen=True)
class Plan:
    """Progress on an annual plan, which is printed as the year's target where there is one."""

    name: str
    unit: str
    plans: Mapping[int, float]
    curve: str = "finish"
    spread: str = ""
    reached: float = 0.995
    decimals: int = 0
    targeted: bool = True

    def make(self, known: Known) -> Series:
        """Each district's share of the plan, and how far it has come."""
        plans = {
            region: {
                year: float(round(planned * share, self.decimals)) for year, planned in self.plans.items()
            }
            for region, share in weights(self.spread).items()
        }
        values = {}
        for region, own in plans.items():
            path = paths.progress(paths.dice(self.name, region), own, self.curve, self.reached)
            values[region] = {month: round(value, self.decimals) for month, value in path.items()}
        series = Series(self.name, self.unit, "cumulative", with_city(values, self.decimals))
        if self.targeted:
            series.targets = with_city(plans, self.decimals)
        return series
