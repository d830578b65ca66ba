"""Before a program shows anything: the build that readers see against the ledger and today's schema."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from desk.shelf import PATIENCE
from etl import ledger
from indicators.catalog import Catalog
from indicators.warehouse import SCHEMA_VERSION, current, open_current


def catch_up(place: Path, catalog: Callable[[], Catalog], patience: float = PATIENCE) -> bool:
    """Publish a build of today's schema that holds what the ledger tells; True where that had to be done.

    Raises WarehouseError where it could not be: readers may go on with the build that is there.
    """
    known = ledger.read(place)  # before the build: what is published meanwhile can only be more
    if current(place) is None and not known.loads:
        return False
    there = ledger.listed(place)
    old = bool(there) and _version(place) < SCHEMA_VERSION
    if not old and ledger.united(known, there) == there and known.tells(there):
        return False
    from etl.replay import recording  # which takes a second to import, and is seldom needed

    with recording(place, catalog(), patience=patience) as writer:
        if old:
            writer.redefine()
    return True


def _version(place: Path) -> int:
    [(version,)] = open_current(place).rows("select schema_version from build")
    return int(version)
