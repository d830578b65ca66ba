"""Saved views: keep this page under a name, see what was kept, rename it, delete it, take that back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final
from urllib.parse import urlencode

import streamlit as st

from desk import views
from desk.views import View, ViewError
from exhibits.kept_views import Known, losses, summary
from indicators import warehouse as warehouses
from indicators.catalog import Catalog
from indicators.warehouse import WarehouseError
from ui import person
from ui.bar import finder, opening
from ui.escape import markdown, markup

FOR = {"all": "所有人可见", "own": "仅自己可见"}
_NAME, _FOR, _NOTES, _NEW_NAME = "views-name", "views-for", "views-notes", "views-new-name"
_RENAMED: Final = "views.renamed"
_DELETED: Final = "views.deleted"
_DONE, _FAILED = "views.done", "views.failed"


def popover(catalog: Catalog, page: str, pages: Mapping[str, str]) -> None:
    """A button that opens it all; nothing is read while it is shut."""
    opened = st.popover("视图", key="views", on_change="rerun", width="content")
    if not opened.open:
        return
    known = Known(pages, catalog, *finder.known(catalog))
    with opened:
        _told()
        _offer(page, known)
        _list(known)
        if page == opening.PAGE:
            opening.offer(known)
        st.html('<p class="exhibit-foot">按 ? 看全部快捷键。</p>')


def strip(catalog: Catalog, pages: Mapping[str, str]) -> None:
    """One line of links to the saved views; no line where there are none."""
    place, who = warehouses.folder(), person.who()
    kept = views.kept(place)
    known = Known(pages, catalog, *finder.known(catalog))
    chips = [_chip(view, known) for view in views.visible(kept.views, who)]
    chips += [f'<span class="behind">{markup(fault)}</span>' for fault in kept.faults]
    if chips:
        st.html(f'<nav class="views" aria-label="保存的视图">视图：{"".join(chips)}</nav>')


def _chip(view: View, known: Known) -> str:
    gone = losses(view, known)
    flag = f'<span class="flag" title="{markup("；".join(gone))}">缺内容</span>' if gone else ""
    told = "，".join(filter(None, (summary(view.page, view.query, known), view.notes)))
    return _link(view, known, title=told) + flag


def _link(view: View, known: Known, title: str = "") -> str:
    """A page that is none of the program's, as a file edited by hand may name, is no link."""
    if view.page not in known.pages:
        return f'<span class="muted">{markup(view.name)}</span>'
    href = markup(_address(view))
    return f'<a href="{href}" target="_self" title="{markup(title)}">{markup(view.name)}</a>'


def _address(view: View) -> str:
    return f"{view.page}?{view.query}" if view.query else view.page


def _told() -> None:
    """Once: what was just done, or why it was not; a deletion can be taken back as long as it is the last."""
    if said := st.session_state.pop(_DONE, ""):
        st.success(markdown(said))
    if said := st.session_state.pop(_FAILED, ""):
        st.error(markdown(said))
    if deleted := st.session_state.get(_DELETED):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"已删除“{markdown(deleted.name)}”。", width="content")
            st.button("撤销删除", key="views-undo", on_click=_restore)


def _offer(page: str, known: Known) -> None:
    asked = urlencode(st.query_params.to_dict())
    told = summary(page, asked, known)
    st.html(f'<p class="section">保存当前画面</p><p class="exhibit-foot">{markup(told)}</p>')
    name, notes = st.columns(2, gap="small")
    name.text_input("视图名称", key=_NAME, max_chars=views.LONGEST_NAME, placeholder="如：每月例会")
    notes.text_input("备注", key=_NOTES, max_chars=200, placeholder="可不填")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.segmented_control(
            "给谁看",
            [each for each in FOR if each == "own" or person.now().may("editor")],
            format_func=FOR.__getitem__,
            key=_FOR,
            default="own" if person.owner() else "all",
            required=True,
            label_visibility="collapsed",
        )
        st.button("保存视图", key="views-save", type="primary", on_click=_save, args=(page,))


