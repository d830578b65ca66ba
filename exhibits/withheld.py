"""What a basket shows to an account of some regions: what was put in of them alone (ADR 0026).

What was frozen is text as much as figures, and people wrote headings and notes to it. Nobody can tell of whom
it speaks, but of whose figures it was made is known: those that existed for whoever put it in.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace
from typing import Any, Final

from desk.basket_file import Kept, KeptItem
from exhibits.basket import Item
from exhibits.exhibit import Sentence
from exhibits.flags import ITEM
from exhibits.frozen import to_json

_SAID: Final = Sentence(
    title="无权查看这一项",
    subtitle="入篮的人看得到您权限以外的地区",
    text="这一项里可能有您权限以外的数，因此不显示。请打开原来的页面，按您能看的数据重新放入。",
)
_FROZEN: Final[dict[str, Any]] = {ITEM: to_json(Item(exhibit=_SAID))}


def within(kept: Kept, regions: Set[str] | None) -> Kept:
    """The basket as who sees these ``regions`` may read it, None for all: the other items only say that
    they are there.
    """
    if regions is None:
        return kept
    return replace(kept, items=tuple(each if _own(each, regions) else _withheld(each) for each in kept.items))


def _own(item: KeptItem, regions: Set[str]) -> bool:
    return item.regions is not None and regions >= set(item.regions)


def _withheld(item: KeptItem) -> KeptItem:
    return KeptItem("", {}, "", _FROZEN, item.build, item.put_in, id=item.id)
