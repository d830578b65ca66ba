"""Regions by their places as bars, or from last year to this year as dumbbells (rules R1, G4)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from exhibits.exhibit import Caption, Key, Tone
from exhibits.lines import key_of
from exhibits.peers import Peers, ordered
from exhibits.peers_words import notes, subtitle, title
from exhibits.source import mark, source_line
from exhibits.wording import tone
from indicators.rounding import half_up

if TYPE_CHECKING:
    from indicators.places import Place

APART_WORDS = {1: "▲明显偏高", -1: "▼明显偏低", 0: ""}


@dataclass(frozen=True)
class Rung:
    """One region: ``value`` and ``before`` (a year ago) are rounded; None where ``text`` is the reason."""

    name: str
    rank: int | None
    value: float | None
    text: str
    tone: Tone
    before: float | None = None
    before_text: str = ""
    remark: str = ""
    preliminary: bool = False
    note: str = ""
    key: Key | None = None


@dataclass(frozen=True, kw_only=True)
class Ladder(Caption):
    """Regions in the order given, with the median of their figures; ``form`` is bars or dumbbell."""

    form: str
    unit: str
    rungs: tuple[Rung, ...]
    middle: float | None
    middle_text: str


def ladder(peers: Peers, form: str = "bars", order: str = "rank") -> Ladder:
    """One rung a region; who has no place stands last, with the reason in place of a figure."""
    middle = peers.found.median
    dots = ("灰圈为上年同期，实点为本期",) if form == "dumbbell" else ()
    return Ladder(
        title=title(peers),
        subtitle=subtitle(peers),
        notes=(*dots, *notes(peers)),
        source=source_line(peers.loads),
        mark=mark(peers.loads),
        form=form,
        unit=peers.unit,
        rungs=tuple(_rung(peers, place) for place in ordered(peers, order)),
        middle=None if middle is None else half_up(middle, peers.figure_decimals),
        middle_text="" if middle is None else f"中位数 {peers.figure_text(middle)}",
    )


def _rung(peers: Peers, place: Place) -> Rung:
    figure, row = peers.figure(place), peers.rows.get(place.row.region)
    name = peers.name(place.row.region)
    if figure is None:
        return Rung(name, None, None, peers.reason(place), "muted")
    firm = "*" if peers.preliminary(place) else ""
    year = place.year_figure
    return Rung(
        name,
        place.row.rank,
        half_up(figure, peers.figure_decimals),
        peers.figure_text(figure).removesuffix(peers.indicator.unit if peers.found.by == "value" else "")
        + firm,
        _tone(peers, place, figure),
        None if year is None else half_up(year, peers.figure_decimals),
        "" if year is None else peers.figure_text(year),
        APART_WORDS[place.apart],
        bool(firm),
        _note(peers, place),
        None if row is None else key_of(row),
    )


def _tone(peers: Peers, place: Place, figure: float) -> Tone:
    """Blue for growth and for who is ahead of the schedule, orange for decline and behind."""
    if peers.found.by == "value":
        return "behind" if figure < 0 else "ahead"
    if peers.found.by == "completion_pct":
        return tone(place.row.schedule_gap_pp or 0.0)
    return tone(figure)


def _note(peers: Peers, place: Place) -> str:
    if place.above_gap is None:
        return ""
    words = f"距前一位{peers.names(place.above)}{peers.gap_text(place.above_gap)}"
    return f"第{place.row.rank}位，{words}"
