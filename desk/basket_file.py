"""One kept basket as a file: JSON that a person can read and mend."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

ROOM: Final = "baskets"
SUFFIX: Final = ".json"
HINT: Final = (
    "一个汇报篮，可以手工修改：name 须与文件名一致；owner 为空是给所有人的；items 按播放的次序，"
    "heading 是改过的标题，note 是备注；frozen 是入篮时的内容，请勿改动。"
)


class BasketError(ValueError):
    """What was asked for cannot be done; the message is for the reader."""


@dataclass(frozen=True)
class KeptItem:
    """One exhibit: ``page``, ``query`` and ``part`` make it anew; ``frozen`` is what it was when put in.

    ``build`` is the version of the warehouse that it was read from; ``put_in`` a time. ``id`` '' = not kept
    yet. ``frozen`` is JSON, which exhibits.frozen writes and reads. ``regions`` are those whose figures
    whoever put it in could see, None for all.
    """

    page: str
    query: Mapping[str, str]
    part: str
    frozen: Mapping[str, Any]
    build: int
    put_in: str
    heading: str = ""
    note: str = ""
    id: str = ""
    regions: Sequence[str] | None = None


@dataclass(frozen=True)
class Kept:
    """A basket as it is kept; ``owner`` '' = for all, ``subtitle`` names the region and the period."""

    name: str
    items: tuple[KeptItem, ...] = field(default=())
    owner: str = ""
    subtitle: str = ""


def written(kept: Kept) -> bytes:
    """The file's text, what is frozen one line an item."""
    items = []
    for each in kept.items:
        lines = [f"   {_json(name)}: {_json(value)}" for name, value in _ordered(each).items()]
        items.append("  {\n" + ",\n".join(lines) + "\n  }")
    head = {"": HINT, "name": kept.name, "owner": kept.owner, "subtitle": kept.subtitle}
    lines = [f" {_json(name)}: {_json(value)}" for name, value in head.items()]
    listed = "[\n" + ",\n".join(items) + "\n ]" if items else "[]"
    return ("{\n" + ",\n".join([*lines, f' "items": {listed}']) + "\n}\n").encode()


def read(path: Path) -> Kept:
    """The basket of a file; raises BasketError, with the file's name, where it is none."""
    try:
        state = path.stat()
        return _read(path, state.st_mtime_ns, state.st_size)
    except OSError as fault:
        raise BasketError(f"汇报篮文件 {ROOM}/{path.name} 打不开（{fault.strerror}）：请核对权限。") from None


@lru_cache(maxsize=64)
def _read(path: Path, changed: int, size: int) -> Kept:
    """Read again only when the file has changed."""
    del changed, size
    where = f"汇报篮文件 {ROOM}/{path.name}"
    try:
        told = json.loads(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError:
        raise BasketError(f"{where} 不是 UTF-8 编码：请用文本编辑器另存为 UTF-8。") from None
    except (json.JSONDecodeError, RecursionError) as fault:
        raise BasketError(f"{where} 写法有误（{fault}）：请修正或删去这个文件。") from None
    known = {"", "name", "owner", "subtitle", "items"}
    if not isinstance(told, dict) or not isinstance(told.get("items", []), list):
        raise BasketError(f"{where} 应为 {{name, owner, subtitle, items}}：请修正或删去这个文件。")
    if wrong := [name for name in told if name not in known]:
        raise BasketError(f"{where} 里不认识 {'、'.join(wrong)}：请修正或删去。")
    texts = {name: str(told.get(name, "")) for name in ("owner", "subtitle")}
    items = tuple(_item(each, place, where) for place, each in enumerate(told.get("items", []), 1))
    if len({each.id for each in items}) < len(items) or not all(each.id for each in items):
        raise BasketError(f"{where} 有两项的 id 相同，或有一项没有 id：请各写一个不同的。")
    return Kept(path.stem, items, **texts)  # whoever renames the file renames the basket


def _item(told: Any, place: int, where: str) -> KeptItem:
    said = f"{where} 第{place}项"
    if not isinstance(told, dict):
        raise BasketError(f"{said}应写在花括号里：请修正或删去这一项。")
    kinds = {"query": dict, "frozen": dict, "build": int, "regions": list}
    names = [each.name for each in fields(KeptItem)]
    if wrong := [name for name in told if name not in names]:
        raise BasketError(f"{said}里不认识 {'、'.join(wrong)}：请修正或删去。")
    if missing := [
        name for name in ("page", "query", "part", "frozen", "build", "put_in") if name not in told
    ]:
        raise BasketError(f"{said}缺少 {'、'.join(missing)}：请补上或删去这一项。")
    if bad := [name for name, value in told.items() if not isinstance(value, kinds.get(name, str))]:
        raise BasketError(f"{said}的 {bad[0]} 写法不对：请照其他项的样子改，或删去这一项。")
    if not all(isinstance(value, str) for value in (*told["query"].values(), *told.get("regions", ()))):
        raise BasketError(f"{said}的 query 和 regions 里应全是加引号的文字：请修正或删去这一项。")
    return KeptItem(**told)


def _ordered(item: KeptItem) -> dict[str, Any]:
    """What people read first, the frozen exhibit last."""
    told = {name: value for name, value in asdict(item).items() if name != "frozen" and value is not None}
    return {"id": told.pop("id"), **told, "frozen": item.frozen}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
