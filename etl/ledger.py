"""The ledger of loads, ``loads.jsonl`` in the warehouse's folder: what was loaded, told outside the builds.

A build can prove that it is whole, not that it is the newest. Where an old CURRENT was put back, ``builds``
was lost, or another build was laid in the place of one, the ledger knows which loads people were told of.

Every publication adds lines *after* CURRENT names the build, and is reported only after them. So what stands
here was once what readers saw, what was reported stands here, and only the load in flight at a crash can be
in a build and not here: the next writer adds it. For each load its last line counts. Nothing is ever taken
out; a line that is not whole, as a power cut leaves it, is passed over and told again.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, Final, NamedTuple

from desk import shelf
from etl.origin import Listed
from indicators.warehouse import current, open_current, statement

FILE: Final = "loads.jsonl"
LOADS: Final = Path(__file__).parent / "publishing" / "loads.sql"
_APPEND: Final = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
_TIMES: Final = ("loaded_at", "rolled_back_at")
_LOG: Final = logging.getLogger("shulan.load")
_KINDS: Final[dict[str, type]] = {"load": int, "new": int, "changed": int, "same": int, "skipped": int}


class Ledger(NamedTuple):
    """Each load by its number, as last told; the highest build named, or 0; lines that are not whole."""

    loads: dict[int, Listed]
    build: int
    torn: tuple[int, ...]

    def tells(self, loads: Iterable[Listed]) -> bool:
        """Whether it says all of these loads, as they are."""
        return all(self.loads.get(load.load) == load for load in loads)


def read(place: Path) -> Ledger:
    """The ledger of a folder, empty where there is none. Raises Unwritable where it cannot be opened."""
    try:
        data = (place / FILE).read_bytes()
    except FileNotFoundError:
        return Ledger({}, 0, ())
    except OSError as fault:
        raise shelf.Unwritable(f"入库清单 {FILE} 打不开，{shelf.trouble(fault)}") from fault
    loads: dict[int, Listed] = {}
    build, torn = 0, []
    for number, line in enumerate(data.splitlines(), 1):
        try:
            told = _told(line)
        except (ValueError, KeyError, TypeError, RecursionError):
            torn.append(number)
            continue
        build = max(build, told.build)
        if told.load:
            loads[told.load.load] = told.load
    return Ledger(loads, build, tuple(torn))


def record(place: Path, build: int, loads: Iterable[Listed]) -> None:
    """Tell what a build that CURRENT names holds, as far as the ledger does not say so yet.

    Raises Unwritable; the build stands all the same, and the next writer tells of it.
    """
    known = read(place)
    fresh = [load for load in loads if known.loads.get(load.load) != load]
    if not fresh and build <= known.build:
        return
    lines = [_line(build, load) for load in fresh] or [_line(build, None)]
    try:
        _append(place / FILE, "".join(lines).encode())
    except OSError as fault:
        raise shelf.Unwritable(
            f"已经写入，版本 {build:06d} 已生效；只是入库清单 {FILE} 没有写成，{shelf.trouble(fault)}"
            "下一次写入时自动补上。"
        ) from fault
    for load in fresh:
        _log(build, load)


def _log(build: int, load: Listed) -> None:
    """A line of the service's log."""
    counts = {name: getattr(load, name) for name in ("new", "changed", "same", "skipped")}
    told = {"build": f"{build:06d}", "load": load.load, "file": load.file, "author": load.author, **counts}
    _LOG.info("rollback" if load.rolled_back_at else "load", extra={"told": told})


def united(ledger: Ledger, there: Iterable[Listed]) -> list[Listed]:
    """The loads of a build with those that only the ledger tells of, by number: nothing told is lost.

    A load that either says was taken back is taken back, for that cannot be undone. Where the build gave a
    number to another file, the ledger's gets a new one, unless its content counts under any number.
    """
    loads = {load.load: load for load in there}
    highest = max((*loads, *ledger.loads), default=0)
    for told in (ledger.loads[number] for number in sorted(ledger.loads)):
        own = loads.get(told.load)
        if own and own.sha256 == told.sha256:
            loads[told.load] = own._replace(rolled_back_at=own.rolled_back_at or told.rolled_back_at)
        elif not any(one.sha256 == told.sha256 and not one.rolled_back_at for one in loads.values()):
            highest += own is not None
            number = told.load if own is None else highest
            loads[number] = told._replace(load=number)
    return sorted(loads.values(), key=lambda load: load.load)


def listed(place: Path) -> list[Listed]:
    """Every load of the build that CURRENT names, in order, rolled back or not; none where there is none."""
    if current(place) is None:
        return []
    return [Listed(*row) for row in open_current(place).rows(statement(LOADS))]


class _Told(NamedTuple):
    build: int
    load: Listed | None


def _told(line: bytes) -> _Told:
    fields: dict[str, Any] = dict(json.loads(line))
    build = fields.pop("build")
    if not isinstance(build, int):
        raise TypeError(build)
    if not fields:
        return _Told(build, None)
    for name, value in fields.items():
        if name not in _TIMES and not isinstance(value, _KINDS.get(name, str)):
            raise TypeError(name)
    times = {name: fields[name] and datetime.fromisoformat(fields[name]) for name in _TIMES}
    return _Told(build, Listed(**{**fields, **times}))


def _line(build: int, load: Listed | None) -> str:
    fields = dict(_plain(load)) if load else {}
    return json.dumps({"build": build, **fields}, ensure_ascii=False) + "\n"


def _plain(load: Listed) -> Iterator[tuple[str, Any]]:
    for name, value in load._asdict().items():
        yield name, value.isoformat() if isinstance(value, datetime) else value


def _append(path: Path, data: bytes) -> None:
    """Add to the end, after a line of its own where the last one is torn; on the disk when this returns."""
    new = not path.exists()
    handle = os.open(path, _APPEND, 0o644)
    try:
        if not new and not _ends_whole(path):
            data = b"\n" + data
        while data:
            data = data[os.write(handle, data) :]
        os.fsync(handle)
    finally:
        os.close(handle)
    if new:
        shelf.sync_folder(path.parent)


def _ends_whole(path: Path) -> bool:
    with path.open("rb") as stream:
        if not stream.seek(0, os.SEEK_END):
            return True
        stream.seek(-1, os.SEEK_END)
        return stream.read(1) == b"\n"
