"""Spans against each other: months against sums from January, figures off their own rhythm (rules P2, P4)."""

from __future__ import annotations

import numpy as np

from etl.checks.evidence import Evidence, Lookup, Rows
from etl.problem import Issue, listed

_RHYTHM = 6  # figures of an indicator that all end with a quarter make one that does not odd
_RARE = 0.1


def spans(evidence: Evidence) -> list[Issue]:
    """Months that are not the difference of two sums, and figures within a quarter of a quarterly series."""
    return [*_differences(evidence), *_off_quarter(evidence)]


def _differences(one: Evidence) -> list[Issue]:
    """A part of a year against the two sums from January that it lies between (rule P2)."""
    sums = one.measured("actual") & one.where(lambda each: each.kind == "flow" and each.additive)
    rows = np.flatnonzero(sums & (one.starts % 12 != 0) & (one.starts // 12 == one.ends // 12))
    if not len(rows):
        return []
    january = one.starts[rows] // 12 * 12
    found = Lookup(one.keys(), sums)
    after = found.find(_keys(one, rows, january, one.ends[rows]))
    before = found.find(_keys(one, rows, january, one.starts[rows] - 1))
    held = (after >= 0) & (before >= 0)
    rows, after, before = rows[held], after[held], before[held]
    gap = np.abs(one.values[after] - one.values[before] - one.values[rows])
    off = gap > (one.halves[after] + one.halves[before] + one.halves[rows]) * (1 + 1e-9)
    off &= one.own[rows] | one.own[after] | one.own[before]
    odd = list(zip(rows[off].tolist(), after[off].tolist(), before[off].tolist(), strict=True))
    return listed(range(len(odd)), lambda number: _difference(one, *odd[number]))


def _keys(one: Evidence, rows: Rows, starts: Rows, ends: Rows) -> Rows:
    whole_starts, whole_ends = one.starts.copy(), one.ends.copy()
    whole_starts[rows], whole_ends[rows] = starts, ends
    return one.keys(whole_starts, whole_ends)[rows]


def _difference(one: Evidence, row: int, after: int, before: int) -> Issue:
    told = next(each for each in (row, after, before) if one.own[each])
    message = (
        f"{one.name(row)}为 {one.amount(row)}（{one.source(row)}），而两个累计数之差是 "
        f"{one.values[after] - one.values[before]:.12g}（{one.amount(after)}，{one.source(after)}；"
        f"{one.amount(before)}，{one.source(before)}）。当期数应等于累计数之差，请核对；"
        "如累计数含对前期的修订，可忽略。"
    )
    return Issue("warning", "month_off_cumulative", *one.place(told), message)


def _off_quarter(one: Evidence) -> list[Issue]:
    """A figure that ends within a quarter, of an indicator that is otherwise told at the ends of quarters."""
    rows = np.flatnonzero(one.measured("actual"))
    if not len(rows):
        return []
    lines = one.numbered("indicator", "category")[rows]
    within = (one.ends[rows] + 1) % 3 != 0
    yearly = (one.ends[rows] + 1) % 12 == 0
    size = int(lines.max()) + 1
    count, inside, quarters = (
        np.bincount(chosen, minlength=size) for chosen in (lines, lines[within], lines[~within & ~yearly])
    )
    strict = (count >= _RHYTHM) & (inside <= _RARE * count) & (quarters > 0)
    odd = rows[within & strict[lines] & one.own[rows]]
    return listed(odd.tolist(), lambda row: _rhythm(one, row))


def _rhythm(one: Evidence, row: int) -> Issue:
    message = (
        f"{one.name(row)}不在季末，而该指标其他各期都在季末报数。请核对报告期是否写错，或是否误用了季度数；"
        "确有月度数的可忽略。"
    )
    return Issue("warning", "off_quarter", *one.place(row), message)
