"""What targets ask of the rest of the year, and where it would end by the past: in words and a table (T3)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from exhibits import pursuit as told
from exhibits.exhibit import Cell, Computed, Sentence, Table
from exhibits.number import number_text, percent_text, sign
from indicators.attainment import target_level
from indicators.progress import completion
from indicators.projection import COMPARED, Projection, projection
from indicators.required import Required, Spread, required
from indicators.rounding import half_up

if TYPE_CHECKING:
    from indicators.catalog import Catalog
    from indicators.goals import Pursuit

Words = Callable[[float], str]


def outlook(pursuits: Sequence[Pursuit], catalog: Catalog, *, by_region: bool) -> Sentence:
    """How many would be reached by the shares of three years, and which ask for more than those years saw."""
    reached: list[str] = []
    missed: list[str] = []
    hard: list[str] = []
    for each in pursuits:
        target, ending, asked = target_level(each), projection(each).value, required(each)
        label = told.name(each.goal, catalog, by_region=by_region)
        if ending is not None and target is not None and target > 0 and each.goal.kind != "ceiling":
            (reached if ending >= target else missed).append(label)
        if _harder(each, asked):
            hard.append(label)
    return Sentence(
        title="余下月份", subtitle="", text=_outlook_words(len(pursuits), reached, missed, hard, by_region)
    )


def table(pursuits: Sequence[Pursuit], catalog: Catalog, *, by_region: bool) -> Table:
    """What is left of each target that adds up over the year, beside what the rest of three years did."""
    heads = (
        ("地区" if by_region else "指标", False),
        ("余量", True),
        ("余月", True),
        ("需月均", True),
        (f"前{COMPARED}年余月月均：最差、最好", False),
        ("需增长", True),
        (f"前{COMPARED}年余月增速：最差、最好", False),
    )
    note = "余量＝目标−累计；需增长为余下月份合计与上年同月份相比，按绝对数测算，括号内为舍入所致的区间"
    return Table(
        title="余下月份的要求",
        subtitle=told.subject(pursuits, catalog, by_region=by_region),
        notes=(note,),
        heads=heads,
        rows=tuple(_cells(each, catalog, by_region) for each in pursuits if each.goal.accrues),
        computed=(Computed("需月均", "quotient", "余量", "余月"),),
    )


def endings(pursuits: Sequence[Pursuit], catalog: Catalog, *, by_region: bool) -> Table:
    """Where the year would end by three years' shares; a figure that is missing is named instead."""
    heads = (
        ("地区" if by_region else "指标", False),
        ("年度目标", True),
        ("累计", True),
        ("推算全年", True),
        ("推算区间", True),
        ("单位", False),
        ("推算完成率", True),
        ("依据", False),
    )
    note = f"推算不是预测：设余下月份占全年的比重同前{COMPARED}年，取平均，区间取最小与最大；缺一个数即不推算"
    return Table(
        title="全年推算",
        subtitle=told.subject(pursuits, catalog, by_region=by_region),
        notes=(note,),
        heads=heads,
        rows=tuple(_ending(each, catalog, by_region) for each in pursuits if each.goal.accrues),
        computed=(Computed("推算完成率", "share", "推算全年", "年度目标"),),
    )


def _cells(pursuit: Pursuit, catalog: Catalog, by_region: bool) -> tuple[Cell, ...]:
    asked = required(pursuit)
    places = told.decimals_of(pursuit, catalog)

    left = "" if asked.remaining is None else f"{number_text(asked.remaining, places)}{pursuit.goal.unit}"

    def monthly(value: float) -> str:
        return number_text(value, places or 1)

    return (
        Cell(told.name(pursuit.goal, catalog, by_region=by_region)),
        Cell(left, asked.remaining),
        Cell("" if asked.months_left is None else str(asked.months_left), asked.months_left),
        Cell("") if asked.monthly is None else Cell(monthly(asked.monthly), asked.monthly),
        Cell(_spread(asked.past_monthly, monthly), tone="muted"),
        _growth(asked),
        Cell(_spread(asked.past_growth, percent_text), tone="muted"),
    )


