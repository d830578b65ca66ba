"""The warehouse as readers see it: the build that CURRENT names, opened read-only."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from datetime import date, timedelta
from functools import cache, lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

import duckdb

SCHEMA_VERSION = 2
POINTER = "CURRENT"
BUILD_NAME = re.compile(r"(\d{6,})\.duckdb")

ROOM = Path(__file__).parent
DEFAULT_FOLDER = Path("data/warehouse")

# Given while connecting, because a second connection to a build in one process must be configured alike.
# No file, extension or Python variable can be reached from SQL, and no statement can lift that. One thread a
# query: answers are small, a second thread costs up to twice the CPU, and other sessions want the cores.
READ_ONLY_CONFIG: dict[str, Any] = {
    "threads": 1,
    "memory_limit": "2GB",
    "enable_external_access": False,
    "python_enable_replacements": False,
    "lock_configuration": True,
}


_OPENING = Lock()  # two who ask for a new build at once should not both wait for it to be opened
_NARROWING = Lock()  # the views of a build are made once, and its regions' counts


class WarehouseError(Exception):
    """The warehouse cannot answer; the message is Chinese and fit for the screen."""


class EmptyWarehouse(WarehouseError):  # noqa: N818 - a state that callers expect, not a failure
    """Nothing was ever loaded into the folder."""


class DamagedBuild(WarehouseError):  # noqa: N818 - a state of a file
    """The engine cannot read a build's file; the message names it and what to run."""


class NewerBuild(WarehouseError):  # noqa: N818 - a state of a file
    """A build was written by a newer version of the program: sound, but not for this one."""


def folder() -> Path:
    """Folder of the warehouse: SHULAN_WAREHOUSE, or data/warehouse under the working directory."""
    return Path(os.environ.get("SHULAN_WAREHOUSE") or DEFAULT_FOLDER)


def current(place: Path) -> Path | None:
    """Path of the build that CURRENT names, None before the first load; microseconds: ask at every rerun.

    Raises WarehouseError where it does not name a build, as after a torn write by other hands.
    """
    try:
        name = (place / POINTER).read_text(encoding="ascii", errors="replace").strip()
    except FileNotFoundError:
        return None
    if BUILD_NAME.fullmatch(name) is None:
        raise WarehouseError(
            f"{POINTER} 的内容不是版本文件名（如 000001.duckdb）：请运行 python -m etl doctor --repair。"
        )
    return place / "builds" / name


@cache
def statement(path: Path) -> str:
    """Text of one statement file, read once in the life of the program."""
    return path.read_text(encoding="utf-8")


def check_version(versions: list[tuple[Any, ...]]) -> None:
    """Refuse the schema version of a build, as its table says it, where it is newer than this program's."""
    [(version,)] = versions
    if version > SCHEMA_VERSION:
        raise NewerBuild(
            f"数据仓库由更新版本的程序写成（结构版本 {version}，本程序只认识到 {SCHEMA_VERSION}）："
            "请升级本程序。"
        )


@contextmanager
def readable(path: Path) -> Iterator[None]:
    """Turn what the engine says of a build's file into DamagedBuild."""
    try:
        yield
    except duckdb.Error as fault:
        said = str(fault).partition("\n")[0]
        raise DamagedBuild(
            f"版本文件 {path.name} 读不出来：请运行 python -m etl doctor --repair，或从备份恢复。（{said}）"
        ) from fault


