"""What people keep beside the figures: layouts, views, baskets, events, maps, additions to the catalogue.

The rooms that own these files say more of them on their pages; here each is only opened and taken apart.
"""

from __future__ import annotations

import csv
import io
import json
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from desk import shelf
from etl.examination.finding import Finding
from etl.remembered.folder import layouts
from etl.safekeeping.holdings import ARCHIVE, kept_files
from indicators.catalog import ADDED, FOLDER
from indicators.faults import addition_faults

LAYOUTS: Final = "layouts"
REMEDY: Final = "修正或删去这个文件，或从备份取回；其余文件不受影响"
_NEEDED: Final = {"views": ("name", "page"), "baskets": ("name", "items")}  # by folder
_COLUMNS: Final = {"events.csv": ("from", "kind", "text"), "people.csv": ("name", "role")}


class _Broken(Exception):  # noqa: N818 - says what is wrong with a file
    """A file is not what it should be."""


def kept_faults(place: Path) -> Iterator[Finding]:
    """Every file beside builds and originals that cannot be read as what its name says."""
    for path in kept_files(place):
        room = path.relative_to(place).parts[0]
        read = next((read for ending, read in _READERS.items() if path.name.endswith(ending)), None)
        if room in (ARCHIVE, LAYOUTS, ADDED) or read is None or path.name.startswith((".", "~")):
            continue
        where = path.relative_to(place).as_posix()
        try:
            read(path, room)
        except _Broken as fault:
            yield Finding("broken_file", where, str(fault), REMEDY)
        except OSError as fault:
            yield Finding("broken_file", where, f"打不开（{fault.strerror}）", "核对权限和磁盘")
    for told in layouts(place)[1]:
        yield Finding("broken_layout", LAYOUTS, told, REMEDY)
    for told in addition_faults(FOLDER, place / ADDED):
        yield Finding("broken_catalog", ADDED, told, "修正后运行 python -m etl check；或从备份取回")


def _text(path: Path, *encodings: str) -> str:
    data = path.read_bytes()
    for encoding in ("utf-8-sig", *encodings):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise _Broken("不是 UTF-8 编码，或已损坏")


def _toml(path: Path, room: str) -> None:
    try:
        found = tomllib.loads(_text(path))
    except tomllib.TOMLDecodeError as fault:
        raise _Broken(f"{shelf.line_of(fault)}写法有误，或没有写完") from fault
    _need(found, room)


def _json(path: Path, room: str) -> None:
    try:
        found = json.loads(_text(path))
    except (ValueError, RecursionError) as fault:
        line = f"第{fault.lineno}行" if isinstance(fault, json.JSONDecodeError) else ""
        raise _Broken(f"{line}写法有误，或没有写完") from fault
    if room not in _NEEDED:
        return
    if not isinstance(found, dict):
        raise _Broken("最外层应是 { }")
    _need(found, room)
    if room == "baskets" and not isinstance(found["items"], list):
        raise _Broken("items 应是一张单子")


def _need(found: dict[str, Any], room: str) -> None:
    if lost := [name for name in _NEEDED.get(room, ()) if not isinstance(found.get(name), str | list)]:
        raise _Broken(f"缺少 {'、'.join(lost)}")


def _csv(path: Path, room: str) -> None:
    del room
    try:
        rows = list(csv.reader(io.StringIO(_text(path, "gb18030"), newline=""), strict=True))
    except csv.Error as fault:
        raise _Broken("引号不配对，或没有写完") from fault
    heads = [name.strip() for name in rows[0]] if rows else []
    if lost := [name for name in _COLUMNS.get(path.name, ()) if name not in heads]:
        raise _Broken(f"缺少列 {'、'.join(lost)}")
    if any("\0" in cell for row in rows for cell in row):
        raise _Broken("有空字节，没有写完")


_READERS: Final[dict[str, Callable[[Path, str], None]]] = {
    ".toml": _toml, ".json": _json, ".geojson": _json, ".geojson.before": _json, ".csv": _csv,
}  # fmt: skip
