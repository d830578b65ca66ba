"""Parts against their total: categories of an indicator, regions of a region (rules A3, G10)."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from etl.checks.evidence import Evidence, Lookup, Mask, Rows, spanned, usual
from etl.problem import Issue, listed
from etl.tidy import Floats

_ENOUGH, _ENOUGH_OF_ANY = 3, 8  # sums that agree: of the same indicator, of all indicators with these parts
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)


class _Sums(NamedTuple):
    """A sum of parts a row: the whole's row, one own figure to point at, how many parts, and their sum."""

    wholes: Rows
    shown: Rows
    counts: Rows
    sums: Floats
    tolerance: Floats
    members: Rows


def parts(evidence: Evidence) -> list[Issue]:
    """Parts greater than their total, and parts that do not add up where such parts do as a rule."""
    one = evidence
    amounts = one.measured("actual") & one.where(lambda each: each.kind in ("flow", "stock"))
    return [*_categories(one, amounts), *_regions(one, amounts)]


def _categories(one: Evidence, amounts: Mask) -> list[Issue]:
    within = one.codes["category"].filled & amounts
    rows = np.flatnonzero(within & (one.values >= 0))
    if not len(rows):
        return []
    keys = spanned(one.numbered("indicator", "region"), one.starts, one.ends)
    wholes = Lookup(keys, amounts & ~one.codes["category"].filled).find(keys[rows])
    rows, wholes = rows[wholes >= 0], wholes[wholes >= 0]
    above = one.values[rows] > (one.values[wholes] + one.halves[rows] + one.halves[wholes]) * (1 + 1e-12)
    above &= (one.values[wholes] >= 0) & (one.own[rows] | one.own[wholes])
    pairs = list(zip(rows[above].tolist(), wholes[above].tolist(), strict=True))
    found = listed(range(len(pairs)), lambda number: _greater(one, *pairs[number]))
    odd = _odd(one, _summed(one, rows, wholes, wholes, _hashed(one, "category")), one.numbered("indicator"))
    return [*found, *listed(range(len(odd)), lambda number: _unequal(one, odd[number], "个分类"))]


def _regions(one: Evidence, amounts: Mask) -> list[Issue]:
    said = one.codes["region"]
    known = [one.catalog.regions.get(code) for code in said.texts]
    present = {code: number for number, code in enumerate(said.texts)}
    above = np.array([present.get(each.parent, -1) if each else -1 for each in known] or [-1])[said.codes]
    levels = {level: number for number, level in enumerate({each.level for each in known if each})}
    level = np.array([levels[each.level] if each else 0 for each in known] or [0])[said.codes]
    rows = np.flatnonzero(amounts & (above >= 0))
    if not len(rows):
        return []
    lines = one.numbered("indicator", "category")
    size = len(said.texts)
    keys = spanned(lines * size + said.codes, one.starts, one.ends)
    wanted = spanned(lines[rows] * size + above[rows], one.starts[rows], one.ends[rows])
    wholes = Lookup(keys, amounts).find(wanted)
    rows, wholes = rows[wholes >= 0], wholes[wholes >= 0]
    sums = _summed(one, rows, wholes, wholes * len(levels) + level[rows], _hashed(one, "region"))
    odd = _odd(one, sums, lines)
    return listed(range(len(odd)), lambda number: _unequal(one, odd[number], "个下级地区"))


def _hashed(one: Evidence, name: str) -> Rows:
    """A number for each code, of which sums tell sets apart."""
    said = one.codes[name]
    numbers = {text: number + 1 for number, text in enumerate(dict.fromkeys(said.texts))}
    codes = np.array([numbers[text] for text in said.texts] or [0], np.uint64)
    mixed = codes * _MULTIPLIER
    return np.asarray((mixed ^ (mixed >> np.uint64(29))) * _MULTIPLIER)[said.codes]


def _summed(one: Evidence, rows: Rows, wholes: Rows, groups: Rows, hashed: Rows) -> _Sums:
    order = np.argsort(groups, kind="stable")
    rows, wholes, groups = rows[order], wholes[order], groups[order]
    begin = np.flatnonzero(np.diff(groups, prepend=-1))
    if not len(begin):
        empty = np.zeros(0)
        return _Sums(begin, begin, begin, empty, empty, begin)
    first = np.where(one.own[rows], np.arange(len(rows)), len(rows))
    shown = np.minimum.reduceat(first, begin)
    pointed = np.where(shown < len(rows), rows[np.minimum(shown, len(rows) - 1)], -1)
    heads = wholes[begin]
    return _Sums(
        heads,
        np.where(one.own[heads], heads, pointed),
        np.diff(begin, append=len(rows)),
        np.add.reduceat(one.values[rows], begin),
        np.add.reduceat(one.halves[rows], begin) + one.halves[heads],
        np.add.reduceat(hashed[rows], begin),
    )


def _odd(one: Evidence, found: _Sums, kinds: Rows) -> list[tuple[int, int, int, float, float]]:
    """The sums that stand out: whole, figure to point at, number of parts, sum, tolerance (rule G10)."""
    if not len(found.wholes):
        return []
    several = found.counts > 1
    found = _Sums(*(column[several] for column in found))
    fits = np.abs(found.sums - one.values[found.wholes]) <= found.tolerance * (1 + 1e-9)
    sets = np.unique(found.members, return_inverse=True)[1]
    same = sets * (int(kinds.max()) + 1) + kinds[found.wholes]
    alike = np.bincount(np.unique(same, return_inverse=True)[1]) if len(same) else np.zeros(0)
    few = alike[np.unique(same, return_inverse=True)[1]] < _ENOUGH if len(same) else np.zeros(0, np.bool_)
    rule = usual(same, fits, _ENOUGH) | (few & usual(sets, fits, _ENOUGH_OF_ANY))
    odd = ~fits & rule & (found.shown >= 0)
    columns = (found.wholes, found.shown, found.counts, found.sums, found.tolerance)
    return list(zip(*(column[odd].tolist() for column in columns), strict=True))


def _greater(one: Evidence, part: int, whole: int) -> Issue:
    told, other = (part, whole) if one.own[part] else (whole, part)
    message = (
        f"{one.name(part)}（分类）为 {one.amount(part)}，大于合计 {one.amount(whole)}："
        f"另一数在 {one.source(other)}。部分不应大于合计，请核对是否填错行或单位不同。"
    )
    return Issue("warning", "part_above_total", *one.place(told), message)


def _unequal(one: Evidence, odd: tuple[int, int, int, float, float], what: str) -> Issue:
    whole, shown, count, summed, tolerance = odd
    total = float(one.values[whole])
    message = (
        f"{one.name(whole)}：{count} {what}之和 {summed:.12g} 与合计 {total:.12g}（{one.source(whole)}）"
        f"相差 {summed - total:.6g}，超出四舍五入的容差 {tolerance:.6g}，而其他各期大多相符。"
        "请核对分项与合计；分项不全的可忽略。"
    )
    return Issue("warning", "parts_off_total", *one.place(shown), message)
