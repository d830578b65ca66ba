"""Maps that people give: what a file says, the deed, and the way back."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import streamlit as st

from desk import maps
from desk.geojson import SIZE, MapError, Ring
from desk.maps import Matched
from exhibits.mapped import mapped
from indicators.catalog import Catalog
from indicators.limits import MEBIBYTE
from indicators.warehouse import folder
from ui import atlas, caption, dropping, tables
from ui.escape import markdown
from ui.figure import CONFIG, Drawn
from ui.outcome import Outcome

OUTCOME: Final = Outcome("地图", MapError)


def rings(catalog: Catalog, parent: str) -> dict[str, tuple[Ring, ...]]:
    """The shapes of the regions under one, {} where no map of them is at hand."""
    found = maps.kept(folder(), catalog, parent).matched
    return {} if found is None else dict(found.rings)


def usual(catalog: Catalog, place: Path, offered: dict[str, str]) -> str:
    """The region whose map people gave or the program brings, else the first that has others under it."""
    have = (code for code in offered if maps.kept(place, catalog, code).matched is not None)
    return next(have, next(iter(offered)))


def given(place: Path, catalog: Catalog, parent: str) -> None:
    """The map that stands, or what to do for one."""
    name, found = catalog.regions[parent].name, maps.kept(place, catalog, parent)
    if found.fault:
        st.error(markdown(found.fault), icon="⚠️")
    if found.matched is None:
        st.html('<h1 class="exhibit-title">地图</h1>')
        st.markdown(
            f"{markdown(name)}还没有地图。放入它下级地区边界的 GeoJSON（可由天地图、地理信息部门取得），"
            "“地区对比”即可按地图显示；没有地图时用小图。"
        )
    else:
        _shown(found.matched, catalog, parent)
    with st.container(horizontal=True):
        if found.own:
            st.button("移除这份地图", key="map-remove", on_click=_remove, args=(place, parent, name))
        if maps.restorable(place, parent):
            st.button("恢复上一份", key="map-restore", on_click=_restore, args=(place, parent, name))


def receive(place: Path, catalog: Catalog, parent: str) -> None:
    """A file to be given: what it would show, or why it cannot; then the deed."""
    name = catalog.regions[parent].name
    caption.section(f"放入{name}的地图")
    file = dropping.uploader(
        "GeoJSON 文件，坐标为经纬度",
        type=["geojson", "json"],
        key=f"map-file-{parent}-{OUTCOME.round}",
        max_upload_size=SIZE.most // MEBIBYTE,
    )
    if file is None:
        return
    data = file.getvalue()
    try:
        found = maps.matched(data, catalog, parent)
    except MapError as fault:
        st.error(markdown(f"“{file.name}”没有采用。{fault}"), icon="⚠️")
        return
    _shown(found, catalog, parent, small=True)
    wanted = (place, catalog, parent, data)
    st.button("采用这份地图", key="map-give", type="primary", on_click=_give, args=wanted)


def _shown(found: Matched, catalog: Catalog, parent: str, *, small: bool = False) -> None:
    exhibit = mapped(found, catalog, parent)
    caption.heading(exhibit, small=small)
    names = {code: catalog.regions[code].name for code in found.rings}
    drawn = Drawn(atlas.outlines(found.rings, names))
    key = "map-offered" if small else "map-standing"
    st.plotly_chart(drawn, theme=None, key=key, config=CONFIG, alt=exhibit.title)
    tables.table(exhibit, tall=True)
    caption.foot(exhibit)


def _remove(place: Path, parent: str, name: str) -> None:
    with OUTCOME.deed("移除地图", name, f"已移除{name}的地图，可以恢复。"):
        maps.remove(place, parent)


def _restore(place: Path, parent: str, name: str) -> None:
    with OUTCOME.deed("恢复地图", name, f"已恢复{name}的上一份地图。"):
        maps.restore(place, parent)


def _give(place: Path, catalog: Catalog, parent: str, data: bytes) -> None:
    name = catalog.regions[parent].name
    with OUTCOME.deed("采用地图", name, f"{name}的地图已采用，“地区对比”里可选“地图”。"):
        maps.give(place, catalog, parent, data)
