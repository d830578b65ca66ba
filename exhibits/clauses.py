"""What a work report says of one figure, slot by slot; a slot whose input is missing is empty.

Rules G4 to G6, R1, T1 and T2 of docs/rules.md.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from exhibits.exhibit import Key
from exhibits.number import magnitude_text, number_text, sign
from exhibits.wording import (
    acceleration_words,
    growth_words,
    is_preliminary,
    points_words,
    shown_growth,
    status_words,
)
from indicators.attainment import VERDICT_WORDS, Attainment
from indicators.period import Period

if TYPE_CHECKING:
    from indicators.catalog import Indicator
    from indicators.growth import Growth

WHOLE_PCT: Final = 100.0  # from here on growth may be told in times
FEW: Final = 10.0  # below it last year's count makes per cent absurd
COUNTED: Final = frozenset(["起", "个", "宗", "处", "件", "栋", "幢", "台", "条", "项", "次", "批次", "人次"])
DONE: Final = ("产值", "投资", "投资额", "改造", "增加值")
NEAR_WORDS: Final = {"months": "序时进度", "last_year": "上年同期进度"}


@dataclass(frozen=True)
class Style:
    """What a bureau may choose: growth of 100 % and more in times or in per cent, periods with their year."""

    times: bool = True
    year: bool = False


@dataclass(frozen=True, kw_only=True)
class Facts:
    """One figure with what it may be compared with; None and '' where that is not known.

    ``rank`` stands among the regions of ``group`` (全市), by growth or by the value; ``average_pct`` is the
    growth of that group; ``before_pct`` and ``before_label`` an earlier growth to tell acceleration from.
    A ``masked`` figure may not be printed, nor anything that would give it away. ``pattern`` and ``style``
    are the bureau's own way to say it, () for the house's. ``before``, ``whole`` and ``goal`` are the figures
    that acceleration, group and target are of; ``origin`` and ``goal_origin`` say where figures are from.
    """

    row: Growth
    indicator: Indicator
    basis: str = "cumulative"
    rank: int | None = None
    tied: bool = False
    ranked_by: str = "growth"
    group: str = "全市"
    before_pct: float | None = None
    before_label: str = ""
    average_pct: float | None = None
    attainment: Attainment | None = None
    pace: str = "months"
    masked: bool = False
    before: Key | None = None
    whole: Key | None = None
    goal: Key | None = None
    origin: str = ""
    goal_origin: str = ""
    pattern: tuple[str, ...] = ()
    style: Style = Style()


Slot = Callable[[Facts, Style], str]


def hidden(facts: Facts) -> bool:
    """Whether the figure is not there to be printed; what is derived from it would reveal it."""
    return facts.masked or facts.row.value is None


def period(facts: Facts, style: Style) -> str:
    """1-9月份, 上半年, 9月末, with the year where that is the style."""
    row = facts.row
    span = Period(row.period_start, row.period_end)
    year = f"{span.end // 12}年" if style.year else ""
    first, last = span.start % 12 + 1, span.end % 12 + 1
    if facts.basis == "point":
        return f"{year}{last}月末"
    named = {(1, 3): "一季度", (1, 6): "上半年", (1, 12): "全年"} if facts.basis == "cumulative" else {}
    if (first, last) in named:
        return year + named[first, last]
    if first == last:
        return f"{year}{last}月份"
    whole = span.label_for(facts.basis).removeprefix(f"{span.end // 12}年")
    return f"{year}{whole}份" if whole.endswith("月") else year + whole


def verb(facts: Facts, _: Style) -> str:
    """完成 before what is carried out; nothing before what is counted."""
    return "完成" if facts.indicator.name.endswith(DONE) and not hidden(facts) else ""


def name(facts: Facts, _: Style) -> str:
    """The indicator, with its category."""
    category = facts.row.category
    return f"{facts.indicator.name}（{category}）" if category else facts.indicator.name


def value(facts: Facts, _: Style) -> str:
    """The figure with its unit, 未报 where there is none."""
    row = facts.row
    if facts.masked:
        return "不便公布"
    if row.value is None:
        return "未报"
    decimals = facts.indicator.decimals if row.decimals is None else row.decimals
    stated = "为" if facts.indicator.kind in ("ratio", "index") else ""
    return f"{stated}{number_text(row.value, decimals)}{facts.indicator.unit}"


def growth(facts: Facts, style: Style) -> str:
    """同比增长18.6%, 同比增长1.05倍, 同比增加3起, 同比提高2.6个百分点, 扭亏为盈 (rules G4, G5, G6)."""
    row = facts.row
    if hidden(facts):
        return ""
    if row.yoy_pp is not None:
        return f"同比{points_words(row.yoy_pp)}"
    more = few(facts)
    if more is not None:
        verb = {1: "增加", -1: "减少", 0: "持平"}[sign(more, 0)]
        return f"同比{verb}" if sign(more, 0) == 0 else f"同比{verb}{magnitude_text(more, 0)}{row.unit}"
    pct = shown_growth(row)
    if pct is None:
        return "" if row.growth_status == "no_base" else status_words(row.growth_status)
    if style.times and pct >= WHOLE_PCT:
        return f"同比增长{number_text(pct / 100, 2).rstrip('0').rstrip('.')}倍"
    return growth_words(pct)


def place(facts: Facts, _: Style) -> str:
    """增速居全市第2位, 总量并列全市第3位 (rule R1)."""
    if facts.rank is None or hidden(facts):
        return ""
    by = "增速" if facts.ranked_by == "growth" else "总量"
    if by == "增速" and shown_growth(facts.row) is None:
        return ""
    stands = "并列" if facts.tied else "居"
    return f"{by}{stands}{facts.group}第{facts.rank}位"


def faster(facts: Facts, _: Style) -> str:
    """比上半年加快1.2个百分点; 上半年为下降0.3% where the sign changed (rule G5)."""
    pct = shown_growth(facts.row)
    if pct is None or facts.before_pct is None or hidden(facts) or few(facts) is not None:
        return ""
    said = acceleration_words(pct, facts.before_pct, facts.before_label)
    return said.removeprefix("增速") if place(facts, Style()).startswith("增速") else said


def average(facts: Facts, _: Style) -> str:
    """高于全市平均1.3个百分点."""
    pct = shown_growth(facts.row)
    if pct is None or facts.average_pct is None or hidden(facts):
        return ""
    gap = pct - facts.average_pct
    words = {1: "高于", -1: "低于", 0: "与"}[sign(gap)]
    many = f"平均{magnitude_text(gap)}个百分点" if sign(gap) else "平均持平"
    return f"{words}{facts.group}{many}"


def target(facts: Facts, _: Style) -> str:
    """完成年度目标的79.2%, or how a target of another kind stands (rules T1, T2)."""
    found = facts.attainment
    if found is None or hidden(facts) or found.verdict == "not_reported":
        return ""
    if found.completion_pct is None:
        return VERDICT_WORDS[found.verdict]
    return f"完成年度目标的{number_text(found.completion_pct, 1)}%"


def schedule(facts: Facts, _: Style) -> str:
    """快于序时进度4.2个百分点; names the pace that was used (rule T1)."""
    found = facts.attainment
    if found is None or found.gap_pp is None or found.schedule_pct is None or hidden(facts):
        return ""
    if found.verdict not in ("ahead", "even", "behind"):
        return ""
    pace = NEAR_WORDS[facts.pace]
    words = {1: "快于", -1: "慢于", 0: "与"}[sign(found.gap_pp)]
    return f"{words}{pace}{magnitude_text(found.gap_pp)}个百分点" if sign(found.gap_pp) else f"与{pace}持平"


def firmness(facts: Facts, _: Style) -> str:
    """初步数 where it is one."""
    return "为初步数" if is_preliminary(facts.row) and not hidden(facts) else ""


def few(facts: Facts) -> float | None:
    """How many more or fewer, where the counts are too small for a rate."""
    row = facts.row
    small = row.unit in COUNTED and row.value is not None and row.base_value is not None
    if not small or row.yoy_reported_pct is not None:
        return None
    return row.value - row.base_value if 0 <= row.base_value < FEW else None  # type: ignore[operator]


SLOTS: Final[dict[str, Slot]] = {
    "期间": period,
    "动词": verb,
    "指标": name,
    "数值": value,
    "同比": growth,
    "位次": place,
    "加快": faster,
    "与平均": average,
    "目标": target,
    "进度": schedule,
    "数据状态": firmness,
}
