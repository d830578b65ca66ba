"""Loads are made again from the archive: all of them in a rebuild, else those that only the ledger tells of.

A file is read by the decisions of its time, under today's catalogue, and keeps its number, time and author.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from desk.shelf import PATIENCE, Unwritable
from etl import builds, ledger
from etl.origin import Listed, Source, Stamp
from etl.original import Original, Outcome, original
from etl.problem import Issue
from etl.publish import STATEMENTS, Writer, writing
from etl.remembered.parsing import parsed
from indicators.catalog import Catalog
from indicators.warehouse import EmptyWarehouse, WarehouseError, open_current, statement


@contextmanager
def recording(
    place: Path,
    catalog: Catalog,
    *,
    clock: Callable[[], datetime] = datetime.now,
    patience: float = PATIENCE,
) -> Iterator[Writer]:
    """Hold the warehouse for writing, as ``writing`` does, with every load that the ledger tells of in place.

    Raises WarehouseError, changing nothing, where one of these cannot be made again from the archive.
    """
    with writing(place, catalog, clock=clock, patience=patience) as writer:
        try:
            agree(writer, place, catalog, ledger.united(ledger.read(place), writer.listed()))
        except Unwritable:
            raise
        except WarehouseError as fault:
            raise WarehouseError(
                f"入库清单 {ledger.FILE} 上有批次不在当前版本中，由存档重做时出错：{fault}本次没有写入。"
                "请运行 python -m etl doctor --repair，或从备份取回原始文件；"
                "确实不要的批次，删去清单中它的各行。"
            ) from fault
        yield writer


def agree(writer: Writer, place: Path, catalog: Catalog, loads: Iterable[Listed]) -> int:
    """Bring the build under way to hold these loads, in the order of their numbers; how many were read again.

    Raises WarehouseError where an original is missing or cannot be loaded any more.
    """
    there = {one.load: one for one in writer.listed()}
    replayed = 0
    for load in loads:
        own = there.get(load.load)
        if own == load:
            continue
        if own is not None:
            writer.rollback(load.load, load.rolled_back_at)
        elif load.rolled_back_at is not None:
            writer.carry(load, _issues(place, load.load))
        else:
            _replay(writer, place, catalog, load)
            replayed += 1
    return replayed


def _issues(place: Path, load: int) -> list[Issue]:
    try:
        build = open_current(place)
    except EmptyWarehouse:
        return []
    return [Issue(*issue) for issue in build.rows(statement(STATEMENTS / "issues.sql"), load=load)]


def _replay(writer: Writer, place: Path, catalog: Catalog, load: Listed) -> None:
    data = builds.archived(place, load.sha256).read_bytes()
    if sha256(data).hexdigest() != load.sha256:
        raise WarehouseError(f"存档中批次 {load.load}（{load.file}）的原始文件被改动过：无法重建。")
    guide = parsed(load.guide, f"批次 {load.load}").guide if load.guide else None
    found = original(load.file, data, load.sha256, catalog, load.region, guide)
    if not found.acceptable:
        told = "；".join(issue.message for issue in found.reading.issues if issue.severity != "warning")
        raise WarehouseError(f"批次 {load.load}（{load.file}）按现在的目录不能再入库，未重建：{told}")
    enter(writer, place, found, Stamp(load.load, load.loaded_at, load.author))


def enter(writer: Writer, place: Path, original: Original, stamp: Stamp | None = None) -> Outcome:
    """Load one file that was read, its original archived first; nothing where its content counts already."""
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
