"""What is wrong between the figures of one file: one key twice is an error, the unlikely a warning."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from etl.problem import Issue, listed
from etl.resolve import Resolved, distinct
from etl.suspicion import Mask, Rows, Suspected, named
from indicators.catalog import Catalog


class Checked(NamedTuple):
    """``repeats`` marks figures that only repeat another of the same file and are skipped."""

    repeats: Mask
    issues: list[Issue]


def check(figures: Resolved, catalog: Catalog) -> Checked:
    """All findings between figures whose indicator is known."""
    known = np.array([bool(code) for code in figures.indicator.texts] or [False])
    rows = np.flatnonzero(known[figures.indicator.codes]) if len(figures) else np.zeros(0, np.int64)
    series, _ = distinct([figures.indicator, figures.category, figures.region, figures.measure])
    spans = figures.starts.astype(np.int64) * 64 + (figures.ends - figures.starts)
    repeats = np.zeros(len(figures), np.bool_)
    keys = series[rows].astype(np.int64) << 32 | spans[rows]
    order = np.argsort(keys, kind="stable")
    ordered = rows[order]
    issues = _repeated(figures, ordered, keys[order], repeats)
    if repeats.any():
        rows, ordered = rows[~repeats[rows]], ordered[~repeats[ordered]]
    known_as = [catalog.indicators.get(code) for code in figures.indicator.texts]
    flows = _amounts(figures, [one is not None and one.kind == "flow" for one in known_as])
    sums = flows & _amounts(figures, [one is not None and one.additive for one in known_as])
    suspected = Suspected(figures, series, flows, sums)
    issues += suspected.falling(ordered) + suspected.lone_januaries(rows)
    issues += suspected.hidden_sums(ordered) + suspected.misplaced(rows)
    return Checked(repeats, issues)


def _amounts(figures: Resolved, wanted: list[bool]) -> Mask:
    """Which figures are actual values of a wanted indicator; ``wanted`` goes with ``indicator.texts``."""
    actual = [measure == "actual" for measure in figures.measure.texts]
    mask = np.array(wanted, np.bool_)[figures.indicator.codes]
    return mask & np.array(actual, np.bool_)[figures.measure.codes]


def _repeated(figures: Resolved, rows: Rows, keys: Rows, repeats: Mask) -> list[Issue]:
    """Figures of one key: those that only repeat are marked in ``repeats``, those that differ are issues.

    ``rows`` and their ``keys`` are in the order of the keys, and of the file within one.
    """
    again = np.flatnonzero(keys[1:] == keys[:-1]) + 1
    if not len(again):
        return []
    starts = np.flatnonzero(np.diff(keys, prepend=-1))
    first = np.repeat(starts, np.diff(starts, append=len(keys)))
    repeats[rows[again]] = True
    ones, others = rows[first[again]], rows[again]
    differ = ~np.isclose(figures.values[ones], figures.values[others], rtol=1e-12, atol=0)
    pairs = dict(zip(others[differ].tolist(), ones[differ].tolist(), strict=True))
    return listed(list(pairs), lambda other: _conflict(figures, pairs[other], other))


def _conflict(figures: Resolved, one: int, other: int) -> Issue:
    (sheet, cell), (sheet2, cell2) = figures.tidy.place(one), figures.tidy.place(other)
    raw = figures.tidy.raw
    message = (
        f"{named(figures, one)}出现两次而数值不同：{sheet}!{cell} 为 {raw[one].as_py()}，"
        f"{sheet2}!{cell2} 为 {raw[other].as_py()}。同一指标、地区、类别、报告期只能有一个数值；"
        "请删去错的一个，或改正其指标、地区或报告期。"
    )
    return Issue("error", "conflicting_values", sheet2, cell2, message)
