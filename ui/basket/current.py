"""Which basket an exhibit goes into: the one chosen last, else the one changed last, else a new one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final

import streamlit as st

from desk import baskets
from desk.basket_file import ROOM, SUFFIX
from desk.baskets import Kept
from ui import person

CHOSEN: Final = "basket.chosen"


def mine(place: Path) -> list[Kept]:
    """The baskets for all and the person's own, by name."""
    return baskets.visible(baskets.baskets(place).baskets, person.who())


def own(place: Path) -> list[Kept]:
    """Those of them that the person may change."""
    return [each for each in mine(place) if may_change(each)]


def may_change(kept: Kept) -> bool:
    """Whether the person in front of the screen may; whatever changes it asks again."""
    return person.now().may(person.keeping(kept.owner))


def name(among: Sequence[Kept], place: Path) -> str:
    """The current basket's name, of one that may still have to be made."""
    known = [each.name for each in among]
    chosen = st.session_state.get(CHOSEN)
    if chosen in known:
        return str(chosen)
    if known:
        return max(known, key=lambda each: (place / ROOM / f"{each}{SUFFIX}").stat().st_mtime_ns)
    today = date.today()
    mine_alone = person.owner()
    return f"{today.year}年{today.month}月汇报{mine_alone and f'（{mine_alone}）'}"


def choose(name: str) -> None:
    """Let this basket be the current one."""
    st.session_state[CHOSEN] = name


def made(place: Path, name: str) -> str:
    """The basket's name as kept; it is made where there is none."""
    plain = baskets.fit_name(name)
    if plain not in [each.name for each in mine(place)]:
        new = Kept(plain, owner=person.owner())
        with person.deed(person.keeping(new.owner), "新建汇报篮", plain):
            plain = baskets.save(place, new).name
    choose(plain)
    return plain
