"""What the page of events offers to choose from, and the form in which one is noted, changed or removed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

import streamlit as st

from desk import events
from desk.events import Event
from exhibits import chronicle
from exhibits.exhibit import Cell
from indicators.catalog import Catalog
from indicators.events import BREAK, KINDS
from indicators.period import month_text
from indicators.warehouse import Warehouse, WarehouseError
from ui import caption, person, scope, tables
from ui.escape import markdown

ALL, NEW = "all", "new"
PARTS = {"standing": "现有", "removed": "已删除"}
_TOLD, _FAILED, _AUTHOR, _ROUND = "events.told", "events.failed", "events.author", "events.round"


class Desk(NamedTuple):
    """Where events are kept, and the way to make a change of definition count; raises WarehouseError."""

    place: Path
    redefine: Callable[[Path], None]


def indicators(catalog: Catalog) -> dict[str, str]:
    """All of the catalogue, and none in particular."""
    return {ALL: "全部指标", **{code: each.name for code, each in catalog.indicators.items()}}


def regions(catalog: Catalog) -> dict[str, str]:
    """All of the catalogue that this person may see, and none in particular."""
    seen = scope.seen(catalog)
    known = {code: each.name for code, each in catalog.regions.items() if seen is None or code in seen}
    return {ALL: "全部地区", **known}


def matching(place: Path, part: str, indicator: str, region: str) -> list[Event]:
    """The events that speak of an indicator and a region, of every one where none is asked for."""
    known = scope.chronicle(place)
    gone = [event for event in known.latest.values() if event.removed]
    return [
        event
        for event in (gone if part == "removed" else known.standing)
        if (indicator == ALL or event.indicator in ("", indicator))
        and (region == ALL or event.region in ("", region))
    ]


def count(place: Path, part: str) -> int:
    """How many there are in all."""
    return len(matching(place, part, ALL, ALL))


def choices(found: Sequence[Event], part: str) -> dict[str, str]:
    """What the form can be about: a new event, or one of those found."""
    named = {str(event.number): chronicle.name(event) for event in found}
    return named if part == "removed" and named else {NEW: "记一笔新的", **named}


def link(cell: Cell) -> str:
    """An event's own form."""
    return f"events?event={cell.text}"


def told(desk: Desk, warehouse: Warehouse, catalog: Catalog) -> None:
    """What was just done or failed, what of the file cannot be read, and what does not count yet."""
    if said := st.session_state.pop(_TOLD, ""):
        st.success(markdown(said))
    if said := st.session_state.pop(_FAILED, ""):
        st.error(markdown(said))
    if faults := scope.chronicle(desk.place).faults:
        st.warning(markdown("；".join(faults) + "。其余照常使用。"), icon="⚠️")
    if events.pending(warehouse, catalog):
        st.warning("口径变动有增减，还没有用到增速上。", icon="⚠️")
        if person.now().may("editor"):
            st.button("使之生效", key="events-redefine", on_click=_redefine, args=(desk,))


def form(desk: Desk, catalog: Catalog, number: str, indicator: str, region: str) -> None:
    """The fields of a new event, or of one of those there are, and what can be done with them."""
    event = None if number == NEW else scope.chronicle(desk.place).latest.get(int(number))
    if not person.offered("editor", "改大事记", "event-save", "event-remove", "event-restore"):
        return
    with st.container(border=True, key="event-form"):
        if event is not None and event.removed:
            _gone(desk, event)
            return
        said, author = _fields(catalog, event, indicator, region)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            if st.button("记下" if event is None else "保存修改", key="event-save", type="primary"):
                _save(desk, event, said, author)
            if event is not None:
                why = st.text_input("删除的说明", key=_key(event, "why"), placeholder="口径变动须写明依据")
                if st.button("删除", key="event-remove"):
                    _remove(desk, event, why, author)


def _gone(desk: Desk, event: Event) -> None:
    """A removed event, and the way back."""
    st.markdown(f"{markdown(chronicle.name(event))}：{markdown(event.author or '未具名')}于{event.time}删除")
    author = _author()
    if st.button("恢复", key="event-restore", type="primary"):
        _restore(desk, event, author)


def past(place: Path, catalog: Catalog, number: str) -> None:
    """What an event said before."""
    if number == NEW:
        return
    shown = chronicle.history(int(number), scope.chronicle(place), catalog)
    if shown.rows:
        caption.section(shown.title)
        tables.table(shown)


