"""会议汇报: one slide of a basket fills the screen; ui/meeting.js turns, the address says which it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple

import streamlit as st

from desk.baskets import Kept
from drawing import slide
from drawing.plotted import Plot, plot
from exhibits.basket import Item
from ui import log
from ui.basket import asking, shelf
from ui.basket.opened import Opened
from ui.escape import markup
from ui.figure import captioned, config

SLIDE: Final = "slide"
HINT: Final = "← → 翻页　N 备注　B 黑屏　F 全屏　U 解锁　Esc 退出"
# Sent with a slide alone: asked of every page (:has), it would cost each of them 10 ms a rerun.
WHOLE_SCREEN: Final = """<style>
:is([data-testid="stHeader"], [data-testid="stSidebar"], .st-key-bar, [data-testid="stExpandSidebarButton"],
  [data-testid="stToolbar"]) { display: none !important; }
[data-testid="stMainBlockContainer"] { padding: 0 !important; max-width: none !important; }
</style>"""
ASKED: Final = "临时"  # beside the title of an answer: it is not what was put in


class Turn(NamedTuple):
    """One slide: which item it is of, and which of the item's slides, from 0."""

    each: Opened
    part: int


def turns(opened: Sequence[Opened]) -> list[Turn]:
    """All slides: what is too long for one takes several, as in the files."""
    return [Turn(each, part) for each in opened for part in range(len(list(slide.slides_of([each.item]))))]


@log.fragment
def present(kept: Kept, opened: Sequence[Opened], asked: asking.Ask) -> None:
    """The slide that the address names, and the bar below it; turning runs nothing else."""
    every = turns(opened)
    number = _number(len(every))
    each, part = every[number - 1]
    answer = asking.answer(each, asked) if asking.unlocked(each) else None
    parts = slide.slides_of([_item(each, answer)])
    st.html(WHOLE_SCREEN)
    with st.container(key="slide-frame"), st.container(key="slide", gap=None):
        _draw(parts[min(part, len(parts) - 1)], f"slide-{each.kept.id}-{number}-{answer is None}")
    _notes(each)
    _bar(kept, each, number, len(every), answer)


def _number(count: int) -> int:
    wish = st.query_params.get(SLIDE, "1")
    number = min(max(int(wish) if wish.isdecimal() else 1, 1), count)
    st.query_params[SLIDE] = str(number)
    return number


def _item(each: Opened, answer: asking.Answer | None) -> Item:
    """What was put in, with what changed since; or the answer to a question, marked as such."""
    if answer is None or answer.fault:
        return each.item
    exhibit = answer.item.exhibit
    mark = "、".join(filter(None, (exhibit.mark, ASKED)))
    return replace(answer.item, exhibit=replace(exhibit, mark=mark))


def _draw(item: Item, key: str) -> None:
    """Head, body and words, in the sizes of a slide; the figure has the room that the words leave."""
    room = slide.body_px(item)
    st.html(f'<div class="slide">{slide.head(item)}</div>')
    figure = plot(item.exhibit, slide.ROOM, room)
    if figure is None:
        body = f'<div class="body" style="height:{room}px">{slide.body(item)}</div>'
        st.html(f'<div class="slide">{body}</div>')
    else:
        _figure(item, figure, room, key)
    st.html(f'<div class="slide">{slide.said(item)}{slide.foot(item)}</div>')


def _figure(item: Item, figure: Plot, room: int, key: str) -> None:
    """As wide and as high as it was worked out to be, whatever the slide is enlarged to."""
    wide, high = figure.layout["width"], figure.layout["height"]
    drawn = captioned({"data": figure.data, "layout": figure.layout}, item.exhibit)
    sizes = (
        f"--figure-wide:{wide}px;--figure-high:{high}px;--figure-scale:{figure.scale};--figure-room:{room}px"
    )
    st.html(f"<style>.st-key-slide{{{sizes}}}</style>")
    with st.container(key="slide-figure"):
        # Another slide is another figure: none grows out of the one before.
        st.plotly_chart(
            drawn,
            theme=None,
            key=key,
            config=config(item.exhibit) | {"responsive": False},
            width=wide,
            height=high,
            alt=f"{item.title}。{item.exhibit.subtitle}",
        )


def _notes(each: Opened) -> None:
    """Shown by the key N: what is said aloud, and what a question may be about."""
    item = each.item
    told = [item.note or "（没有备注）", *item.flags]
    told += [f"口径：{words}" for words in item.definitions]
    told.append("；".join(f"{label}：{words}" for label, words in item.filters))
    told.append(f"{each.kept.put_in} 入篮，数据第{each.kept.build}版")
    lines = "".join(f"<p>{markup(line)}</p>" for line in told if line)
    st.html(f'<aside class="slide-notes" aria-label="备注">{lines}</aside>')


def _bar(kept: Kept, each: Opened, number: int, count: int, answer: asking.Answer | None) -> None:
    with st.container(horizontal=True, vertical_alignment="center", wrap=False, key="meeting-bar"):
        st.button("上一页", key="slide-back", disabled=number == 1, on_click=_turn, args=(number - 1,))
        st.html(f'<span class="slide-number">{number} / {count}</span>', width="content")
        st.button("下一页", key="slide-on", disabled=number == count, on_click=_turn, args=(number + 1,))
        asking.offer(each)
        said = f'<span class="slide-hint">{markup(HINT)}</span>'
        if answer:
            asking.questions(each.kept.id, answer.asked)
            said = f'<span class="slide-asked">{markup(answer.fault or "临时答问，不是入篮的内容")}</span>'
        st.html(f'<span class="slide-name">{markup(kept.name)}</span>{said}', width="stretch")
        for key, label, to in (("slide-first", "首页", 1), ("slide-last", "末页", count)):
            st.button(label, key=key, on_click=_turn, args=(to,))
        leave = shelf.link(kept.name, item=each.kept.id)
        st.html(
            f'<a class="meeting-leave" href="{markup(leave)}" target="_self">退出汇报</a>', width="content"
        )


def _turn(to: int) -> None:
    asking.lock()
    st.query_params[SLIDE] = str(to)
