"""What to do where a page has nothing to show yet."""

from __future__ import annotations

import streamlit as st

from indicators.contribution import By
from ui.escape import markdown

UPLOAD = "pages/upload.py"


def peers(name: str) -> None:
    """No two regions of one parent report the indicator."""
    st.info(f"{markdown(name)}没有同一上级之下两个以上地区的数，无从排位：请换一个指标，或装入各地区的报表。")
    st.page_link(UPLOAD, label="打开“数据上报”，放入报表", icon="⬆️")


def parts(name: str, told: By) -> None:
    """The indicator has no parts of this kind."""
    lacking = "没有同一上级之下两个以上地区的数" if told == "region" else "没有分类的数"
    other = "换为按分类" if told == "region" else "换为按地区"
    st.info(f"{markdown(name)}{lacking}，无从测算拉动：请换一个指标，{other}，或装入相应的报表。")
    st.page_link(UPLOAD, label="打开“数据上报”，放入报表", icon="⬆️")


def targets() -> None:
    """No target was ever loaded."""
    st.markdown("## 还没有年度目标")
    st.markdown(
        "把目标与其他报表一样上报即可：指标名称后加“年度目标”（如“建筑业总产值年度目标”），"
        "表头为年份、单位照写；长表则在“数据类型”列填“年度目标”，报告期填年份（如“2026年”）。"
    )
    st.page_link(UPLOAD, label="打开“数据上报”，放入年度目标表", icon="⬆️")
    st.markdown("装好以后，这里即列出完成率、序时进度、余下月份的要求和全年推算。")
