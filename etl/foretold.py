"""What taking a load back would do, told before it is done; nothing is written and nobody waits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from etl.origin import Reopened
from etl.publish import Writer
from indicators.catalog import Catalog
from indicators.warehouse import WarehouseError, current

IN_MEMORY = Path(":memory:")
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


@contextmanager
def rehearsing(place: Path, catalog: Catalog) -> Iterator[Writer]:
    """Work on a copy in memory that is never published: no lock is held, no file written.

    Raises WarehouseError where nothing was ever loaded.
    """
    before = current(place)
    if before is None:
        raise WarehouseError("数据仓库里还没有数据。")
    with TemporaryDirectory() as spill:
        writer = Writer(place, catalog, datetime.now, IN_MEMORY, spill)
        try:
            writer.begin(before)
            yield writer
        finally:
            writer.close()
