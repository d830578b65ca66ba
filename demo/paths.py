"""Paths of invented figures: seasons, shocks and drift, the same on every run.

A month is year * 12 + month - 1; a path is a figure by month.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Path = dict[int, float]

# One year before the first that is printed, so that 2019 has a base for its published growth.
FIRST_MONTH, LAST_MONTH = 2018 * 12, 2026 * 12 + 9
FIRST_PRINTED = 2019 * 12

# Share of a year's flow that falls in each month, in per cent.
SEASONS = {
    "output": (4.1, 3.4, 8.0, 7.4, 7.9, 11.0, 7.6, 7.8, 9.4, 8.6, 9.2, 15.6),
    "investment": (4.6, 4.2, 8.4, 8.2, 9.0, 12.2, 8.5, 8.3, 9.3, 8.6, 8.4, 10.3),
    "sales": (6.3, 4.4, 8.5, 7.6, 8.5, 11.3, 7.4, 7.5, 8.9, 8.2, 8.6, 12.8),
    "completion": (6.0, 3.6, 4.9, 4.4, 5.0, 6.5, 5.6, 5.8, 7.3, 7.7, 11.6, 31.6),
    "even": (8.3, 7.9, 8.4, 8.2, 8.4, 8.3, 8.5, 8.5, 8.3, 8.4, 8.3, 8.5),
    "office": (6.8, 5.2, 9.3, 8.9, 8.6, 9.0, 8.4, 8.5, 9.0, 8.4, 8.9, 9.0),
    "summer": (2.6, 2.2, 6.8, 9.2, 10.6, 12.0, 11.4, 11.3, 11.2, 9.9, 7.6, 5.2),
    "quarter": (3.0, 3.0, 16.0, 4.0, 4.0, 18.0, 4.5, 4.5, 17.0, 5.0, 5.0, 16.0),
}

# Share of an annual plan that is reached by the end of each month.
CURVES = {
    # Renewal: designs in spring, sites in summer, acceptance in the last quarter.
    "finish": (0.0, 0.0, 0.012, 0.04, 0.09, 0.17, 0.26, 0.37, 0.50, 0.65, 0.82, 1.0),
    "start": (0.03, 0.06, 0.20, 0.38, 0.58, 0.78, 0.87, 0.93, 0.975, 0.99, 1.0, 1.0),
    # Building works: hardly any in winter, a rush before midyear and before the books close.
    "works": (0.015, 0.03, 0.09, 0.16, 0.25, 0.37, 0.45, 0.54, 0.645, 0.75, 0.86, 1.0),
    "steady": (0.05, 0.09, 0.18, 0.27, 0.36, 0.47, 0.56, 0.65, 0.75, 0.84, 0.92, 1.0),
    # Hazards: what is found is put right with a delay that the year's end catches up.
    "rectified": (0.71, 0.74, 0.79, 0.82, 0.84, 0.87, 0.88, 0.90, 0.92, 0.94, 0.965, 0.985),
}

# The epidemic's first spring, and the winter of 2022.
SHOCKS = {
    2020 * 12: 0.86,
    2020 * 12 + 1: 0.36,
    2020 * 12 + 2: 0.74,
    2020 * 12 + 3: 0.92,
    2020 * 12 + 6: 1.05,
    2022 * 12 + 3: 0.93,
    2022 * 12 + 10: 0.92,
    2022 * 12 + 11: 0.87,
}


def dice(*names: str) -> random.Random:
    """Dice of its own for every path, so that adding one indicator leaves the others as they were."""
    return random.Random("/".join(("云江市", *names)))


def drift(anchors: Mapping[int, float], month: int) -> float:
    """Value on the line between two anchors, each of which stands in the middle of its year."""
    at = (month - 6) / 12
    before = max((year for year in anchors if year <= at), default=min(anchors))
    after = min((year for year in anchors if year > at), default=max(anchors))
    if after <= before:
        return anchors[before]
    return anchors[before] + (anchors[after] - anchors[before]) * (at - before) / (after - before)


@dataclass(frozen=True)
class Temper:
    """How a flow behaves: its season, how far (points) a region's growth strays, noise, power of a shock."""

    season: str
    stray: float
    noise: float
    sensitivity: float


def flow(cast: random.Random, level: float, growth: Mapping[int, float], temper: Temper) -> Path:
    """Monthly flow: last year's trend times its drift, then the shocks and the noise of the month.

    ``level`` is the first year's sum, ``growth`` per cent by year.
    """
    own = {year: rate + cast.gauss(0, temper.stray) for year, rate in growth.items()}
    trend: Path = {}
    path: Path = {}
    for month in range(FIRST_MONTH, LAST_MONTH + 1):
        if month < FIRST_MONTH + 12:
            trend[month] = level * SEASONS[temper.season][month % 12] / 100
        else:
            trend[month] = trend[month - 12] * (1 + drift(own, month) / 100)
        shock = SHOCKS.get(month, 1.0) ** temper.sensitivity
        path[month] = trend[month] * shock * math.exp(cast.gauss(0, temper.noise))
    return path


def stock(cast: random.Random, level: float, growth: Mapping[int, float], noise: float) -> Path:
    """Month-end stock that drifts by ``growth`` per cent a year from ``level``."""
    path: Path = {}
    trend = level
    for month in range(FIRST_MONTH, LAST_MONTH + 1):
        trend *= (1 + drift(growth, month) / 100) ** (1 / 12)
        path[month] = trend * math.exp(cast.gauss(0, noise))
    return path


def progress(cast: random.Random, plans: Mapping[int, float], curve: str, reached: float) -> Path:
    """Cumulative progress on annual plans; ``reached`` is the share that a usual year ends with."""
    path: Path = {}
    for year, planned in plans.items():
        pace = math.exp(cast.gauss(0, 0.18))
        ending = min(reached + cast.gauss(0, 0.012), 1.03) if reached < 1 else reached
        for index, share in enumerate(CURVES[curve]):
            month = year * 12 + index
            if month <= LAST_MONTH:
                path[month] = planned * ending * share**pace
    return path


def cumulate(path: Path, decimals: int) -> Path:
    """Sum since January, rounded as it is printed."""
    sums: Path = {}
    running = 0.0
    for month in sorted(path):
        running = path[month] if month % 12 == 0 else running + path[month]
        sums[month] = round(running, decimals)
    return sums


def total(paths: Iterable[Path], decimals: int) -> Path:
    """Sum of printed paths month by month, so that districts add up to their city exactly."""
    sums: Path = {}
    for path in paths:
        for month, value in path.items():
            sums[month] = round(sums.get(month, 0.0) + value, decimals)
    return sums


def growth_rates(path: Path, base_cut: Mapping[int, float] | None = None) -> Path:
    """Growth on the same span last year, in per cent with one decimal, as an office would publish it.

    ``base_cut`` is by how many per cent the office's comparable base lies under the one it had printed (G2).
    """
    rates: Path = {}
    for month, value in path.items():
        base = path.get(month - 12, 0.0)
        if base > 0:
            comparable = base * (1 - drift(base_cut, month) / 100) if base_cut else base
            rates[month] = round((value / comparable - 1) * 100, 1)
    return rates
