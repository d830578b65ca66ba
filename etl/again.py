"""To load an original of the archive once more: the way back from a rollback."""

from __future__ import annotations

from pathlib import Path

from etl import builds
from etl.loads import listed, load_originals
from etl.original import Outcome, accepted_or_refused, original
from etl.remembered.parsing import parsed
from indicators.catalog import Catalog
from indicators.warehouse import WarehouseError


def load_again(place: Path, catalog: Catalog, load: int) -> Outcome:
    """Load the file of a load that was rolled back as a new load, by the decisions that it was read by.

    Raises WarehouseError where there is no such load, or its original is no longer in the archive.
    """
    found = next((one for one in listed(place) if one.load == load), None)
    if found is None:
        raise WarehouseError(f"没有入库批次 {load}。")
    data = builds.archived(place, found.sha256).read_bytes()
    guide = parsed(found.guide, f"批次 {load}").guide if found.guide else None
    read = original(found.file, data, found.sha256, catalog, found.region, guide)
    [outcome] = load_originals([accepted_or_refused(read)], place, catalog)
    return outcome
