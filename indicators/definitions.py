"""The definitions that a build's facts were loaded under: the question that ``definitions.sql`` answers."""

from __future__ import annotations

from typing import NamedTuple
from weakref import WeakKeyDictionary

from indicators.warehouse import Warehouse


class Definition(NamedTuple):
    """One indicator; its ``breaks`` are region and category ('' all) and first month of each change."""

    code: str
    unit: str
    kind: str
    better: str
    decimals: int
    percent: bool
    breaks: list[tuple[str, str, int]]

    def broken(self, region: str, category: str, base_start: int, end: int) -> bool:
        """Whether a definition changed between a base that starts then and a span that ends then (G9)."""
        return any(
            base_start < first <= end and where in ("", region) and what in ("", category)
            for where, what, first in self.breaks
        )


# As long as there is the build: what is kept of it must not hold it open.
_known: WeakKeyDictionary[Warehouse, dict[str, Definition]] = WeakKeyDictionary()


def definitions(warehouse: Warehouse) -> dict[str, Definition]:
    """By code; asked once a build, which never changes."""
    known = _known.get(warehouse)
    if known is None:
        known = {row[0]: Definition(*row) for row in warehouse.query("definitions")}
        _known[warehouse] = known
    return known
