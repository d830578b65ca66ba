"""From resolved frames to a new build of the warehouse, all of it or nothing (rule V1 of docs/rules.md)."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import pyarrow as pa

from desk.shelf import PATIENCE
from etl import builds, ledger
from etl.definitions import definitions
from etl.origin import Applied, Listed, Reopened, Source, Stamp, author
from etl.problem import Issue
from etl.refusal import told_plainly
from indicators.warehouse import (
    SCHEMA_VERSION,
    Warehouse,
    WarehouseError,
    check_version,
    current,
    readable,
    statement,
)

if TYPE_CHECKING:
    from indicators.catalog import Catalog

STATEMENTS = Path(__file__).parent / "publishing"
SCHEMA = Path(__file__).parents[1] / "indicators" / "schema.sql"
# Half of the cores: readers keep the other half, and on two cores one thread takes 40 % less CPU than two.
THREADS = max(1, (os.cpu_count() or 2) // 2)
# A quarter of DuckDB's own, a multiple of its vectors of 2048: one series of ten million rows is found in
# half the time, at no cost to the load.
ROWS_A_GROUP = 30_720
# What the engine raises where the disk or the memory is at fault, and not the statement.
REFUSALS = (
    duckdb.IOException, duckdb.FatalException, duckdb.OutOfMemoryException, duckdb.TransactionException,
)  # fmt: skip

DEFINE = {
    "indicator": "insert into indicator from defined",
    "region": "insert into region from defined",
    "break": "insert into break from defined",
}


def quoted(path: Path) -> str:
    """A path of ours as an SQL text: ATTACH takes no parameter, and a folder may have an apostrophe."""
    return "'" + str(path).replace("'", "''") + "'"


@contextmanager
def writing(
    place: Path,
    catalog: Catalog,
    *,
    clock: Callable[[], datetime] = datetime.now,
    patience: float = PATIENCE,
    anew: bool = False,
) -> Iterator[Writer]:
    """Hold the warehouse for writing; what was applied is published once, at the end, if nothing was raised.

    Times are the clock's local time without a zone, because "as of" a day means the reader's day. `anew`
    starts from an empty build in place of the current one. Raises WarehouseError when the folder is held, or
    the system refuses a write: then the warehouse is as it was.
    """
    with builds.locked(place, patience), told_plainly(*REFUSALS):
        path = builds.fresh(place, ledger.read(place).build)
        writer = Writer(place, catalog, clock, path, str(path) + ".tmp")
        try:
            writer.begin(None if anew else current(place))
            yield writer
            writer.publish()
        finally:
            writer.abandon()


class Writer:
    """A build under way: the one before it is attached read-only, touched keys are settled beside it."""

    def __init__(
        self, place: Path, catalog: Catalog, clock: Callable[[], datetime], path: Path, spill: str
    ) -> None:
        self._place, self._catalog, self._clock, self._path = place, catalog, clock, path
        self._changed, self._figures = False, 0
        self._sql = duckdb.connect(config={"threads": THREADS, "temp_directory": spill})

    def begin(self, before: Path | None) -> None:
        """Start from a build, or from nothing. Raises WarehouseError where a newer program wrote it."""
        if before is None:
            self._sql.execute("attach ':memory:' as old")
            self._sql.execute("use old")
            self._sql.execute(SCHEMA.read_text(encoding="utf-8"))
        else:
            with readable(before):
                self._sql.execute(f"attach {quoted(before)} as old (read_only)")
                check_version(self._sql.execute("select schema_version from old.build").fetchall())
        self._sql.execute(f"attach {quoted(self._path)} as new (row_group_size {ROWS_A_GROUP})")
        self._sql.execute("use new")
        self._sql.execute("begin")
        self._sql.execute(SCHEMA.read_text(encoding="utf-8"))
        for step in ("settled", "settled_key", "evidence"):
            self._run(step)
        self._sql.execute("insert into load by name from old.load")
        self._sql.execute("insert into load_issue from old.load_issue")
        self._figures = self._count("from old.observation") + self._count("from old.confirmation")

    def _run(self, name: str, **parameters: Any) -> list[tuple[Any, ...]]:
        return self._sql.execute(statement(STATEMENTS / f"{name}.sql"), parameters or None).fetchall()

    def _count(self, rest: str) -> int:
        [(count,)] = self._sql.execute("select count(*) " + rest).fetchall()
        return int(count)

    def listed(self) -> list[Listed]:
        """Every load as it stands in this transaction, rolled back or not, in order."""
        return [Listed(*row) for row in self._run("loads")]

    def loaded(self, sha256: str) -> int | None:
        """Number of the load that brought this file, if one did and was not rolled back."""
        found = self._sql.execute(
            "select load from load where sha256 = $sha256 and rolled_back_at is null", {"sha256": sha256}
        ).fetchone()
        return None if found is None else int(found[0])

    def stamp(self) -> Stamp:
        """A number never used before, now, and who is at the keyboard."""
        [(last,)] = self._sql.execute("select coalesce(max(load), 0) from load").fetchall()
        return Stamp(last + 1, self._clock(), author())

    def apply(self, source: Source, frame: pa.Table, stamp: Stamp | None = None) -> Applied:
        """Add one file's figures.

        `frame` has a row a figure and the columns indicator, region, category, period_start, period_end,
        measure, value (in the catalogue's unit), decimals, status (as stated, '' for none), sheet, cell, raw;
        a pandas frame serves as well. Raises WarehouseError when a key comes twice or a value is no number.
        """
        load, loaded_at, by = stamp or self.stamp()
        self._stage(load, frame)
        self._run("history", without=0)
        self._run("extend")
        self._settle()
        self._run("keep")
        applied = Applied(load, *self._run("counts", load=load)[0])
        self._figures += applied.new + applied.changed + applied.same
        self._record(source, applied, loaded_at, by)
        return applied

    def _stage(self, load: int, frame: pa.Table) -> None:
        if not len(frame):
            raise WarehouseError("文件中没有可入库的数据。")
        self._sql.register("arrived", frame)
        self._run("stage", load=load)
        self._sql.unregister("arrived")
        if repeated := self._run("repeated"):
            places = "；".join(f"{row[0]} {row[1]}（{row[-1]}）" for row in repeated)
            raise WarehouseError(f"同一指标、地区、时期在文件中出现多次：{places}。请只保留一个。")
        if self._count("from touched where not isfinite(value)"):
            raise WarehouseError("文件中有不是有限数的数值：本次入库未生效。")

    def _settle(self) -> None:
        self._changed = True
        for step in ("settle", "forget", "remember"):
            self._run(step)

    def _record(self, source: Source, applied: Applied, loaded_at: datetime, by: str) -> None:
        self._sql.execute(
            "insert into load values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, null, ?)",
            [
                applied.load, source.sha256, source.file, loaded_at, by, source.layout, source.source,
                source.region, applied.new, applied.changed, applied.same, source.skipped, source.guide,
            ],
        )  # fmt: skip
        self.note(applied.load, source.issues)

    def note(self, load: int, issues: Sequence[Issue]) -> None:
        """Write down what a load had to say."""
        columns = ("severity", "code", "sheet", "cell", "message")
        self._sql.execute(
            "insert into load_issue"
            " select $load, unnest($severity), unnest($code), unnest($sheet), unnest($cell),"
            " unnest($message)",
            {"load": load} | {name: [getattr(issue, name) or "" for issue in issues] for name in columns},
        )

    def carry(self, row: Sequence[Any], issues: Sequence[Issue]) -> None:
        """List a load again as it was listed before, without figures: one that was rolled back."""
        self._sql.execute("insert into load values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", list(row))
        self.note(row[0], issues)

    def rollback(self, load: int, at: datetime | None = None) -> int:
        """Settle what a load touched as if it had never been; return how many figures it had reported.

        ``at`` is when it was taken back, None for now. Raises WarehouseError where there is no such load or
        it is rolled back already.
        """
        withdrawn = self._withdraw(load)
        self._settle()
        if self._count("from resettled"):  # an empty insert first would lose a later one: see keep.sql
            self._sql.execute("insert into settled by name from resettled")
        self._sql.execute("update load set rolled_back_at = ? where load = ?", [at or self._clock(), load])
        self._figures -= withdrawn
        return withdrawn

    def _withdraw(self, load: int) -> int:
        """Gather what is left of the histories that a load was part of; return how many there are."""
        found = self._sql.execute("select rolled_back_at from load where load = ?", [load]).fetchone()
        if found is None:
            raise WarehouseError(f"没有入库批次 {load}。")
        if found[0] is not None:
            raise WarehouseError(f"批次 {load} 已于 {found[0]:%Y-%m-%d %H:%M} 撤销，不能再次撤销。")
        self._run("withdraw", load=load)
        self._run("history", without=load)
        return self._count("from touched")

    def effects(self, load: int, most: int) -> tuple[dict[str, int], list[Reopened]]:
        """What ``rollback`` of a load would do: figures by effect, and the first ``most`` that would change.

        Raises WarehouseError as ``rollback`` does; settles nothing.
        """
        self._withdraw(load)
        self._run("settle")
        self._run("effects")
        counted = self._run("effects_counted")
        return {str(effect): int(figures) for effect, figures in counted}, [
            Reopened(*row) for row in self._run("effects_shown", most=most)
        ]

    def redefine(self) -> None:
        """Publish though no figure changes: what the catalogue says of them did."""
        self._changed = True

    def publish(self) -> None:
        """If anything changed: write the build, prove that it reads back whole, point CURRENT at it.

        What a writer that was killed did not tell the ledger is told in any case.
        """
        loads = self.listed()
        if self._changed:
            self._write()
        if named := current(self._place):
            ledger.record(self._place, builds.number(named), loads)

    def _write(self) -> None:
        self._define()
        for table in ("observation", "observation_by_region", "confirmation", "series"):
            self._run(table)
        self._sql.execute(
            "insert into build values (?, ?, ?)", [builds.number(self._path), SCHEMA_VERSION, self._clock()]
        )
        self._sql.execute("commit")
        self._sql.execute("checkpoint new")
        self._sql.close()
        self._verify()
        builds.point(self._place, self._path)
        self._changed = False

    def _define(self) -> None:
        for name, table in definitions(self._catalog).items():
            self._sql.register("defined", table)
            self._sql.execute(DEFINE[name])
            self._sql.unregister("defined")
        if regauged := self._run("regauged"):
            told = "；".join(f"{code}：{before} → {now or '已删除'}" for code, before, now in regauged)
            raise WarehouseError(
                f"目录中的计量单位与库中已有数据不一致（{told}）："
                "请改回目录，或运行 python -m etl rebuild 按新目录重建。"
            )

    def _verify(self) -> None:
        """Every figure ever reported and not withdrawn is in the closed build exactly once."""
        build = Warehouse(self._path)
        [(found,)] = build.rows(
            "select (select count(*) from observation) + (select count(*) from confirmation)"
        )
        build.close()
        if found != self._figures:
            raise WarehouseError(
                f"新版本核对不符：应有 {self._figures} 条，实有 {found} 条；本次入库未生效。"
            )

    def abandon(self) -> None:
        """Remove the build unless it was published."""
        self.close()
        if current(self._place) != self._path:
            builds.discard(self._path)

    def close(self) -> None:
        """Let go of both builds."""
        self._sql.close()
