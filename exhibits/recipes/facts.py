"""A figure with all that it may be compared with, read from the warehouse: what its sentence is told from."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from exhibits.clauses import Facts, Style
from exhibits.exhibit import Key
from exhibits.lines import key_of
from exhibits.linked import Worded
from exhibits.pursuit import goal_key
from exhibits.reader import Reader
from exhibits.report import sentence
from exhibits.slots import span_label
from exhibits.wording import shown_growth
from indicators.asked import ranked_regions
from indicators.attainment import Pace, attainment
from indicators.catalog import Catalog
from indicators.goals import Goal, Pursuit
from indicators.growth import Growth
from indicators.period import Period

FEWEST: Final = 3  # regions that it takes to speak of a place among them
GROUPS: Final = {"nation": "全国", "province": "全省", "city": "全市", "county": "全县", "district": "全区"}
ENDS: Final = {
    2: "一季度",
    5: "上半年",
    8: "1-9月",
}  # of quarters, as work reports name the months before them


def told(reader: Reader, catalog: Catalog, row: Growth, basis: str, pace: Pace = "months") -> Worded:
    """The sentence of one figure, its numbers linked."""
    return sentence(facts(reader, catalog, row, basis, pace)).worded


def facts(reader: Reader, catalog: Catalog, row: Growth, basis: str, pace: Pace = "months") -> Facts:
    """Rank among its siblings, acceleration, the group's average, the target, as far as there are any."""
    rank, tied = _place(reader, catalog, row)
    before, label, earlier = _before(reader, row, basis)
    parent = catalog.regions[row.region].parent
    pursuit = _pursued(reader, row, basis)
    return Facts(
        row=row,
        indicator=catalog.indicators[row.indicator],
        basis=basis,
        rank=rank,
        tied=tied,
        group=GROUPS.get(catalog.regions[parent].level, catalog.regions[parent].name) if parent else "",
        before_pct=before,
        before_label=label,
        average_pct=_average(reader, row, parent, basis),
        attainment=None if pursuit is None else attainment(pursuit, pace),
        pace=pace,
        before=earlier,
        whole=replace(key_of(row), region=parent) if parent else None,
        goal=None if pursuit is None else goal_key(pursuit.goal),
        origin=_origin(reader, row),
        goal_origin="" if pursuit is None else _goal_origin(pursuit.goal),
        pattern=reader.phrasing.clauses,
        style=Style(reader.phrasing.times, reader.phrasing.year),
    )


def _place(reader: Reader, catalog: Catalog, row: Growth) -> tuple[int | None, bool]:
    """By growth, the published first (rule R1); None among fewer than ``FEWEST``."""
    parent = catalog.regions[row.region].parent
    if not parent or row.yoy_pp is not None:
        return None, False
    present = {each.region for each in reader.held.of_indicators([row.indicator])}
    codes = tuple(each.code for each in ranked_regions(catalog, catalog.regions[parent], present))
    if row.region not in codes:
        return None, False
    span = Period(row.period_start, row.period_end)
    found = reader.places(row.indicator, codes, row.category, span, "yoy_pct", None)
    ranks = {each.row.region: each.row.rank for each in found.places if each.row.rank is not None}
    own = ranks.get(row.region)
    return (None, False) if len(ranks) < FEWEST else (own, list(ranks.values()).count(own or 0) > 1)


def _before(reader: Reader, row: Growth, basis: str) -> tuple[float | None, str, Key | None]:
    """The growth to tell acceleration from: of the quarter's end before, else of the period before (G5)."""
    earlier = row.period_end - 3
    if basis == "cumulative" and row.period_end % 12 in (5, 8, 11):
        rows = reader.rows((row.indicator,), (row.region,), (row.category,), basis, earlier, earlier)
        if rows and (pct := _same_track(row, rows[-1])) is not None:
            return pct, ENDS[earlier % 12], key_of(rows[-1])
    if row.previous_pct is None or row.previous_end is None:
        return None, "", None
    start = row.previous_end // 12 * 12 if basis == "cumulative" else row.previous_end
    length = row.period_end - row.period_start
    start = start if basis == "cumulative" else row.previous_end - length
    label = span_label(start, row.previous_end, basis)
    other = "" if row.previous_end // 12 == row.period_end // 12 else "上年"
    return (
        row.previous_pct,
        f"{other}{label}",
        replace(key_of(row), period_start=start, period_end=row.previous_end),
    )


def _same_track(row: Growth, before: Growth) -> float | None:
    """Published with published, else computed with computed."""
    if row.yoy_reported_pct is not None:
        return before.yoy_reported_pct
    return before.yoy_computed_pct if before.yoy_reported_pct is None else None


def _average(reader: Reader, row: Growth, parent: str, basis: str) -> float | None:
    """The growth of the whole that the region is part of, of the same span and on the same track."""
    if not parent:
        return None
    end = row.period_end
    rows = reader.rows((row.indicator,), (parent,), (row.category,), basis, end, end)
    alike = [each for each in rows if each.period_start == row.period_start]
    if not alike or (alike[-1].yoy_reported_pct is None) != (row.yoy_reported_pct is None):
        return None
    return shown_growth(alike[-1])


def _pursued(reader: Reader, row: Growth, basis: str) -> Pursuit | None:
    """The target that the figure is to reach, where it has one."""
    if basis not in ("cumulative", "point", "year"):
        return None
    for each in reader.pursuits((row.region,), (row.indicator,), row.period_end):
        own = each.row is not None and key_of(each.row) == key_of(row)
        if own and each.goal.category == row.category:
            return each
    return None


def _origin(reader: Reader, row: Growth) -> str:
    """9月.xlsx · 表1 · B2 · 批次3, or that it was worked out of others."""
    if row.parts or row.load is None:
        return "由已报数推算"
    file = reader.loads[row.load].file if row.load in reader.loads else ""
    return _told_by(file, row.sheet or "", row.cell or "", row.load)


def _goal_origin(goal: Goal) -> str:
    return _told_by(goal.file, goal.sheet, goal.cell, goal.load)


def _told_by(file: str, sheet: str, cell: str, load: int) -> str:
    return " · ".join(word for word in (file, sheet, cell, f"批次{load}") if word)
