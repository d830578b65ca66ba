"""How the overview opens for whoever is in front of it, as long as the address asks for nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from urllib.parse import urlencode

import streamlit as st

from desk import openings
from desk.openings import OpeningError
from exhibits.kept_views import Known, summary
from indicators import warehouse as warehouses
from indicators.warehouse import WarehouseError
from ui import person
from ui.escape import markdown, markup

PAGE: Final = "overview"
ASKED: Final = ("region", "topic", "scope")
_FAILED: Final = "opening.failed"


class Opening:
    """The person's own choice, asked for filter by filter; ``told`` at the end what of it cannot be had."""

    def __init__(self) -> None:
        self._lost: list[str] = []
        self._own = dict[str, str]()
        try:
            self._own = openings.opening(warehouses.folder(), person.who())
        except OpeningError as error:
            self._lost.append(str(error))

    def usual(self, name: str, options: Mapping[str, str], default: str) -> str:
        """The code with which a filter opens: the person's, where it is offered, else the ``default``."""
        code = self._own.get(name, default)
        if code in options:
            return code
        self._lost.append(f"您的总览里 {name}={code} 已不存在或没有数据，改用{options[default]}。")
        return default

    def told(self) -> None:
        """Say what was lost; nothing where all is well."""
        for said in self._lost:
            st.warning(markdown(said), icon="⚠️")


def offer(known: Known) -> None:
    """Let the overview open as it stands now, or as for everybody again."""
    if said := st.session_state.pop(_FAILED, ""):
        st.error(markdown(said))
    st.html('<p class="section">打开总览时先看</p>')
    try:
        own = openings.opening(warehouses.folder(), person.who())
    except OpeningError as error:
        st.warning(markdown(str(error)), icon="⚠️")
        return
    told = summary(PAGE, urlencode(own), known) if own else "通用的总览"
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(f'<p class="exhibit-foot">{markup(told)}</p>', width="stretch")
        now = {name: st.query_params[name] for name in ASKED if name in st.query_params}
        st.button("先看当前画面", key="opening-choose", on_click=_choose, args=(now,))
        if own:
            st.button("恢复通用", key="opening-drop", on_click=_choose, args=({},))


def _choose(asked: Mapping[str, str]) -> None:
    try:
        with person.deed("viewer", "定下自己的总览"):
            openings.choose(warehouses.folder(), person.who(), asked)
    except (OpeningError, WarehouseError) as error:
        st.session_state[_FAILED] = str(error)
