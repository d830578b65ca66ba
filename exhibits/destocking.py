"""去化周期 in a sentence: never without its window, nor without the reason where it is not said (rule V2)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from exhibits.caption import indicator_name
from exhibits.exhibit import Sentence
from exhibits.number import number_text
from indicators.destocking import Cycle, band
from indicators.period import Period

if TYPE_CHECKING:
    from indicators.catalog import Catalog
    from indicators.growth import Growth


def explanation(stock: Growth, cycles: Sequence[Cycle], catalog: Catalog) -> Sentence:
    """The stock, then the cycle by each window with the band of 2017 that it is in."""
    named = f"{catalog.regions[stock.region].name}{indicator_name(stock, catalog)}"
    month = Period(stock.period_end, stock.period_end).label
    said = "；".join(_said(cycle, stock.unit) for cycle in cycles)
    text = f"{month}末{named}的去化周期（库存÷月均销售面积）：{said}。"
    return Sentence(title=f"{named}的去化周期", subtitle=month, text=text)


def _said(cycle: Cycle, unit: str) -> str:
    if cycle.months is None or cycle.monthly is None:
        return f"按近{cycle.window}个月不测算（{cycle.reason}）"
    return (
        f"按近{cycle.window}个月月均{number_text(cycle.monthly, 2)}{unit}为"
        f"{number_text(cycle.months, 1)}个月（{band(cycle.months)}档）"
    )
