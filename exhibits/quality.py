"""What the checks came to over the standing figures: how much was judged, and what did not pass."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from exhibits.exhibit import Cell, Key, Table
from exhibits.number import number_text
from exhibits.quality_words import expected_text, remark, value_decimals
from exhibits.told import name_of, span_text, unit_of
from indicators.quality import CHECKS, REASONS

if TYPE_CHECKING:
    from indicators.catalog import Catalog
    from indicators.loads import Load
    from indicators.quality import Case, Verdict

# The name of a check, and what one case of it is.
NAMES: Final = {
    "growth": "公布同比与数值相符",
    "regions": "下级地区之和等于合计",
    "categories": "分类之和等于合计",
    "greater": "分类不大于合计",
    "falling": "累计数不下降（推算不为负）",
    "differences": "当期数等于累计之差",
    "magnitude": "数量级与前后期一致",
    "versions": "先后报的数一致",
    "periods": "期间名称属实",
}
WRONG: Final = {
    "growth": "公布同比不符",
    "regions": "下级之和不等",
    "categories": "分类之和不等",
    "greater": "分类大于合计",
    "falling": "累计数下降",
    "differences": "当期与累计不符",
    "magnitude": "数量级不符",
    "versions": "先后报数不一",
    "periods": "期间名称存疑",
}
COUNTED: Final = {
    "growth": "公布同比",
    "regions": "有下级数的合计",
    "categories": "有分类数的合计",
    "greater": "分类数",
    "falling": "年内后一期累计数",
    "differences": "非年初的当期数",
    "magnitude": "数值",
    "versions": "再次报送的数",
    "periods": "当月、当季数",
}
MOST: Final = 3
VERDICT_HEADS = (
    ("核对", False),
    ("规则", False),
    ("结论", False),
    ("核对对象", False),
    ("已核对", True),
    ("相符", True),
    ("不符", True),
    ("不适用", True),
    ("不适用的原因", False),
)
CASE_HEADS = (
    ("核对", False),
    ("指标", False),
    ("地区", False),
    ("期间", False),
    ("数值", True),
    ("对照", True),
    ("相差", True),
    ("容差", True),
    ("单位", False),
    ("说明", False),
    ("批次", True),
    ("单元格", False),
)


def verdicts(found: Sequence[Verdict], scope: str) -> Table:
    """A line a check; the title counts all, so that a clean build says what it was found clean of."""
    judged = sum(each.judged_count for each in found)
    none = sum(each.untold_count for each in found)
    return Table(
        title=_title(found, judged),
        subtitle=f"{scope} · 现行数据 · 核对 {judged:,} 次，另有 {none:,} 次不适用 · 比较用舍入区间（G10）",
        heads=VERDICT_HEADS,
        rows=tuple(_verdict(each) for each in found),
        notes=(
            "是否合惯例由全部数据判断，与筛选无关：同一指标或同一组分项里不符的不超过十分之一（或只有一个）时才算不符",
        ),
    )


def cases(
    found: Sequence[Verdict], catalog: Catalog, loads: Mapping[int, Load], skipped: int, most: int
) -> Table:
    """A page of what did not pass, the newest span of each check first; each line leads to its figures."""
    every = [case for verdict in found for case in verdict.cases]
    total = sum(verdict.bad_count for verdict in found)
    listed = f"，每项核对只列最近的 {len(every):,} 处" if len(every) < total else ""
    several = len(found) > 1
    return Table(
        title=f"不符的 {total:,} 处" if total else "没有不符",
        subtitle=f"点数值、对照看那个数的来历{listed}",
        heads=CASE_HEADS if several else CASE_HEADS[1:],
        rows=tuple(
            _cells(case, catalog, loads)[0 if several else 1 :] for case in every[skipped : skipped + most]
        ),
    )


def _title(found: Sequence[Verdict], judged: int) -> str:
    bad = [each for each in found if each.bad_count]
    if not judged:
        return "没有可核对的数据"
    if not bad:
        return f"核对 {judged:,} 次，没有发现不符"
    told = "、".join(f"{WRONG[each.check]} {each.bad_count:,}" for each in bad[:MOST])
    more = f"等 {len(bad)} 项" if len(bad) > MOST else ""
    return f"核对 {judged:,} 次，{sum(each.bad_count for each in bad):,} 处不符：{told}{more}"


def _verdict(each: Verdict) -> tuple[Cell, ...]:
    words = {"ok": "相符", "bad": "有不符", "none": "无可核对"}[each.status]
    bad = each.status == "bad"
    reasons = "，".join(f"{REASONS[reason]} {count:,}" for reason, count in each.untold.items())
    return (
        Cell(NAMES[each.check]),
        Cell(CHECKS[each.check], tone="muted"),
        Cell(words, tone="behind" if bad else "plain" if each.status == "ok" else "muted"),
        Cell(COUNTED[each.check], tone="muted"),
        Cell(f"{each.judged_count:,}", each.judged_count),
        Cell(f"{each.ok_count:,}", each.ok_count),
        Cell(f"{each.bad_count:,}", each.bad_count, "behind" if bad else "plain"),
        Cell(f"{each.untold_count:,}" if each.untold else "", each.untold_count, "muted"),
        Cell(reasons, tone="muted"),
    )


def _cells(case: Case, catalog: Catalog, loads: Mapping[int, Load]) -> tuple[Cell, ...]:
    key = Key(case.indicator, case.region, case.category, case.period_start, case.period_end)
    places = value_decimals(case)
    return (
        Cell(WRONG[case.check], tone="muted"),
        Cell(name_of(catalog, case.indicator, case.category), key=key),
        Cell(catalog.regions[case.region].name),
        Cell(span_text(case.period_start, case.period_end)),
        Cell(number_text(case.value, case.decimals), case.value, "behind", key=key),
        Cell(expected_text(case), case.expected, key=_other(case) or key),
        Cell(number_text(case.difference, places), case.difference),
        Cell("" if case.tolerance is None else f"{case.tolerance:.3g}", case.tolerance, "muted"),
        Cell(unit_of(catalog, case.indicator, case.measure), tone="muted"),
        Cell(remark(case, catalog, loads)),
        Cell(str(case.load), tone="muted", load=case.load),
        Cell(f"{case.sheet}!{case.cell}", tone="muted"),
    )


def _other(case: Case) -> Key | None:
    """The figure that it was held against; None where that is a sum or a history."""
    if case.other_region is None or case.other_start is None or case.other_end is None:
        return None
    return Key(case.indicator, case.other_region, case.other_category or "", case.other_start, case.other_end)
