"""导出: the whole basket as files, in the house's form or the bureau's own template; made when asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

import streamlit as st

from exhibits.basket import Basket
from indicators.limits import LIMITS, MEBIBYTE
from ui import audited, dropping
from ui.escape import markdown
from ui.file_name import file_name

MOST_MB = LIMITS["template_size"].most // MEBIBYTE
MISSING_SHOWN = 30
WORDS = (
    "Word 模板里可写 {{ 标题 }}、{{ 副标题 }}、{{ 正文 }}、{{ 版本 }}，"
    "{% for 项 in 各项 %}{{ 项.序号 }}{{ 项.标题 }}{{ 项.句子 }}{{ 项.备注 }}{{ 项.来源 }}{% endfor %}；"
    "要逐个指标填数，请到「公文模板」页。"
)


class Written(Protocol):
    """A file, and the placeholders of its template that had nothing to print."""

    @property
    def data(self) -> bytes:
        """The bytes."""

    @property
    def missing(self) -> tuple[str, ...]:
        """By their paths."""


class Rendering(Protocol):
    """One kind of file, which a page hands over; ``templates`` are the suffixes it may be made from."""

    @property
    def label(self) -> str:
        """As a button says it."""

    @property
    def suffix(self) -> str:
        """With its dot."""

    @property
    def mime(self) -> str:
        """Its media type."""

    @property
    def templates(self) -> tuple[str, ...]:
        """Without dots; none where it has no use for one."""

    @property
    def absent(self) -> str:
        """Why it cannot be made on this machine; '' where it can."""

    @property
    def make(self) -> Callable[[Basket, bytes | None], Written]:
        """The file, of a template or not; raises ValueError with words for the screen."""


def popover(basket: Callable[[], Basket], name: str, renderings: Sequence[Rendering]) -> None:
    """A button that opens it all; a file is written when its button is pressed, which shows that it works."""
    opened = st.popover("导出", key="basket-export", on_change="rerun")
    if not opened.open:
        return
    with opened:
        for each in renderings:
            if each.absent:
                st.caption(f"{each.label}：{each.absent}")
                continue
            _button(each, name, partial(_plain, each, basket), "own")
        _from_template(basket, name, [each for each in renderings if each.templates])


def _button(each: Rendering, name: str, data: Callable[[], bytes], which: str) -> None:
    file = file_name(*name.split()) + each.suffix
    st.download_button(
        each.label + ("（用上传的模板）" if which == "template" else ""),
        audited.telling(file, data),
        file,
        each.mime,
        key=f"export-{which}-{each.label}",
        on_click="ignore",
        width="stretch",
        type="primary" if which == "template" else "secondary",
    )


def _plain(each: Rendering, basket: Callable[[], Basket]) -> bytes:
    return each.make(basket(), None).data


def _from_template(basket: Callable[[], Basket], name: str, renderings: Sequence[Rendering]) -> None:
    """The template is tried at once, so that what is wrong with it is said beside it."""
    kinds = [suffix for each in renderings for suffix in each.templates]
    if not dropping.for_editors("用本单位的模板导出"):
        return
    given = dropping.uploader(
        f"用本单位的模板（{'、'.join(f'.{kind}' for kind in kinds)}）",
        type=kinds,
        key="basket-template",
        max_upload_size=MOST_MB,
        help=markdown(WORDS),
    )
    if given is None:
        return
    suffix = given.name.rpartition(".")[2].lower()
    each = next((one for one in renderings if suffix in one.templates), None)
    if each is None:
        st.error(f"不能用 .{markdown(suffix)} 作模板，可用的有：{'、'.join(kinds)}。", icon="⚠️")
        return
    try:
        with st.spinner("正在按模板生成……", show_time=True):
            made = each.make(basket(), given.getvalue())
    except ValueError as fault:
        st.error(markdown(str(fault)), icon="⚠️")
        return
    if made.missing:
        _lacking(made.missing)
    _button(each, name, lambda: made.data, "template")


def _lacking(missing: Sequence[str]) -> None:
    lines = "\n".join(f"- {markdown(path)}" for path in missing[:MISSING_SHOWN])
    rest = f"\n- 等共 {len(missing)} 处" if len(missing) > MISSING_SHOWN else ""
    st.warning(f"模板里有 {len(missing)} 处没有内容，已印为【缺：…】：\n{lines}{rest}\n\n{markdown(WORDS)}")
