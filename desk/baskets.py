"""Kept baskets (汇报篮): what a meeting will show, frozen as it was put in; a JSON file each under baskets.

Every change is read, made and written under the lock of the warehouse's folder, so that two people who put
something into one basket both find it there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from desk import shelf
from desk.basket_file import ROOM, SUFFIX, BasketError, Kept, KeptItem, read, written
from indicators.naming import seen

__all__ = [
    "BasketError", "Folder", "Kept", "KeptItem", "add_item", "annotate", "basket", "baskets",
    "drop_item", "duplicate_item", "heading", "move_item", "put_back", "refreshed", "remove", "rename",
    "save", "visible",
]  # fmt: skip

LONGEST_NAME: Final = 40
MOST_ITEMS: Final = 100
_FORBIDDEN: Final = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]')
_RESERVED: Final = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


class Folder(tuple[tuple[Kept, ...], tuple[str, ...]]):
    """The baskets of a warehouse's folder by name, and what is wrong with files there that are none."""

    @property
    def baskets(self) -> tuple[Kept, ...]:
        """All that can be read."""
        return self[0]

    @property
    def faults(self) -> tuple[str, ...]:
        """In Chinese, one a file."""
        return self[1]


def baskets(place: Path) -> Folder:
    """All baskets of a warehouse's folder; a file that cannot be read is a fault, the others stand."""
    found: list[Kept] = []
    faults: list[str] = []
    for path in sorted((place / ROOM).glob(f"*{SUFFIX}")):
        try:
            found.append(read(path))
        except BasketError as fault:
            faults.append(str(fault))
    return Folder((tuple(found), tuple(faults)))


def visible(kept: Sequence[Kept], person: str) -> list[Kept]:
    """What is for all, and the person's own."""
    return [each for each in kept if each.owner in ("", person)]


def basket(place: Path, name: str) -> Kept:
    """One basket by its name; raises BasketError where there is none such or its file is broken."""
    path = _file(place, fit_name(name))
    if not path.is_file():
        known = "、".join(each.name for each in baskets(place).baskets) or "还没有"
        raise BasketError(f"没有名为“{name}”的汇报篮（现有：{known}）：可能刚被改名或删除，请刷新页面。")
    return read(path)


def save(place: Path, kept: Kept) -> Kept:
    """Keep a new basket; raises BasketError for a name that no file can have or that is taken."""
    with shelf.locked(place):
        named = replace(kept, name=_free(place, kept.name), items=_numbered(kept.items))
        _write(place, named)
    return named


def rename(place: Path, name: str, new: str) -> Kept:
    """Give a basket another name; raises BasketError as ``save``, or where it is gone."""
    with shelf.locked(place):
        old = basket(place, name)
        plain = fit_name(new)
        if plain == old.name:
            return old
        same_file = plain.casefold() == old.name.casefold()
        named = replace(old, name=plain if same_file else _free(place, plain))
        if same_file:  # a file system may hold both names for one
            shelf.remove(_file(place, old.name))
        _write(place, named)
        if not same_file:
            shelf.remove(_file(place, old.name))
    return named


def heading(place: Path, name: str, subtitle: str, owner: str) -> Kept:
    """Say anew what stands under the basket's name, and whose it is ('' = for all)."""
    return _changed(place, name, lambda old: replace(old, subtitle=seen(subtitle).strip(), owner=owner))


def remove(place: Path, name: str) -> Kept:
    """Delete a basket and answer it, so that ``put_back`` can undo that."""
    with shelf.locked(place):
        old = basket(place, name)
        shelf.remove(_file(place, old.name))
    return old


def put_back(place: Path, kept: Kept) -> Kept:
    """Bring a deleted basket back as it was; raises BasketError where its name was given away since."""
    return save(place, kept)


def add_item(place: Path, name: str, item: KeptItem, at: int | None = None) -> Kept:
    """Put an item in, at the end or before the one ``at`` a place; it keeps its id where that is free.

    What was dropped is put back so. Raises BasketError where the basket is full or gone.
    """

    def added(old: Kept) -> Kept:
        if len(old.items) >= MOST_ITEMS:
            raise BasketError(f"汇报篮“{old.name}”已有{MOST_ITEMS}项，放不下了：请先移出几项，或另建一个。")
        place_ = len(old.items) if at is None else max(0, min(at, len(old.items)))
        return replace(old, items=_numbered((*old.items[:place_], item, *old.items[place_:])))

    return _changed(place, name, added)


