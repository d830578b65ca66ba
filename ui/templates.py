"""公文模板: the list of placeholders to copy, a template to be filled, and what it called for in vain."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from typing import Protocol

import streamlit as st

from exhibits.exhibit import Cell, Table
from exhibits.placeholders import Placeholder, Values, explained, placeholders
from indicators.catalog import Catalog
from indicators.limits import LIMITS, MEBIBYTE
from ui import audited, caption, dropping, paper, tables
from ui.escape import markdown
from ui.file_name import file_name

MOST_MB = LIMITS["template_size"].most // MEBIBYTE
SHOWN = 69  # placeholders at a time: three figures with all their fields
MISSING_SHOWN = 30
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class Filled(Protocol):
    """A template that was filled: the file, and the placeholders that had nothing to print."""

    @property
    def data(self) -> bytes:
        """The .docx."""

    @property
    def missing(self) -> tuple[str, ...]:
        """By their paths."""


def heading(region: str, end: str) -> None:
    """What the page is for, and of which figures."""
    st.html('<h1 class="exhibit-title">公文模板</h1>')
    st.markdown(
        f"在本单位的 Word 文件里写上下面的占位符，放到这里，即按**{markdown(region)}"
        f" {markdown(end)}**的数填好。"
        "没有数的印出“【缺：…】”，并在这里列出。"
    )


def receive(
    fill: Callable[[bytes, Values], Filled], told: Values, name: str, example: Callable[[], bytes]
) -> None:
    """A template to be given; it is filled at once, so that what is wrong with it is said beside it."""
    given = None
    if dropping.for_editors("放入模板"):
        given = dropping.uploader(
            "本单位的模板（.docx、.dotx）", type=["docx", "dotx"], key="template", max_upload_size=MOST_MB
        )
    if given is None:
        st.download_button(
            "下载一个样例模板", example, "公文模板样例.docx", KIND, key="template-example", on_click="ignore"
        )
        return
    try:
        with st.spinner("正在按模板生成……", show_time=True):
            made = fill(given.getvalue(), told)
    except ValueError as fault:
        st.error(markdown(f"“{given.name}”没有采用。{fault}"), icon="⚠️")
        return
    _say(made.missing, told)
    title = f"{given.name.rpartition('.')[0]}_{name}"
    file = f"{file_name(title)}.docx"
    st.download_button(
        "下载填好的 Word", audited.telling(file, lambda: made.data), file, KIND, key="template-filled",
        type="primary", on_click="ignore",
    )  # fmt: skip


def listed(told: Values, catalog: Catalog, words: str) -> None:
    """The placeholders that hold the words searched for, each with what it prints now."""
    caption.section("可用的占位符")
    found = placeholders(told, catalog, words)
    rows = tuple(map(_row, islice(found, SHOWN)))
    if not rows:
        st.info(f"没有含“{markdown(words)}”的占位符：请换一个指标名称或字段，如“商品房 同比”。")
        return
    with st.container(key="placeholders"):
        heads = (("占位符", False), ("现在的值", False), ("说明", False), ("板块", False))
        tables.table(Table(title="可用的占位符", subtitle="", heads=heads, rows=rows), tall=True)
    more = next(found, None) is not None
    paper.say(
        '<p class="foot">点一下占位符即选中全部，可直接复制。'
        + (f"只列前 {SHOWN} 个，其余请在左侧查找，如“商品房 同比”。" if more else "")
        + "各下级地区：{% for 地区 in 各地区 %}{{ 地区.名称 }}{{ 地区.指标名称.字段 }}{% endfor %}；"
        "写在表格一行的首尾两格里，即每个地区一行。</p>"
    )


def _row(each: Placeholder) -> tuple[Cell, ...]:
    text = Cell(each.text) if each.text else Cell("缺", tone="muted")
    return Cell(each.braced), text, Cell(each.about, tone="muted"), Cell(each.topic, tone="muted")


def _say(missing: tuple[str, ...], told: Values) -> None:
    if not missing:
        st.success("已按模板填好，占位符都有数。")
        return
    lines = [f"- {markdown(line)}" for line in explained(missing[:MISSING_SHOWN], told)]
    rest = f"\n- 等共 {len(missing)} 处" if len(missing) > MISSING_SHOWN else ""
    st.warning(f"已按模板填好，有 {len(missing)} 处缺数：\n" + "\n".join(lines) + rest)
