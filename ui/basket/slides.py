"""会议汇报: one item of a basket fills the screen; ui/meeting.js turns, the address says which it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import streamlit as st

from desk.baskets import Kept
from exhibits.basket import Item
from ui import caption, shown
from ui.basket import asking, items, shelf
from ui.basket.opened import Opened
from ui.escape import markdown, markup

SLIDE: Final = "slide"
HEIGHT: Final = 440  # of a chart, before the slide is enlarged
HINT: Final = "← → 翻页　N 备注　B 黑屏　F 全屏　U 解锁　Esc 退出"


@st.fragment
def present(kept: Kept, opened: Sequence[Opened], asked: asking.Ask) -> None:
    """The slide that the address names, and the bar below it; turning runs nothing else."""
    count = len(opened)
    number = _number(count)
    each = opened[number - 1]
    answer = asking.answer(each, asked) if asking.unlocked(each) else None
    with st.container(key="slide-frame"), st.container(key="slide"):
        _slide(kept, each, number, answer)
    _notes(each.item)
    _bar(kept, each, number, count, answer)


def _number(count: int) -> int:
    wish = st.query_params.get(SLIDE, "1")
    number = min(max(int(wish) if wish.isdecimal() else 1, 1), count)
    st.query_params[SLIDE] = str(number)
    return number


def _slide(kept: Kept, each: Opened, number: int, answer: asking.Answer | None) -> None:
    item = answer.item if answer else each.item
    if answer and answer.fault:
        st.warning(markdown(answer.fault), icon="⚠️")
    _head(item, temporary=answer is not None and not answer.fault)
    # Another slide is another figure: none grows out of the one before.
    key = f"slide-{kept.name}-{each.kept.id}-{number}-{'asked' if answer else 'pinned'}"
    shown.draw(item.exhibit, key, height=HEIGHT)
    if item.sentence:
        st.html(f'<p class="sentence">{markup(item.sentence)}</p>')


def _head(item: Item, *, temporary: bool) -> None:
    mark = caption.badge(item.exhibit.mark)
    mark += '<span class="badge demo">临时：不是入篮的内容</span>' if temporary else ""
    changed = "" if temporary else items.flags(item)
    st.html(
        f'<h1 class="exhibit-title">{markup(item.title)}{mark}</h1>'
        f'<p class="exhibit-subtitle">{markup(item.exhibit.subtitle)}</p>{changed}'
    )


def _notes(item: Item) -> None:
    """Shown by the key N: what is said aloud, and what a question may be about."""
    said = [item.note] if item.note else ["（没有备注）"]
    said += [f"{label}：{words}" for label, words in item.filters]
    said += [f"口径：{words}" for words in item.definitions]
    lines = "".join(f"<p>{markup(line)}</p>" for line in said)
    st.html(f'<aside class="slide-notes" aria-label="备注">{lines}</aside>')


def _bar(kept: Kept, each: Opened, number: int, count: int, answer: asking.Answer | None) -> None:
    with st.container(horizontal=True, vertical_alignment="center", wrap=False, key="meeting-bar"):
        st.button("上一页", key="slide-back", disabled=number == 1, on_click=_turn, args=(number - 1,))
        st.html(f'<span class="slide-number">{number} / {count}</span>', width="content")
        st.button("下一页", key="slide-on", disabled=number == count, on_click=_turn, args=(number + 1,))
        asking.offer(each)
        if answer:
            asking.questions(each.kept.id, answer.asked)
        hint = "" if answer else f'<span class="slide-hint">{markup(HINT)}</span>'
        st.html(f'<span class="slide-name">{markup(kept.name)}</span>{hint}', width="stretch")
        for key, to in (("slide-first", 1), ("slide-last", count)):
            st.button("首页" if to == 1 else "末页", key=key, on_click=_turn, args=(to,))
        leave = shelf.link(kept.name, item=each.kept.id)
        st.html(
            f'<a class="meeting-leave" href="{markup(leave)}" target="_self">退出汇报</a>', width="content"
        )


def _turn(to: int) -> None:
    asking.lock()
    st.query_params[SLIDE] = str(to)
