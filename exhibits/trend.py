"""The trend of figures: this year over the years before, or along time, and how far it went."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from exhibits.caption import (
    break_words,
    breaks_of,
    even,
    indicator_name,
    line_name,
    line_notes,
    subtitle,
    title,
)
from exhibits.exhibit import Cell, Chart, Mark, Series, Slot, Table, Target, Tone
from exhibits.lines import key_of, time_series, year_series
from exhibits.number import number_text, percent_text, rounded, signed_text
from exhibits.slots import time_slots, within_year, year_slots
from exhibits.source import mark, source_line
from exhibits.wording import points_words, status_words
from indicators.period import Period

if TYPE_CHECKING:
    from indicators.catalog import Catalog
    from indicators.growth import Growth
    from indicators.loads import Load

YEARS_SHOWN = 5


def overlay(
    rows: Sequence[Growth],
    catalog: Catalog,
    basis: str,
    loads: Sequence[Load] = (),
    target: float | None = None,
) -> Chart:
    """This year's line over the years before, of one indicator, region and category; rows must not be empty.

    ``target`` is the annual one, in the rows' unit.
    """
    rows = even(rows, catalog)
    slots = year_slots(rows, basis)
    newest = rows[-1].period_end // 12
    years = sorted({row.period_end // 12 for row in rows})[-YEARS_SHOWN:]
    series = tuple(year_series(rows, slots, year, newest, basis) for year in years)
    marks = tuple(
        Mark(_slot_at(slots, each.period % 12), break_words(each)) for each in breaks_of(rows, catalog)
    )
    return _chart(rows, catalog, basis, loads, slots, series, marks, _target(target, rows[-1]))


def timelines(
    rows: Sequence[Growth],
    catalog: Catalog,
    basis: str,
    loads: Sequence[Load] = (),
) -> tuple[Chart, ...]:
    """One chart a unit, a line for each indicator, region and category along time."""
    charts = []
    rows = even(rows, catalog)
    for unit in dict.fromkeys(row.unit for row in rows):
        shown = [row for row in rows if row.unit == unit]
        slots, lines = time_slots(shown, basis), _lines(shown)
        series = tuple(
            time_series(line_name(line[0], shown, catalog), line, slots, basis, len(lines) == 1)
            for line in lines
        )
        marks = tuple(
            Mark(_slot_at(slots, each.period), break_words(each)) for each in breaks_of(shown, catalog)
        )
        charts.append(_chart(shown, catalog, basis, loads, slots, series, marks, None))
    return tuple(charts)


def changes(rows: Sequence[Growth], catalog: Catalog, basis: str, loads: Sequence[Load] = ()) -> Table:
    """First, last, absolute and relative change of every line, between equal spans of two years."""
    levels = [row for row in even(rows, catalog) if row.value is not None]
    compared = [_comparable(line, basis) for line in _lines(levels)]
    return Table(
        title="首末期变化",
        subtitle=subtitle(rows, catalog, basis),
        source=source_line(loads),
        mark=mark(loads),
        columns=("指标", "地区", "首期", "首期数", "末期", "末期数", "变化量", "变化率", "计量单位"),
        numeric=(False, False, False, True, False, True, True, True, False),
        rows=tuple(_change_cells(line[0], line[-1], catalog, basis) for line in compared),
    )


def _chart(
    rows: Sequence[Growth],
    catalog: Catalog,
    basis: str,
    loads: Sequence[Load],
    slots: tuple[Slot, ...],
    series: tuple[Series, ...],
    marks: tuple[Mark, ...],
    target: Target | None,
) -> Chart:
    return Chart(
        title=title(rows, catalog, basis),
        subtitle=subtitle(rows, catalog, basis),
        notes=line_notes(rows, catalog, basis),
        source=source_line(loads),
        mark=mark(loads),
        kind="lines",
        unit=rows[0].unit,
        decimals=max((row.decimals or 0 for row in rows), default=0),
        slots=slots,
        series=series,
        marks=marks,
        target=target,
        from_zero=basis == "cumulative",
    )


def _lines(rows: Sequence[Growth]) -> list[list[Growth]]:
    """Rows by indicator, region and category; a query returns each of them in one piece."""
    return [list(each) for _, each in groupby(rows, lambda row: (row.indicator, row.region, row.category))]


def _comparable(line: Sequence[Growth], basis: str) -> list[Growth]:
    """Figures of the newest one's span in every year, or of its length where it is alone of its kind."""
    last = line[-1]
    place = within_year(last.period_start, last.period_end, basis)
    same = [row for row in line if within_year(row.period_start, row.period_end, basis) == place]
    months = last.period_end - last.period_start
    return same if len(same) > 1 else [row for row in line if row.period_end - row.period_start == months]


def _change_cells(first: Growth, last: Growth, catalog: Catalog, basis: str) -> tuple[Cell, ...]:
    begun, ended = _level(first), _level(last)
    decimals = max(first.decimals or 0, last.decimals or 0)
    moved = rounded(ended - begun, decimals)
    tone: Tone = "ahead" if moved > 0 else "behind" if moved < 0 else "plain"
    return (
        Cell(indicator_name(last, catalog)),
        Cell(catalog.regions[last.region].name),
        Cell(Period(first.period_start, first.period_end).label_for(basis)),
        Cell(number_text(begun, first.decimals or 0), begun, key=key_of(first)),
        Cell(Period(last.period_start, last.period_end).label_for(basis)),
        Cell(number_text(ended, last.decimals or 0), ended, key=key_of(last)),
        Cell(signed_text(moved, decimals), moved, tone),
        _relative_cell(begun, ended, tone, catalog.indicators[last.indicator].percent),
        Cell(last.unit),
    )


def _level(row: Growth) -> float:
    if row.value is None:
        raise ValueError(f"no level in {row}")
    return row.value


def _relative_cell(first: float, last: float, tone: Tone, percent: bool) -> Cell:
    """The change in per cent, of a rate in points (G5); a word where the base bears no quotient (G4)."""
    if percent:
        return Cell(points_words(last - first), tone=tone)
    if first > 0 and last >= 0:
        pct = (last - first) / first * 100
        return Cell(percent_text(pct), rounded(pct, 1), tone)
    return Cell(status_words(_bad_base(first, last)), tone="muted")


def _bad_base(first: float, last: float) -> str:
    if first == 0:
        return "zero_base"
    if first > 0:
        return "turned_loss"
    if last > 0:
        return "turned_profit"
    return "loss_narrowed" if last >= first else "loss_widened"


def _slot_at(slots: Sequence[Slot], month: int) -> int:
    """The first slot that ends in or after ``month``; the last one where none does."""
    return next((position for position, slot in enumerate(slots) if slot.end >= month), len(slots) - 1)


def _target(target: float | None, row: Growth) -> Target | None:
    if target is None:
        return None
    decimals = row.decimals or 0
    return Target(rounded(target, decimals), f"年度目标 {number_text(target, decimals)}{row.unit}")
