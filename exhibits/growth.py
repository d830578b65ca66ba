"""Growth in a grid of months: indicator × month or region × month (rules G2, G4, G5)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from exhibits.caption import figure_words, indicator_name, notes, subtitle, title
from exhibits.events import event_marks
from exhibits.exhibit import Chart, Point, Series, Slot
from exhibits.lines import key_of, lines_of, point_status
from exhibits.number import signed_text
from exhibits.slots import along_time, expected, time_slots
from exhibits.source import mark, source_line
from exhibits.wording import (
    COMPUTED_WORDS,
    NOT_REPORTED,
    NOT_SEPARATE,
    at_constant_prices,
    is_preliminary,
    status_words,
)
from indicators.rounding import half_up

if TYPE_CHECKING:
    from indicators.catalog import Catalog
    from indicators.growth import Growth
    from indicators.loads import Load

# What a line of the grid can be, and which growth can lead: the words of the address.
GRIDS = ("indicator", "region")
TRACKS = ("reported", "computed")


def heat(
    rows: Sequence[Growth],
    catalog: Catalog,
    basis: str,
    by: str = "indicator",
    track: str = "reported",
    loads: Sequence[Load] = (),
) -> Chart:
    """Indicator × month or region × month: one series a line of the grid, growth in per cent in the cells.

    ``by`` says what a line of the grid is; ``track`` says which growth leads: the published one where there
    is one, or always the computed one.
    A rate's change is in points; a status stands as a word; what was not reported stands as 未报.
    """
    if by not in GRIDS or track not in TRACKS:
        raise ValueError(f"no such grid: {by}, {track}")
    slots, lines = time_slots(rows, basis), lines_of(rows)
    series = tuple(
        Series(_row_name(line[0], catalog, by), "peer", _heat_points(line, slots, basis, track))
        for line in lines
    )
    rates = all(row.yoy_pp is not None for row in rows if row.growth_status == "ok")
    return Chart(
        title=title(rows, catalog, basis),
        subtitle=subtitle(rows, catalog, basis, unit="同比变动（百分点）" if rates else "同比（%）"),
        notes=(*_reading_notes(rows, catalog, track, series), *notes(rows, catalog, basis)),
        source=source_line(loads),
        mark=mark(loads),
        kind="heat",
        unit="%",
        decimals=1,
        slots=slots,
        series=series,
        marks=event_marks(rows, catalog, slots, lines=[_line(own[0]) for own in lines]),
    )


def _line(row: Growth) -> tuple[str, str, str]:
    return row.indicator, row.region, row.category


def _reading_notes(
    rows: Sequence[Growth], catalog: Catalog, track: str, series: Sequence[Series]
) -> tuple[str, ...]:
    """How the cells are to be read: which growth, which colours, which signs."""
    rule = "优先用公布同比，没有公布的按绝对数测算" if track == "reported" else COMPUTED_WORDS
    colours = "蓝为增长、橙为下降、灰为未报或无法比较"
    return (rule, colours, *_mark_notes(rows, series), *_price_note(rows, catalog, track))


def _row_name(head: Growth, catalog: Catalog, by: str) -> str:
    return catalog.regions[head.region].name if by == "region" else indicator_name(head, catalog)


def _heat_points(rows: Sequence[Growth], slots: Sequence[Slot], basis: str, track: str) -> tuple[Point, ...]:
    own = {along_time(row.period_start, row.period_end, basis): row for row in rows}
    points = []
    for position, slot in enumerate(slots):
        row = own.get((slot.start, slot.end))
        if row is not None:
            points.append(_heat_point(position, row, track))
        else:
            word = NOT_REPORTED if expected(slot, own.keys()) else NOT_SEPARATE
            points.append(Point(position, None, word, "not_reported"))
    return tuple(points)


def _heat_point(position: int, row: Growth, track: str) -> Point:
    led = (
        row.yoy_reported_pct
        if track == "reported" and row.yoy_reported_pct is not None
        else row.yoy_computed_pct
    )
    shown = row.yoy_pp if row.yoy_pp is not None else led
    note = figure_words(row).removesuffix("，")
    if shown is None:
        return Point(position, None, status_words(row.growth_status), "break", note, key_of(row))
    text = signed_text(shown) + ("*" if is_preliminary(row) else "")
    return Point(position, half_up(shown, 1), text, point_status(row), note, key_of(row))


def _mark_notes(rows: Sequence[Growth], series: Sequence[Series]) -> tuple[str, ...]:
    texts = {point.text for line in series for point in line.points}
    said = [
        "比率类指标为百分点变动" if any(row.yoy_pp is not None for row in rows) else "",
        "带*为初步数" if any(is_preliminary(row) for row in rows) else "",
        f"{NOT_SEPARATE}为该期不单独报" if NOT_SEPARATE in texts else "",
    ]
    return tuple(note for note in said if note)


def _price_note(rows: Sequence[Growth], catalog: Catalog, track: str) -> tuple[str, ...]:
    """Whose computed growth is at current prices, though growth should be at constant ones (rule G3)."""
    named = dict.fromkeys(
        indicator_name(row, catalog)
        for row in rows
        if at_constant_prices(row, catalog)
        and row.yoy_computed_pct is not None
        and (track == "computed" or row.yoy_reported_pct is None)
    )
    return (f"{'、'.join(named)}的测算为现价同比，不是不变价增速",) if named else ()
