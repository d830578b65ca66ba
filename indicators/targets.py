"""The annual targets of a region: the question that ``targets.sql`` answers."""

from __future__ import annotations

from indicators.warehouse import Warehouse


def targets(warehouse: Warehouse, region: str, month: int) -> dict[tuple[str, str], float]:
    """Annual targets of the year of ``month`` by (indicator, category), in the catalogue's units (T1)."""
    january = month // 12 * 12
    rows = warehouse.query("targets", region=region, january=january, december=january + 11)
    return {(indicator, category): value for indicator, category, value in rows}
