"""Which series there are, and in which bases they can be shown: the question of ``inventory.sql``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
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
    """All series of a build, by indicator and by region: read once a build, asked at every rerun."""

    def __init__(self, series: Iterable[Held]) -> None:
        self._by_indicator: dict[str, list[Held]] = {}
        self._by_region: dict[str, list[Held]] = {}
        for each in series:
            self._by_indicator.setdefault(each.indicator, []).append(each)
            self._by_region.setdefault(each.region, []).append(each)

    @property
    def indicators(self) -> set[str]:
        """Codes of the indicators that have figures."""
        return set(self._by_indicator)

    @property
    def regions(self) -> set[str]:
        """Codes of the regions that have figures."""
        return set(self._by_region)

    def of_indicators(self, codes: Iterable[str]) -> list[Held]:
        """The series of these indicators in all regions."""
        return [each for code in codes for each in self._by_indicator.get(code, ())]

    def of_region(self, code: str) -> list[Held]:
        """The series of one region."""
        return self._by_region.get(code, [])

    def sizes(self) -> Counter[str]:
        """How many series each region has."""
        return Counter({code: len(series) for code, series in self._by_region.items()})


def inventory(warehouse: Warehouse) -> Inventory:
    """Every series with a standing figure."""
    return Inventory(Held(*row) for row in warehouse.query("inventory"))


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