def _list(known: Known) -> None:
    who, kept = person.who(), views.kept(warehouses.folder())
    own = views.visible(kept.views, who)
    if own:
        st.html('<p class="section">已保存的视图</p>')
    for view in own:
        if st.session_state.get(_RENAMED) == view.number:
            _ask_name(view)
        else:
            _row(view, known, who)
    for fault in kept.faults:
        st.warning(markdown(fault), icon="⚠️")


def _row(view: View, known: Known, who: str) -> None:
    kind = "" if view.owner == "" else "仅自己 · "
    told = [f"{kind}{view.author} {view.time}", view.notes, *losses(view, known)]
    words = f'<p class="exhibit-foot">{markup("；".join(filter(None, told)))}</p>'
    with st.container(horizontal=True, vertical_alignment="center", key=f"view-{view.number}"):
        st.html(_link(view, known, summary(view.page, view.query, known)) + words, width="stretch")
        copied = markup(_address(view))
        st.html(
            f'<a class="copy" role="button" tabindex="0" data-copy="{copied}">复制链接</a>', width="content"
        )
        if views.may_change(view, who) and person.now().may(person.keeping(view.owner)):
            for label, deed, act in (("改名", "rename", _ask), ("删除", "delete", _delete)):
                key = f"{deed}-{view.number}"
                st.button(label, key=key, type="tertiary", on_click=act, args=(view.number,))


def _ask_name(view: View) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input("新名称", value=view.name, key=_NEW_NAME, max_chars=views.LONGEST_NAME)
        st.button("确定", key="views-rename", type="primary", on_click=_rename, args=(view.number,))
        st.button("取消", key="views-keep", on_click=_ask, args=("",))


def _ask(number: str) -> None:
    st.session_state[_RENAMED] = number


def _save(page: str) -> None:
    who, state = person.who(), st.session_state
    view = View(
        name=state[_NAME],
        page=page,
        query=urlencode(st.query_params.to_dict()),
        owner=who if state[_FOR] == "own" else "",
        author=who,
        time=f"{datetime.now():%Y-%m-%d %H:%M}",
        notes=" ".join(state[_NOTES].split()),
    )
    if _tried("保存视图", view, lambda: views.save(warehouses.folder(), view)):
        state[_DONE] = f"已保存视图“{view.name.strip()}”，总览页上可直接打开。"
        state[_NAME] = state[_NOTES] = ""


def _rename(number: str) -> None:
    name = st.session_state[_NEW_NAME]
    if _tried(
        "改视图名称", _of(number), lambda: views.rename(warehouses.folder(), number, name, person.who())
    ):
        _ask("")


def _delete(number: str) -> None:
    if deleted := _tried(
        "删除视图", _of(number), lambda: views.remove(warehouses.folder(), number, person.who())
    ):
        st.session_state[_DELETED] = deleted


def _restore() -> None:
    deleted = st.session_state[_DELETED]
    if _tried("恢复视图", deleted, lambda: views.restore(warehouses.folder(), deleted)):
        del st.session_state[_DELETED]


def _of(number: str) -> View:
    """The view as it stands; where it is gone, one of nobody's, of which the deed says that."""
    known = views.kept(warehouses.folder()).views
    return next((view for view in known if view.number == number), View("", "", "", owner=person.who()))


def _tried(what: str, view: View, deed: Callable[[], View]) -> View | None:
    """What was done; None where it could not be, and the reader is told why."""
    try:
        with person.deed(person.keeping(view.owner), what, view.name.strip()):
            return deed()
    except (ViewError, WarehouseError) as error:
        st.session_state[_FAILED] = str(error)
    except OSError as error:
        st.session_state[_FAILED] = f"视图没有写进仓库文件夹（{error.strerror}）：请核对权限和磁盘空间。"
    return None