def move_item(place: Path, name: str, item: str, at: int) -> Kept:
    """Let the item with this id stand at place ``at``, from 0; the others close up."""

    def moved(old: Kept) -> Kept:
        own = _item(old, item)
        others = [each for each in old.items if each.id != item]
        others.insert(max(0, min(at, len(others))), own)
        return replace(old, items=tuple(others))

    return _changed(place, name, moved)


def duplicate_item(place: Path, name: str, item: str) -> Kept:
    """The same exhibit once more, right after the first, under an id of its own."""
    old = basket(place, name)
    own = _item(old, item)
    return add_item(place, name, replace(own, id=""), at=old.items.index(own) + 1)


def drop_item(place: Path, name: str, item: str) -> tuple[KeptItem, int]:
    """Take an item out; answers it with its place, so that ``add_item`` puts it back."""
    dropped: list[tuple[KeptItem, int]] = []

    def without(old: Kept) -> Kept:
        own = _item(old, item)
        dropped.append((own, old.items.index(own)))
        return replace(old, items=tuple(each for each in old.items if each.id != item))

    _changed(place, name, without)
    return dropped[0]


def annotate(
    place: Path, name: str, item: str, *, heading: str | None = None, note: str | None = None
) -> Kept:
    """Rename an item, or say something of it; None leaves what is there, '' takes it away."""

    def told(own: KeptItem) -> KeptItem:
        kept_heading = own.heading if heading is None else " ".join(seen(heading).split())
        return replace(own, heading=kept_heading, note=own.note if note is None else seen(note).strip())

    return _with_item(place, name, item, told)


def refreshed(place: Path, name: str, item: KeptItem) -> Kept:
    """Put an item made anew in the place of that with its id; what people wrote meanwhile stays."""
    return _with_item(place, name, item.id, lambda own: replace(item, heading=own.heading, note=own.note))


def fit_name(name: str) -> str:
    """The name without needless spaces; raises BasketError unless a file can have it on any system."""
    spaced = " ".join(name.split())
    plain = seen(spaced)
    if not plain:
        raise BasketError("请给汇报篮起一个名称。")
    if len(plain) > LONGEST_NAME:
        raise BasketError(f"汇报篮名称最多{LONGEST_NAME}个字，现有{len(plain)}个，请缩短。")
    if found := _FORBIDDEN.search(spaced):
        raise BasketError(f'汇报篮名称里不能有“{found[0]}”，因为它也是文件名：不可用 \\ / : * ? " < > |。')
    if plain[0] == "." or plain[-1] == "." or _RESERVED.fullmatch(plain):
        raise BasketError(f"“{plain}”不能作文件名：请换一个名称，首尾不要用点。")
    return plain


def _changed(place: Path, name: str, change: Callable[[Kept], Kept]) -> Kept:
    with shelf.locked(place):
        new = change(basket(place, name))
        _write(place, new)
    return new


def _with_item(place: Path, name: str, item: str, change: Callable[[KeptItem], KeptItem]) -> Kept:
    def changed(old: Kept) -> Kept:
        _item(old, item)
        return replace(old, items=tuple(change(each) if each.id == item else each for each in old.items))

    return _changed(place, name, changed)


def _item(kept: Kept, item: str) -> KeptItem:
    found = next((each for each in kept.items if each.id == item), None)
    if found is None:
        raise BasketError(f"汇报篮“{kept.name}”里没有第 {item} 号：可能刚被移出，请刷新页面。")
    return found


def _numbered(items: Sequence[KeptItem]) -> tuple[KeptItem, ...]:
    """Every item with an id that no other of the basket has."""
    taken: set[str] = set()
    highest = max((int(each.id) for each in items if each.id.isdecimal()), default=0)
    made: list[KeptItem] = []
    for each in items:
        if not each.id or each.id in taken:
            highest += 1
            each = replace(each, id=str(highest))
        taken.add(each.id)
        made.append(each)
    return tuple(made)


def _free(place: Path, name: str) -> str:
    plain = fit_name(name)
    taken = {path.stem.casefold() for path in (place / ROOM).glob(f"*{SUFFIX}")}
    if plain.casefold() in taken:
        raise BasketError(f"已有名为“{plain}”的汇报篮，请换一个名称，或先删除原来的。")
    return plain


def _file(place: Path, name: str) -> Path:
    return place / ROOM / f"{name}{SUFFIX}"


def _write(place: Path, kept: Kept) -> None:
    shelf.write(_file(place, kept.name), written(kept))
