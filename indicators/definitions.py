"""The definitions that a build's facts were loaded under: the question that ``definitions.sql`` answers."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

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


@lru_cache(maxsize=4)
def definitions(warehouse: Warehouse) -> dict[str, Definition]:
    """By code; asked once a build, which never changes."""
    return {row[0]: Definition(*row) for row in warehouse.query("definitions")}
