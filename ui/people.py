"""The list of people on the page of settings: who may do what; each change can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import streamlit as st

from desk import people as kept
from desk.people import LONGEST_NAME, RANKS, ROLES, PeopleError, Person, Role
from exhibits.exhibit import Cell, Table
from indicators.catalog import Catalog
from ui import admission, tables
from ui.escape import markdown
from ui.outcome import Outcome

ALL: Final = ""
_OUTCOME: Final = Outcome("名单", PeopleError)
_BACK: Final = "people.back"
_NAME, _ROLE, _REGION = "people-name", "people-role", "people-region"
TOLD: Final = (
    "登录名须与登录系统给的一致（不分大小写）；不在名单里的人登录后{unlisted}。"
    "“查看”看各页、存自己的视图和汇报篮；“填报”上报、撤销、填目标、记大事、改所有人的汇报篮；"
    "“管理”另可补充目录、改设置和这份名单。名单存于仓库文件夹的 people.csv，也可用 Excel 修改。"
)
Act = Callable[[], object]


def listed(place: Path, catalog: Catalog) -> None:
    """Who is on the list, and the forms in which it is changed."""
    st.html('<h2 class="exhibit-title small">人员</h2>')
    _told()
    st.markdown(TOLD.format(unlisted="不能查看" if admission.way() == "oidc" else "只能查看"))
    try:
        known = kept.listed(place)
    except PeopleError as fault:
        st.error(markdown(str(fault)), icon="⚠️")
        return
    for said in known.faults:
        st.warning(markdown(f"people.csv {said}"), icon="⚠️")
    if known.people:
        tables.table(_table(known.people, catalog))
    if not any(each.role == "admin" for each in known.people):
        st.info("名单里还没有管理员：在服务器上使用之前，请先加一位。")
    _form(place, catalog, known.people)


def _table(people: Sequence[Person], catalog: Catalog) -> Table:
    heads = (("登录名", False), ("权限", False), ("地区", False))
    rows = tuple(
        (Cell(each.name), Cell(ROLES[each.role]), Cell(_place(each.region, catalog))) for each in people
    )
    return Table(title="人员", subtitle="", heads=heads, rows=rows)


def _place(region: str, catalog: Catalog) -> str:
    if not region:
        return "全部"
    known = catalog.regions.get(region)
    return known.name if known else f"{region}（目录里没有）"


def _form(place: Path, catalog: Catalog, people: Sequence[Person]) -> None:
    """Somebody new, or one of those there are."""
    by_name = {each.name: each for each in people}
    number = _OUTCOME.round  # empty fields once something was done
    names = st.selectbox(
        "加一位，或选一位修改",
        ["", *by_name],
        format_func=lambda name: name or "新的一位",
        key=f"people-who-{number}",
    )
    own = by_name.get(names)
    key = f"{number}-{names}"
    with st.container(horizontal=True, vertical_alignment="bottom", key="people-form"):
        if own is None:
            st.text_input("登录名", key=f"{_NAME}-{key}", max_chars=LONGEST_NAME)
        at = RANKS.index(own.role) if own else 0
        st.selectbox("权限", RANKS, at, format_func=ROLES.__getitem__, key=f"{_ROLE}-{key}")
        codes = [ALL, *catalog.regions]
        region = own.region if own else ALL
        codes += [] if region in codes else [region]
        st.selectbox(
            "地区",
            codes,
            codes.index(region),
            format_func=lambda code: _place(code, catalog),
            key=f"{_REGION}-{key}",
        )
        if own is None:
            st.button("加入名单", key="people-add", type="primary", on_click=_add, args=(place, key))
        else:
            st.button("保存", key="people-change", type="primary", on_click=_change, args=(place, key, own))
            st.button("移出名单", key="people-remove", on_click=_remove, args=(place, own))


def _said(key: str, name: str) -> Person:
    role: Role = st.session_state[f"{_ROLE}-{key}"]
    return Person(name, role, st.session_state[f"{_REGION}-{key}"])


def _add(place: Path, key: str) -> None:
    new = _said(key, " ".join(st.session_state[f"{_NAME}-{key}"].split()))

    def act() -> Act:
        made = kept.add(place, new)
        return lambda: kept.remove(place, made.name)

    _do("加入名单", new, act)


def _change(place: Path, key: str, own: Person) -> None:
    new = _said(key, own.name)

    def act() -> Act:
        before = kept.change(place, new)
        return lambda: kept.change(place, before)

    _do("改权限", new, act)


def _remove(place: Path, own: Person) -> None:
    def act() -> Act:
        gone = kept.remove(place, own.name)
        return lambda: kept.add(place, gone)

    _do("移出名单", own, act)


def _undo(what: str, about: Person, back: Act) -> None:
    def act() -> None:
        back()

    _do(f"撤销{what}", about, act)


def _do(what: str, about: Person, act: Callable[[], Act | None]) -> None:
    """Do it, and keep the way back, until the next."""
    told = f"{about.name}（{ROLES[about.role]}{'，' + about.region if about.region else ''}）"
    with _OUTCOME.deed(what, told, f"已{what}：{told}。"):
        back = act()
        st.session_state[_BACK] = (what, about, back) if back else None


def _told() -> None:
    _OUTCOME.tell()
    if found := st.session_state.get(_BACK):
        st.button(f"撤销“{found[0]}”", key="people-back", on_click=_undo, args=found)
