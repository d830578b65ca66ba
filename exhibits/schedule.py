"""Targets as bars against the whole, with a tick where the schedule stands, and as a table (rules T1, T2)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from exhibits import pursuit as told
from exhibits.exhibit import Bar, Bars, Cell, Computed, Table
from exhibits.lines import key_of
from exhibits.number import percent_text, signed_text
from exhibits.source import mark, source_line
from exhibits.wording import firmness_words
from indicators.aims import KIND_WORDS
from indicators.attainment import VERDICT_WORDS, Attainment, Pace, attainment
from indicators.period import Period

if TYPE_CHECKING:
    from indicators.catalog import Catalog
    from indicators.goals import Pursuit
    from indicators.loads import Load

DRAWN: Final = "浅色底为年度目标（100%）"  # begins the note on how bars are drawn, which a table leaves out
MOST_PCT = 150.0  # a target passed tenfold must not flatten all the others


def bars(
    pursuits: Sequence[Pursuit],
    catalog: Catalog,
    end: int,
    pace: Pace,
    loads: Sequence[Load] = (),
    *,
    by_region: bool,
) -> Bars:
    """A bar a target, in the order given; with ``by_region`` they are one target's regions."""
    found = [attainment(each, pace) for each in pursuits]
    common = told.common_end(pursuits, end)
    preliminary = told.all_preliminary(_current(pursuits, common))
    longest = max((each.completion_pct or 0 for each in found), default=0)
    return Bars(
        title=_title(pursuits, found, catalog, common, pace, by_region),
        subtitle=_subtitle(pursuits, catalog, common, pace, by_region, preliminary),
        notes=_notes(found, pace),
        source=source_line(loads),
        mark=mark(loads),
        bars=tuple(
            _bar(pursuit, each, catalog, common, pace, by_region, preliminary)
            for pursuit, each in zip(pursuits, found, strict=True)
        ),
        end_pct=min(max(100.0, longest), MOST_PCT),
    )


def table(pursuits: Sequence[Pursuit], catalog: Catalog, pace: Pace, *, by_region: bool) -> Table:
    """The same with its figures, and the cell that each target was read from."""
    heads = (
        ("地区" if by_region else "指标", False),
        ("要求", False),
        ("年度目标", True),
        ("完成", True),
        ("单位", False),
        ("期间", False),
        ("状态", False),
        ("完成率", True),
        (told.PACE_WORDS[pace], True),
        ("差距（百分点）", True),
        ("结论", False),
        ("目标批次", True),
        ("目标单元格", False),
    )
    return Table(
        title="目标完成情况",
        subtitle=f"{told.subject(pursuits, catalog, by_region=by_region)}，进度按{told.PACE_WORDS[pace]}",
        heads=heads,
        rows=tuple(_cells(each, catalog, pace, by_region) for each in pursuits),
        computed=(
            Computed("完成率", "share", "完成", "年度目标"),
            Computed("差距（百分点）", "difference", "完成率", told.PACE_WORDS[pace]),
        ),
    )


