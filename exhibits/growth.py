"""Growth in a grid of months: indicator × month or region × month (rules G2, G4, G5)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from exhibits.caption import figure_words, indicator_name, notes, subtitle, title
from exhibits.exhibit import Chart, Point, Series, Slot
from exhibits.lines import key_of, lines_of, point_status
from exhibits.number import rounded, signed_text
from exhibits.slots import along_time, time_slots
from exhibits.source import mark, source_line
from exhibits.wording import COMPUTED_WORDS, NOT_REPORTED, is_preliminary, status_words

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
    slots = time_slots(rows, basis)
    series = tuple(
        Series(_row_name(line[0], catalog, by), "peer", _heat_points(line, slots, basis, track))
        for line in lines_of(rows)
    )
    rule = "优先用公布同比，没有公布的按绝对数测算" if track == "reported" else COMPUTED_WORDS
    return Chart(
        title=title(rows, catalog, basis),
        subtitle=subtitle(rows, catalog, basis, unit="同比（%）"),
        notes=(
            rule,
            "蓝为增长、橙为下降、灰为未报或无法比较",
            *_rate_note(rows),
            *notes(rows, catalog, basis),
        ),
        source=source_line(loads),
        mark=mark(loads),
        kind="heat",
        unit="%",
        decimals=1,
        slots=slots,
        series=series,
    )


def _row_name(head: Growth, catalog: Catalog, by: str) -> str:
    return catalog.regions[head.region].name if by == "region" else indicator_name(head, catalog)


def _heat_points(rows: Sequence[Growth], slots: Sequence[Slot], basis: str, track: str) -> tuple[Point, ...]:
    own = {along_time(row.period_start, row.period_end, basis): row for row in rows}
    points = []
    for position, slot in enumerate(slots):
        row = own.get((slot.start, slot.end))
        points.append(
            Point(position, None, NOT_REPORTED, "not_reported")
            if row is None
            else _heat_point(position, row, track)
        )
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
    return Point(position, rounded(shown, 1), text, point_status(row), note, key_of(row))


def _rate_note(rows: Sequence[Growth]) -> tuple[str, ...]:
    said = ("比率类指标为百分点变动",) if any(row.yoy_pp is not None for row in rows) else ()
    return said + (("带*为初步数",) if any(is_preliminary(row) for row in rows) else ())
