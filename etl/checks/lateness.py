"""Regions that are missing from the newest month of a file while those beside them are there."""

from __future__ import annotations

import numpy as np

from etl.checks.evidence import Evidence, Rows
from etl.problem import Issue, listed
from indicators.period import Period

_RECENT = 13  # months within which a region must have reported to be missed
_MOST = 0.5  # of the regions beside it may be missing: else the file is just about fewer regions
_NAMED = 6


def late(evidence: Evidence) -> list[Issue]:
    """One issue for all indicators from whose newest month the same regions are missing."""
    one = evidence
    said = one.codes["region"]
    known = [one.catalog.regions.get(code) for code in said.texts]
    if sum(map(bool, known)) < 2:  # none is beside another
        return []
    beside: dict[tuple[str, str], int] = {}
    group = [beside.setdefault((each.parent, each.level), len(beside)) if each else -1 for each in known]
    groups = np.array(group or [-1], np.int64)[said.codes]
    rows = np.flatnonzero(one.measured("actual") & (groups >= 0))
    if not one.own[rows].any():
        return []
    places = len(said.texts)
    lines = one.numbered("indicator", "category")[rows] * len(beside) + groups[rows]
    missing = _missing(one, rows, lines, said.codes[rows], places)
    told: dict[tuple[tuple[int, ...], int], list[int]] = {}
    for row, end, regions in missing:
        told.setdefault((regions, end), []).append(row)
    found = [(rows, regions, end) for (regions, end), rows in told.items()]
    return listed(range(len(found)), lambda number: _issue(one, *found[number]))


def _missing(
    one: Evidence, rows: Rows, lines: Rows, regions: Rows, places: int
) -> list[tuple[int, int, tuple[int, ...]]]:
    """For each line with regions missing: an own figure of its newest month, that month, the regions."""
    size = int(lines.max()) + 1
    own, ends = one.own[rows], one.ends[rows].astype(np.int64)
    rising = np.argsort((ends - ends.min()).astype(np.int16), kind="stable")  # of 16 bits, by counting
    rising = rising[own[rising]]
    newest = np.zeros(size, np.int64)
    newest[lines[rising]] = ends[rising]
    recent = (ends >= newest[lines] - _RECENT) & (newest[lines] > 0)
    pairs = lines * places + regions
    there = np.unique(pairs[recent & (ends >= newest[lines])])
    absent = np.setdiff1d(np.unique(pairs[recent]), there)
    here, gone = (np.bincount(found // places, minlength=size) for found in (there, absent))
    wanted = np.flatnonzero((gone > 0) & (gone <= _MOST * (gone + here)))
    newest_own = own & (ends == newest[lines])
    first = dict(zip(lines[newest_own][::-1].tolist(), rows[newest_own][::-1].tolist(), strict=True))
    return [
        (first[line], int(newest[line]), tuple((absent[absent // places == line] % places).tolist()))
        for line in wanted.tolist()
    ]


def _issue(one: Evidence, rows: list[int], regions: tuple[int, ...], end: int) -> Issue:
    said, codes = one.codes["region"], one.codes["indicator"]
    places = [one.catalog.regions[said.texts[code]].name for code in regions]
    indicators = dict.fromkeys(codes.texts[codes.codes[row]] for row in rows)
    names = [one.catalog.indicators[code].name for code in indicators]
    more = f"等 {len(names)} 项指标" if len(names) > _NAMED else ""
    message = (
        f"{'、'.join(places[:_NAMED])}{f'等 {len(places)} 个地区' if len(places) > _NAMED else ''}没有 "
        f"{Period(end, end).label}的数，而同级其他地区有：{'、'.join(names[:_NAMED])}{more}。"
        "请核对是迟报、漏填还是没有读到；确未上报的可忽略。"
    )
    return Issue("warning", "late_region", *one.place(rows[0]), message)
