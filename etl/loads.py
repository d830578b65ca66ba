"""A load is one accepted file: to load, list, roll back, and build all of it again from the archive."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from hashlib import file_digest, sha256
from pathlib import Path

from desk.shelf import PATIENCE
from etl import ledger
from etl.against import against
from etl.guide import Guide
from etl.ledger import listed
from etl.origin import Listed, Stamp
from etl.original import Original, Outcome, accepted_or_refused, original
from etl.preflight import whole
from etl.problem import Issue, IssueError, unattended
from etl.publish import Writer, writing
from etl.remembered.folder import layouts
from etl.replay import agree, enter, recording
from indicators.catalog import Catalog
from indicators.warehouse import EmptyWarehouse, current, open_current

__all__ = ["Listed", "listed", "load_files", "load_originals", "rebuild", "roll_back"]


def load_files(
    paths: Sequence[Path],
    place: Path,
    catalog: Catalog,
    region: str = "",
    guide: Guide | None = None,
    *,
    attended: bool = True,
    clock: Callable[[], datetime] = datetime.now,
    patience: float = PATIENCE,
) -> list[Outcome]:
    """Load files in the order given, as one publication; one outcome a file, no build if none brings any.

    ``region`` is the code for figures that name none; '' stands for the catalogue's default, with a warning.
    ``guide`` is what a person decided about these files; without it, remembered layouts that fit are applied.
    Where nobody attends, a likely slip of the unit is a question.
    Raises WarehouseError where another load does not end or the catalogue contradicts the warehouse.
    """
    known = {one.sha256: one.load for one in listed(place) if one.rolled_back_at is None}
    remembered, faults = layouts(place)
    unread = tuple(Issue("warning", "faulty_layout", "", "", f"记住的版式未能使用：{one}") for one in faults)

    standing = open_current(place) if current(place) else None

    def read(file: str, data: bytes, digest: str) -> Original:
        found = original(file, data, digest, catalog, region, guide, remembered, unread)
        reading = against(found.reading, standing, catalog)
        issues = reading.issues if attended else [unattended(issue) for issue in reading.issues]
        return replace(found, reading=replace(reading, issues=issues))

    prepared = [_prepared(path, known, read) for path in paths]
    return load_originals(prepared, place, catalog, clock=clock, patience=patience)


def load_originals(
    prepared: Sequence[Original | Outcome],
    place: Path,
    catalog: Catalog,
    *,
    author: str = "",
    clock: Callable[[], datetime] = datetime.now,
    patience: float = PATIENCE,
) -> list[Outcome]:
    """Load what was read before, as one publication; an Outcome among them is handed back as it is.

    ``author`` is who loads, '' for the account's name. Raises WarehouseError as ``load_files`` does.
    """
    if all(isinstance(one, Outcome) for one in prepared):
        return [one for one in prepared if isinstance(one, Outcome)]
    with recording(place, catalog, clock=clock, patience=patience) as writer:
        return [
            one if isinstance(one, Outcome) else enter(writer, place, one, _signed(writer, author))
            for one in prepared
        ]


def _signed(writer: Writer, author: str) -> Stamp | None:
    return writer.stamp()._replace(author=author) if author else None


def _prepared(
    path: Path, known: dict[str, int], read: Callable[[str, bytes, str], Original]
) -> Outcome | Original:
    """What is to be loaded, or what became of a file that changes nothing."""
    try:
        data = whole(path)
    except OSError as error:
        message = f"文件“{path}”打不开（{error.strerror}）：请核对路径和权限。"
        return Outcome(path.name, "", "rejected", issues=(Issue("error", "unreadable", "", "", message),))
    except IssueError as fault:
        with path.open("rb") as file:
            digest = file_digest(file, "sha256").hexdigest()
        return Outcome(path.name, digest, "rejected", issues=(fault.issue,))
    digest = sha256(data).hexdigest()
    if digest in known:
        return Outcome(path.name, digest, "already_loaded", known[digest])
    return accepted_or_refused(read(path.name, data, digest))


def roll_back(
    place: Path,
    catalog: Catalog,
    load: int,
    *,
    clock: Callable[[], datetime] = datetime.now,
    patience: float = PATIENCE,
) -> int:
    """Make the facts what they would be had a load never been; return how many figures it had reported.

    Raises WarehouseError where there is no such load, or it is rolled back already.
    """
    with recording(place, catalog, clock=clock, patience=patience) as writer:
        return writer.rollback(load)


def rebuild(
    place: Path,
    catalog: Catalog,
    *,
    clock: Callable[[], datetime] = datetime.now,
    patience: float = PATIENCE,
) -> int:
    """Replay the loads that count from the archive, under today's catalogue; return how many.

    Numbers, times and authors stay; loads that were rolled back stay listed, and what the ledger alone tells
    of comes too. Raises WarehouseError, changing nothing, where an original is missing or cannot be loaded
    any more.
    """
    with writing(place, catalog, clock=clock, patience=patience, anew=True) as writer:
        loads = ledger.united(ledger.read(place), listed(place))
        if not loads:
            raise EmptyWarehouse("数据仓库里还没有数据，无从重建。")
        return agree(writer, place, catalog, loads)
