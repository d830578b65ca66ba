"""Who did what, when, from where: lines that are only ever added, in ``audit/YYYY-MM.jsonl`` of the folder.

A deed that changes something is told twice: begun before it, done after it (``deed``). So nothing is done
that could not be told first, and what a power cut or a full disk left without its end is seen. Whoever may
write the folder may alter these files: they prove nothing against the server's own administrator.
"""

from __future__ import annotations

import getpass
import json
import os
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from desk import shelf

ROOM: Final = "audit"
SUFFIX: Final = ".jsonl"
COMMAND_LINE: Final = "命令行"
_ADDING: Final = os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0)
LONGEST: Final = 300  # characters of a field
BEGUN, DONE, FAILED, REFUSED = "begun", "done", "failed", "refused"
_SECRET: Final = re.compile(
    r"(?i)((?:password|passwd|pwd|token|secret|cookie|authorization|api.?key|密码|口令|令牌)[\w.-]*"
    r"[\"']?\s*[=:：]\s*[\"']?)(?:(?:basic|bearer)\s+)?[^\s&;,，；\"']+"
)
_UNSEEN: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")


class AuditError(OSError):
    """A line could not be written; what it was to tell of must not be done. The message is for the reader."""


@dataclass(frozen=True)
class Entry:
    """One deed. ``time``: ISO with its zone, to the second; ``result``: begun, done, failed or refused.

    ``load`` and ``build`` are what the deed made, None where nothing. ``deed`` ties the two lines of one.
    """

    time: str
    who: str
    what: str
    target: str = ""
    result: str = DONE
    where: str = ""
    load: int | None = None
    build: int | None = None
    deed: str = ""


class Told(NamedTuple):
    """The deeds of a folder, newest first, and what is wrong with lines there that are none."""

    entries: tuple[Entry, ...]
    faults: tuple[str, ...]


@dataclass
class Deed:
    """What a deed under way made, and whether it was done: set before its end, as its last line tells it."""

    load: int | None = None
    build: int | None = None
    target: str = ""
    result: str = DONE


def write(
    folder: Path, who: str, what: str, target: str = "", result: str = DONE, where: str = "",
    load: int | None = None, build: int | None = None,
) -> None:  # fmt: skip
    """Add one line, on the disk when this returns; raises AuditError where it cannot be written."""
    _append(folder, Entry(_now(), who, what, target, result, where, load, build))


@contextmanager
def deed(folder: Path, who: str, what: str, target: str = "", where: str = "") -> Iterator[Deed]:
    """Tell that a deed begins, let it be done, tell how it ended; what the body raises is raised on.

    A rerun or stop of Streamlit is raised too: keep those out of the body, they would read as failures.

    Raises AuditError before anything is done where the first line cannot be written, and after it where the
    last one cannot: the deed is done then, its first line stands alone, and the message says so.
    """
    begun = Entry(_now(), who, what, target, BEGUN, where, deed=secrets.token_hex(6))
    _append(folder, begun)
    made = Deed(target=target)
    try:
        yield made
    except BaseException as fault:
        try:
            _append(folder, replace(begun, time=_now(), result=FAILED))
        except AuditError as untold:
            fault.add_note(str(untold))
        raise
    try:
        _append(folder, replace(begun, time=_now(), **asdict(made)))
    except AuditError as fault:
        raise AuditError(f"“{what}”已经做完，但审计记录没有写完，请告诉管理员。{fault}") from fault


def read(folder: Path, *, who: str = "", what: str = "", day: str = "") -> Told:
    """The deeds of a folder, newest first, one an Entry: those of a person, an action, a day (YYYY-MM-DD)."""
    found: dict[str, Entry] = {}
    faults: list[str] = []
    for path in sorted((folder / ROOM).glob(f"{day[:7] or '*'}{SUFFIX}")):
        state = path.stat()
        told = _read(path, state.st_mtime_ns, state.st_size)
        faults += told.faults
        found |= {entry.deed or f"{path.name} {place}": entry for place, entry in enumerate(told.entries)}
    chosen = [
        entry
        for entry in found.values()
        if who in ("", entry.who) and what in ("", entry.what) and entry.time.startswith(day)
    ]
    newest_first = sorted(enumerate(chosen), key=lambda each: (each[1].time, each[0]), reverse=True)
    return Told(tuple(entry for _, entry in newest_first), tuple(faults))


@lru_cache(maxsize=24)
def _read(path: Path, changed: int, size: int) -> Told:
    """Every line of a month, read again only when the file has grown."""
    del changed, size
    found: list[Entry] = []
    faults: list[str] = []
    for number, line in enumerate(path.read_bytes().split(b"\n"), 1):
        if line.strip():
            try:
                found.append(_entry(line))
            except ValueError as fault:
                faults.append(f"审计文件 {ROOM}/{path.name} 第{number}行读不出来（{fault}）。")
    return Told(tuple(found), tuple(faults))


def account() -> str:
    """Who runs a command line: the account of the system, whatever the environment says."""
    if os.name == "nt":
        return getpass.getuser()
    import pwd

    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:  # an account without a name, as in some containers
        return str(os.getuid())


def _now() -> str:
    return datetime.now().astimezone().isoformat(timespec="seconds")


def _plain(text: str) -> str:
    """One line without signs that cannot be seen, without secrets, of bearable length."""
    shown = _SECRET.sub(r"\1…", _UNSEEN.sub(" ", text)).strip()
    return shown if len(shown) <= LONGEST else f"{shown[: LONGEST - 1]}…"


def _append(folder: Path, entry: Entry) -> None:
    """One call of write, so that lines of several processes never mix; after a torn line a new one begins."""
    told = {name: _plain(value) if isinstance(value, str) else value for name, value in asdict(entry).items()}
    kept = {name: value for name, value in told.items() if value not in (None, "")}
    line = json.dumps(kept, ensure_ascii=False).encode("utf-8", "replace") + b"\n"
    path = folder / ROOM / f"{entry.time[:7]}{SUFFIX}"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, _ADDING, 0o640)
        try:
            size = os.fstat(handle).st_size
            whole = b"\n" + line if size and _last(handle, size) != b"\n" else line
            if os.write(handle, whole) != len(whole):
                raise OSError(28, "No space left on device")
            os.fsync(handle)
        finally:
            os.close(handle)
        if not size:
            shelf.sync_folder(path.parent)
    except OSError as fault:
        raise AuditError(
            f"审计记录 {ROOM}/{path.name} 写不进去（{fault.strerror}），没有记录的操作一律不做："
            "请管理员核对磁盘空间和文件夹权限。"
        ) from fault


def _last(handle: int, size: int) -> bytes:
    os.lseek(handle, size - 1, os.SEEK_SET)
    return os.read(handle, 1)


def _entry(line: bytes) -> Entry:
    told: Any = json.loads(line.decode("utf-8"))
    if not isinstance(told, dict) or not {"time", "who", "what"} <= told.keys():
        raise ValueError("缺少 time、who 或 what")
    known = {field.name for field in fields(Entry)}
    kept = {name: value for name, value in told.items() if name in known}
    for name, value in kept.items():
        if not isinstance(value, int if name in ("load", "build") else str):
            raise ValueError(f"{name} 的写法不对")
    return Entry(**kept)
