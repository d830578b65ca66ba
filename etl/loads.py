"""A load is one accepted file: to load, list, roll back, and build all of it again from the archive."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from desk.shelf import PATIENCE
from etl import builds
from etl.against import against
from etl.guide import Guide
from etl.origin import Source, Stamp
from etl.original import Original, Outcome, accepted_or_refused, original
from etl.problem import Issue, unattended
from etl.publish import STATEMENTS, Writer, writing
from etl.remembered.folder import layouts
from etl.remembered.parsing import parsed
from indicators.catalog import Catalog
from indicators.warehouse import WarehouseError, current, open_current, statement


class Listed(NamedTuple):
    """One load as the warehouse lists it; ``rolled_back_at`` is None while its figures count.

    ``guide`` is the text of a layout file with the decisions that the file was read by, '' for none.
    """

    load: int
    sha256: str
    file: str
    loaded_at: datetime
    author: str
    layout: str
    source: str
    region: str
    new: int
    changed: int
    same: int
    skipped: int
    rolled_back_at: datetime | None
    guide: str


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
    with writing(place, catalog, clock=clock, patience=patience) as writer:
        return [
            one if isinstance(one, Outcome) else _load(writer, place, one, _signed(writer, author))
            for one in prepared
        ]


def _signed(writer: Writer, author: str) -> Stamp | None:
    return writer.stamp()._replace(author=author) if author else None


def _prepared(
    path: Path, known: dict[str, int], read: Callable[[str, bytes, str], Original]
) -> Outcome | Original:
    """What is to be loaded, or what became of a file that changes nothing."""
    try:
        data = path.read_bytes()
    except OSError as error:
        message = f"文件“{path}”打不开（{error.strerror}）：请核对路径和权限。"
        return Outcome(path.name, "", "rejected", issues=(Issue("error", "unreadable", "", "", message),))
    digest = sha256(data).hexdigest()
    if digest in known:
        return Outcome(path.name, digest, "already_loaded", known[digest])
    return accepted_or_refused(read(path.name, data, digest))


def _load(writer: Writer, place: Path, original: Original, stamp: Stamp | None = None) -> Outcome:
    standing = writer.loaded(original.sha256)
    if standing is not None:  # by another writer since the file was read, or by an earlier name in this call
        return Outcome(original.file, original.sha256, "already_loaded", standing)
    builds.archive(place, original.sha256, original.suffix, original.data)
    reading = original.reading
    source = Source(
        original.sha256,
        original.file,
        original.layout or reading.layout,
        reading.source,
        original.region,
        original.skipped,
        reading.issues,
        original.decisions,
    )
    applied = writer.apply(source, original.table, stamp)
    told = (tuple(reading.issues), original.layout)
    return Outcome(original.file, original.sha256, "loaded", *applied, original.skipped, *told)


def listed(place: Path) -> list[Listed]:
    """Every load there ever was, in order, rolled back or not; none where nothing was ever loaded."""
    if current(place) is None:
        return []
    return [Listed(*row) for row in open_current(place).rows(statement(STATEMENTS / "loads.sql"))]


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
    with writing(place, catalog, clock=clock, patience=patience) as writer:
        return writer.rollback(load)


def rebuild(
    place: Path,
    catalog: Catalog,
    *,
    clock: Callable[[], datetime] = datetime.now,
    patience: float = PATIENCE,
) -> int:
    """Replay the loads that count from the archive, under today's catalogue; return how many.

    Numbers, times and authors stay; loads that were rolled back stay listed. Raises WarehouseError, changing
    nothing, where an original is missing or cannot be loaded any more.
    """
    with writing(place, catalog, clock=clock, patience=patience, anew=True) as writer:
        before = open_current(place)
        replayed = 0
        for load in listed(place):
            if load.rolled_back_at is None:
                _replay(writer, place, catalog, load)
                replayed += 1
            else:
                issues = before.rows(statement(STATEMENTS / "issues.sql"), load=load.load)
                writer.carry(load, [Issue(*issue) for issue in issues])
    return replayed


def _replay(writer: Writer, place: Path, catalog: Catalog, load: Listed) -> None:
    data = builds.archived(place, load.sha256).read_bytes()
    if sha256(data).hexdigest() != load.sha256:
        raise WarehouseError(f"存档中批次 {load.load}（{load.file}）的原始文件被改动过：无法重建。")
    guide = parsed(load.guide, f"批次 {load.load}").guide if load.guide else None
    found = original(load.file, data, load.sha256, catalog, load.region, guide)
    if not found.acceptable:
        told = "；".join(issue.message for issue in found.reading.issues if issue.severity != "warning")
        raise WarehouseError(f"批次 {load.load}（{load.file}）按现在的目录不能再入库，未重建：{told}")
    _load(writer, place, found, Stamp(load.load, load.loaded_at, load.author))
