"""What taking a load back would do, told before it is done; nothing is written and nobody waits."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from etl.origin import Reopened
from etl.publish import rehearsing
from indicators.catalog import Catalog

SHOWN = 200


class Foretold(NamedTuple):
    """``counts`` has the number of figures of each effect (see Reopened) and of ``stays``.

    ``figures`` are the first that would change, the gravest effects first.
    """

    counts: Mapping[str, int]
    figures: list[Reopened]


def foretold(place: Path, catalog: Catalog, load: int, most: int = SHOWN) -> Foretold:
    """What ``etl.loads.roll_back`` would do now. Raises WarehouseError as it does."""
    with rehearsing(place, catalog) as writer:
        return Foretold(*writer.effects(load, most))
