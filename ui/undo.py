"""Taking a load back: its file to keep, what would become of the figures, and only then the deed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import streamlit as st

from exhibits import reopened
from exhibits.exhibit import Cell
from indicators.catalog import Catalog
from indicators.journal import Entry
from indicators.warehouse import Warehouse, WarehouseError, current
from ui import audited, caption, links, person, scope, show, tables
from ui.escape import markdown

UNDO, AGAIN = "撤销入库", "重新入库"  # as the audit calls them
_ASKED = "undo.asked"
_DONE, _FAILED = "undo.done", "undo.failed"


class Acts(NamedTuple):
    """What the write side does to a load of the warehouse in ``place``; all raise WarehouseError."""

    place: Path
    foretell: Callable[[Path, Catalog, int], tuple[Mapping[str, int], list[Any]]]
    roll_back: Callable[[Path, Catalog, int], int]
    load_again: Callable[[Path, Catalog, int], Any]
    original: Callable[[Path, str], Path]


def told() -> None:
    """Once: what was just done, or why it was not."""
    if said := st.session_state.pop(_DONE, ""):
        st.success(markdown(said))
    if said := st.session_state.pop(_FAILED, ""):
        st.error(markdown(said))


def offer(
    entry: Entry, entries: Mapping[int, Entry], warehouse: Warehouse, catalog: Catalog, acts: Acts
) -> None:
    """The original of a load, and the way to take it back; one that was taken back can be loaded again.

    Not as of an earlier load: what was done since is not to be seen there.
    """
    with st.container(horizontal=True):
        _download(entry, warehouse, acts)
        if not person.now().may("editor"):
            return
        if not scope.may_write(catalog, warehouse.regions_of(entry.load)):
            st.caption("这一批次有您权限以外的数据，您不能撤销它。")
            return
        if warehouse.as_of is not None:
            st.caption("这是历史版本：要撤销或重新入库，请先回到现行数。")
            return
        if entry.rolled_back_at is not None:
            _offer_again(entry, entries, catalog, acts)
        elif st.session_state.get(_ASKED) != entry.load:
            st.button("撤销这一批次…", key="undo", on_click=_ask, args=(entry.load,))
    if entry.rolled_back_at is None and st.session_state.get(_ASKED) == entry.load:
        _confirm(entry, warehouse, catalog, acts)


def _download(entry: Entry, warehouse: Warehouse, acts: Acts) -> None:
    if warehouse.regions is not None:  # nobody can tell what else a file says
        st.caption("原始文件里可能有别处的数，限定地区的账号不能下载。")
        return
    try:
        path = acts.original(acts.place, entry.sha256)
    except WarehouseError as error:
        st.warning(markdown(str(error)), icon="⚠️")
        return
    data = audited.telling(f"批次{entry.load}的原始文件 {entry.file}", path.read_bytes)
    st.download_button("下载原始文件", data, file_name=entry.file, key="original", on_click="ignore")


def _offer_again(entry: Entry, entries: Mapping[int, Entry], catalog: Catalog, acts: Acts) -> None:
    again = next(
        (one for one in entries.values() if one.sha256 == entry.sha256 and one.rolled_back_at is None), None
    )
    if again is not None:
        lead = links.contents_of(Cell("", load=again.load))
        caption.more(f"这份文件已作为批次{again.load}重新入库，看批次{again.load}", lead)
    else:
        st.button("重新入库这份文件", key="again", on_click=_load_again, args=(entry.load, catalog, acts))


def _confirm(entry: Entry, warehouse: Warehouse, catalog: Catalog, acts: Acts) -> None:
    """What would happen, and the button that does it."""
    try:
        counts, figures = acts.foretell(acts.place, catalog, entry.load)
    except WarehouseError as error:
        st.error(markdown(str(error)), icon="⚠️")
        return
    with st.container(border=True, key="undo-preview"):
        shown = reopened.reopened(entry.load, counts, figures, catalog)
        caption.heading(shown, small=True)
        show.sentence(reopened.sentence(entry.load, counts))
        tables.table(shown, tall=True)
        with st.container(horizontal=True):
            deed = (entry.load, warehouse.path, catalog, acts)
            label = f"确认撤销批次{entry.load}"
            st.button(label, key="undo-confirm", type="primary", on_click=_roll_back, args=deed)
            st.button("取消", key="undo-cancel", on_click=_ask, args=(None,))


def _ask(load: int | None) -> None:
    st.session_state[_ASKED] = load


def _roll_back(load: int, seen: Path, catalog: Catalog, acts: Acts) -> None:
    """Do what was foretold; where somebody loaded since, the page foretells anew and asks again."""
    person.require("editor", UNDO, f"批次{load}")
    if current(acts.place) != seen:
        st.session_state[_FAILED] = "数据仓库刚刚有变动：请重新核对下面的预览，再确认撤销。"
        return
    _ask(None)
    try:
        scope.check_load(catalog, load, UNDO)
        with person.deed("editor", UNDO, f"批次{load}") as made:
            figures = acts.roll_back(acts.place, catalog, load)
            made.load = load
    except WarehouseError as error:
        st.session_state[_FAILED] = str(error)
        return
    st.session_state[_DONE] = f"批次{load}已撤销：收回 {figures:,} 个数。原始文件仍在存档中，可重新入库。"


def _load_again(load: int, catalog: Catalog, acts: Acts) -> None:
    try:
        scope.check_load(catalog, load, AGAIN)
        with person.deed("editor", AGAIN, f"批次{load}") as made:
            outcome = acts.load_again(acts.place, catalog, load)
            made.load = outcome.load
    except WarehouseError as error:
        st.session_state[_FAILED] = str(error)
        return
    if outcome.load is None:
        said = "；".join(issue.message for issue in outcome.issues if issue.severity != "warning")
        st.session_state[_FAILED] = f"未能重新入库：{said}"
        return
    counts = f"新增 {outcome.new:,}，变更 {outcome.changed:,}，相同 {outcome.same:,}"
    st.session_state[_DONE] = f"已重新入库为批次{outcome.load}：{counts}。"
