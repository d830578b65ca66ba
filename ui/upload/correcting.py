"""Corrections by choosing: each makes one decision, after which the file is read again at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from indicators.catalog import Catalog
from indicators.warehouse import WarehouseError
from ui import person
from ui.escape import markdown
from ui.upload import forms
from ui.upload.forms import Acts, Decision, Form, Subject

LABEL = "这个名称是哪个指标"
PLACE = "这个地名是哪个地区"
TEXT = "单位、地区、报告期等（整张表或一列）"
DEFAULT_PLACE = "没有写地区的数属于哪里"
HEADER = "表头在哪几行"
FORMS: dict[str, Form] = {
    LABEL: forms.label,
    PLACE: forms.place,
    DEFAULT_PLACE: forms.default_place,
    TEXT: forms.text,
    HEADER: forms.header,
    "数据在哪几行": forms.rows,
    "某一列是什么": forms.column,
    "不读这个名称": forms.ignored_label,
    "不读这几行": forms.ignored_rows,
    "新建指标": forms.new_indicator,
    "新建地区": forms.new_region,
}
NEEDS = {
    LABEL: "labels",
    "不读这个名称": "labels",
    "新建指标": "labels",
    PLACE: "places",
    "新建地区": "places",
}

ADDING = ("新建指标", "新建地区")  # what changes the catalogue, for every file of everybody

# By which form an issue is answered: the first one that is open is offered first.
ANSWERS = {
    "unknown_region": PLACE,
    "missing_unit": TEXT,
    "unknown_unit": TEXT,
    "wrong_unit": TEXT,
    "unresolvable_period": TEXT,
    "region_gap": DEFAULT_PLACE,
    "no_table": TEXT,
    "nothing_resolved": LABEL,
    "magnitude": TEXT,
    "unknown_indicator": LABEL,
    "default_region": DEFAULT_PLACE,
}


def subject(decided: Any, sheet: Any, pattern: str, letters: Sequence[str], found: Any) -> Subject:
    """What can be corrected in a proposal, seen from one of its sheets."""
    units = {one.label: one.unit for one in found.series}
    labels = {word: units.get(word, "") for word in words_of(found.original.reading.figures, "indicator")}
    places = words_of(found.original.reading.figures, "region")
    asked = next((issue.code for issue in found.issues if issue.code in ANSWERS), "")
    return Subject(decided, sheet.name, pattern, letters, sheet.height, labels, places, asked)


def words_of(figures: Any, field: str) -> list[str]:
    """The words of a file for indicators or regions, first those that were not understood."""
    if figures is None:
        return []
    printed, found = figures.tidy.fields[field], getattr(figures, field)
    pairs = sorted(set(zip(printed.codes.tolist(), found.codes.tolist(), strict=True)))
    known: dict[str, bool] = {}
    for text, code in pairs:
        known[printed.texts[text]] = known.get(printed.texts[text], True) and bool(found.texts[code])
    return sorted((text for text in known if text), key=lambda text: known[text])


def history(draft: Any) -> None:
    """What was decided so far, and the way back and forth."""
    with st.container(horizontal=True):
        st.button("撤销上一步", key="upload-undo-step", on_click=draft.undo, disabled=not draft.words)
        st.button("重做", key="upload-redo-step", on_click=draft.redo, disabled=not draft.can_redo)
    if draft.words:
        st.markdown("已作的更正：" + "；".join(markdown(words) for words in draft.words) + "。")


def offer(draft: Any, about: Subject, catalog: Catalog, acts: Acts) -> None:
    """One form, by choice; what it decides holds at once, and the page is drawn anew."""
    history(draft)
    own = person.now()
    may = [name for name in FORMS if name not in ADDING or own.may("admin")]
    offered = [name for name in may if name not in NEEDS or getattr(about, NEEDS[name])]
    usual = ANSWERS.get(about.asked, "")
    at = offered.index(usual) if usual in offered else 0
    name = st.selectbox("要更正什么", offered, index=at, key=f"upload-correction-{at}")
    with st.container(border=True):
        decision = FORMS[name](about, catalog, acts)
        sent = st.button("更正并重读", key="upload-correct", type="primary", disabled=not decision.words)
    if sent:
        _decide(draft, decision, name)


def _decide(draft: Any, decision: Decision, name: str) -> None:
    try:
        draft.decide(_made(decision, name), decision.words)
    except WarehouseError as fault:
        st.error(markdown(str(fault)), icon="⚠️")
        return
    except ValueError as fault:  # the catalogue would contradict itself
        for line in str(fault).splitlines():
            st.error(markdown(line), icon="⚠️")
        return
    st.rerun()


def _made(decision: Decision, name: str) -> Any:
    """The decisions that hold now; one that adds to the catalogue is a deed."""
    if name not in ADDING:
        person.require("editor", name)
        return decision.make()
    with person.deed("admin", name, decision.words):
        return decision.make()
