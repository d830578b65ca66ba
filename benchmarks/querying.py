"""The questions asked most, each against ``SELECT 1`` on the same build, by size."""

from __future__ import annotations

import math
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks import pairing, synthetic
from indicators.catalog import Catalog
from indicators.growth import growth
from indicators.overview import overview
from indicators.period import month_number
from indicators.ranking import ranking
from indicators.trend import trend
from indicators.warehouse import Warehouse

SIZES = (10**5, 10**6, 10**7)
FIRST, LAST = month_number("2016-01"), month_number("2025-12")
INDICATOR, REGION = "re_sales_area", "310000"
REACH = {
    ("one series of 120 points", 10**6): "<= 6",
    ("one series of 120 points", 10**7): "<= 10",
    ("growth and rank over all regions", 10**6): "<= 10",
    ("growth and rank over all regions", 10**7): "<= 20",
    ("growth of all indicators of one region", 10**6): "<= 10",
    ("growth of all indicators of one region", 10**7): "<= 20",
}


def questions(warehouse: Warehouse, catalog: Catalog) -> dict[str, pairing.Rival]:
    """The questions of one build, and SELECT 1 to hold them against."""
    provinces = [region.code for region in catalog.regions.values() if region.level == "province"]
    whole = (warehouse, [INDICATOR], [REGION], [""], "cumulative", FIRST, LAST)
    return {
        "select 1": partial(warehouse.rows, "select 1"),
        "one series of 120 points": partial(trend, warehouse, INDICATOR, REGION, "", FIRST, LAST),
        "growth and rank over all regions": partial(
            ranking, warehouse, INDICATOR, provinces, "", LAST // 12 * 12, LAST, "yoy_computed_pct"
        ),
        "growth of all indicators of one region": partial(overview, warehouse, REGION, LAST),
        "one series with everything derived": partial(growth, *whole),
    }


def run(rounds: int = 9) -> Iterator[str]:
    """Yield the printed results, wall seconds."""
    catalog = Catalog.load()
    medians: dict[int, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as name:
        for size in SIZES:
            warehouse = Warehouse(synthetic.write(Path(name) / str(size), size, catalog))
            took = medians[size] = pairing.in_turn(questions(warehouse, catalog), rounds, batch=10)
            for what in list(took)[1:]:
                reach = REACH.get((what, size), "-")
                yield pairing.line(f"{what}, {size:,}", took[what], "SELECT 1", took["select 1"], reach)
            warehouse.close()
    yield from _exponents(medians)


def _exponents(medians: dict[int, dict[str, float]]) -> Iterator[str]:
    """How the time grows from the smallest to the largest size, the answer staying as large as it was."""
    least, most = SIZES[0], SIZES[-1]
    for what in list(medians[most])[1:]:
        grown = math.log(medians[most][what] / medians[least][what]) / math.log(most / least)
        yield f"{what}: grows with the {grown:.2f}th power of the observations   reach <= 0.25"
