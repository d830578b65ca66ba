"""The items of a basket: a list to set in order, and the opened one with all that can be done to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final
from urllib.parse import urlencode

import streamlit as st

from desk import baskets
from desk.baskets import Kept, KeptItem
from drawing import told as words
from exhibits.basket import Item
from exhibits.kept_items import doubtful, misread
from ui import caption, links, shell, shown
from ui.basket import current, told
from ui.basket.opened import Opened
from ui.escape import markdown, markup

ITEM: Final = "item"
_DROPPED: Final = "basket.dropped"
Refresh = Callable[[KeptItem], KeptItem]


def listed(place: Path, kept: Kept, items: Sequence[Opened], refresh: Refresh) -> None:
    """The list at the left, the opened item at the right."""
    _offer_back(place)
    left, right = st.columns([5, 9], gap="medium")
    chosen = _chosen(items)
    with left, st.container(key="basket-list", gap=None):
        for at, each in enumerate(items):
            _row(place, kept, at, each, len(items), here=each is chosen)
    with right, st.container(key="basket-open"):
        _open(place, kept, chosen, refresh)


def _chosen(items: Sequence[Opened]) -> Opened:
    wish = st.query_params.get(ITEM)
    return next((each for each in items if each.kept.id == wish), items[0])


def _row(place: Path, kept: Kept, at: int, each: Opened, count: int, *, here: bool) -> None:
    item = each.kept.id
    state = "here" if here else "row"
    with st.container(
        horizontal=True, wrap=False, vertical_alignment="center", gap="xxsmall", key=f"basket-{state}-{item}"
    ):
        st.button(
            f"{at + 1}　{markdown(each.item.title)}",
            key=f"open-{item}",
            type="tertiary",
            width="stretch",
            on_click=_turn,
            args=(item,),
        )
        if each.item.flags:
            st.html('<span class="flag">有变动</span>', width="content")
        if not current.may_change(kept):
            return
        for label, key, to in (("↑", "up", at - 1), ("↓", "down", at + 1)):
            st.button(
                label,
                key=f"{key}-{item}",
                type="tertiary",
                disabled=not 0 <= to < count,
                help="上移" if key == "up" else "下移",
                on_click=_move,
                args=(place, kept.name, item, to),
            )


def _open(place: Path, kept: Kept, each: Opened, refresh: Refresh) -> None:
    read(each.item, f"basket-{each.kept.id}-{each.kept.build}")
    if doubts := doubtful(each.kept):
        st.warning(f"标题或备注里的 {'、'.join(doubts)} 不是这张图表上的数，请核对。", icon="⚠️")
    if wrong := misread(each.kept):
        st.warning(f"句子里的 {'、'.join(wrong)} 与所指的数不符，请更新这一项到现数。", icon="⚠️")
    if current.may_change(kept):
        _deeds(place, kept, each, refresh)
    put_in = f"{each.kept.put_in} 入篮，数据第{each.kept.build}版"
    st.html(f'<p class="exhibit-foot">{markup(put_in)}{_origin(each.kept)}</p>')


def _deeds(place: Path, kept: Kept, each: Opened, refresh: Refresh) -> None:
    with st.container(horizontal=True, key="basket-deeds"):
        _annotation(place, kept.name, each)
        deeds = (place, kept.name, each.kept)
        st.button(
            "更新到现数",
            key="item-refresh",
            on_click=refreshed,
            args=(place, kept.name, [each.kept], refresh),
        )
        st.button("复制一份", key="item-copy", on_click=_copy, args=deeds)
        st.button("移出", key="item-drop", on_click=_drop, args=deeds)


def _origin(kept: KeptItem) -> str:
    """A link to where it was put in; none to what is no page, as a file edited by hand may name."""
    if kept.page not in shell.titles():
        return ""
    address = markup(f"{kept.page}?{urlencode(kept.query)}")
    return f'　<a href="{address}" target="_self">在原页面打开</a>'


def read(item: Item, key: str, height: int = 380) -> None:
    """An item as a reader sees it: heading, changes, exhibit, what people say of it."""
    title, exhibit = item.title, item.exhibit
    st.html(
        f'<h2 class="exhibit-title small">{markup(title)}{caption.badge(exhibit.mark)}</h2>'
        f'<p class="exhibit-subtitle">{markup(exhibit.subtitle)}</p>{flags(item)}'
    )
    shown.draw(exhibit, key, height=height)
    if item.sentence:
        said = words.told(item.sentence, item.links, links.figure_of)
        st.html(f'<p class="sentence">{said}</p>')
    if item.note:
        st.html(f'<p class="sentence">{markup(item.note)}</p>')


def flags(item: Item) -> str:
    """Which figures have changed since, in a band; '' where none has."""
    if not item.flags:
        return ""
    lines = "".join(f"<li>{markup(flag)}</li>" for flag in item.flags)
    return f'<div class="changed" role="status"><b>入篮后有变动</b><ul>{lines}</ul></div>'


def _annotation(place: Path, name: str, each: Opened) -> None:
    item = each.kept.id
    with st.popover("改标题、写备注", key=f"annotate-{item}"), st.form(f"annotation-{item}", border=False):
        st.text_input(
            "标题（空着用原来的结论）",
            value=each.kept.heading,
            key=f"heading-{item}",
            placeholder=each.item.title,
        )
        st.text_area("备注（讲稿里、图下面都有）", value=each.kept.note, key=f"note-{item}")
        st.form_submit_button("保存", type="primary", on_click=_annotate, args=(place, name, item))


def _turn(item: str) -> None:
    st.query_params[ITEM] = item


def _move(place: Path, name: str, item: str, to: int) -> None:
    told.changed(place, name, "汇报篮：移动", lambda: baskets.move_item(place, name, item, to))


def _copy(place: Path, name: str, item: KeptItem) -> None:
    told.changed(place, name, "汇报篮：复制", lambda: baskets.duplicate_item(place, name, item.id))


def _annotate(place: Path, name: str, item: str) -> None:
    heading, note = st.session_state[f"heading-{item}"], st.session_state[f"note-{item}"]
    deed = partial(baskets.annotate, place, name, item, heading=heading, note=note)
    told.changed(place, name, "汇报篮：备注", deed)


def refreshed(place: Path, name: str, items: Sequence[KeptItem], refresh: Refresh) -> None:
    """Make the items anew from what stands now; what cannot be made stays, and the reader is told."""
    done = sum(_anew(place, name, item, refresh) for item in items)
    if done:
        told.done(f"已更新 {done} 项到现在的数。")


def _anew(place: Path, name: str, item: KeptItem, refresh: Refresh) -> bool:
    def deed() -> Kept:
        return baskets.refreshed(place, name, refresh(item))

    return told.changed(place, name, "汇报篮：更新", deed) is not None


def _drop(place: Path, name: str, item: KeptItem) -> None:
    deed = partial(baskets.drop_item, place, name, item.id)
    if dropped := told.changed(place, name, "汇报篮：移出", deed):
        st.session_state[_DROPPED] = (name, *dropped)


def _offer_back(place: Path) -> None:
    if found := st.session_state.get(_DROPPED):
        name, item, at = found
        with st.container(horizontal=True, vertical_alignment="center", key="basket-dropped"):
            st.html(f"<p>已从“{markup(name)}”移出第{at + 1}项。</p>", width="content")
            st.button("撤销移出", key="item-back", on_click=_put_back, args=(place, name, item, at))


def _put_back(place: Path, name: str, item: KeptItem, at: int) -> None:
    if told.changed(place, name, "汇报篮：放回", lambda: baskets.add_item(place, name, item, at)):
        del st.session_state[_DROPPED]
