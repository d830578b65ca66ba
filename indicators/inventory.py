"""Which series there are, and in which bases they can be shown: the questions of ``inventory*.sql``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from indicators.catalog import Indicator
from indicators.warehouse import Warehouse


class Held(NamedTuple):
    """One series of the warehouse; months are numbers, the flags say which spans were reported."""

    indicator: str
    region: str
    category: str
    first_end: int
    last_end: int
    from_january: bool
    single_month: bool
    by_month: bool
    by_quarter: bool


class Inventory:
    """The series of a build by indicator and by region, each list read once, when it is first asked for.

    A warehouse of ten million figures has tens of thousands of series and a view shows a few hundred of them.
    """

    def __init__(self, warehouse: Warehouse) -> None:
        self._warehouse = warehouse
        counted = warehouse.query("inventory_sizes")
        self._indicators = {indicator for indicator, region, _ in counted if region is None}
        self._sizes = Counter({region: series for _, region, series in counted if region is not None})
        self._by_indicator: dict[str, list[Held]] = {}
        self._by_region: dict[str, list[Held]] = {}

    @property
    def indicators(self) -> set[str]:
        """Codes of the indicators that have figures."""
        return self._indicators

    @property
    def regions(self) -> set[str]:
        """Codes of the regions that have figures."""
        return set(self._sizes)

    def of_indicators(self, codes: Iterable[str]) -> list[Held]:
        """The series of these indicators in all regions."""
        asked = list(codes)
        if missing := [code for code in asked if code not in self._by_indicator]:
            found = {code: list(own) for code, own in groupby(self._ask(missing, []), key=lambda one: one[0])}
            self._by_indicator |= {code: found.get(code, []) for code in missing}
        return [each for code in asked for each in self._by_indicator[code]]

    def of_region(self, code: str) -> list[Held]:
        """The series of one region."""
        if code not in self._by_region:
            self._by_region[code] = self._ask([], [code])
        return self._by_region[code]

    def sizes(self) -> Counter[str]:
        """How many series each region has."""
        return self._sizes

    def _ask(self, indicators: list[str], regions: list[str]) -> list[Held]:
        rows = self._warehouse.query("inventory", indicators=indicators, regions=regions)
        return list(map(Held._make, rows))


def inventory(warehouse: Warehouse) -> Inventory:
    """Every series with a standing figure."""
    return Inventory(warehouse)


def bases(indicator: Indicator, held: Held) -> tuple[str, ...]:
    """The bases in which a series can be shown, its usual one first (rules P1, P2, A2).

    A stock has points only; a flow that cannot be added up (房屋施工面积) is never taken apart into months.
    """
    if indicator.kind == "stock":
        return ("point",)
    if not held.by_quarter:
        return ("year",)
    if indicator.kind != "flow":
        return (*(("cumulative",) if held.from_january else ()), *(("point",) if held.single_month else ()))
    if not indicator.additive:
        return ("cumulative", "year") if held.from_january else ("month",)
    return ("cumulative", *(("month",) if held.by_month else ()), "quarter", "half", "year")
