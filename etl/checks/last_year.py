"""A column of last year's figures is no news: it is held against what was said then (rules V1, G9)."""

from __future__ import annotations

import numpy as np

from etl.checks.evidence import Evidence, Lookup
from etl.problem import Issue, listed

CHECKED = "check_last_year"


def last_year(evidence: Evidence) -> list[Issue]:
    """Figures under 上年同期 that differ beyond rounding from what was reported for that span."""
    one = evidence
    rows = np.flatnonzero(one.measured(CHECKED) & one.own)
    if not len(rows):
        return []
    known = Lookup(one.keys(), one.measured("actual")).find(one.keys()[rows])
    rows, known = rows[known >= 0], known[known >= 0]
    gap = np.abs(one.values[rows] - one.values[known])
    off = gap > (one.halves[rows] + one.halves[known]) * (1 + 1e-9)
    pairs = list(zip(rows[off].tolist(), known[off].tolist(), strict=True))
    return listed(range(len(pairs)), lambda number: _issue(one, *pairs[number]))


def _issue(one: Evidence, row: int, known: int) -> Issue:
    message = (
        f"{one.name(row)}在“上年同期”列为 {one.amount(row)}，而当时报的是 {one.amount(known)}"
        f"（{one.source(known)}）。可能是上年数已修订或口径变动：如是修订，请另报更正；“上年同期”列只用于核对，"
        "不会入库。"
    )
    return Issue("warning", "last_year_differs", *one.place(row), message)
