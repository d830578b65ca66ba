"""What every exhibit of targets says alike: names, amounts, the words of a verdict (rules T1, T2, G5)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from exhibits.exhibit import Key, Tone
from exhibits.number import number_text, percent_text, sign
from exhibits.told import name_of
from exhibits.wording import is_preliminary, points_words
from indicators.attainment import BAD, GOOD, VERDICT_WORDS, Attainment, Pace, Verdict
from indicators.period import Period

if TYPE_CHECKING:
    from indicators.catalog import Catalog
    from indicators.goals import Goal, Pursuit
    from indicators.growth import Growth

PACE_WORDS: Final[dict[Pace, str]] = {"months": "序时进度", "last_year": "上年同期进度"}
GROUPS: Final[tuple[tuple[tuple[Verdict, ...], str], ...]] = (
    (("ahead",), "快于{pace}"),
    (("even",), "与{pace}持平"),
    (("behind",), "慢于{pace}"),
    (("met", "cleared"), "已达到"),
    (("unmet", "exceeded", "overdue"), "未达到"),
    (("open",), "尚未清零"),
    (("zero_target", "negative_target", "no_pace"), "无法比较"),
    (("not_reported",), "未报"),
)


def name(goal: Goal, catalog: Catalog, *, by_region: bool) -> str:
    """What tells a target from the others of its view: its region or its indicator."""
    if by_region:
        return catalog.regions[goal.region].name
    return name_of(catalog, goal.indicator, goal.category)


def decimals_of(pursuit: Pursuit, catalog: Catalog) -> int:
    """The finer precision of the target and the figure, as far as the catalogue goes."""
    printed = [pursuit.goal.decimals or 0, (pursuit.row.decimals if pursuit.row else 0) or 0]
    return min(max(printed), catalog.indicators[pursuit.goal.indicator].decimals)


def asked_text(goal: Goal, catalog: Catalog) -> str:
    """The target as it was set: 98.0%, 1,934, 增长10.0%."""
    if goal.value is None:
        return f"增长{percent_text(goal.growth_pct or 0)}"
    if goal.percent:
        return percent_text(goal.value)
    places = min(goal.decimals or 0, catalog.indicators[goal.indicator].decimals)
    return number_text(goal.value, places)


def done_text(pursuit: Pursuit, catalog: Catalog) -> str:
    """The figure that is held against the target; '' where none was reported."""
    row = pursuit.row
    if row is None or row.value is None:
        return ""
    return (
        percent_text(row.value)
        if pursuit.goal.percent
        else number_text(row.value, decimals_of(pursuit, catalog))
    )


def tone(found: Attainment) -> Tone:
    """Blue for ahead and reached, orange for behind and missed."""
    if found.verdict in GOOD:
        return "ahead"
    if found.verdict in BAD:
        return "behind"
    return "plain" if found.verdict in ("even", "open") else "muted"


def verdict_words(pursuit: Pursuit, found: Attainment, pace: Pace) -> str:
    """快于序时进度4.3个百分点, 高于目标0.6个百分点, 未报: how a target stands, in points (T1, G5)."""
    gap = found.gap_pp
    if gap is not None and found.verdict in ("ahead", "even", "behind"):
        return _paced(pursuit, found, gap, PACE_WORDS[pace])
    if gap is not None and found.verdict in ("met", "unmet"):
        return _judged(pursuit.goal, gap, met=found.verdict == "met")
    return found.reason or VERDICT_WORDS[found.verdict]


def _paced(pursuit: Pursuit, found: Attainment, gap: float, pace: str) -> str:
    if sign(gap) == 0:
        return f"与{pace}持平"
    if pursuit.goal.kind == "ceiling":
        return points_words(gap, f"用量多于{pace}", f"用量少于{pace}")
    done = "已完成，" if (found.completion_pct or 0) >= 100 else ""
    return f"{done}{points_words(gap, f'快于{pace}', f'慢于{pace}')}"


def _judged(goal: Goal, gap: float, *, met: bool) -> str:
    """Against the target itself: of a rate, of a growth, and of what adds up once it is due."""
    if not goal.accrues or goal.kind == "growth":
        asked = "目标增速" if goal.kind == "growth" else "目标"
        return f"与{asked}持平" if sign(gap) == 0 else points_words(gap, f"高于{asked}", f"低于{asked}")
    if sign(gap) == 0:
        return "已完成" if met else "未完成，差不足0.1个百分点"
    return f"{'已' if met else '未'}完成，{points_words(gap, '超过目标', '低于目标')}"


def counted(found: Sequence[Attainment], pace: Pace, measure: str) -> str:
    """8项快于序时进度、13项慢于序时进度、1项已达到."""
    counts = Counter(each.verdict for each in found)
    said = []
    for verdicts, words in GROUPS:
        if count := sum(counts[verdict] for verdict in verdicts):
            said.append(f"{count}{measure}{words.format(pace=PACE_WORDS[pace])}")
    return "、".join(said)


def common_end(pursuits: Sequence[Pursuit], end: int) -> int:
    """The month that most figures run to."""
    ends = Counter(pursuit.row.period_end for pursuit in pursuits if pursuit.row is not None)
    return ends.most_common(1)[0][0] if ends else end


def rows_of(pursuits: Sequence[Pursuit]) -> list[Growth]:
    """The figures behind the targets."""
    return [pursuit.row for pursuit in pursuits if pursuit.row is not None]


def all_preliminary(pursuits: Sequence[Pursuit]) -> bool:
    """Whether every figure is, so that it can be said once."""
    rows = rows_of(pursuits)
    return bool(rows) and all(is_preliminary(row) for row in rows)


def flags(pursuit: Pursuit, common: int, preliminary: bool) -> str:
    """What to know before quoting: another period than most; 初步数 where not all are ``preliminary``."""
    row = pursuit.row
    if row is None:
        return ""
    until = "" if row.period_end == common else f"截至{Period(row.period_end, row.period_end).label}"
    said = (
        until,
        "初步数" if is_preliminary(row) and not preliminary else "",
        "推算" if row.status == "derived" else "",
    )
    return " · ".join(word for word in said if word)


def goal_key(goal: Goal) -> Key:
    """Where the target itself is told of."""
    return Key(goal.indicator, goal.region, goal.category, goal.deadline // 12 * 12, goal.deadline)


def subject(pursuits: Sequence[Pursuit], catalog: Catalog, *, by_region: bool) -> str:
    """Whose targets these are: the region, or the indicator."""
    head = pursuits[0].goal
    return name(head, catalog, by_region=not by_region)


def figures(pursuits: Sequence[Pursuit]) -> list[tuple[Growth, str]]:
    """The figures behind the targets, each with its basis: the year so far, or a point in time."""
    return [
        (row, "cumulative" if pursuit.goal.accrues or row.period_end > row.period_start else "point")
        for pursuit in pursuits
        if (row := pursuit.row) is not None
    ]
