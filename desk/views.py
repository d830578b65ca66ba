"""Named views: a name for a page with its conditions; a TOML file each under <warehouse>/views."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

import tomli_w

from desk import shelf
from indicators.naming import seen

ROOM: Final = "views"
SUFFIX: Final = ".toml"
LONGEST_NAME: Final = 40
_HEAD: Final = (
    "# 一个保存的视图，可以手工修改。owner 为空是给所有人的，否则只有这个人看得到；\n"
    "# page 和 query 是网址里的页面和问号后面的条件。\n"
)


class ViewError(ValueError):
    """What was asked for cannot be done; the message is for the reader."""


@dataclass(frozen=True)
class View:
    """``page`` and ``query`` as an address has them; ``owner`` '' = for all; ``number`` '' = not kept yet."""

    name: str
    page: str
    query: str
    owner: str = ""
    author: str = ""
    time: str = ""
    notes: str = ""
    number: str = ""


class Kept(NamedTuple):
    """The views of a folder, oldest first, and what is wrong with files there that are none."""

    views: tuple[View, ...]
    faults: tuple[str, ...]


def kept(place: Path) -> Kept:
    """All views of a warehouse's folder; a file that cannot be read is a fault, the others stand."""
    found: list[View] = []
    faults: list[str] = []
    for path in sorted((place / ROOM).glob(f"*{SUFFIX}")):
        try:
            state = path.stat()
            found.append(_read(path, state.st_mtime_ns, state.st_size))
        except ViewError as fault:
            faults.append(str(fault))
        except OSError as fault:
            faults.append(f"视图文件 {ROOM}/{path.name} 打不开（{fault.strerror}）：请核对权限。")
    return Kept(tuple(found), tuple(faults))


def visible(views: Sequence[View], person: str) -> list[View]:
    """What is for all, and the person's own."""
    return [view for view in views if view.owner in ("", person)]


def may_change(view: View, person: str) -> bool:
    """A view is its author's to rename and delete; one that names none is anybody's."""
    return view.author in ("", person)


def save(place: Path, view: View) -> View:
    """Keep a new view and give it its number. Raises ViewError for a name that is none or is taken."""
    with shelf.locked(place):
        named = replace(view, name=_free_name(place, view.name, view.author), number=_next_number(place))
        _write(place, named)
    return named


def rename(place: Path, number: str, name: str, person: str) -> View:
    """Raises ViewError where the view is gone or somebody else's, or the name is none or taken."""
    with shelf.locked(place):
        old = _own(place, number, person)
        if old.name == name.strip():
            return old
        new = replace(old, name=_free_name(place, name, person))
        _write(place, new)
    return new


def remove(place: Path, number: str, person: str) -> View:
    """Delete a view and answer it, so that it can be put back. Raises ViewError as ``rename``."""
    with shelf.locked(place):
        old = _own(place, number, person)
        shelf.remove(_file(place, number))
    return old


def restore(place: Path, view: View) -> View:
    """Put a deleted view back; under a new number where its own was given away since."""
    with shelf.locked(place):
        taken = _file(place, view.number).exists()
        back = replace(view, number=_next_number(place)) if taken else view
        _write(place, back)
    return back


def _own(place: Path, number: str, person: str) -> View:
    view = next((view for view in kept(place).views if view.number == number), None)
    if view is None:
        raise ViewError("这个视图刚刚被删除了，请刷新页面。")
    if not may_change(view, person):
        raise ViewError(f"视图“{view.name}”是{view.author}保存的，只有本人可以改名或删除。")
    return view


def _free_name(place: Path, name: str, person: str) -> str:
    plain = " ".join(seen(name).split())
    if not plain:
        raise ViewError("请给视图起一个名称。")
    if len(plain) > LONGEST_NAME:
        raise ViewError(f"视图名称最多{LONGEST_NAME}个字，现有{len(plain)}个，请缩短。")
    if any(view.name == plain for view in visible(kept(place).views, person)):
        raise ViewError(f"已有名为“{plain}”的视图，请换一个名称，或先删除原来的。")
    return plain


def _next_number(place: Path) -> str:
    taken = [int(path.stem) for path in (place / ROOM).glob(f"*{SUFFIX}") if path.stem.isdecimal()]
    return f"{max(taken, default=0) + 1:03d}"


def _file(place: Path, number: str) -> Path:
    return place / ROOM / f"{number}{SUFFIX}"


def _write(place: Path, view: View) -> None:
    fields = {name: getattr(view, name) for name in View.__dataclass_fields__ if name != "number"}
    shelf.write(_file(place, view.number), (_HEAD + tomli_w.dumps(fields)).encode())


@lru_cache(maxsize=1024)
def _read(path: Path, changed: int, size: int) -> View:
    """Read again only when the file has changed."""
    del changed, size
    where = f"视图文件 {ROOM}/{path.name}"
    try:
        fields = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError:
        raise ViewError(f"{where} 不是 UTF-8 编码：请用文本编辑器另存为 UTF-8。") from None
    except tomllib.TOMLDecodeError as fault:
        raise ViewError(f"{where} {shelf.line_of(fault)}写法有误：请修正或删去这个文件。") from None
    wrong = [name for name in fields if name not in View.__dataclass_fields__ or name == "number"]
    if wrong:
        raise ViewError(f"{where} 里不认识 {'、'.join(wrong)}：请修正或删去。")
    texts = {name: str(value).strip() for name, value in fields.items()}
    if not texts.get("name") or not texts.get("page"):
        raise ViewError(f"{where} 缺少 name 或 page：请补上或删去这个文件。")
    return View(**{"query": "", **texts}, number=path.stem)
