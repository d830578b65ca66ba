"""去化周期: how many months of sales a stock of housing amounts to, by which window (rule V2)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from indicators.definitions import definitions
from indicators.growth import Growth, growth
from indicators.warehouse import Warehouse

SALES: Final = "re_sales_area"
STOCKS: Final = ("re_unsold_area", "re_inventory_area")
WINDOWS: Final = (12, 6)  # months
# The bands of 2017, each above its number of months; the last from its number on.
_ABOVE: Final = ((36, "36个月以上"), (18, "36—18个月"), (12, "18—12个月"))
_LEAST: Final = 6


class Cycle(NamedTuple):
    """By one window: average monthly sales in the unit of the stock, and the months that they need for it.

    Where it cannot be said both are None, and ``reason`` is why, in Chinese.
    """

    window: int
    monthly: float | None
    months: float | None
    reason: str = ""


def destocking(warehouse: Warehouse, stock: Growth) -> list[Cycle]:
    """The cycle of a stock at the end of its month, by each window that ends there (rule V2).

    Sales are those of the same region and category. Months that were not reported are derived (rule P2). A
    window that begins within a merged 1-2月 is refused (rule P3), as is one across a break (rule G9).
    """
    last = stock.period_end
    sold = growth(
        warehouse, [SALES], [stock.region], [stock.category], "month", last - max(WINDOWS) + 1, last
    )
    return [_cycle(warehouse, stock, sold, window) for window in WINDOWS]


def band(months: float) -> str:
    """Which band of 2017 so many months are in."""
    found = next((words for least, words in _ABOVE if months > least), None)
    return found or ("12—6个月" if months >= _LEAST else "6个月以下")


def _cycle(warehouse: Warehouse, stock: Growth, sold: Sequence[Growth], window: int) -> Cycle:
    first, last = stock.period_end - window + 1, stock.period_end
    within = [row for row in sold if row.period_end >= first]
    if any(row.unit != stock.unit for row in within):
        return Cycle(window, None, None, "销售面积与库存的单位不同")
    values = [row.value for row in within if row.value is not None and row.period_start >= first]
    covered = sum(row.period_end - row.period_start + 1 for row in within if row.value is not None)
    if covered != window or len(values) != len(within):
        return Cycle(window, None, None, f"近{window}个月的销售面积不全，或起于合并的1-2月")
    known = definitions(warehouse)
    if known[SALES].broken(stock.region, stock.category, first, last):
        return Cycle(window, None, None, f"近{window}个月内销售面积有口径变动")
    monthly = sum(values) / window
    if monthly <= 0 or stock.value is None:
        return Cycle(window, None, None, f"近{window}个月没有销售")
    return Cycle(window, monthly, stock.value / monthly)
