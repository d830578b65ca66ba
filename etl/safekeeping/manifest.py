"""The list of a backup: each file with its hash, and how many facts and loads the build among them holds.

It is written last, so that a backup without it is known to be unfinished, and it carries its own hash.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any, Final, NamedTuple

from desk import shelf
from indicators.warehouse import BUILD_NAME, POINTER, WarehouseError

FILE: Final = "manifest.json"
FILES: Final = "files"  # folder of a backup in which the copies lie, as they lay in the warehouse
FORMAT: Final = 1
_HASH: Final = "sha256"


class Entry(NamedTuple):
    """One file: its path in the warehouse with slashes, its size in bytes, the hash of its content."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """``build`` is the name of the build's file, '' where nothing was ever loaded; ``made`` a time."""

    made: str
    build: str
    facts: int
    confirmations: int
    loads: int
    files: tuple[Entry, ...]
    format: int = FORMAT

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(entry.size for entry in self.files)


def write(backup: Path, manifest: Manifest) -> None:
    """Finish a backup: from this instant on it is one."""
    body = asdict(manifest)
    body["files"] = [entry._asdict() for entry in manifest.files]
    text = json.dumps({**body, _HASH: _digest(body)}, ensure_ascii=False, indent=1)
    shelf.write(backup / FILE, text.encode())


def read(backup: Path) -> Manifest:
    """The list of a backup. Raises WarehouseError where there is none, or it is not what was written."""
    path = backup / FILE
    if not backup.is_dir():
        raise WarehouseError(f"没有备份文件夹 {backup}：请核对路径。")
    if not path.is_file():
        raise WarehouseError(f"{backup} 里没有 {FILE}：不是备份，或备份没有写完，不能用来恢复。")
    try:
        body = json.loads(path.read_text(encoding="utf-8"))
        stated = body.pop(_HASH)
        whole = stated == _digest(body)
        made = Manifest(**{**body, "files": tuple(Entry(**entry) for entry in body["files"])})
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise WarehouseError(f"备份的清单 {path} 读不出来，已损坏：请换一份备份。") from None
    if not whole:
        raise WarehouseError(f"备份的清单 {path} 被改动过或已损坏：请换一份备份。")
    _check(path, made)
    return made


def _check(path: Path, made: Manifest) -> None:
    if made.format > FORMAT:
        raise WarehouseError(f"备份 {path.parent} 由更新版本的程序写成：请升级本程序。")
    outside = [entry.path for entry in made.files if not _inside(entry.path)]
    if outside or (made.build and not BUILD_NAME.fullmatch(made.build)):
        raise WarehouseError(
            f"备份的清单 {path} 指向文件夹以外（{(outside or [made.build])[0]}）：不予恢复。"
        )


def _inside(text: str) -> bool:
    """Whether a path stays in the folder that it is joined to, on any system, and is no pointer or lock."""
    parts = PurePosixPath(text).parts
    if not parts or parts[0] in (POINTER, "/", "lock") or ".." in parts:
        return False
    return not set(text) & set("\\:\0")


def _digest(body: dict[str, Any]) -> str:
    plain = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(plain.encode()).hexdigest()
