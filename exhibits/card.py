"""口径卡: what an indicator means, who reports it, what is not to be made of it (rules A1 to A4, G3)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from exhibits.caption import break_words, span_words
from exhibits.exhibit import Cell, Table
from indicators.period import Period
from indicators.quotient import not_added, not_checked, refused

if TYPE_CHECKING:
    from indicators.catalog import Catalog, Indicator
    from indicators.inventory import Held

HEADS: Final = (("项目", False), ("内容", False))
KIND_WORDS: Final = {
    "flow": "流量：一段时间内发生的量",
    "stock": "时点数：月末时的数",
    "ratio": "率：两个量之比",
    "index": "指数",
}
REPORTING_WORDS: Final = {
    "cumulative": "报年初至期末的累计数",
    "month": "按月报当月数",
    "quarter": "按季报",
    "year": "按年报",
    "point": "报期末数",
}
BETTER_WORDS: Final = {"up": "多者为好", "down": "少者为好"}
NAMED: Final = 12  # regions by name; more are counted


def card(code: str, catalog: Catalog, held: Sequence[Held], beside: Sequence[str] = ()) -> Table:
    """Item and words, line by line, without those of which nothing is known.

    ``held`` are the indicator's series; ``beside`` are the indicators shown with it, which it may not be
    divided by where they are counted by another place (rule A4).
    """
    indicator = catalog.indicators[code]
    lines = (
        ("口径", indicator.definition or "目录未写：请在 indicators.csv 的 definition 列补上"),
        ("性质", _kind(indicator)),
        ("单位", f"{indicator.unit}，{indicator.decimals}位小数" if indicator.decimals else indicator.unit),
        ("统计口径", f"按{indicator.basis}统计" if indicator.basis else "不分注册地、在地"),
        ("报送", REPORTING_WORDS.get(indicator.reporting, indicator.reporting)),
        ("怎样算", _formula(indicator, catalog)),
        ("分类", "；".join("、".join(names) for names in indicator.divisions)),
        ("谁在报", _regions(held, catalog)),
        ("首末期", _period(held)),
        ("不能算", "；".join(_refusals(indicator, catalog, beside))),
        ("常见错误", indicator.notes),
        ("口径变动", "；".join(_breaks(code, catalog))),
        ("别名", _aliases(indicator)),
    )
    return Table(
        title=f"{indicator.name}的口径",
        subtitle=f"{catalog.topics[indicator.topic].name} · 代码 {code}",
        heads=HEADS,
        rows=tuple((Cell(item, tone="muted"), Cell(words)) for item, words in lines if words),
    )


def _kind(indicator: Indicator) -> str:
    prices = "，增速按不变价格" if indicator.price_basis == "constant" else ""
    better = BETTER_WORDS.get(indicator.better, "")
    return f"{KIND_WORDS[indicator.kind]}{prices}" + (f"；{better}" if better else "")


def _formula(indicator: Indicator, catalog: Catalog) -> str:
    parts = [catalog.indicators.get(code) for code in (indicator.numerator, indicator.denominator) if code]
    return "÷".join(part.name for part in parts if part is not None) if len(parts) == 2 else ""


def _regions(held: Sequence[Held], catalog: Catalog) -> str:
    present = {each.region for each in held}
    names = [region.name for code, region in catalog.regions.items() if code in present]
    if not names:
        return "还没有地区报过"
    shown = "、".join(names[:NAMED])
    return f"{shown}等{len(names)}个地区" if len(names) > NAMED else shown


def _period(held: Sequence[Held]) -> str:
    if not held:
        return ""
    first, last = min(each.first_end for each in held), max(each.last_end for each in held)
    return span_words(Period(first, last))


def _refusals(indicator: Indicator, catalog: Catalog, beside: Sequence[str]) -> list[str]:
    points = "变化用百分点说，不用百分之几" if indicator.percent else ""
    said = [not_added(indicator), not_checked(indicator), points]
    others = [catalog.indicators[code] for code in beside if code in catalog.indicators]
    crossed = [reason for other in others if (reason := refused(indicator, other))]
    return [words for words in (*said, *(crossed or [_across(indicator, catalog)])) if words]


def _across(indicator: Indicator, catalog: Catalog) -> str:
    """The refusal of A4 by the first indicator that it concerns, where none such is shown."""
    told = ((other, refused(indicator, other)) for other in catalog.indicators.values())
    return next(
        (f"不与按{other.basis}统计的指标相除，例如：{reason}" for other, reason in told if reason), ""
    )


def _breaks(code: str, catalog: Catalog) -> list[str]:
    return list(dict.fromkeys(break_words(each) for each in catalog.breaks if each.indicator == code))


def _aliases(indicator: Indicator) -> str:
    """Other names, with the category that one of them means."""
    return "、".join(f"{name}（{category}）" if category else name for name, category in indicator.aliases)
