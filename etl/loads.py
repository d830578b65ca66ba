"""A load is one accepted file: to load, list, roll back, and build all of it again from the archive."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Literal, NamedTuple

import numpy as np
import pyarrow as pa

from etl import builds
from etl.origin import Source, Stamp
from etl.problem import Issue
from etl.publish import PATIENCE, STATEMENTS, Writer, writing
from etl.reading import Reading, read_file
from indicators.catalog import Catalog
from indicators.warehouse import WarehouseError, current, open_current, statement

Result = Literal["loaded", "already_loaded", "rejected"]


@dataclass(frozen=True)
class Outcome:
    """What became of one file; ``load`` is None if it was rejected, the counts are 0 unless it was loaded."""

    file: str
    sha256: str
    result: Result
    load: int | None = None
    new: int = 0
    changed: int = 0
    same: int = 0
    skipped: int = 0
    issues: tuple[Issue, ...] = ()


class Listed(NamedTuple):
    """One load as the warehouse lists it; ``rolled_back_at`` is None while its figures count."""

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


@dataclass(frozen=True)
class Original:
    """A file's bytes and what they say; ``table`` has no row where nothing can be loaded.

    ``region`` is the code that was given for figures that name none, '' where it was left to the catalogue.
    """

    file: str
    suffix: str
    data: bytes
    sha256: str
    reading: Reading
    table: pa.Table
    region: str = ""

    @property
    def acceptable(self) -> bool:
        """Whether it brings figures and nothing forbids to load them."""
        return bool(self.table.num_rows) and not self.reading.failed

    @property
    def skipped(self) -> int:
        """Cells without a figure, and figures of indicators that the catalogue does not know."""
        figures = self.reading.figures
        return self.reading.skipped + (0 if figures is None else len(figures) - self.table.num_rows)


def load_files(
    paths: Sequence[Path],
    place: Path,
    catalog: Catalog,
    region: str = "",
    *,
    clock: Callable[[], datetime] = datetime.now,
    patience: float = PATIENCE,
) -> list[Outcome]:
    """Load files in the order given, as one publication; one outcome a file, no build if none brings any.

    ``region`` is the code for figures that name none; '' stands for the catalogue's default, with a warning.
    Raises WarehouseError where another load does not end or the catalogue contradicts the warehouse.
    """
    known = {one.sha256: one.load for one in listed(place) if one.rolled_back_at is None}
    prepared = [_prepared(path, known, catalog, region) for path in paths]
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


def _prepared(path: Path, known: dict[str, int], catalog: Catalog, region: str) -> Outcome | Original:
    """What is to be loaded, or what became of a file that changes nothing."""
    try:
        data = path.read_bytes()
    except OSError as error:
        message = f"文件“{path}”打不开（{error.strerror}）：请核对路径和权限。"
        return Outcome(path.name, "", "rejected", issues=(Issue("error", "unreadable", "", "", message),))
    digest = sha256(data).hexdigest()
    if digest in known:
        return Outcome(path.name, digest, "already_loaded", known[digest])
    return accepted_or_refused(original(path.name, data, digest, catalog, region))


def accepted_or_refused(one: Original) -> Original | Outcome:
    """A file as it was read, or the refusal of one that cannot be loaded."""
    if one.acceptable:
        return one
    return Outcome(one.file, one.sha256, "rejected", skipped=one.skipped, issues=tuple(one.reading.issues))


def original(file: str, data: bytes, digest: str, catalog: Catalog, region: str = "") -> Original:
    """What a file says, with all that must be said before it is loaded; see ``load_files`` for the region."""
    reading = read_file(data, catalog, region or catalog.default_region.code)
    if not region:
        reading = replace(reading, issues=[*reading.issues, *_gaps(reading)])
    table = pa.table({}) if reading.failed else reading.table()
    issues = list(reading.issues)
    if not reading.failed and not table.num_rows:
        message = (
            "文件中的指标都不在指标目录中，没有数据可入库："
            "请把这些名称作为别名写入 data/catalog/indicators.csv。"
        )
        issues.append(Issue("error", "nothing_resolved", "", "", message))
    elif not reading.failed and not region and _leaves_region_open(reading):
        message = (
            f"部分数据没有写明地区，已按“{catalog.default_region.name}”入库；"
            "如属其他地区，请撤销后用 --region 指定地区重新入库。"
        )
        issues.append(Issue("warning", "default_region", "", "", message))
    return Original(file, Path(file).suffix, data, digest, replace(reading, issues=issues), table, region)


def _leaves_region_open(reading: Reading) -> bool:
    if reading.figures is None:
        return False
    said = reading.figures.tidy.fields["region"]
    return any(not said.texts[code] for code in set(said.codes.tolist()))


def _gaps(reading: Reading) -> list[Issue]:
    """Each table whose column of regions is filled in some rows only, as merged cells leave it."""
    if reading.figures is None:
        return []
    tidy = reading.figures.tidy
    filled = tidy.fields["region"].filled
    issues = []
    for number, block in enumerate(tidy.blocks):
        rows = np.flatnonzero(tidy.sheets.codes == number)
        if "region" not in block.stubs or filled[rows].all() or not filled[rows].any():
            continue
        sheet, cell = tidy.place(int(rows[~filled[rows]][0]))
        message = (
            "该行没有写地区，而同一表的其他行写了，不能断定它属于哪里。请逐行填写地区（合并单元格要取消合并后"
            "填满）；空行确属同一地区的，用 --region 指明。"
        )
        issues.append(Issue("error", "region_gap", sheet, cell, message))
    return issues


def _load(writer: Writer, place: Path, original: Original, stamp: Stamp | None = None) -> Outcome:
    standing = writer.loaded(original.sha256)
    if standing is not None:  # by another writer since the file was read, or by an earlier name in this call
        return Outcome(original.file, original.sha256, "already_loaded", standing)
    builds.archive(place, original.sha256, original.suffix, original.data)
    reading = original.reading
    source = Source(
        original.sha256,
        original.file,
        reading.layout,
        reading.source,
        original.region,
        original.skipped,
        reading.issues,
    )
    applied = writer.apply(source, original.table, stamp)
    return Outcome(
        original.file, original.sha256, "loaded", *applied, original.skipped, tuple(reading.issues)
    )


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
    found = original(load.file, data, load.sha256, catalog, load.region)
    if not found.acceptable:
        told = "；".join(issue.message for issue in found.reading.issues if issue.severity == "error")
        raise WarehouseError(f"批次 {load.load}（{load.file}）按现在的目录不能再入库，未重建：{told}")
    _load(writer, place, found, Stamp(load.load, load.loaded_at, load.author))
