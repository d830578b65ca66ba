"""Regions and their places as a table: figures, how places moved, what would gain one (rule R1)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from exhibits.exhibit import Cell, Computed, Table
from exhibits.lines import key_of
from exhibits.number import number_text, percent_text, signed_text
from exhibits.peers import Peers, ordered
from exhibits.peers_words import STARRED, notes, subtitle, title
from exhibits.source import mark, source_line
from exhibits.wording import firmness_words, points_words, status_words, tone
from indicators.rounding import half_up

if TYPE_CHECKING:
    from indicators.places import Place

HEADS: Final = (
    ("位次", True),
    ("地区", False),
    ("本期", True),
    ("上年同期", True),
    ("公布同比", True),
    ("计算同比", True),
    ("年度目标", True),
    ("完成率", True),
    ("与序时之差", True),
    ("较上期", True),
    ("较上年同期", True),
    ("距前一位", True),
    ("追平需", True),
    ("说明", False),
)
COMPUTED: Final = (
    Computed("计算同比", "growth", "本期", "上年同期"),
    Computed("完成率", "share", "本期", "年度目标"),
)
APART_WORDS: Final = {1: "明显偏高", -1: "明显偏低", 0: ""}


def table(peers: Peers, order: str = "rank") -> Table:
    """One row a region, in the order asked for; what no region has is no column."""
    cells = [_cells(peers, place) for place in ordered(peers, order)]
    kept = [place for place in range(len(HEADS)) if any(row[place].text for row in cells)]
    return Table(
        title=title(peers),
        subtitle=subtitle(peers),
        notes=tuple(note for note in notes(peers) if note != STARRED),
        source=source_line(peers.loads),
        mark=mark(peers.loads),
        heads=tuple(HEADS[place] for place in kept),
        rows=tuple(tuple(row[place] for place in kept) for row in cells),
        computed=COMPUTED,
    )


def _cells(peers: Peers, place: Place) -> tuple[Cell, ...]:
    row, decimals = place.row, peers.decimals
    figure = peers.rows.get(row.region)
    value = _number(row.value, decimals)
    return (
        Cell("" if row.rank is None else str(row.rank), row.rank),
        Cell(peers.name(row.region)),
        value if figure is None else Cell(value.text, value.value, key=key_of(figure)),
        _number(row.base_value, decimals),
        _percent(row.yoy_reported_pct),
        _computed(place),
        _number(row.target_value, decimals),
        Cell("")
        if row.completion_pct is None
        else Cell(percent_text(row.completion_pct), row.completion_pct),
        _points(row.schedule_gap_pp),
        _moved(place.before_change),
        _moved(place.year_change),
        Cell("" if place.above_gap is None else peers.gap_text(place.above_gap), place.above_gap),
        _amount(peers, place),
        Cell(_remarks(peers, place), tone="muted"),
    )


def _amount(peers: Peers, place: Place) -> Cell:
    """What would draw level: more, or less where less is better."""
    if place.above_amount is None:
        return Cell("")
    unit = "个百分点" if peers.found.by == "yoy_pp" else peers.indicator.unit
    decimals = max(peers.decimals, 1 if peers.found.by == "yoy_pp" else 0)
    verb = "增" if place.above_amount > 0 else "减"
    return Cell(f"{verb}{number_text(abs(place.above_amount), decimals)}{unit}", place.above_amount)


def _computed(place: Place) -> Cell:
    row = place.row
    if row.yoy_pp is not None:
        return Cell(points_words(row.yoy_pp), half_up(row.yoy_pp, 1), tone(row.yoy_pp))
    if row.yoy_computed_pct is not None:
        return _percent(row.yoy_computed_pct)
    silent = row.growth_status in ("not_reported", "ok")
    return Cell("" if silent else status_words(row.growth_status), tone="muted")


def _moved(gained: int | None) -> Cell:
    """Places gained or lost, in words and never in colour alone."""
    if gained is None:
        return Cell("")
    if gained == 0:
        return Cell("持平", 0.0)
    return Cell(f"{'升' if gained > 0 else '降'}{abs(gained)}位", float(gained), tone(gained))


def _remarks(peers: Peers, place: Place) -> str:
    figure = peers.rows.get(place.row.region)
    said = [
        peers.reason(place) if place.row.rank is None else "",
        "" if figure is None or figure.value is None else firmness_words(figure),
        APART_WORDS[place.apart],
    ]
    return "，".join(words for words in said if words)


def _number(value: float | None, decimals: int) -> Cell:
    return Cell("") if value is None else Cell(number_text(value, decimals), half_up(value, decimals))


def _percent(pct: float | None) -> Cell:
    return Cell("") if pct is None else Cell(percent_text(pct), half_up(pct, 1), tone(pct))


def _points(points: float | None) -> Cell:
    return Cell("") if points is None else Cell(signed_text(points), half_up(points, 1), tone(points))
