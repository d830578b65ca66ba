"""审计 on the page of settings: what was done, by whom; to look through, and to take along."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

import streamlit as st

from desk import audit
from desk.audit import AuditError, Entry
from desk.people import Person
from exhibits import audited
from exhibits.exhibit import Table
from indicators import warehouse as warehouses
from ui import person, tables
from ui.escape import markdown

LENGTH: Final = 100
TAKEN: Final = "下载"  # as the audit calls it
_ALL: Final = "全部"


def telling(file: str, data: Callable[[], bytes]) -> Callable[[], bytes]:
    """The bytes of a file that is offered, made after the audit was told who takes it.

    Whoever asks is known now, not when the button is pressed: then there is no page. Raises AuditError where
    it cannot be told, or the person may since see or do something else, and then there is no file.
    """
    return partial(_told, warehouses.folder(), person.now(), person.where(), file, data)


def _told(place: Path, own: Person, where: str, file: str, data: Callable[[], bytes]) -> bytes:
    if not person.unchanged(own):
        audit.write(place, own.name, TAKEN, file, audit.REFUSED, where)
        raise AuditError("您的权限已有变动：请刷新页面，再下载。")
    audit.write(place, own.name, TAKEN, file, where=where)
    return data()


def listed(place: Path, csv: Callable[[Table], bytes]) -> None:
    """What was told, by person, action and day, the newest first; for who may see all regions alone."""
    st.html('<h2 class="exhibit-title small">审计</h2>')
    if person.now().region:
        st.caption("审计里有各地区的操作，限定地区的账号不能看。")
        return
    every = audit.read(place)
    for fault in every.faults:
        st.warning(markdown(fault), icon="⚠️")
    found = _chosen(every.entries)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        page = st.pagination(max(1, -(-len(found) // LENGTH)), key=f"audit-page-{len(found)}")
        name = f"审计_{date.today():%Y-%m-%d}.csv"
        made = partial(_whole, found, csv)
        st.download_button(
            "导出 CSV", telling(name, made), name, "text/csv", key="audit-csv", on_click="ignore"
        )
    shown = audited.table(found, (page - 1) * LENGTH, LENGTH)
    st.markdown(shown.title)
    tables.table(shown)


def _whole(found: Sequence[Entry], csv: Callable[[Table], bytes]) -> bytes:
    return csv(audited.table(found))


def _chosen(entries: Sequence[Entry]) -> list[Entry]:
    who, what, day = st.columns(3)
    name = _one(who, "人", "audit-who", [each.who for each in entries])
    act = _one(what, "操作", "audit-what", [each.what for each in entries])
    picked = day.date_input("日期", value=None, key="audit-day", format="YYYY-MM-DD")
    wanted = f"{picked:%Y-%m-%d}" if isinstance(picked, date) else ""
    return [
        each
        for each in entries
        if name in (_ALL, each.who) and act in (_ALL, each.what) and each.time.startswith(wanted)
    ]


def _one(column: st.delta_generator.DeltaGenerator, label: str, key: str, names: Sequence[str]) -> str:
    return str(column.selectbox(label, [_ALL, *sorted(set(names))], key=key))