def _ending(pursuit: Pursuit, catalog: Catalog, by_region: bool) -> tuple[Cell, ...]:
    found, target = projection(pursuit), target_level(pursuit)
    places, ratio = told.decimals_of(pursuit, catalog), completion(found.value, target)
    span = ""
    if found.low is not None and found.high is not None:
        span = f"{number_text(found.low, places)} 至 {number_text(found.high, places)}"
    return (
        Cell(told.name(pursuit.goal, catalog, by_region=by_region)),
        Cell(told.asked_text(pursuit.goal, catalog), target),
        Cell(told.done_text(pursuit, catalog), None if pursuit.row is None else pursuit.row.value),
        Cell("") if found.value is None else Cell(number_text(found.value, places), found.value),
        Cell(span),
        Cell(pursuit.goal.unit),
        Cell("") if ratio is None else Cell(percent_text(ratio), half_up(ratio, 1)),
        Cell(_grounds(pursuit, found), tone="muted"),
    )


def _grounds(pursuit: Pursuit, found: Projection) -> str:
    """据2023、2024、2025年, or why there is no projection."""
    if found.value is None:
        return f"不推算：{found.reason}"
    years = sorted(each.year for each in pursuit.years[: found.years])
    return f"据{'、'.join(map(str, years))}年，共{found.years}年"


def _spread(found: Spread | None, words: Words) -> str:
    """220.8（2023）、225.3（2024）; how many years, where they are not three."""
    if found is None:
        return ""
    if found.years == 1:
        return f"{words(found.best)}（仅{found.best_year}）"
    text = f"{words(found.worst)}（{found.worst_year}）、{words(found.best)}（{found.best_year}）"
    return text if found.years == COMPARED else f"{text}，仅{found.years}年"


def _growth(asked: Required) -> Cell:
    """0.0%（−2.3至2.3）, or why there is none; the interval is told where it can be seen in print (G10)."""
    if asked.growth_pct is None:
        return Cell(asked.reason, tone="muted")
    low, high = asked.growth_low_pct, asked.growth_high_pct
    text = percent_text(asked.growth_pct)
    shown = half_up(asked.growth_pct, 1)
    if asked.as_printed:
        text = f"按公布增速倒推 {text}"
    if low is None or high is None or half_up(low, 1) == half_up(high, 1):
        return Cell(text, shown)
    return Cell(f"{text}（{number_text(low, 1)}至{number_text(high, 1)}）", shown)


def _harder(pursuit: Pursuit, asked: Required) -> bool:
    """Whether the rest must grow more than in the best of three years: what a ceiling never asks."""
    if asked.growth_pct is None or asked.past_growth is None or pursuit.goal.kind == "ceiling":
        return False
    return asked.past_growth.years == COMPARED and sign(asked.growth_pct - asked.past_growth.best) > 0


def _outlook_words(
    total: int, reached: Sequence[str], missed: Sequence[str], hard: Sequence[str], by_region: bool
) -> str:
    measure = "个地区" if by_region else "项"
    other = total - len(reached) - len(missed)
    said = "本期没有可以推算全年的目标：全年数已报，或往年缺数（见下表）。"
    if reached or missed:
        counts = (
            (len(reached), "可达到目标"),
            (len(missed), "达不到"),
            (other, "不适用或无法推算"),
        )
        listed = "、".join(f"{count}{measure}{words}" for count, words in counts if count)
        said = f"按前{COMPARED}年余下月份占全年的比重推算（不是预测）：{listed}。"
    if not hard:
        return said
    return f"{said}余下月份所需增速高于前{COMPARED}年最好水平的有{len(hard)}{measure}：{'、'.join(hard)}。"