def _title(
    pursuits: Sequence[Pursuit],
    found: Sequence[Attainment],
    catalog: Catalog,
    common: int,
    pace: Pace,
    by_region: bool,
) -> str:
    span = Period(common // 12 * 12, common).label
    subject = told.subject(pursuits, catalog, by_region=by_region)
    if by_region:
        return f"{span}{subject}：{len(pursuits)}个地区中{told.counted(found, pace, '个')}"
    return f"{span}{subject}{len(pursuits)}项年度目标：{told.counted(found, pace, '项')}"


def _subtitle(
    pursuits: Sequence[Pursuit],
    catalog: Catalog,
    common: int,
    pace: Pace,
    by_region: bool,
    preliminary: bool,
) -> str:
    gone = common % 12 + 1
    paced = f"序时进度按月数（{gone}月末{percent_text(gone / 12 * 100)}）"
    if pace == "last_year":
        each = "各地" if by_region else "各项"
        paced = f"进度按上年自身节奏（上年1-{gone}月占上年全年的比重，{each}不同）"
    firm = "，初步数" if preliminary else ""
    subject = told.subject(pursuits, catalog, by_region=by_region)
    return f"{subject} · {common // 12}年年度目标 · 完成率（%{firm}） · {paced}"


def _notes(found: Sequence[Attainment], pace: Pace) -> tuple[str, ...]:
    rates = any(each.verdict in ("met", "unmet") and each.gap_pp is not None for each in found)
    over = any((each.completion_pct or 0) > MOST_PCT for each in found)
    said = (
        f"{DRAWN}，竖线为{told.PACE_WORDS[pace]}，蓝为快于或已达到、橙为慢于或未达到",
        "比率的竖线为目标值" if rates else "",
        f"完成率超过{MOST_PCT:.0f}%的条形截断" if over else "",
    )
    return tuple(note for note in said if note)


def _current(pursuits: Sequence[Pursuit], common: int) -> list[Pursuit]:
    return [each for each in pursuits if each.row is not None and each.row.period_end == common]


def _bar(
    pursuit: Pursuit,
    found: Attainment,
    catalog: Catalog,
    common: int,
    pace: Pace,
    by_region: bool,
    preliminary: bool,
) -> Bar:
    goal, done = pursuit.goal, told.done_text(pursuit, catalog)
    unit = "" if goal.percent or goal.value is None else goal.unit
    rate = goal.percent and goal.kind != "growth"
    return Bar(
        name=told.name(goal, catalog, by_region=by_region),
        amount=f"{done or '—'} / {told.asked_text(goal, catalog)}{unit}",
        share="" if found.completion_pct is None else percent_text(found.completion_pct),
        words=told.verdict_words(pursuit, found, pace),
        tone=told.tone(found),
        completion_pct=found.completion_pct,
        schedule_pct=goal.value if rate else found.schedule_pct,
        remark=" · ".join(
            word for word in (_kind_remark(pursuit), told.flags(pursuit, common, preliminary)) if word
        ),
        key=None if pursuit.row is None else key_of(pursuit.row),
    )


def _kind_remark(pursuit: Pursuit) -> str:
    """The kind where it is not the usual one, and the date where it is not the year's end (T2)."""
    goal = pursuit.goal
    due = f"{goal.deadline % 12 + 1}月底前" if goal.deadline % 12 != 11 else ""
    return f"{due}{'' if goal.kind == 'level' else KIND_WORDS[goal.kind]}"


def _cells(pursuit: Pursuit, catalog: Catalog, pace: Pace, by_region: bool) -> tuple[Cell, ...]:
    goal, row, found = pursuit.goal, pursuit.row, attainment(pursuit, pace)
    key = None if row is None else key_of(row)
    tone = told.tone(found)
    return (
        Cell(told.name(goal, catalog, by_region=by_region), key=key),
        Cell(
            f"{f'{goal.deadline % 12 + 1}月底前' if goal.deadline % 12 != 11 else ''}{KIND_WORDS[goal.kind]}"
        ),
        Cell(told.asked_text(goal, catalog), goal.value, key=told.goal_key(goal)),
        Cell(told.done_text(pursuit, catalog), None if row is None else row.value, key=key),
        Cell(goal.unit),
        Cell("" if row is None else Period(row.period_start, row.period_end).label),
        Cell("" if row is None else firmness_words(row), tone="muted"),
        _percent(found.completion_pct),
        _percent(found.schedule_pct),
        Cell("") if found.gap_pp is None else Cell(signed_text(found.gap_pp), found.gap_pp, tone),
        Cell(_conclusion(found, pace), tone=tone),
        Cell(str(goal.load), tone="muted", load=goal.load),
        Cell(f"{goal.sheet}!{goal.cell}", tone="muted"),
    )


def _conclusion(found: Attainment, pace: Pace) -> str:
    return found.reason or VERDICT_WORDS[found.verdict].replace("进度", told.PACE_WORDS[pace])


def _percent(pct: float | None) -> Cell:
    return Cell("") if pct is None else Cell(percent_text(pct), pct)