def _fields(catalog: Catalog, event: Event | None, indicator: str, region: str) -> tuple[dict[str, str], str]:
    """What the form says, in the words of the file."""
    own = _said(event) if event is not None else {"indicator": _code(indicator), "region": _code(region)}
    first = st.columns([2, 2, 2, 3, 3], vertical_alignment="bottom")
    kind = _choice(first[0], "类型", {kind: kind for kind in KINDS}, own, "kind", event)
    start = _text(first[1], "起（年月）", own, "from", event, "2024-03")
    end = _text(first[2], "止（只一个月可不填）", own, "to", event, "" if kind != BREAK else "口径变动不填")
    code = _choice(first[3], "指标", indicators(catalog), own, "indicator", event)
    mine = {code: name for code, name in regions(catalog).items() if scope.may_write(catalog, [_code(code)])}
    place = _choice(first[4], "地区", mine, own, "region", event)
    second = st.columns([6, 2, 2], vertical_alignment="bottom")
    text = _text(second[0], "内容", own, "text", event, "一句话：发生了什么，依据哪份文件")
    known = catalog.indicators[code].categories if code in catalog.indicators else ()
    offered = {ALL: "合计与各类别", **{name: name for name in known}}
    category = _choice(second[1], "类别", offered, own, "category", event)
    with second[2]:
        author = _author()
    said = {"kind": kind, "from": start, "to": end, "indicator": _code(code), "region": _code(place)}
    return said | {"category": _code(category), "text": text}, author


def _said(event: Event) -> dict[str, str]:
    several = event.end != event.start
    return {
        "kind": event.kind, "from": month_text(event.start), "to": month_text(event.end) if several else "",
        "indicator": event.indicator, "region": event.region, "category": event.category, "text": event.text,
    }  # fmt: skip


def _choice(
    column: Any,
    label: str,
    options: Mapping[str, str],
    own: Mapping[str, str],
    name: str,
    event: Event | None,
) -> str:
    codes = list(options)
    usual = own.get(name) or codes[0]
    place = codes.index(usual) if usual in codes else 0
    # Other fields where the filters name another line, or it would go on showing the one before.
    key = _key(event, f"{name}-{usual}-{len(codes)}")
    return str(column.selectbox(label, codes, index=place, format_func=options.__getitem__, key=key))


def _text(column: Any, label: str, own: Mapping[str, str], name: str, event: Event | None, hint: str) -> str:
    return str(column.text_input(label, own.get(name, ""), key=_key(event, name), placeholder=hint))


def _author() -> str:
    if name := person.author():
        st.markdown(f"记录人：{markdown(name)}")
        return name
    return st.text_input("记录人", st.session_state.get(_AUTHOR, ""), key="event-author")


def _key(event: Event | None, name: str) -> str:
    """New fields once something was saved."""
    about = NEW if event is None else f"{event.number}-{event.time}"
    return f"event-{about}-{st.session_state.get(_ROUND, 0)}-{name}"


def _code(chosen: str) -> str:
    return "" if chosen == ALL else chosen


def _save(desk: Desk, event: Event | None, said: Mapping[str, str], author: str) -> None:
    def act(now: datetime) -> Event:
        if event is None:
            return events.note(desk.place, said, author, now)
        return events.change(desk.place, event.number, said, author, now)

    _act(desk, event, author, act, "记下" if event is None else "修改", said["region"])


def _remove(desk: Desk, event: Event, why: str, author: str) -> None:
    def act(now: datetime) -> Event:
        return events.remove(desk.place, event.number, why, author, now)

    _act(desk, event, author, act, "删除")


def _restore(desk: Desk, event: Event, author: str) -> None:
    _act(desk, event, author, lambda now: events.restore(desk.place, event.number, author, now), "恢复")


def _act(
    desk: Desk,
    before: Event | None,
    author: str,
    act: Callable[[datetime], Event],
    what: str,
    region: str | None = None,
) -> None:
    """Do it, and make a change of definition count at once; the page then tells what became of it.

    ``region`` is the one it will speak of, None for the same as before.
    """
    st.session_state[_AUTHOR] = author
    spoken = {each for each in (region, None if before is None else before.region) if each is not None}
    try:
        scope.check(Catalog.at(desk.place), spoken, f"大事记：{what}")
        with person.deed("editor", f"大事记：{what}") as told_:
            made = act(datetime.now())
            told_.target = chronicle.name(made)
    except (events.EventError, WarehouseError) as fault:
        st.error(markdown(f"没有保存：{fault}。"))
        return
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    back = "（在“已删除”中可以恢复）" if what == "删除" else ""
    st.session_state[_TOLD] = f"已{what}{back}：{chronicle.name(made)}"
    if BREAK in (made.kind, before.kind if before is not None else ""):
        _redefine(desk)
    st.rerun()


def _redefine(desk: Desk) -> None:
    try:
        with person.deed("editor", "使口径变动生效"):
            desk.redefine(desk.place)
    except WarehouseError as fault:
        st.session_state[_FAILED] = f"口径变动已记下，但还没有用到增速上：{fault}"
