"""What is wrong between the figures of one file: one key twice is an error, the unlikely a warning."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from etl.checks.evidence import Evidence, Mask, Rows, named, of_file
from etl.checks.fractions import fractions
from etl.checks.growths import growths
from etl.checks.last_year import last_year
from etl.checks.lateness import late
from etl.checks.parts import parts
from etl.checks.slips import slips, told
from etl.checks.spans import spans
from etl.checks.suspicion import suspicions
from etl.checks.titles import titles
from etl.coded import numbered
from etl.problem import Issue, listed
from etl.resolve import Resolved
from indicators.catalog import Catalog


class Checked(NamedTuple):
    """``repeats`` marks figures that only repeat another of the same file and are skipped."""

    repeats: Mask
    issues: list[Issue]


def check(figures: Resolved, catalog: Catalog) -> Checked:
    """All findings between figures whose indicator is known."""
    derived = np.array([text == "derived" for text in figures.measure.texts] or [False], np.bool_)
    rows = np.flatnonzero(figures.indicator.filled & ~derived[figures.measure.codes])
    series = numbered([figures.indicator, figures.category, figures.region, figures.measure])
    stretches = figures.starts.astype(np.int64) * 64 + (figures.ends - figures.starts)
    repeats = np.zeros(len(figures), np.bool_)
    keys = series[rows].astype(np.int64) << 32 | stretches[rows]
    order = np.argsort(keys, kind="stable")
    placed = _placed(figures)[rows[order]]  # of an unknown region nobody knows whether it is told twice
    issues = _repeated(figures, rows[order][placed], keys[order][placed], repeats)
    own = of_file(figures, rows[~repeats[rows]], catalog)
    return Checked(repeats, [*issues, *findings(own), *fractions(own), *titles(own)])


def findings(evidence: Evidence) -> list[Issue]:
    """What is unlikely or does not fit together among figures, told of the file's own.

    A slip of the unit is told once: what else does not fit the figure follows from it.
    """
    slipped = slips(evidence)
    sound = evidence.without(list(slipped)) if slipped else evidence
    return [
        *told(evidence, slipped),
        *suspicions(sound),
        *parts(sound),
        *growths(sound),
        *spans(sound),
        *last_year(sound),
        *late(evidence),
    ]


def _placed(figures: Resolved) -> Mask:
    """Which figures are of a known region, or name none."""
    return figures.region.filled | ~figures.tidy.fields["region"].filled


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
