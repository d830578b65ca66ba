"""All baskets: pick, make, set up, delete, take that back; the address names the one that is open."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final
from urllib.parse import urlencode

import streamlit as st

from desk import baskets
from desk.baskets import Kept
from exhibits.withheld import within
from indicators import warehouse as warehouses
from indicators.warehouse import Warehouse
from ui import person
from ui.basket import current, told
from ui.basket.opened import Opened
from ui.escape import markdown, markup

ADDRESS: Final = "basket"
_PICKED, _NEW, _NAME, _SUBTITLE, _FOR = "basket-pick", "basket-new", "basket-name", "basket-sub", "basket-for"
_DELETED: Final = "basket.deleted"
FOR = {"all": "所有人可见", "own": "仅自己可见"}


def pick(place: Path, warehouse: Warehouse) -> Kept | None:
    """In the sidebar: the baskets there are and a new one; None where there is none to show.

    Of the one that is open there is what may be seen of ``warehouse``.
    """
    folder = baskets.baskets(place)
    for fault in folder.faults:
        st.warning(markdown(fault), icon="⚠️")
    known = current.mine(place)
    names = [each.name for each in known]
    with st.sidebar:
        name = _picked(names, current.name(known, place)) if names else None
        _offer_new()
    _offer_back(place)
    if name is None:
        return None
    current.choose(name)
    return within(baskets.basket(place, name), warehouse.regions)


def named(place: Path, warehouse: Warehouse) -> Kept | None:
    """The basket that the address names, else the current one, as ``pick``; None where there is none."""
    known = current.mine(place)
    names = [each.name for each in known]
    if not names:
        return None
    wish = st.query_params.get(ADDRESS, current.name(known, place))
    if wish not in names:
        st.warning(f"没有名为“{markdown(wish)}”的汇报篮（可能已改名或删除）。", icon="⚠️")
        return None
    st.query_params[ADDRESS] = wish
    return within(baskets.basket(place, wish), warehouse.regions)


def heading(kept: Kept, shown: Sequence[Opened]) -> None:
    """Its name, what it is about, from which figures, and how much of it has changed since."""
    builds = sorted({each.kept.build for each in shown})
    told = [kept.subtitle, f"{len(shown)} 项"]
    told += [f"入篮时数据第{'、'.join(map(str, builds))}版"] if builds else []
    told += [f"仅 {kept.owner} 可见" if kept.owner else "所有人可见"]
    changed = sum(1 for each in shown if each.item.flags)
    flag = f'<span class="badge demo">{changed} 项有变动</span>' if changed else ""
    st.html(
        f'<h1 class="exhibit-title">{markup(kept.name)}{flag}</h1>'
        f'<p class="exhibit-subtitle">{markup(" · ".join(filter(None, told)))}</p>'
    )


def nothing_yet() -> None:
    """Before there is any basket."""
    st.markdown("## 还没有汇报篮")
    st.markdown(
        "在各分析页的图下面点“加入汇报篮”，就有了第一个；也可以在左边选地区和期间，一键生成现成的汇报篮。"
    )


def nothing_in(kept: Kept) -> None:
    """A basket without an item."""
    st.info(f"“{markdown(kept.name)}”还是空的：请到各分析页，在图下面点“加入汇报篮”。")


def nothing_to_present(kept: Kept | None) -> None:
    """What to do before there is a slide."""
    name = f"“{kept.name}”" if kept else "汇报篮"
    st.markdown(f"## {markdown(name)}里还没有内容")
    st.markdown("在各分析页的图下面点“加入汇报篮”，再到这里放映；或到汇报篮页一键生成成套汇报。")
    st.page_link("pages/basket.py", label="打开汇报篮")


def _picked(names: list[str], usual: str) -> str:
    wish = st.query_params.get(ADDRESS, usual)
    if wish not in names:
        st.warning(
            f"没有名为“{markdown(wish)}”的汇报篮（可能已改名或删除），现显示“{markdown(usual)}”。", icon="⚠️"
        )
        wish = usual
    st.query_params[ADDRESS] = wish
    if st.session_state.get(_PICKED) != wish:
        st.session_state[_PICKED] = wish
    st.selectbox("汇报篮", names, key=_PICKED, on_change=_turn)
    return wish


def _turn() -> None:
    st.query_params.from_dict({ADDRESS: st.session_state[_PICKED]})


def _offer_new() -> None:
    with st.form("basket-make", clear_on_submit=True, border=False):
        st.text_input("新建汇报篮", key=_NEW, max_chars=baskets.LONGEST_NAME, placeholder="如：9月运行分析")
        st.form_submit_button("新建", on_click=_make)


def _make() -> None:
    place = warehouses.folder()
    new = Kept(st.session_state[_NEW], owner=person.owner())
    if kept := told.made(new, "新建汇报篮", lambda: baskets.save(place, new)):
        open_(kept.name)


def open_(name: str) -> None:
    """Show this basket next."""
    current.choose(name)
    st.query_params.from_dict({ADDRESS: name})


def link(name: str, page: str = "basket", **more: str) -> str:
    """The address of a basket."""
    return f"{page}?{urlencode({ADDRESS: name, **more})}"


def setting(place: Path, kept: Kept) -> None:
    """Rename it, say what stands under its name and who sees it, delete it."""
    if not current.may_change(kept):
        return
    with st.popover("设置", key="basket-setting"):
        with st.form("basket-set", border=False):
            st.text_input("名称", value=kept.name, key=f"{_NAME}-{kept.name}", max_chars=baskets.LONGEST_NAME)
            st.text_input("副标题（地区、期间）", value=kept.subtitle, key=f"{_SUBTITLE}-{kept.name}")
            who = "own" if kept.owner else "all"
            offered = [each for each in FOR if each == "own" or person.now().may("editor")]
            st.radio(
                "谁能看到",
                offered,
                offered.index(who),
                format_func=FOR.__getitem__,
                horizontal=True,
                key=f"{_FOR}-{kept.name}",
            )
            st.form_submit_button("保存", type="primary", on_click=_set, args=(place, kept.name))
        st.button("删除这个汇报篮", key="basket-delete", on_click=_delete, args=(place, kept.name))


def _set(place: Path, name: str) -> None:
    state = st.session_state
    owner = person.who() if state[f"{_FOR}-{name}"] == "own" else ""

    person.require(person.keeping(owner), "设置汇报篮", name)

    def deed() -> Kept:
        baskets.heading(place, name, state[f"{_SUBTITLE}-{name}"], owner)
        return baskets.rename(place, name, state[f"{_NAME}-{name}"])

    if kept := told.changed(place, name, "设置汇报篮", deed):
        open_(kept.name)


def _delete(place: Path, name: str) -> None:
    if kept := told.changed(place, name, "删除汇报篮", lambda: baskets.remove(place, name)):
        st.session_state[_DELETED] = kept
        st.query_params.clear()


def _offer_back(place: Path) -> None:
    """A deletion can be taken back as long as it is the last."""
    kept = st.session_state.get(_DELETED)
    if kept is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="basket-deleted"):
        st.html(f"<p>已删除汇报篮“{markup(kept.name)}”（{len(kept.items)}项）。</p>", width="content")
        st.button("撤销删除", key="basket-back", on_click=_put_back, args=(place, kept))


def _put_back(place: Path, kept: Kept) -> None:
    if back := told.made(kept, "恢复汇报篮", lambda: baskets.put_back(place, kept)):
        del st.session_state[_DELETED]
        open_(back.name)
