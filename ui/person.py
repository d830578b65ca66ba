"""Who is in front of the screen, and what they may do: the one place that says so.

Only what Streamlit took from the sign-in (st.user) is an identity: nothing that a browser says of itself, no
address, nothing kept in st.session_state.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, NoReturn

import streamlit as st

from desk import audit, people
from desk.audit import AuditError, Deed
from desk.people import LOCAL, ROLES, VISITOR, PeopleError, Person, Role
from desk.sign_in import SignInError
from indicators import warehouse as warehouses
from indicators.warehouse import WarehouseError
from ui import admission, gate
from ui.escape import markdown

HERE: Final = "127.0.0.1"
NOBODY: Final = "未登录"  # what the audit calls whoever has no name


class AnonymousError(SignInError):
    """A sign-in is asked for and nobody signed in."""


REFUSALS: Final = (SignInError, PeopleError)  # why somebody is not known


def who() -> str:
    """The name under which something is kept: of st.user where there is a sign-in, else of the computer."""
    try:
        by = admission.way()
    except SignInError:  # nobody is let in then
        return NOBODY
    if by == "local":
        return LOCAL
    return VISITOR if by == "open" else admission.name(by, st.user.to_dict()) or NOBODY


def known() -> Person:
    """Who it is; raises AnonymousError, SignInError or PeopleError where that cannot be said."""
    by = admission.way()
    if by == "local":
        if where() != HERE:
            raise SignInError(
                "这里没有设置登录，只供本机使用，却经由代理打开：请先设置登录，见 docs/deploy.md。"
            )
        return Person(LOCAL, "admin")
    if not gate.stands():
        raise SignInError("服务器上请用 python -m setup.serve 启动，这样上传等入口才有人把守。")
    if by == "open":
        return Person(VISITOR, "viewer")
    name = admission.name(by, st.user.to_dict())
    if not name:
        raise AnonymousError("请先登录")
    # A provider's accounts may be a whole province's.
    return people.person(warehouses.folder(), name, invited=by == "oidc")


def now() -> Person:
    """Who it is; where that cannot be said, the page says why and nothing else."""
    try:
        return known()
    except REFUSALS as fault:
        turn_away(fault)


def turn_away(fault: Exception) -> NoReturn:
    """Say why nothing is shown, offer the way to sign in, and stop."""
    if isinstance(fault, AnonymousError):
        st.html('<h1 class="exhibit-title">请先登录</h1>')
        if admission.way() == "oidc":
            st.button("登录", key="sign-in", type="primary", on_click=st.login)
        else:
            st.markdown("请由单位的登录入口打开本页。")
    else:
        st.error(markdown(str(fault)), icon="⛔")
        if isinstance(fault, PeopleError) and admission.way() == "oidc":
            st.button("换一个账号登录", key="sign-out", on_click=st.logout)
    st.stop()


def unchanged(own: Person) -> bool:
    """Whether the list still says of somebody what it said when a page was made for them; needs no page."""
    by = admission.way()
    if by in ("local", "open"):
        return True
    try:
        return people.person(warehouses.folder(), own.name, invited=by == "oidc") == own
    except PeopleError:
        return False


def require(role: Role, what: str, target: str = "") -> Person:
    """First in a page that writes and in whatever writes: go on with the person, or refuse, tell, stop."""
    own = now()
    if own.may(role):
        return own
    told = f"{what}需要“{ROLES[role]}”权限，{own.name}的权限是“{ROLES[own.role]}”：请与管理员联系。"
    st.error(markdown(told), icon="⛔")
    refused(what, target)
    return st.stop()


def refused(what: str, target: str = "") -> None:
    """Tell the audit what somebody tried and may not."""
    try:
        audit.write(warehouses.folder(), who(), what, target, audit.REFUSED, where())
    except AuditError as fault:
        st.error(markdown(str(fault)), icon="⚠️")


def offered(role: Role, what: str, *keys: str) -> bool:
    """Whether to show buttons to the person; one that was pressed all the same is refused, and told."""
    if now().may(role):
        return True
    if any(st.session_state.get(key) for key in keys):
        require(role, what)
    return False


@contextmanager
def deed(role: Role, what: str, target: str = "") -> Iterator[Deed]:
    """Around whatever writes: ``require``, then tell its beginning and its end; raises WarehouseError where
    it cannot be told, which is before anything is done.
    """
    own = require(role, what, target)
    try:
        with audit.deed(warehouses.folder(), own.name, what, target, where()) as made:
            yield made
    except AuditError as fault:
        raise WarehouseError(str(fault)) from fault


def keeping(owner: str) -> Role:
    """The role that may change what is kept for all ('') or for one; what is another's is nobody else's."""
    if owner == "":
        return "editor"
    return "viewer" if owner == who() else "admin"


def owner() -> str:
    """For whom a person keeps something where nothing else is said: for all, a viewer for themselves."""
    own = now()
    return "" if own.may("editor") else own.name


def author() -> str:
    """The name that somebody signed in with, which nobody may type over; '' on a computer of one's own."""
    return "" if admission.way() == "local" else who()


def where() -> str:
    """The address that the browser is at, as the connection says, or the proxy where that is this machine."""
    address = st.context.ip_address
    return address if isinstance(address, str) else HERE
