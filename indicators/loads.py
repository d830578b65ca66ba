"""What the loads say of themselves: the question that ``loads.sql`` answers."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from indicators.warehouse import Warehouse


class Load(NamedTuple):
    """One accepted file; ``source`` is its own 数据来源, '' where it names none.

    ``as_of`` is the load up to which the figures around it were read, None where they are those of now.
    """

    load: int
    file: str
    source: str
    loaded_at: datetime
    author: str
    as_of: int | None = None


def loads(warehouse: Warehouse) -> dict[int, Load]:
    """Every load that stands, by its number."""
    return {row[0]: Load(*row)._replace(as_of=warehouse.as_of) for row in warehouse.query("loads")}
