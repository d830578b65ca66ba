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
from indicators.warehouse import Warehouse, WarehouseError
from ui import caption, links, show, tables
from ui.escape import markdown

_ASKED = "undo.asked"
_SAID = "undo.said"


class Acts(NamedTuple):
    """What the write side does to a load of the warehouse in ``place``; all raise WarehouseError."""

    place: Path
    foretell: Callable[[Path, Catalog, int], tuple[Mapping[str, int], list[Any]]]
    roll_back: Callable[[Path, Catalog, int], int]
    load_again: Callable[[Path, Catalog, int], Any]
    original: Callable[[Path, str], Path]


def told() -> None:
    """Once: what was just done."""
    if said := st.session_state.pop(_SAID, ""):
        st.success(markdown(said))


def offer(
    entry: Entry, entries: Mapping[int, Entry], warehouse: Warehouse, catalog: Catalog, acts: Acts
) -> None:
    """The original of a load, and the way to take it back; one that was taken back can be loaded again."""
    with st.container(horizontal=True):
        _download(entry, acts)
        if entry.rolled_back_at is not None:
            _offer_again(entry, entries, catalog, acts)
        elif st.session_state.get(_ASKED) != entry.load:
            st.button("撤销这一批次…", key="undo", on_click=_ask, args=(entry.load,))
    if entry.rolled_back_at is None and st.session_state.get(_ASKED) == entry.load:
        _confirm(entry, warehouse, catalog, acts)


def _download(entry: Entry, acts: Acts) -> None:
    try:
        path = acts.original(acts.place, entry.sha256)
    except WarehouseError as error:
        st.warning(markdown(str(error)), icon="⚠️")
        return
    st.download_button(
        "下载原始文件", path.read_bytes, file_name=entry.file, key="original", on_click="ignore"
    )


def _offer_again(entry: Entry, entries: Mapping[int, Entry], catalog: Catalog, acts: Acts) -> None:
    again = next(
        (one for one in entries.values() if one.sha256 == entry.sha256 and one.rolled_back_at is None), None
    )
    if again is not None:
        lead = links.contents_of(Cell("", load=again.load))
        caption.more(f"这份文件已作为批次{again.load}重新入库，看批次{again.load}", lead)
    elif st.button("重新入库这份文件", key="again"):
        _do(lambda: _again_words(acts.load_again(acts.place, catalog, entry.load)))


def _confirm(entry: Entry, warehouse: Warehouse, catalog: Catalog, acts: Acts) -> None:
    """What would happen, and the button that does it; a build of somebody else's in between asks anew."""
    try:
        counts, figures = acts.foretell(acts.place, catalog, entry.load)
    except WarehouseError as error:
        st.error(markdown(str(error)), icon="⚠️")
        return
    with st.container(border=True, key="undo-preview"):
        shown = reopened.reopened(entry.load, counts, figures, catalog)
        caption.heading(shown, small=True)
        show.sentence(reopened.sentence(entry.load, counts))
        if shown.rows:
            tables.table(shown, tall=True)
        with st.container(horizontal=True):
            key = f"undo-confirm-{warehouse.build}-{entry.load}"
            sure = st.button(f"确认撤销批次{entry.load}", key=key, type="primary")
            st.button("取消", key="undo-cancel", on_click=_ask, args=(None,))
    if sure:
        _ask(None)
        _do(lambda: _undone_words(entry.load, acts.roll_back(acts.place, catalog, entry.load)))


def _ask(load: int | None) -> None:
    st.session_state[_ASKED] = load


def _do(deed: Callable[[], str]) -> None:
    """Do it, say what came of it, and show the page anew on the build that it wrote."""
    try:
        with st.spinner("正在写入……"):
            st.session_state[_SAID] = deed()
    except WarehouseError as error:
        st.error(markdown(str(error)), icon="⚠️")
        return
    st.rerun()


def _undone_words(load: int, figures: int) -> str:
    return f"批次{load}已撤销：收回 {figures:,} 个数。原始文件仍在存档中，可重新入库。"


def _again_words(outcome: Any) -> str:
    if outcome.load is None:
        told = "；".join(issue.message for issue in outcome.issues if issue.severity != "warning")
        raise WarehouseError(f"未能重新入库：{told}")
    counts = f"新增 {outcome.new:,}，变更 {outcome.changed:,}，相同 {outcome.same:,}"
    return f"已重新入库为批次{outcome.load}：{counts}。"
