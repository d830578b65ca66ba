"""What is wrong between the figures of one file: one key twice, falling sums, magnitudes that do not fit."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from etl.problem import Issue, listed
from etl.resolve import Resolved, distinct
from etl.tidy import Floats, Ints
from indicators.catalog import Catalog
from indicators.period import Period

Mask = npt.NDArray[np.bool_]
Rows = npt.NDArray[Any]

_STEADY = 10.0  # neighbours further apart than this say nothing about the one between them
_NEAR = 0.35  # how near log10 of the ratio must be to 2 or 4


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
    issues = _repeated(figures, rows, series, spans, repeats)
    rows = rows[~repeats[rows]]
    flows = _flows(figures, catalog)
    issues += _falling(figures, rows[flows[rows]], series)
    issues += _misplaced(figures, rows, series, flows)
    return Checked(repeats, issues)


def _flows(figures: Resolved, catalog: Catalog) -> Mask:
    """Which figures are amounts that add up over months."""
    kinds = [bool(code) and catalog.indicators[code].kind == "flow" for code in figures.indicator.texts]
    actual = [measure == "actual" for measure in figures.measure.texts]
    flow = np.array(kinds or [False])[figures.indicator.codes]
    return flow & np.array(actual or [False])[figures.measure.codes]  # type: ignore[no-any-return]


def _repeated(figures: Resolved, rows: Rows, series: Ints, spans: Rows, repeats: Mask) -> list[Issue]:
    """Figures of one key: those that only repeat are marked in ``repeats``, those that differ are issues."""
    keys = series[rows].astype(np.int64) << 32 | spans[rows]
    order = np.argsort(keys, kind="stable")
    rows, keys = rows[order], keys[order]
    again = np.flatnonzero(keys[1:] == keys[:-1]) + 1
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
        f"{_named(figures, one)}出现两次而数值不同：{sheet}!{cell} 为 {raw[one].as_py()}，"
        f"{sheet2}!{cell2} 为 {raw[other].as_py()}。同一指标、地区、类别、报告期只能有一个数值；"
        "请删去错的一个，或改正其指标、地区或报告期。"
    )
    return Issue("error", "conflicting_values", sheet2, cell2, message)


def _named(figures: Resolved, row: int) -> str:
    fields = figures.tidy.fields
    said = [fields[name].texts[fields[name].codes[row]] for name in ("region", "indicator")]
    label = Period(int(figures.starts[row]), int(figures.ends[row])).label
    return "".join(f"“{text}”" for text in said if text) + label


def _falling(figures: Resolved, rows: Rows, series: Ints) -> list[Issue]:
    """A cumulative flow that is smaller than at an earlier month of the same year (rule P2)."""
    rows = rows[figures.starts[rows] % 12 == 0]
    rows = rows[figures.ends[rows] // 12 == figures.starts[rows] // 12]
    rows = rows[np.lexsort((figures.ends[rows], figures.starts[rows], series[rows]))]
    before, after = rows[:-1], rows[1:]
    same = (series[before] == series[after]) & (figures.starts[before] == figures.starts[after])
    signed = np.zeros(int(series.max()) + 1 if len(series) else 1, np.bool_)
    signed[series[rows[figures.values[rows] < 0]]] = True  # a balance such as profit may fall
    fell = same & ~signed[series[after]] & (figures.values[after] < figures.values[before])
    pairs = dict(zip(after[fell].tolist(), before[fell].tolist(), strict=True))
    return listed(list(pairs), lambda other: _fall(figures, pairs[other], other))


def _fall(figures: Resolved, one: int, other: int) -> Issue:
    sheet, cell = figures.tidy.place(other)
    earlier = "!".join(figures.tidy.place(one))
    message = (
        f"{_named(figures, other)}的累计数 {figures.tidy.raw[other].as_py()} 小于此前的 "
        f"{figures.tidy.raw[one].as_py()}（{earlier}）。累计数一般不应减少；"
        "如是修订请忽略，否则请核对是否填错列或误填了当月数。"
    )
    return Issue("warning", "falling_cumulative", sheet, cell, message)


def _misplaced(figures: Resolved, rows: Rows, series: Ints, flows: Mask) -> list[Issue]:
    """Values a hundred or ten thousand times off the two or more nearest of their own series."""
    growth = np.array([measure == "yoy_reported" for measure in figures.measure.texts] or [False])
    rows = rows[~growth[figures.measure.codes[rows]] & (figures.values[rows] > 0)]
    rows = rows[np.argsort(series[rows].astype(np.int64) << 32 | figures.ends[rows], kind="stable")]
    months = np.where(flows[rows], figures.ends[rows] - figures.starts[rows] + 1, 1)
    logs = np.log10(figures.values[rows] / months)  # a cumulative amount a month, to be comparable
    group = series[rows]
    jumps = np.flatnonzero((np.abs(np.diff(logs)) > 1) & (group[1:] == group[:-1]))
    suspects = np.union1d(jumps, jumps + 1)
    near = np.full((4, len(suspects)), np.nan)
    for line, shift in zip(near, (-2, -1, 1, 2), strict=True):
        there = suspects + shift
        inside = (there >= 0) & (there < len(rows))
        inside[inside] = group[there[inside]] == group[suspects[inside]]
        line[inside] = logs[there[inside]]
    return _off_by_magnitudes(figures, rows[suspects], logs[suspects], near)


def _off_by_magnitudes(figures: Resolved, rows: Rows, logs: Floats, near: Floats) -> list[Issue]:
    judged = np.flatnonzero((~np.isnan(near)).sum(axis=0) >= 2)
    near, rows, logs = near[:, judged], rows[judged], logs[judged]
    lowest, highest = np.fmin.reduce(near), np.fmax.reduce(near)
    off = logs - (lowest + highest) / 2
    steady = highest - lowest < np.log10(_STEADY)
    powers = np.round(np.abs(off))
    found = steady & (np.abs(np.abs(off) - powers) < _NEAR) & ((powers == 2) | (powers == 4))
    signed = {int(rows[at]): int(np.copysign(powers[at], off[at])) for at in np.flatnonzero(found).tolist()}
    return listed(list(signed), lambda row: _magnitude(figures, row, signed[row]))


def _magnitude(figures: Resolved, row: int, power: int) -> Issue:
    sheet, cell = figures.tidy.place(row)
    unit = figures.unit.texts[figures.unit.codes[row]]
    printed = float(figures.tidy.values[row])
    other = float(printed / 10.0**power)
    times = "100" if abs(power) == 2 else "10 000"
    message = (
        f"{_named(figures, row)}的数值与前后期相差约 {times} 倍：按现写的单位是 {printed:.12g} {unit}，"
        f"若单位写错则应是 {other:.12g} {unit}。请核对该格的单位和小数点。"
    )
    return Issue("warning", "magnitude", sheet, cell, message)
