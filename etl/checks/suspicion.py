"""Figures that are possible but unlikely beside others of their series: warnings, for a person to judge."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from etl.checks.evidence import Evidence, Mask, Rows
from etl.problem import Issue, listed

_MERGED_YEARS = 2  # with 1-2月 and no January make a January odd
_RISING_MONTHS = 5  # in a row within a year look like a sum, if every year does


def suspicions(evidence: Evidence) -> list[Issue]:
    """All that is unlikely among these figures, told of the file's own."""
    suspected = Suspected(evidence)
    return [
        *suspected.falling(),
        *suspected.lone_januaries(),
        *suspected.hidden_sums(),
    ]


@dataclass(frozen=True)
class Suspected:
    """Series of figures; ``flows`` are amounts, ``sums`` those amounts that add up over months."""

    evidence: Evidence

    @cached_property
    def flows(self) -> Mask:
        """Amounts of a span of months."""
        return self.evidence.measured("actual") & self.evidence.where(lambda one: one.kind == "flow")

    @cached_property
    def sums(self) -> Mask:
        """Amounts that add up: 房屋施工面积 is a flow and does not."""
        return self.flows & self.evidence.where(lambda one: one.additive)

    @cached_property
    def ordered(self) -> Rows:
        """All rows in the order of series, first and last month."""
        evidence = self.evidence
        span = evidence.starts.astype(np.int64) << 8 | (evidence.ends - evidence.starts)
        return np.argsort(evidence.series << 32 | span, kind="stable")

    def falling(self) -> list[Issue]:
        """A cumulative sum that is smaller than at an earlier month of the same year (rule P2)."""
        one, series = self.evidence, self.evidence.series
        rows = self.ordered[self.sums[self.ordered] & (one.starts[self.ordered] % 12 == 0)]
        rows = rows[one.ends[rows] // 12 == one.starts[rows] // 12]
        before, after = rows[:-1], rows[1:]
        fell = (one.values[after] < one.values[before]) & (one.own[after] | one.own[before])
        if not fell.any():
            return []
        before, after = before[fell], after[fell]
        same = (series[before] == series[after]) & (one.starts[before] == one.starts[after])
        signed = self._marked(rows[one.values[rows] < 0])  # a balance such as profit may fall
        fell = same & ~signed[series[after]]
        pairs = list(zip(before[fell].tolist(), after[fell].tolist(), strict=True))
        return listed(range(len(pairs)), lambda number: self._fall(*pairs[number]))

    def _fall(self, before: int, after: int) -> Issue:
        one = self.evidence
        told = after if one.own[after] else before
        message = (
            f"{one.name(after)}的累计数 {one.amount(after)} 小于此前的 "
            f"{one.amount(before)}（{one.source(before if told == after else after)}）。累计数一般不应减少；"
            "如是修订请忽略，否则请核对是否填错列或误填了当月数。"
        )
        return Issue("warning", "falling_cumulative", *one.place(told), message)

    def lone_januaries(self) -> list[Issue]:
        """A January of a flow whose other years begin with 1-2月 (rule P3)."""
        one, series = self.evidence, self.evidence.series
        rows = np.flatnonzero(self.flows & (one.starts % 12 == 0))
        lengths = one.ends[rows] - one.starts[rows]
        januaries, merged = rows[lengths == 0], rows[lengths == 1]
        if not one.own[januaries].any():
            return []
        count = len(self._marked(rows[:0]))
        alone = np.bincount(series[merged], minlength=count) - np.bincount(series[januaries], minlength=count)
        odd = januaries[(alone[series[januaries]] >= _MERGED_YEARS) & one.own[januaries]]
        return listed(odd.tolist(), self._january)

    def _january(self, row: int) -> Issue:
        message = (
            f"{self.evidence.name(row)}单独报了 1 月数，而该指标其他年份只有 1-2 月合并数。"
            "请核对报告期；确有 1 月数时可忽略。"
        )
        return Issue("warning", "lone_january", *self.evidence.place(row), message)

    def hidden_sums(self) -> list[Issue]:
        """Months of a flow that only ever rise within a year: probably a cumulative figure by month."""
        one, series = self.evidence, self.evidence.series
        rows = self.ordered[self.flows[self.ordered] & (one.starts == one.ends)[self.ordered]]
        if not len(rows):
            return []
        year = one.ends[rows] // 12
        same = (series[rows][1:] == series[rows][:-1]) & (year[1:] == year[:-1])
        fell = self._marked(rows[1:][same & (one.values[rows][1:] <= one.values[rows][:-1])])
        steps = np.bincount(series[rows][1:][same], minlength=len(fell))
        odd = rows[one.own[rows] & ~fell[series[rows]] & (steps[series[rows]] >= _RISING_MONTHS - 1)]
        begun = odd[np.diff(series[odd], prepend=-1) != 0]
        return listed(begun.tolist(), self._hidden_sum)

    def _hidden_sum(self, row: int) -> Issue:
        message = (
            f"{self.evidence.name(row)}起的各月数在年内只增不减，像是累计数，现按当月数读取。"
            "如是累计数，请把报告期写成“2023年1-4月”，或在指标名称后注明“累计值”。"
        )
        return Issue("warning", "looks_cumulative", *self.evidence.place(row), message)

    def _marked(self, rows: Rows) -> Mask:
        """For each series whether one of these figures is in it."""
        series = self.evidence.series
        marked = np.zeros(int(series.max()) + 1 if len(series) else 0, np.bool_)
        marked[series[rows]] = True
        return marked
