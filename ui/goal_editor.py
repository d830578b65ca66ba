"""The table in which targets are set: what stands, what an edit would change, and the deed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

import pandas as pd
import streamlit as st

from exhibits.told import name_of, unit_of
from indicators.aims import KIND_WORDS
from indicators.catalog import Catalog
from indicators.goals_set import SetGoal, goals_set
from indicators.inventory import Inventory
from indicators.journal import Entry
from indicators.warehouse import Warehouse, WarehouseError
from ui import person, scope
from ui.escape import markdown

COLUMNS = ("指标", "要求", "目标值", "期限", "备注", "单位")
YEAR_END = "年底前"
_KINDS = {words: kind for kind, words in KIND_WORDS.items()}
_MONTHS = {YEAR_END: 12, **{f"{month}月底前": month for month in range(1, 12)}}
_DONE, _FAILED = "goal-editor.done", "goal-editor.failed"

Row = tuple[str, str, str, float | None, int, str]  # indicator, category, kind, value, month, note
Notes = Mapping[tuple[int, str], str]


class Acts(NamedTuple):
    """What the write side does: ``plan`` compares rows with what stands, ``save`` loads a plan for an author.

    ``save`` raises WarehouseError, fit for the screen.
    """

    plan: Callable[[Sequence[Row]], Any]
    save: Callable[[Any, str], Any]


def standing(warehouse: Warehouse, catalog: Catalog, region: str, year: str) -> list[SetGoal]:
    """The targets that stand for a region and year, in the order of topics."""
    order = {line: place for place, line in enumerate(_names(catalog).values())}
    found = [goal for goal in goals_set(warehouse, region, int(year)) if goal.indicator in catalog.indicators]
    return sorted(found, key=lambda goal: order.get((goal.indicator, goal.category), len(order)))


def regions(held: Inventory, catalog: Catalog) -> dict[str, str]:
    """Regions with figures first, then all others of the catalogue; those that this person may write."""
    present = held.regions
    ordered = sorted(catalog.regions, key=lambda code: code not in present)
    return {code: catalog.regions[code].name for code in ordered if scope.may_write(catalog, [code])}


def years(held: Inventory, region: str) -> dict[str, str]:
    """From the year after the newest figure back to the first."""
    lines = held.of_region(region) or held.of_indicators(sorted(held.indicators))
    first, last = min(one.first_end for one in lines) // 12, max(one.last_end for one in lines) // 12
    return {str(year): f"{year}年" for year in range(last + 1, first - 1, -1)}


def usual_year(offered: Mapping[str, str]) -> str:
    """The year of the newest figure."""
    return list(offered)[min(1, len(offered) - 1)]


def noted(
    goals: Sequence[SetGoal],
    entries: Mapping[int, Entry],
    archived: Callable[[str], Path],
    notes: Callable[[Path], Mapping[str, str]],
) -> Notes:
    """The notes beside the targets by load and cell; a file that is gone from the archive has none."""
    found: dict[tuple[int, str], str] = {}
    for load in {goal.load for goal in goals} & set(entries):
        try:
            original = archived(entries[load].sha256)
        except WarehouseError:
            continue
        found |= {(load, cell): note for cell, note in notes(original).items()}
    return found


def told() -> None:
    """Once: what was just saved, or why it was not."""
    if said := st.session_state.pop(_DONE, ""):
        st.success(markdown(said))
    if said := st.session_state.pop(_FAILED, ""):
        st.error(markdown(said))


def edit(goals: Sequence[SetGoal], notes: Notes, catalog: Catalog, key: str, author: str, acts: Acts) -> None:
    """The table, in words what was changed in it, and the button that saves it."""
    names = _names(catalog)
    rows = pd.DataFrame([_shown(goal, notes, catalog) for goal in goals], columns=list(COLUMNS))
    edited = st.data_editor(
        rows,
        key=f"goals-{crc32(key.encode()):08x}",  # another build, region or year is another table
        num_rows="dynamic",
        hide_index=True,
        placeholder="",
        width="stretch",
        column_config=_columns(list(names)),
    )
    wanted = [_read(row, names) for row in edited.to_dict("records")]
    unnamed = sum(row is None for row in wanted)
    plan = acts.plan([row for row in wanted if row is not None])
    _tell(plan, unnamed)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        by = person.author() or st.text_input("填报人", author, key="goals-author", width=240).strip()
        ready = bool(plan.lines) and not plan.faults and not unnamed and bool(by)
        told = f"保存（{len(plan.changes)}项改动）" if plan.changes else "保存"
        st.button(told, type="primary", key="goals-save", disabled=not ready, on_click=_save,
                  args=(plan, by, acts))  # fmt: skip


def _columns(names: list[str]) -> dict[str, Any]:
    config = st.column_config
    return {
        "指标": config.SelectboxColumn(options=names, required=True, width="large"),
        "要求": config.SelectboxColumn(options=list(_KINDS), required=True, default=KIND_WORDS["level"]),
        "目标值": config.NumberColumn(help="清零的不必填；增长填百分数，如 10"),
        "期限": config.SelectboxColumn(options=list(_MONTHS), required=True, default=YEAR_END),
        "备注": config.TextColumn(max_chars=200, help="依据哪份文件；随改动的目标一起存入文件"),
        "单位": config.TextColumn(disabled=True),
    }


def _names(catalog: Catalog) -> dict[str, tuple[str, str]]:
    """Indicator and category by the words of the table, in the order of topics."""
    listed = sorted(catalog.indicators.values(), key=lambda one: catalog.topics[one.topic].ordinal)
    lines = [(one.code, category) for one in listed for category in ("", *one.categories)]
    return {name_of(catalog, *line): line for line in lines}


def _shown(goal: SetGoal, notes: Notes, catalog: Catalog) -> list[object]:
    kind = goal.kind(catalog.indicators[goal.indicator])
    month = goal.deadline % 12 + 1
    return [
        name_of(catalog, goal.indicator, goal.category),
        KIND_WORDS[kind],
        None if kind == "clear" else float(f"{goal.value:.12g}"),
        YEAR_END if month == 12 else f"{month}月底前",
        notes.get((goal.load, goal.cell), ""),
        unit_of(catalog, goal.indicator, goal.measure),
    ]


def _read(row: Mapping[Any, Any], names: Mapping[str, tuple[str, str]]) -> Row | None:
    """A row of the edited table; None where it does not say of what it is the target."""
    name, kind, value = row["指标"], row["要求"], row["目标值"]
    if name not in names or kind not in _KINDS:
        return None
    note = row["备注"] if isinstance(row["备注"], str) else ""
    number = None if value is None or pd.isna(value) else float(value)
    return (*names[name], _KINDS[kind], number, _MONTHS.get(row["期限"], 12), " ".join(note.split()))


def _tell(plan: Any, unnamed: int) -> None:
    """What is wrong, else what would change."""
    faults = [*plan.faults, *([f"有{unnamed}行没有选指标或要求"] if unnamed else [])]
    if faults:
        st.error(markdown("；".join(faults)) + "。", icon="⚠️")
    elif plan.changes:
        st.info(markdown(f"将有{len(plan.changes)}项改动：{'；'.join(plan.changes)}") + "。")
    if plan.remarks:
        st.warning(markdown("；".join(plan.remarks)) + "。", icon="⚠️")


def _save(plan: Any, author: str, acts: Acts) -> None:
    try:
        with person.deed("editor", "填报目标", "；".join(plan.changes)) as made:
            outcome = acts.save(plan, author)
            made.load = outcome.load
    except WarehouseError as error:
        st.session_state[_FAILED] = str(error)
        return
    st.session_state[_DONE] = f"已存为批次{outcome.load}：{'；'.join(plan.changes)}。"


def last_edit(entries: Mapping[int, Entry], file: str) -> Entry | None:
    """The newest edit of a region and year that was not taken back."""
    found = (one for one in entries.values() if one.file == file and one.rolled_back_at is None)
    return max(found, key=lambda one: one.load, default=None)
