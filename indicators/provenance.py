"""Where a figure came from: its versions, each with file, sheet, cell and load (rule V1, docs/rules.md)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final, NamedTuple

from indicators.warehouse import Warehouse

EVERY_LOAD: Final = 2**31 - 2


class Version(NamedTuple):
    """One version of a reported figure; months are numbers, ``value`` is in the catalogue's unit.

    ``raw`` is the cell's own text, ``stated_status`` '' where the file stated none, ``source`` the file's own
    words for it; ``superseded_by`` is the load that brought the next version, None for the one that stands.
    """

    period_start: int
    period_end: int
    measure: str
    value: float
    decimals: int
    status: str
    stated_status: str
    load: int
    file: str
    source: str
    loaded_at: datetime
    author: str
    sheet: str
    cell: str
    raw: str
    superseded_by: int | None


def provenance(
    warehouse: Warehouse,
    indicator: str,
    region: str,
    category: str,
    spans: Sequence[tuple[int, int]],
    *,
    measure: str = "actual",
    as_of: int | None = None,
) -> list[Version]:
    """Every version of these figures, by span and then oldest first; nothing where nothing was reported.

    A reported figure has one span; for a derived one pass the spans of its parts.
    """
    rows = warehouse.query(
        "provenance",
        indicator=indicator,
        region=region,
        category=category,
        starts=[start for start, _ in spans],
        ends=[end for _, end in spans],
        measure=measure,
        as_of=EVERY_LOAD if as_of is None else as_of,
    )
    return [Version(*row) for row in rows]
