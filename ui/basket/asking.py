"""解锁: a slide answers a question from the figures of now, then shows again what was pinned."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple
from zlib import crc32

import streamlit as st

from exhibits import recipes
from exhibits.basket import Item
from exhibits.offers.choices import SEPARATOR
from exhibits.recipes import RecipeError
from exhibits.recipes.asked import Asked
from indicators.catalog import Catalog
from indicators.warehouse import Warehouse
from ui import cached
from ui.basket.opened import Opened

_OPEN: Final = "meeting.unlocked"
_PICKED: Final = "meeting.picked"
FREE: Final = ("region", "to")  # what a question is about: another place, another period


class Ask(NamedTuple):
    """From what a question is answered."""

    warehouse: Warehouse
    catalog: Catalog


def unlocked(each: Opened) -> bool:
    """Whether this very slide was unlocked."""
    return st.session_state.get(_OPEN) == each.kept.id


def lock() -> None:
    """Show what was pinned."""
    st.session_state.pop(_OPEN, None)
    st.session_state.pop(_PICKED, None)


def _unlock(item: str) -> None:
    st.session_state[_OPEN] = item


def offer(each: Opened) -> None:
    """The button under the slide; a page that has no recipe cannot be asked anew."""
    if each.kept.page not in recipes.PAGES:
        return
    if unlocked(each):
        st.button("锁定", key="slide-lock", type="primary", on_click=lock, help="回到入篮的内容（U）")
    else:
        st.button(
            "解锁",
            key="slide-lock",
            on_click=_unlock,
            args=(each.kept.id,),
            help="换地区、换期间，临时答问（U）",
        )


class Answer(NamedTuple):
    """What an unlocked slide shows, what it may be asked for, and why it shows the pinned one, if it does."""

    item: Item
    asked: Settling
    fault: str = ""


def answer(each: Opened, ask: Ask) -> Answer:
    """The slide for the region and the period asked for; the pinned one where that cannot be had."""
    reader, page = cached.Cached(ask.warehouse), each.kept.page
    asked = Settling({**each.kept.query, **st.session_state.get(_PICKED, {})})
    try:
        recipes.PAGES[page](reader, ask.catalog, asked)
        return Answer(recipes.made(reader, ask.catalog, page, asked.settled, each.kept.part), asked)
    except RecipeError as fault:
        return Answer(each.item, asked, f"{fault}仍显示入篮的内容。")


class Settling(Asked):
    """Conditions that give way: a code that cannot be had beside the others becomes the usual one."""

    def __init__(self, query: Mapping[str, str]) -> None:
        super().__init__(query)
        self.settled = dict(query)
        self.free: dict[str, tuple[str, Mapping[str, str], str]] = {}

    def many(
        self,
        name: str,
        label: str,
        options: Mapping[str, str],
        usual: Iterable[str] | None = None,
        most: int = 9,
    ) -> tuple[str, ...]:
        """As the recipe asks; what is ``free`` to choose is kept with its options and the code it has."""
        wanted = self._query.get(name, "").split(SEPARATOR)
        self._query = {**self._query, name: SEPARATOR.join(code for code in wanted if code in options)}
        codes = super().many(name, label, options, usual, most)
        self.settled[name] = SEPARATOR.join(codes)
        if name in FREE:
            self.free[name] = (label, options, codes[0])
        return codes


def questions(item: str, asked: Settling) -> None:
    """A list for everything that is free to choose; its label is told to who cannot see it."""
    for name, (label, options, code) in asked.free.items():
        codes = list(options)
        key = f"asking-{item}-{name}-{crc32(SEPARATOR.join(codes).encode()):08x}"
        st.selectbox(
            label,
            codes,
            codes.index(code),
            format_func=options.__getitem__,
            key=key,
            label_visibility="collapsed",
            width=180,
            on_change=_pick,
            args=(name, key),
        )


def _pick(name: str, key: str) -> None:
    st.session_state[_PICKED] = {**st.session_state.get(_PICKED, {}), name: st.session_state[key]}
