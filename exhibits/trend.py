"""The trend of figures: this year over the years before, or along time, and how far it went."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from exhibits.caption import (
    break_words,
    breaks_of,
    even,
    growth_alone,
    line_name,
    line_notes,
    subtitle,
    title,
)
from exhibits.events import event_marks
from exhibits.exhibit import Chart, Mark, Series, Slot, Target
from exhibits.lines import lines_of, time_series, year_series
from exhibits.number import PERCENT_DECIMALS, number_text
from exhibits.slots import time_slots, year_slots
from exhibits.source import mark, source_line
from exhibits.wording import at_constant_prices
from indicators.rounding import half_up

if TYPE_CHECKING:
    from indicators.catalog import Break, Catalog
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
    shown, constant = _drawn(rows), at_constant_prices(rows[-1], catalog)
    slots = year_slots(rows, basis)
    newest = rows[-1].period_end // 12
    years = sorted({row.period_end // 12 for row in rows})[-YEARS_SHOWN:]
    broken = _broken(rows, catalog)
    series = tuple(year_series(shown, slots, year, newest, basis, broken, constant) for year in years)
    breaks = tuple(
        Mark(_slot_at(slots, each.period % 12), _of_year(each, newest)) for each in breaks_of(rows, catalog)
    )
    marks = (*breaks, *event_marks(rows, catalog, slots, year=newest))
    return _chart(rows, catalog, basis, loads, slots, series, marks, _target(target, rows[-1]))


def timelines(
    rows: Sequence[Growth],
    catalog: Catalog,
    basis: str,
    loads: Sequence[Load] = (),
) -> tuple[Chart, ...]:
    """One chart a unit, a line for each indicator, region and category along time."""
    charts = []
    lines_by_unit: dict[str, list[list[Growth]]] = {}
    for line in lines_of(even(rows, catalog)):
        lines_by_unit.setdefault(_drawn(line)[0].unit, []).append(line)
    for lines in lines_by_unit.values():
        shown = [row for line in lines for row in line]
        slots = time_slots(shown, basis)
        series = tuple(
            time_series(
                line_name(line[0], shown, catalog),
                _drawn(line),
                slots,
                basis,
                len(lines) == 1,
                _broken(line, catalog),
                at_constant_prices(line[0], catalog),
            )
            for line in lines
        )
        marks = tuple(
            Mark(_slot_at(slots, each.period), break_words(each)) for each in breaks_of(shown, catalog)
        )
        marks += event_marks(shown, catalog, slots)
        charts.append(_chart(shown, catalog, basis, loads, slots, series, marks, None))
    return tuple(charts)


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
    unit = _drawn(rows)[0].unit
    return Chart(
        title=title(rows, catalog, basis),
        subtitle=subtitle(rows, catalog, basis),
        notes=line_notes(rows, catalog, basis),
        source=source_line(loads),
        mark=mark(loads),
        kind="lines",
        unit=unit,
        decimals=max((row.decimals or 0 for row in _drawn(rows)), default=0),
        slots=slots,
        series=series,
        marks=marks,
        target=target,
        from_zero=basis == "cumulative" and not catalog.indicators[rows[0].indicator].percent,
    )


def _drawn(rows: Sequence[Growth]) -> Sequence[Growth]:
    """``rows`` as a line draws them: the published growth in per cent where no level was published."""
    if not growth_alone(rows):
        return rows
    return [row._replace(value=row.yoy_reported_pct, decimals=PERCENT_DECIMALS, unit="%") for row in rows]


def _slot_at(slots: Sequence[Slot], month: int) -> int:
    """The first slot that ends in or after ``month``; the last one where none does."""
    return next((position for position, slot in enumerate(slots) if slot.end >= month), len(slots) - 1)


def _of_year(each: Break, newest: int) -> str:
    """A break's words with its year, where it belongs to none but one of the years before."""
    words, year = break_words(each), each.period // 12
    return words if year == newest or f"{year}年" in words else f"{year}年{words}"


def _target(target: float | None, row: Growth) -> Target | None:
    if target is None:
        return None
    decimals = row.decimals or 0
    return Target(half_up(target, decimals), f"年度目标 {number_text(target, decimals)}{row.unit}")


def _broken(rows: Sequence[Growth], catalog: Catalog) -> list[int]:
    return [each.period for each in breaks_of(rows, catalog)]
