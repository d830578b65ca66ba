"""What one load reported, figure by figure: the questions of ``contents*.sql``."""

from __future__ import annotations

from typing import NamedTuple

from indicators.warehouse import Warehouse


class Content(NamedTuple):
    """One figure of a load; months are numbers, ``value`` is in the catalogue's unit.

    ``outcome`` is new, changed or same against what stood before; ``superseded_by`` names the load that
    brought the next version, None for the one that stands and for what only repeated.
    """

    sheet: str
    cell: str
    indicator: str
    region: str
    category: str
    period_start: int
    period_end: int
    measure: str
    value: float
    decimals: int
    status: str
    raw: str
    outcome: str
    earlier_value: float | None
    earlier_decimals: int | None
    earlier_status: str | None
    superseded_by: int | None


class Size(NamedTuple):
    """How many figures of a load one sheet has of one indicator with one outcome."""

    sheet: str
    indicator: str
    outcome: str
    figures: int


def sizes(warehouse: Warehouse, load: int) -> list[Size]:
    """What there is of a load's figures, to choose from; nothing where it was rolled back."""
    return [Size(*row) for row in warehouse.query("contents_sizes", load=load)]


def contents(
    warehouse: Warehouse,
    load: int,
    *,
    sheet: str = "",
    indicator: str = "",
    outcome: str = "",
    skipped: int = 0,
    most: int = 100,
) -> list[Content]:
    """A page of a load's figures in the order of their cells; '' takes every sheet, indicator, outcome."""
    rows = warehouse.query(
        "contents",
        load=load,
        sheet=sheet,
        indicator=indicator,
        outcome=outcome,
        skipped=skipped,
        most=most,
    )
    return [Content(*row) for row in rows]