class Warehouse:
    """One build, open read-only; safe to share between threads because every query has a cursor of its own.

    ``path`` names the build for good (a build is never written again): use it as the key of caches, with
    ``as_of``, the load up to which it is read, None for now, and ``regions``, those whose figures there are,
    None for all. Raises NewerBuild where the build was written by a newer program, DamagedBuild where it
    cannot be read.
    """

    as_of: int | None = None
    regions: frozenset[str] | None = None

    def __init__(self, path: Path) -> None:
        self.path = path
        self._narrowed: dict[tuple[frozenset[str], int | None], Warehouse] = {}
        with readable(path):
            self._connection = duckdb.connect(str(path), read_only=True, config=READ_ONLY_CONFIG)
            try:
                check_version(self.rows("select schema_version from build"))
                [(self.build,)] = self.rows("select build from build")
            except BaseException:
                self.close()
                raise

    def at(self, load: int | None) -> Warehouse:
        """The same build as it stood when ``load`` was the newest, None for now (rule V1, docs/rules.md)."""
        return self if load == self.as_of else _at(self, load)

    def within(self, regions: frozenset[str] | None) -> Warehouse:
        """The same build as if only these regions' figures were in it, None for all (ADR 0026).

        What is narrow already only becomes narrower. Every statement sees it so, whoever asks: the tables'
        names mean what ``within.sql`` leaves of them.
        """
        if regions is None or regions == self.regions:
            return self
        wanted = regions if self.regions is None else regions & self.regions
        with _NARROWING:
            if (wanted, self.as_of) not in self._narrowed:
                self._narrowed[wanted, self.as_of] = self._shared(wanted)
            return self._narrowed[wanted, self.as_of]

    def _shared(self, regions: frozenset[str]) -> Warehouse:
        view = copy(self)
        view.regions = regions
        cursor = view._aimed(self._connection.cursor())
        for name in ("within", "within_share"):
            cursor.execute(statement(ROOM / f"{name}.sql"))
        return view

    def _aimed(self, cursor: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
        cursor.execute("set variable build = current_database()")
        cursor.execute("set variable regions = $regions::varchar[]", {"regions": sorted(self.regions or ())})
        return cursor

    def regions_of(self, load: int) -> frozenset[str]:
        """The regions that a load has figures of, within what is seen and beyond: whose it is to undo."""
        cursor = self._connection.cursor()
        found = cursor.execute(statement(ROOM / "load_regions.sql"), {"load": load}).fetchall()
        return frozenset(region for (region,) in found)

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A connection of one's own to the same build, for one query or one thread.

        It costs microseconds, a millisecond within regions, and some as of an earlier load.
        """
        cursor = self._connection.cursor()
        if self.regions is not None:
            self._aimed(cursor).execute("use scope")
        if self.as_of is not None:
            cursor.execute("set variable as_of = $load", {"load": self.as_of})
            cursor.execute(statement(ROOM / "as_of.sql"))
        return cursor

    def rows(self, sql: str, **parameters: Any) -> list[tuple[Any, ...]]:
        """Rows of a statement given as text; parameters are bound by name ($region)."""
        return self.cursor().execute(sql, parameters).fetchall()

    def query(self, name: str, /, **parameters: Any) -> list[tuple[Any, ...]]:
        """Rows of the statement file ``indicators/<name>.sql``; parameters are bound by name."""
        return self.rows(statement(ROOM / f"{name}.sql"), **parameters)

    def close(self) -> None:
        """Let go of the build; cursors given out earlier keep it open until they end."""
        self._connection.close()


@lru_cache(maxsize=8)
def _at(warehouse: Warehouse, load: int | None) -> Warehouse:
    """One object for one load, because some answers are kept by it."""
    view = copy(warehouse)
    view.as_of = load
    return view


@lru_cache(maxsize=2)  # the newest, and the one before while somebody is still in the midst of it
def _opened(path: Path, written_ns: int) -> Warehouse:
    """Opening costs 16–60 ms: once a build. The time tells apart builds of a folder that was made anew."""
    _at.cache_clear()  # views of builds before would hold them open: 6 MB each, and their room on the disk
    return Warehouse(path)


def open_current(place: Path) -> Warehouse:
    """The newest published build; cheap to ask at each rerun. Raises EmptyWarehouse before the first load."""
    path = current(place)
    if path is None:
        raise EmptyWarehouse("数据仓库里还没有数据：请先运行 python -m etl load 文件名。")
    try:
        with _OPENING:
            return _opened(path, path.stat().st_mtime_ns)
    except FileNotFoundError:
        raise WarehouseError(
            f"数据仓库的版本文件 {path.name} 不见了：请运行 python -m etl doctor --repair。"
        ) from None


def as_of(warehouse: Warehouse, text: str) -> int:
    """Number of the load up to which to read: "7", "L7", or a day YYYY-MM-DD for the last load up to its end.

    Raises WarehouseError, fit for the screen: no such load, nothing loaded by that day, or neither form.
    """
    wish = text.strip()
    if number := re.fullmatch(r"[Ll]?(\d+)", wish):
        return _as_of_load(warehouse, int(number[1]))
    try:
        day = date.fromisoformat(wish)
    except ValueError:
        raise WarehouseError(f"看不懂“{text}”：请给批次号（如 7 或 L7）或日期（如 2026-05-31）。") from None
    [(last,)] = warehouse.rows(
        "select max(load) from load where loaded_at < $next_day", next_day=day + timedelta(1)
    )
    if last is None:
        [(first,)] = warehouse.rows("select min(loaded_at)::date from load")
        raise WarehouseError(f"{wish} 当天及以前没有数据入库（最早的入库日期是 {first}）。")
    return int(last)


def _as_of_load(warehouse: Warehouse, number: int) -> int:
    [(first, last)] = warehouse.rows("select min(load), max(load) from load")
    if first is None or not first <= number <= last:
        raise WarehouseError(f"没有入库批次 {number}：现有批次为 {first} 到 {last}。")
    return number
