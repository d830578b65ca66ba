"""The standing figures under the catalogue as it is now: so a new break takes effect (rule G9)."""

from __future__ import annotations

from pathlib import Path

from etl.replay import recording
from indicators.catalog import Catalog
from indicators.warehouse import current


def redefine(place: Path) -> None:
    """Publish the same figures under what the catalogue and the events say now; nothing where none are.

    Raises WarehouseError where the folder is held, or a unit of the catalogue no longer fits the figures.
    """
    if current(place) is None:
        return
    with recording(place, Catalog.at(place)) as writer:
        writer.redefine()
