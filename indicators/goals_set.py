"""The targets of a region and year as they were set, each by itself: the question of ``goals_set.sql``."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from indicators.aims import Kind, kind_of
from indicators.catalog import Indicator
from indicators.warehouse import Warehouse


class SetGoal(NamedTuple):
    """One target that stands: a level in the catalogue's unit, a growth in per cent (rule T2)."""

    indicator: str
    category: str
    measure: str
    deadline: int
    value: float
    decimals: int
    load: int
    sheet: str
    cell: str
    file: str
    author: str
    loaded_at: datetime

    def kind(self, indicator: Indicator) -> Kind:
        """What it asks for."""
        return kind_of(self.value, self.measure, indicator.kind, indicator.better)


def goals_set(warehouse: Warehouse, region: str, year: int) -> list[SetGoal]:
    """Every target that stands for a region and year, by indicator and category."""
    rows = warehouse.query("goals_set", region=region, january=year * 12, december=year * 12 + 11)
    return [SetGoal(*row) for row in rows]
