"""How new the figures are, and who is late with them: the question that ``freshness.sql`` answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from indicators.growth import EVERY_LOAD
from indicators.warehouse import Warehouse


class Freshness(NamedTuple):
    """The newest month of one indicator in one region, and the newest among it and its siblings."""

    indicator: str
    region: str
    newest_end: int
    sibling_end: int

    @property
    def late(self) -> bool:
        """Whether a sibling region has a newer figure of the same indicator."""
        return self.newest_end < self.sibling_end


def freshness(warehouse: Warehouse, regions: Sequence[str], as_of: int | None = None) -> list[Freshness]:
    """Of every indicator that these regions reported, in order; ask for all the regions of a parent."""
    known = EVERY_LOAD if as_of is None else as_of
    rows = warehouse.query("freshness", regions=list(regions), as_of=known, now=as_of is None)
    return [Freshness(*row) for row in rows]
