"""Figures of one file that are possible but unlikely: warnings, for a person to judge."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from etl.problem import Issue, listed
from etl.resolve import Resolved
from etl.tidy import Floats, Ints
from indicators.period import Period

Mask = npt.NDArray[np.bool_]
Rows = npt.NDArray[Any]

_STEADY = 10.0  # neighbours further apart than this say nothing about the one between them
_NEAR = 0.35  # how near log10 of the ratio must be to 2 or 4
_MERGED_YEARS = 2  # with 1-2月 and no January make a January odd
_RISING_MONTHS = 5  # in a row within a year look like a sum, if every year does


def named(figures: Resolved, row: int) -> str:
    """Region, indicator and period of a figure, in the file's words."""
    fields = figures.tidy.fields
    said = [fields[name].texts[fields[name].codes[row]] for name in ("region", "indicator")]
    label = Period(int(figures.starts[row]), int(figures.ends[row])).label
    return "".join(f"“{text}”" for text in said if text) + label


@dataclass(frozen=True)
class Suspected:
    """``series`` numbers the figures of one indicator, category, region, measure; ``flows`` marks amounts.

    ``sums`` marks those amounts that add up over months: 房屋施工面积 is a flow and does not.
    """

    figures: Resolved
    series: Ints
    flows: Mask
    sums: Mask

    def falling(self, rows: Rows) -> list[Issue]:
        """A cumulative sum that is smaller than at an earlier month of the same year (rule P2).

        Takes ``rows`` in the order of series, first and last month.
        """
        figures, series = self.figures, self.series
        rows = rows[self.sums[rows] & (figures.starts[rows] % 12 == 0)]
        rows = rows[figures.ends[rows] // 12 == figures.starts[rows] // 12]
        before, after = rows[:-1], rows[1:]
        fell = figures.values[after] < figures.values[before]
        if not fell.any():
            return []
        before, after = before[fell], after[fell]
        same = (series[before] == series[after]) & (figures.starts[before] == figures.starts[after])
        signed = self._marked(rows[figures.values[rows] < 0])  # a balance such as profit may fall
        fell = same & ~signed[series[after]]
        pairs = dict(zip(after[fell].tolist(), before[fell].tolist(), strict=True))
        return listed(list(pairs), lambda other: self._fall(pairs[other], other))

    def _fall(self, one: int, other: int) -> Issue:
        figures = self.figures
        sheet, cell = figures.tidy.place(other)
        earlier = "!".join(figures.tidy.place(one))
        message = (
            f"{named(figures, other)}的累计数 {figures.tidy.raw[other].as_py()} 小于此前的 "
            f"{figures.tidy.raw[one].as_py()}（{earlier}）。累计数一般不应减少；"
            "如是修订请忽略，否则请核对是否填错列或误填了当月数。"
        )
        return Issue("warning", "falling_cumulative", sheet, cell, message)

    def lone_januaries(self, rows: Rows) -> list[Issue]:
        """A January of a flow whose other years begin with 1-2月 (rule P3)."""
        figures, series = self.figures, self.series
        rows = rows[self.flows[rows] & (figures.starts[rows] % 12 == 0)]
        lengths = figures.ends[rows] - figures.starts[rows]
        januaries, merged = rows[lengths == 0], rows[lengths == 1]
        if not len(januaries):
            return []
        count = len(self._marked(rows[:0]))
        alone = np.bincount(series[merged], minlength=count) - np.bincount(series[januaries], minlength=count)
        odd = januaries[alone[series[januaries]] >= _MERGED_YEARS]
        return listed(odd.tolist(), self._january)

    def _january(self, row: int) -> Issue:
        sheet, cell = self.figures.tidy.place(row)
        message = (
            f"{named(self.figures, row)}单独报了 1 月数，而该指标其他年份只有 1-2 月合并数。"
            "请核对报告期；确有 1 月数时可忽略。"
        )
        return Issue("warning", "lone_january", sheet, cell, message)

    def hidden_sums(self, rows: Rows) -> list[Issue]:
        """Months of a flow that only ever rise within a year: probably a cumulative figure by month.

        Takes ``rows`` in the order of series and month.
        """
        figures, series = self.figures, self.series
        rows = rows[self.flows[rows] & (figures.starts[rows] == figures.ends[rows])]
        if not len(rows):
            return []
        year = figures.ends[rows] // 12
        same = (series[rows][1:] == series[rows][:-1]) & (year[1:] == year[:-1])
        fell = self._marked(rows[1:][same & (figures.values[rows][1:] <= figures.values[rows][:-1])])
        steps = np.bincount(series[rows][1:][same], minlength=len(fell))
        begun = rows[np.diff(series[rows], prepend=-1) != 0]
        odd = begun[~fell[series[begun]] & (steps[series[begun]] >= _RISING_MONTHS - 1)]
        return listed(odd.tolist(), self._hidden_sum)

    def _hidden_sum(self, row: int) -> Issue:
        sheet, cell = self.figures.tidy.place(row)
        message = (
            f"{named(self.figures, row)}起的各月数在年内只增不减，像是累计数，现按当月数读取。"
            "如是累计数，请把报告期写成“2023年1-4月”，或在指标名称后注明“累计值”。"
        )
        return Issue("warning", "looks_cumulative", sheet, cell, message)

    def _marked(self, rows: Rows) -> Mask:
        """For each series whether one of these figures is in it."""
        marked = np.zeros(int(self.series.max()) + 1 if len(self.series) else 0, np.bool_)
        marked[self.series[rows]] = True
        return marked

    def misplaced(self, rows: Rows) -> list[Issue]:
        """Values a hundred or ten thousand times off the two or more nearest of their own series."""
        figures, series, flows = self.figures, self.series, self.flows
        growth = np.array([measure == "yoy_reported" for measure in figures.measure.texts] or [False])
        rows = rows[~growth[figures.measure.codes[rows]] & (figures.values[rows] > 0)]
        rows = rows[np.argsort(series[rows].astype(np.int64) << 32 | figures.ends[rows], kind="stable")]
        months = np.where(flows[rows], figures.ends[rows] - figures.starts[rows] + 1, 1)
        logs = np.log10(figures.values[rows] / months)  # a cumulative amount a month, to be comparable
        group = series[rows]
        jumps = np.flatnonzero((np.abs(logs[1:] - logs[:-1]) > 1) & (group[1:] == group[:-1]))
        if not len(jumps):
            return []
        suspects = np.union1d(jumps, jumps + 1)
        near = np.full((4, len(suspects)), np.nan)
        for line, shift in zip(near, (-2, -1, 1, 2), strict=True):
            there = suspects + shift
            inside = (there >= 0) & (there < len(rows))
            inside[inside] = group[there[inside]] == group[suspects[inside]]
            line[inside] = logs[there[inside]]
        return self._off(rows[suspects], logs[suspects], near)

    def _off(self, rows: Rows, logs: Floats, near: Floats) -> list[Issue]:
        judged = np.flatnonzero((~np.isnan(near)).sum(axis=0) >= 2)
        near, rows, logs = near[:, judged], rows[judged], logs[judged]
        lowest, highest = np.fmin.reduce(near), np.fmax.reduce(near)
        off = logs - (lowest + highest) / 2
        steady = highest - lowest < np.log10(_STEADY)
        powers = np.round(np.abs(off))
        found = steady & (np.abs(np.abs(off) - powers) < _NEAR) & ((powers == 2) | (powers == 4))
        signed = {
            int(rows[at]): int(np.copysign(powers[at], off[at])) for at in np.flatnonzero(found).tolist()
        }
        return listed(list(signed), lambda row: self._magnitude(row, signed[row]))

    def _magnitude(self, row: int, power: int) -> Issue:
        figures = self.figures
        sheet, cell = figures.tidy.place(row)
        unit = figures.unit.texts[figures.unit.codes[row]]
        printed = float(figures.tidy.values[row])
        other = float(printed / 10.0**power)
        times = "100" if abs(power) == 2 else "10 000"
        message = (
            f"{named(figures, row)}的数值与前后期相差约 {times} 倍：按现写的单位是 {printed:.12g} {unit}，"
            f"若单位写错则应是 {other:.12g} {unit}。请核对该格的单位和小数点。"
        )
        return Issue("warning", "magnitude", sheet, cell, message)
