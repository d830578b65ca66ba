"""What is to be said of a total and its parts: conclusion, how it is reckoned, what is refused (rule G8)."""

from __future__ import annotations

from exhibits.caption import break_words, breaks_of
from exhibits.events import event_notes
from exhibits.exhibit import Band, Cell, Figures, Headline
from exhibits.moved import POINTS, Moved, leaders, preliminary
from exhibits.number import number_text, percent_text, sign, signed_text
from exhibits.source import mark, source_line
from exhibits.wording import BASIS_WORDS, COMPUTED_WORDS, REPORTED_WORDS, firmness_words, growth_words, tone
from indicators.contribution import PART_WORDS, SHARE_REFUSALS

BY_WORDS = {"region": "个下级地区", "category": "个分类"}
STARRED = "空心、带*的为初步数"


def title(moved: Moved) -> str:
    """The growth of the total by levels, and which part moved it most, each way."""
    head = f"{moved.span_words}{moved.region}{moved.subject}"
    grown = moved.found.total.contribution_pp
    if moved.found.refusal != "ok" or grown is None:
        return f"{head}：不测算拉动（{moved.reason()}）"
    named = "（按绝对数测算）" if _published(moved) is not None else ""
    said = "，".join(moved.points_words(part) for part in leaders(moved))
    return f"{head}{growth_words(grown)}{named}" + (f"，其中{said}" if said else "")


def subtitle(moved: Moved) -> str:
    """Whose parts, in which basis, unit and period."""
    parts = f"{moved.region}的{len(moved.found.parts)}{BY_WORDS[moved.found.by]}"
    return " · ".join([parts, BASIS_WORDS[moved.basis], f"拉动（{POINTS}）", moved.span_words])


def notes(moved: Moved) -> tuple[str, ...]:
    """How points are reckoned, what they add up to, what was left out and why."""
    since_base = [row._replace(period_start=row.period_start - 12) for row in moved.rows]
    breaks = [break_words(each) for each in (breaks_of(since_base, moved.catalog) if since_base else ())]
    if moved.found.refusal != "ok":
        return tuple(breaks)
    said = [
        "拉动＝部分增量÷总数的上年同期数，贡献率＝部分增量÷总数增量，都按绝对数测算",
        _tracks(moved),
        SHARE_REFUSALS[moved.found.share_refusal],
        _sum(moved),
        _left_out(moved),
        "现价总量含价格变动，与不变价增速不是一个口径" if moved.constant_prices else "",
        STARRED if any(map(preliminary, moved.found.parts)) else "",
        "各项四舍五入，相加与合计可能略有出入",
        *breaks,
        *(event_notes(moved.rows, moved.catalog) if moved.rows else ()),
    ]
    return tuple(note for note in said if note)


def headlines(moved: Moved) -> Figures:
    """The total, its increment, its two growths, how many parts pull which way."""
    total = moved.found.total
    firm = "由各部分推算" if moved.found.derived else "" if total.row is None else firmness_words(total.row)
    told = [
        Headline(f"{moved.region}合计", moved.level_text(total.value) or "未报", moved.indicator.unit, firm),
        Headline("上年同期", moved.level_text(total.base_value) or "无基数", moved.indicator.unit),
    ]
    if total.increment is not None:
        told.append(Headline("增量", signed_text(total.increment, moved.decimals), moved.indicator.unit))
    if (grown := total.contribution_pp) is not None:
        told.append(_growth("计算同比", grown, COMPUTED_WORDS))
    if (published := _published(moved)) is not None:
        told.append(_growth("公布同比", published, REPORTED_WORDS))
    if moved.found.refusal == "ok":
        told.append(_directions(moved))
    return Figures(
        title=title(moved),
        subtitle=subtitle(moved),
        source=source_line(moved.loads),
        mark=mark(moved.loads),
        bands=(Band("", tuple(told)),),
    )


def _growth(name: str, pct: float, words: str) -> Headline:
    remark = words.partition("（")[2].rstrip("）")
    return Headline(name, percent_text(pct), "", remark, growths=(Cell(percent_text(pct), pct, tone(pct)),))


def _directions(moved: Moved) -> Headline:
    signs = [
        sign(part.contribution_pp, moved.point_decimals)
        for part in moved.found.parts
        if part.contribution_pp is not None
    ]
    text = f"{signs.count(1)}升{signs.count(-1)}降"
    missing = len(moved.found.missing)
    return Headline(
        "各部分", text, "", f"共{len(moved.found.parts)}项" + (f"，{missing}项不可比" if missing else "")
    )


def _published(moved: Moved) -> float | None:
    row = moved.found.total.row
    return None if row is None else row.yoy_reported_pct


def _tracks(moved: Moved) -> str:
    """Points add up to the growth by levels; the published one is another track (rule G2)."""
    grown, published = moved.found.total.contribution_pp, _published(moved)
    if grown is None:
        return ""
    said = f"拉动相加等于计算同比{percent_text(grown)}"
    if published is None:
        return said
    if percent_text(published) == percent_text(grown):
        return f"{said}，与公布同比相同"
    gap = number_text(abs(published - grown), 1)
    return f"{said}；公布同比（可比口径）为{percent_text(published)}，相差{gap}{POINTS}，拉动不作调整"


def _sum(moved: Moved) -> str:
    """Whether the parts make the total within rounding, or what is left is named (rules A3, G10)."""
    found = moved.found
    if found.derived:
        return f"{moved.region}未报，总数由各部分相加推算"
    if found.rest is None:
        return "各部分之和与总数相符（舍入误差之内）"
    return f"“{moved.name(found.rest)}”为总数减所列各部分"


def _left_out(moved: Moved) -> str:
    said = [f"{moved.name(part)}{PART_WORDS[part.status]}" for part in moved.found.missing]
    return f"{'、'.join(said)}，不单列拉动" if said else ""
