"""What the loads say of themselves: the question that ``loads.sql`` answers."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from indicators.warehouse import Warehouse


class Load(NamedTuple):
    """One accepted file; ``source`` is its own 数据来源, '' where it names none."""

    load: int
    file: str
    source: str
    loaded_at: datetime
    author: str


def loads(warehouse: Warehouse) -> dict[int, Load]:
    """Every load that stands, by its number."""
    return {row[0]: Load(*row) for row in warehouse.query("loads")}
