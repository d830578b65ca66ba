"""Corrections that are out of scale: a figure that stands, told again a hundred or ten thousand times off."""

from __future__ import annotations

import numpy as np

from etl.checks.evidence import Evidence, Lookup
from etl.problem import Issue, listed

_NEAR = 0.02  # how near log10 of the ratio must be to 2 or 4: a correction is small beside a slip of the unit


def revisions(evidence: Evidence) -> list[Issue]:
    """Figures of the file against what stands for the very same key."""
    one = evidence
    rows = np.flatnonzero(one.measured("actual") & one.own & (one.values > 0))
    known = Lookup(one.keys(), one.measured("actual") & ~one.own & (one.values > 0)).find(one.keys()[rows])
    rows, known = rows[known >= 0], known[known >= 0]
    powers = np.log10(one.values[rows] / one.values[known])
    whole = np.round(np.abs(powers))
    odd = ((whole == 2) | (whole == 4)) & (np.abs(np.abs(powers) - whole) < _NEAR)
    pairs = list(zip(rows[odd].tolist(), known[odd].tolist(), strict=True))
    return listed(range(len(pairs)), lambda number: _issue(one, *pairs[number]))


def _issue(one: Evidence, row: int, known: int) -> Issue:
    times = one.values[row] / one.values[known]
    words = f"{times:.0f} 倍" if times > 1 else f"{1 / times:.0f} 分之一"
    message = (
        f"{one.name(row)}现报 {one.printed(row)} {one.unit(row)}，约为已入库的 {one.amount(known)}"
        f"（{one.source(known)}）的 {words}。请核对该格的单位和小数点；入库后将替代原数。"
    )
    return Issue("warning", "revision_magnitude", *one.place(row), message)
