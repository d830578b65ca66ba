"""What is to be said of a ranking: its conclusion, how it is to be read, who stands out (rules R1, A3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exhibits.caption import break_words, breaks_of
from exhibits.events import event_notes
from exhibits.exhibit import Band, Figures, Headline, Sentence
from exhibits.number import number_text, percent_text
from exhibits.peers import KEY_WORDS, Peers, ranked_first, unranked
from exhibits.source import mark, source_line
from exhibits.wording import BASIS_WORDS, at_constant_prices, firmness_words
from indicators.places import FEWEST, SPREADS, Compared
from indicators.total import refusal_words

if TYPE_CHECKING:
    from indicators.places import Place

STARRED = "空心、带*的为初步数"
COMPUTED = ("yoy_pct", "yoy_computed_pct")


def title(peers: Peers) -> str:
    """Who is first, who is last, and how many have no place."""
    placed, rest = ranked_first(peers), unranked(peers)
    head = f"{peers.span_words}{peers.subject}"
    if not placed:
        return f"{head}：{len(rest)}个地区都没有可以排位的数"
    told = [_told(peers, places, verb) for verb, places in _ends(peers)]
    told.append(f"{len(rest)}个地区未排位" if rest else "")
    named = "" if peers.found.by == "value" else KEY_WORDS[peers.found.by].partition("（")[0]
    return f"{head}{named}：{'，'.join(words for words in told if words)}"


def subtitle(peers: Peers) -> str:
    """Whose regions, by what they are ranked, in which basis, unit and period."""
    count = len(peers.found.places)
    unit = "、".join(dict.fromkeys((peers.unit, peers.indicator.unit)))
    parts = [f"{peers.name(peers.parent)}的{count}个下级地区", f"按{KEY_WORDS[peers.found.by]}排位"]
    return " · ".join([*parts, BASIS_WORDS[peers.basis], unit, peers.span_words])


def notes(peers: Peers) -> tuple[str, ...]:
    """The rules of the ranking, what was not compared and why, what is not firm."""
    rows = list(peers.rows.values())
    less = peers.indicator.better == "down"
    said = [
        f"{'少者居前，' if less else ''}位次按未舍入的数排，相等的并列",
        _tracks(peers),
        _not_compared(peers, peers.found.before, "上期"),
        _not_compared(peers, peers.found.year, "上年同期"),
        STARRED if any(map(peers.preliminary, peers.found.places)) else "",
        _amounts(peers),
        *(break_words(each) for each in (breaks_of(rows, peers.catalog) if rows else ())),
        *event_notes(rows, peers.catalog),
    ]
    return tuple(note for note in said if note)


def spread(peers: Peers) -> Sentence:
    """The middle, the spread, and who is far from it by a stated rule."""
    return Sentence(title=title(peers), subtitle=subtitle(peers), text=_spread_words(peers))


def headlines(peers: Peers) -> Figures:
    """What the region above reports, what its parts make, the middle and the spread of them."""
    told = [_own(peers), _derived(peers), *_middle(peers)]
    return Figures(
        title=title(peers),
        subtitle=subtitle(peers),
        source=source_line(peers.loads),
        mark=mark(peers.loads),
        bands=(Band("", tuple(headline for headline in told if headline is not None)),),
    )


def ends(peers: Peers) -> list[tuple[str, str, float, str]]:
    """Of the first and the last as the title tells them: verb, region (one of equals), figure, its text."""
    return [
        (verb, places[0].row.region, figure, peers.figure_text(figure))
        for verb, places in _ends(peers)
        if (figure := peers.figure(places[0])) is not None
    ]


def _ends(peers: Peers) -> list[tuple[str, list[Place]]]:
    placed = ranked_first(peers)
    first = [place for place in placed if place.row.rank == 1]
    last = [place for place in placed if place.row.rank == placed[-1].row.rank]
    return [("居首", first), *([("居末", last)] if last != first else [])]


def _told(peers: Peers, places: list[Place], verb: str) -> str:
    figure = peers.figure(places[0])
    text = "" if figure is None else peers.figure_text(figure)
    together = "并列" if len(places) > 1 else ""
    return f"{peers.names([place.row.region for place in places])}{together}{verb}（{text}）"


def _tracks(peers: Peers) -> str:
    """How many growths are published and how many computed: the two are not the same thing (rule G2)."""
    if peers.found.by not in COMPUTED:
        return ""
    growing = [place.row for place in peers.found.places if place.row.rank]
    published = [row for row in growing if row.yoy_reported_pct is not None]
    constant = any(at_constant_prices(row, peers.catalog) for row in peers.rows.values())
    prices = "，现价同比含价格变动" if constant else ""
    if peers.found.by == "yoy_computed_pct" or not published:
        return f"同比全部按绝对数测算{prices}" if growing else ""
    rest = len(growing) - len(published)
    if not rest:
        return "同比全部为公布数（可比口径）"
    return f"{len(published)}个地区为公布同比、{rest}个按绝对数测算，两者口径不同，相近的位次慎用{prices}"


def _amounts(peers: Peers) -> str:
    """What the amount that would draw level rests on."""
    placed = [place for place in peers.found.places if place.above_amount is not None]
    if peers.found.by in ("value", "yoy_pp") or not placed:
        return ""
    published = peers.found.by == "yoy_pct" and any(
        place.row.yoy_reported_pct is not None for place in placed
    )
    base = "上年同期数（有公布同比的，按其隐含的基数）" if published else "上年同期数"
    on = base if peers.found.by in COMPUTED else "年度目标"
    return f"追平需按本地区{on}折算"


def _not_compared(peers: Peers, then: Compared, when: str) -> str:
    if then.same:
        return ""
    if then.span is None:
        return f"本期之前没有可比的{when}，不比位次" if when == "上期" and peers.basis != "year" else ""
    label = then.span.label_for(peers.basis)
    if not then.held:
        return f"{when}（{label}）没有可以排位的数，不比位次"
    parts = [
        f"{when}另有{peers.names(then.left)}" if then.left else "",
        f"{when}没有{peers.names(then.joined)}" if then.joined else "",
    ]
    return f"与{label}排位的地区不同（{'，'.join(part for part in parts if part)}），不比位次"


def _spread_words(peers: Peers) -> str:
    found = peers.found
    placed = ranked_first(peers)
    if found.median is None or found.deviation is None:
        return "没有可以排位的数，无从说中位数。"
    middle = f"{len(placed)}个地区的中位数为{peers.figure_text(found.median)}"
    if len(placed) < FEWEST:
        return f"{middle}；不足{FEWEST}个地区，不判断谁突出。"
    if found.deviation == 0:
        return f"{middle}；半数以上地区与中位数相同，不判断谁突出。"
    rule = f"距中位数超过{SPREADS:g}倍离散度（{peers.gap_text(SPREADS * found.deviation)}）为突出"
    apart = [
        f"{peers.names([place.row.region for place in placed if place.apart == side])}明显偏{words}"
        for side, words in ((1, "高"), (-1, "低"))
        if any(place.apart == side for place in placed)
    ]
    return (
        f"{middle}；{rule}：{'，'.join(apart) or '没有地区突出'}。离散度＝1.4826×各地与中位数之差的中位数。"
    )


def _own(peers: Peers) -> Headline:
    row = peers.total.reported
    name = f"{peers.name(peers.parent)}上报"
    if row is None or row.value is None:
        return Headline(name, "未报", "", "")
    return Headline(name, number_text(row.value, row.decimals or 0), row.unit, firmness_words(row))


def _derived(peers: Peers) -> Headline:
    ratio = peers.indicator.kind not in ("flow", "stock")
    name = "下级合计（Σ分子÷Σ分母）" if ratio else "下级合计"
    if peers.total.value is None:
        return Headline(
            name, "不推算", "", refusal_words(peers.total, peers.catalog).partition("，不推算")[0]
        )
    text = number_text(peers.total.value, peers.decimals)
    return Headline(name, text, peers.indicator.unit, "推算，与上报数不符" if peers.total.differs else "推算")


def _middle(peers: Peers) -> list[Headline]:
    found = peers.found
    if found.median is None or found.deviation is None:
        return []
    value = found.by == "value"
    text = number_text(found.median, peers.decimals) if value else percent_text(found.median)
    if peers.unit == "百分点":
        text = peers.figure_text(found.median)
    spread_text = number_text(found.deviation, peers.figure_decimals)
    unit = peers.indicator.unit if value else ""
    return [
        Headline("中位数", text, unit, f"{len(ranked_first(peers))}个地区"),
        Headline("离散度", spread_text, peers.indicator.unit if value else "百分点", "各地偏离中位数的程度"),
    ]
