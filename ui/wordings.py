"""The bureau's own sentences: clauses typed one a line, tried on a figure before they are kept."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from desk import phrasing as kept
from desk.phrasing import Phrasing, PhrasingError
from exhibits.clauses import SLOTS
from exhibits.report import PATTERN, PatternError, check
from indicators.warehouse import WarehouseError
from ui import person
from ui.escape import markdown

_DONE = "wordings.done"
HELP = f"一行一个分句；缺数的分句自动略去。可用：{'、'.join(f'{{{slot}}}' for slot in SLOTS)}"


def form(place: Path) -> None:
    """What holds now, to be changed; broken files and clauses are said in words and keep nothing."""
    st.html('<h2 class="exhibit-title small">工作报告的句式</h2>')
    if said := st.session_state.pop(_DONE, ""):
        st.success(said)
    now = _now(place)
    with st.form("wordings"):
        text = st.text_area("分句", "\n".join(now.clauses or PATTERN), height=280, help=HELP)
        times = st.toggle("增长一倍及以上写作倍数（增长1.05倍，否则写增长105.0%）", now.times)
        year = st.toggle("期间写明年份（2026年1-9月份）", now.year)
        st.markdown(markdown(HELP))
        if st.form_submit_button("保存句式", type="primary"):
            clauses = tuple(line.strip() for line in text.splitlines() if line.strip())
            _keep(place, Phrasing(() if clauses == PATTERN else clauses, times, year))


def _now(place: Path) -> Phrasing:
    try:
        found = kept.phrasing(place)
        check(found.clauses or PATTERN)
    except (PhrasingError, PatternError) as fault:
        st.error(f"{markdown(str(fault))}目前按通用句式写。", icon="⚠️")
        return Phrasing()
    return found


def _keep(place: Path, chosen: Phrasing) -> None:
    try:
        check(chosen.clauses or PATTERN)
        with person.deed("admin", "改句式"):
            kept.keep(place, chosen)
    except (PatternError, WarehouseError) as fault:
        st.error(markdown(str(fault)), icon="⚠️")
        return
    st.session_state[_DONE] = "已保存，此后写的句子照此写；已入篮的在更新时改写。"
    st.rerun()
