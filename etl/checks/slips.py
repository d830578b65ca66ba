"""Figures a hundred or ten thousand times off their neighbours: slips of the unit or of the point."""

from __future__ import annotations

from decimal import Decimal

import numpy as np

from etl.checks.evidence import Evidence, Rows
from etl.problem import Issue, listed
from etl.tidy import Floats

_STEADY = 10.0  # neighbours further apart than this say nothing about the one between them
_NEAR = 0.35  # how near log10 of the ratio must be to 2 or 4


def slips(evidence: Evidence) -> dict[int, int]:
    """Which of the file's figures are off the two or more nearest of their own series, by a power of ten."""
    one, series = evidence, evidence.series
    rows = np.flatnonzero(~one.measured("yoy_reported") & ~one.measured("target_yoy") & (one.values > 0))
    rows = rows[np.argsort(series[rows] << 32 | one.ends[rows], kind="stable")]
    flows = one.measured("actual") & one.where(lambda each: each.kind == "flow")
    months = np.where(flows[rows], one.ends[rows] - one.starts[rows] + 1, 1)
    logs = np.log10(one.values[rows] / months)  # a cumulative amount a month, to be comparable
    group = series[rows]
    jumps = np.flatnonzero((np.abs(logs[1:] - logs[:-1]) > 1) & (group[1:] == group[:-1]))
    if not len(jumps):
        return {}
    suspects = np.union1d(jumps, jumps + 1)
    suspects = suspects[one.own[rows[suspects]]]
    if not len(suspects):
        return {}
    near = np.full((4, len(suspects)), np.nan)
    for line, shift in zip(near, (-2, -1, 1, 2), strict=True):
        there = suspects + shift
        inside = (there >= 0) & (there < len(rows))
        inside[inside] = group[there[inside]] == group[suspects[inside]]
        line[inside] = logs[there[inside]]
    return _off(rows[suspects], logs[suspects], near)


def _off(rows: Rows, logs: Floats, near: Floats) -> dict[int, int]:
    judged = np.flatnonzero((~np.isnan(near)).sum(axis=0) >= 2)
    near, rows, logs = near[:, judged], rows[judged], logs[judged]
    lowest, highest = np.fmin.reduce(near), np.fmax.reduce(near)
    off = logs - (lowest + highest) / 2
    steady = highest - lowest < np.log10(_STEADY)
    powers = np.round(np.abs(off))
    found = steady & (np.abs(np.abs(off) - powers) < _NEAR) & ((powers == 2) | (powers == 4))
    return {int(rows[at]): int(np.copysign(powers[at], off[at])) for at in np.flatnonzero(found).tolist()}


def told(evidence: Evidence, found: dict[int, int]) -> list[Issue]:
    """An issue for each slip, with both readings."""
    return listed(list(found), lambda row: _issue(evidence, row, found[row]))


def _issue(one: Evidence, row: int, power: int) -> Issue:
    unit = one.unit(row)
    printed = float(one.figures.tidy.values[int(one.rows[row])])
    times = "100" if abs(power) == 2 else "10 000"
    message = (
        f"{one.name(row)}的数值与前后期相差约 {times} 倍：按现写的单位是 {printed:.12g} {unit}，"
        f"若单位写错则应是 {printed / 10.0**power:.12g} {unit}{_other_unit(one, unit, printed, power)}。"
        "请核对该格的单位和小数点。"
    )
    return Issue("warning", "magnitude", *one.place(row), message)


def _other_unit(one: Evidence, unit: str, printed: float, power: int) -> str:
    """The same number in the unit that was probably meant, where there is one of that size."""
    said = one.catalog.find_unit(unit)
    if said is None:
        return ""
    factor = said.factor / Decimal(10) ** power
    alike = (each for each in one.catalog.units.values() if each.base == said.base and each.factor == factor)
    meant = next(alike, None)
    return f"（即 {printed:.12g} {meant.unit}）" if meant else ""
