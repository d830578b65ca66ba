"""The last step: who loads it, under which name the layout is remembered, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, NamedTuple
from zlib import crc32

import streamlit as st

from indicators.period import month_text
from indicators.warehouse import WarehouseError
from ui import person
from ui.escape import markdown
from ui.undo import UNDO
from ui.upload import drafts

LOAD = "入库"  # as the audit calls it
_AUTHOR = "upload.author"
FEW = 3  # of what stands in the way, told at the end of the page


class Acts(NamedTuple):
    """What the write side does; both raise WarehouseError, fit for the screen.

    ``accept`` takes proposals, the author and the layout's name, and gives an outcome each; ``roll_back``
    takes the number of a load.
    """

    accept: Callable[[Sequence[Any], str, str], list[Any]]
    roll_back: Callable[[int], Any]


def step(
    draft: drafts.Draft, found: Any, author: str, names: tuple[str, AbstractSet[str]], acts: Acts
) -> None:
    """Load the file, or say what came of it and offer the way back.

    ``names`` are what its layout may be called, and the names that are taken.
    """
    done = drafts.outcomes().get(draft.file.sha256)
    if done is not None and found.loaded == done.outcome.load:
        _loaded(done, acts)
    else:
        if done is not None and found.loaded is None:
            said = (
                f"批次{done.outcome.load}已撤销，库里恢复到它从未入库的样子；文件还在，可以更正后重新入库。"
            )
            st.info(said)
        if _may_be_loaded(found):
            _ask(draft, found, author, names, acts)


def _ask(
    draft: drafts.Draft, found: Any, author: str, names: tuple[str, AbstractSet[str]], acts: Acts
) -> None:
    """Who loads it, and under which name its layout is remembered."""
    summary = found.summary
    with st.container(border=True, key="upload-confirm"):
        left, right = st.columns(2)
        name = person.author()
        if name:
            left.markdown(f"入库人：{markdown(name)}")
        else:
            usual = st.session_state.get(_AUTHOR, author)
            name = left.text_input("入库人", usual, key="upload-author").strip()
        with right:
            layout = _layout(draft, *names)
        checked = not summary.warnings or _seen(found)
        told = f"确认入库（新增 {summary.new:,}，变更 {summary.changed:,}，相同 {summary.same:,}）"
        pressed = st.button(told, key="upload-load", type="primary", disabled=not (checked and name))
        if not name:
            st.markdown("请填写入库人。")
    if pressed:
        st.session_state[_AUTHOR] = name
        _do(lambda: _load(draft, found, name, layout, acts))


def _seen(found: Any) -> bool:
    """The tick under the warnings; others are to be ticked anew."""
    told = "".join(issue.message for issue in found.issues)
    words = f"我已看过 {found.summary.warnings} 条提示，仍要入库"
    return st.checkbox(words, key=f"upload-checked-{crc32(told.encode()):08x}")


def _layout(draft: drafts.Draft, usual: str, taken: AbstractSet[str]) -> str:
    """The name to remember the layout by; '' where it is not to be, or is already."""
    known = draft.opening
    applied = known.layout if known.layout and known.offered is None else ""
    if applied and not draft.words:
        st.markdown(f"版式《{markdown(applied)}》已记住，不必另记。")
        return ""
    words = "版式名称（记住这次的读法，下月同样的表一键入库；留空则不记）"
    name = st.text_input(words, applied or usual, key=f"upload-layout-{draft.file.sha256}-{applied}").strip()
    if name in taken:
        st.markdown(f"已有版式《{markdown(name)}》，入库后以这次的读法代替它。")
    return name


def together(summaries: Mapping[Any, Any], proposed: Callable[[Any], Any], author: str, acts: Acts) -> None:
    """One button for all files that nothing has to be said of, where there are several."""
    ready = [file for file, summary in summaries.items() if summary.ready and not summary.warnings]
    if len(ready) < 2:
        return
    told = "、".join(markdown(f"“{file.file}”") for file in ready)
    st.markdown(f"{told}没有错误和提示，可以一起入库，也可以先逐个核对。")
    if st.button(f"{len(ready)} 个文件一起入库", key="upload-load-together"):
        by = person.author() or st.session_state.get(_AUTHOR, author)
        _do(lambda: _load_all(ready, proposed, by, acts))


def _load_all(files: Sequence[Any], proposed: Callable[[Any], Any], author: str, acts: Acts) -> None:
    found = [proposed(file) for file in files]
    with person.deed("editor", LOAD, "、".join(file.file for file in files)) as made:
        outcomes = acts.accept(found, author, "")
        made.load = outcomes[-1].load
    for file, one, outcome in zip(files, found, outcomes, strict=True):
        drafts.outcomes()[file.sha256] = drafts.Done(outcome, one.first)


def _load(draft: drafts.Draft, found: Any, author: str, layout: str, acts: Acts) -> None:
    with person.deed("editor", LOAD, draft.file.file) as made:
        [outcome] = acts.accept([found], author, layout)
        made.load = outcome.load
    drafts.outcomes()[draft.file.sha256] = drafts.Done(outcome, found.first)


def _roll_back(load: int, acts: Acts) -> None:
    with person.deed("editor", UNDO, f"批次{load}") as made:
        acts.roll_back(load)
        made.load = load


def _may_be_loaded(found: Any) -> bool:
    """Says what stands in the way."""
    summary = found.summary
    if summary.loaded is not None:
        told = f"这份文件此前已入库（批次{summary.loaded}），内容一字不差，不必再入。"
        st.info(f"{told}此后如有更正的文件入库，以更正为准；变更的经过见“数据来源”。")
        return False
    if summary.errors:
        answer = "请在文件中改正后重新放入" if found.series else "请按所说处理后重新放入"
        st.error(f"有 {summary.errors} 个错误，不能入库：{answer}。{_listed(found, 'error')}", icon="⚠️")
        return False
    if summary.questions:
        words = f"有 {summary.questions} 处需要您确认：请在上面的“更正”里作出选择，改后立即重读。"
        st.warning(words + _listed(found, "question"), icon="⚠️")
        return False
    return bool(summary.ready)


def _listed(found: Any, severity: str) -> str:
    """The first few of what stands in the way, a line each."""
    issues = [issue for issue in found.issues if issue.severity == severity][:FEW]
    places = ("".join((issue.sheet, " " * bool(issue.sheet), issue.cell)).strip() for issue in issues)
    lines = (
        f"\n- {markdown(f'{place}：' if place else '')}{markdown(issue.message)}"
        for place, issue in zip(places, issues, strict=True)
    )
    return "\n" + "".join(lines)


def _loaded(done: drafts.Done, acts: Acts) -> None:
    """What came of a load: its number, where its figures are now, and the way back."""
    outcome = done.outcome
    counts = f"新增 {outcome.new:,} 个，变更 {outcome.changed:,} 个，相同 {outcome.same:,} 个"
    st.success(f"已入库为批次{outcome.load}：{counts}。", icon=":material/check_circle:")
    with st.container(horizontal=True):
        asked = {"part": "load", "load": str(outcome.load)}
        st.page_link("pages/sources.py", label="看数据来源", query_params=asked)
        if done.first is not None:
            words = "看第一个变更的数的趋势" if outcome.changed else "看第一个数的趋势"
            st.page_link("pages/trend.py", label=words, query_params=trend_of(done.first))
        if st.button("撤销本次入库", key="upload-roll-back"):
            _do(lambda: _roll_back(outcome.load, acts))


def trend_of(key: Any) -> Mapping[str, str]:
    """The address of the trend of a figure, up to its month."""
    asked = {"indicator": key.indicator, "region": key.region, "to": month_text(key.period_end)}
    return asked | {"category": key.category} if key.category else asked


def _do(deed: Callable[[], object]) -> None:
    """Do it and show the page anew; what the warehouse refuses is said and nothing is changed."""
    try:
        with st.spinner("正在写入……"):
            deed()
    except WarehouseError as error:
        st.error(markdown(str(error)), icon="⚠️")
        return
    st.rerun()
