"""Regions side by side as small multiples: a figure and a small line each, in the order of their places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from exhibits.events import event_notes, marked
from exhibits.exhibit import Band, Cell, Figures, Headline
from exhibits.lines import key_of
from exhibits.peers import Peers, ordered
from exhibits.peers_words import STARRED, notes, subtitle, title
from exhibits.source import mark, source_line
from exhibits.wording import growth_text, shown_growth, tone

if TYPE_CHECKING:
    from indicators.growth import Growth
    from indicators.places import Place

POINTS = 13


def multiples(peers: Peers, histories: Mapping[str, Sequence[Growth]], order: str = "rank") -> Figures:
    """A card a region; the line is that of growth for a sum of the year, else that of the figure."""
    places = ordered(peers, order)
    growing = peers.basis not in ("point", "year") and not peers.indicator.percent
    bands = [
        Band("排位", tuple(_card(peers, each, histories, growing) for each in places if each.row.rank)),
        Band("未排位", tuple(_card(peers, each, histories, growing) for each in places if not each.row.rank)),
    ]
    line = f"走势线为近{POINTS}期的{'同比' if growing else '数值'}，各地区纵轴不同"
    past = [row for each in places for row in histories.get(each.row.region, ())[-POINTS:]]
    noted = event_notes(past, peers.catalog)
    marks = (f"竖线处：{'；'.join(noted)}",) if noted else ()
    others = (note for note in notes(peers) if note != STARRED and note not in noted)
    return Figures(
        title=title(peers),
        subtitle=subtitle(peers),
        notes=(line, *marks, *others),
        source=source_line(peers.loads),
        mark=mark(peers.loads),
        bands=tuple(band for band in bands if band.headlines),
    )


def _card(peers: Peers, place: Place, histories: Mapping[str, Sequence[Growth]], growing: bool) -> Headline:
    code, figure = place.row.region, peers.figure(place)
    row = peers.rows.get(code)
    past = histories.get(code, ())[-POINTS:]
    rank = "" if place.row.rank is None else f"{place.row.rank}　"
    text = "—" if figure is None else peers.figure_text(figure)
    unit = peers.indicator.unit if figure is not None and peers.found.by == "value" else ""
    return Headline(
        name=f"{rank}{peers.name(code)}",
        value=text.removesuffix(unit),
        unit=unit,
        growths=_growths(peers, row) if figure is not None else (Cell(peers.reason(place), tone="muted"),),
        line=tuple(shown_growth(each) if growing else each.value for each in past),
        marked=marked(past, peers.catalog),
        flags=("初步数",) if peers.preliminary(place) else (),
        key=None if row is None else key_of(row),
    )


def _growths(peers: Peers, row: Growth | None) -> tuple[Cell, ...]:
    if row is None or peers.found.by not in ("value", "completion_pct", "schedule_gap_pp"):
        return ()
    shown = row.yoy_pp if row.yoy_pp is not None else shown_growth(row)
    return (Cell(growth_text(row), shown, "muted" if shown is None else tone(shown)),)
