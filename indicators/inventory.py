"""Which series there are, and in which bases they can be shown: the question of ``inventory.sql``."""

from __future__ import annotations

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


def inventory(warehouse: Warehouse) -> list[Held]:
    """Every series with a standing figure."""
    return [Held(*row) for row in warehouse.query("inventory")]


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
