"""What every page does first: see that app.py ran, warm up once, open the current build."""

from __future__ import annotations

import gc
from typing import Final

import streamlit as st

from desk.people import Person, Role
from indicators import warehouse as warehouses
from indicators.catalog import Catalog, CatalogError
from indicators.scope import narrowed
from indicators.warehouse import EmptyWarehouse, Warehouse, WarehouseError
from ui import frame, log, person, reading, scope, vintage
from ui.bar import offered as bar
from ui.escape import markdown

_STARTED = "shell.started"

HOME = ("pages/overview.py", "一屏总览", "overview")
# By section: a page's script, its name, its path in the address.
PAGES = {
    "分析": (
        ("pages/trend.py", "指标趋势", "trend"),
        ("pages/growth.py", "同比增长", "growth"),
        ("pages/regions.py", "地区对比", "regions"),
        ("pages/targets.py", "目标进度", "targets"),
        ("pages/contribution.py", "拉动分析", "contribution"),
        ("pages/compare.py", "对比", "compare"),
    ),
    "汇报": (
        ("pages/basket.py", "汇报篮", "basket"),
        ("pages/meeting.py", "会议汇报", "meeting"),
        ("pages/templates.py", "公文模板", "templates"),
    ),
    "核对": (
        ("pages/quality.py", "数据质量", "quality"),
        ("pages/changes.py", "版本变化", "changes"),
        ("pages/sources.py", "数据来源", "sources"),
    ),
    "数据": (
        ("pages/upload.py", "数据上报", "upload"),
        ("pages/target_edit.py", "目标填报", "target_edit"),
        ("pages/events.py", "大事记", "events"),
        ("pages/settings.py", "设置", "settings"),
    ),
}


# Pages that only change things, and for whom; each asks for itself, here they only leave the list.
FOR: Final[dict[str, Role]] = {"upload": "editor", "target_edit": "editor", "settings": "admin"}


def navigation() -> st.Page:
    """The page that was asked for, out of all; app.py runs it. Its list stands above the page, by section.

    The first one is served at the root, so that its own path would be no page: a hidden one leads there.
    Where nobody may see anything there is no list, and the page says why.
    """
    try:
        own, fault = person.known(), None
    except person.REFUSALS as refused:
        own, fault = None, refused
    path, title, url_path = HOME
    home = st.Page(path, title=title, url_path="home", default=True)
    named = st.Page(path, title=title, url_path=url_path, visibility="hidden")
    sections = {
        section: [_page(path, title, url_path, own) for path, title, url_path in pages]
        for section, pages in PAGES.items()
    }
    asked = st.navigation({"": [home, named], **sections}, position="hidden" if fault else "top")
    if fault:
        person.turn_away(fault)
    if asked is named:
        st.switch_page(home, query_params=st.query_params.to_dict())
    st.session_state[log.PAGE] = asked.url_path or url_path
    return asked


def _page(path: str, title: str, url_path: str, own: Person | None) -> st.Page:
    listed = own is None or own.may(FOR.get(url_path, "viewer"))
    return st.Page(path, title=title, url_path=url_path, visibility="visible" if listed else "hidden")


def here() -> str:
    """The path in the address of the page that runs."""
    return str(st.session_state[log.PAGE])


def titles() -> dict[str, str]:
    """Every page's path in the address, with its name."""
    listed = [HOME, *(page for pages in PAGES.values() for page in pages)]
    return {url_path: title for _, title, url_path in listed}


def start() -> None:
    """app.py was run: said once a run, before the page, which takes it back."""
    st.session_state[_STARTED] = True


def open_page(*, figures: bool = True) -> tuple[Warehouse, Catalog]:
    """First call of every page: the build that CURRENT names at this instant, and the catalogue.

    The build is read as of what the address says, and the page says so; of it there is what the person may
    see. A page that shows ``figures`` cannot open where every load was rolled back.
    """
    catalog = enter()
    try:
        now = scope.opened(catalog)
        reading.turn_to(now)
        catalog = narrowed(catalog, now.regions)
        scope.band(catalog)
        if now.regions is not None and not reading.all_held(now).indicators:
            scope.nothing(catalog)
            st.stop()
        warehouse = vintage.chosen(now)
        vintage.band(now, warehouse)
        vintage.offer(catalog)
        if reading.all_held(warehouse).indicators or not figures:
            return warehouse, catalog
        if warehouse.as_of is None:
            empty_state()
        else:
            vintage.nothing(warehouse.as_of)
    except EmptyWarehouse:
        empty_state()
    except WarehouseError as error:
        st.error(markdown(str(error)), icon="⚠️")
    return st.stop()


def enter() -> Catalog:
    """First call of a page that can do without figures: the catalogue.

    Until app.py has run once in a server's life, Streamlit answers a deep link with the bare page of the
    ``pages`` folder: no page setting, no navigation. Naming the navigation ends that for the whole process.
    """
    if not st.session_state.pop(_STARTED, False):
        navigation()
        st.rerun()
    person.now()
    _warm_up()
    frame.apply()
    try:
        catalog = Catalog.at(warehouses.folder())
    except CatalogError as error:
        st.error(markdown(str(error)), icon="⚠️")
        st.stop()
    bar.offer(catalog, st.session_state[log.PAGE], titles())
    return catalog


def empty_state() -> None:
    """What to do where nothing was ever loaded."""
    st.markdown("## 数据仓库里还没有数据")
    st.markdown("请在程序所在的文件夹里运行下面一行，装入演示数据和公开数据：")
    st.code("python -m etl demo", language=None)
    st.markdown("或者装入自己的报表：")
    st.page_link("pages/upload.py", label="打开“数据上报”，放入报表", icon="⬆️")
    st.code("python -m etl load 报表文件名", language=None)
    st.markdown("装好以后，刷新浏览器即可看到。")


@st.cache_resource(show_spinner=False)
def _warm_up() -> bool:
    """Import what pages need, then keep it out of every later garbage collection: else 70 ms a rerun."""
    import pandas as pd  # noqa: F401
    import plotly.graph_objects as go  # noqa: F401
    import pyarrow as pa  # noqa: F401

    gc.collect()
    gc.freeze()
    return True
