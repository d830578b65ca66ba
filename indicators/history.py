"""What every load said of one figure: the questions of ``history*.sql`` (rule V1, docs/rules.md)."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from indicators.warehouse import Warehouse


class Telling(NamedTuple):
    """What one load said of a figure; ``value`` is in the catalogue's unit, ``raw`` the cell's own text.

    ``repeats`` marks what stood already; ``superseded_by`` names the load that brought the next version.
    """

    measure: str
    load: int
    value: float
    decimals: int
    status: str
    raw: str
    sheet: str
    cell: str
    earlier_value: float | None
    earlier_decimals: int | None
    earlier_status: str | None
    repeats: bool
    superseded_by: int | None
    file: str
    loaded_at: datetime
    author: str


class Told(NamedTuple):
    """A span of a series, in months, and how many versions its figure has had."""

    period_start: int
    period_end: int
    versions: int


def spans(warehouse: Warehouse, indicator: str, region: str, category: str) -> list[Told]:
    """The spans that a series was ever reported for, the newest first."""
    rows = warehouse.query("history_spans", indicator=indicator, region=region, category=category)
    return [Told(*row) for row in rows]


def history(
    warehouse: Warehouse, indicator: str, region: str, category: str, span: tuple[int, int]
) -> list[Telling]:
    """What was said of one figure in all its measures, by measure and then the oldest first."""
    start, end = span
    rows = warehouse.query(
        "history", indicator=indicator, region=region, category=category, start=start, end=end
    )
    return [Telling(*row) for row in rows]
