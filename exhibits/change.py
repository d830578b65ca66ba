"""How far figures went from first to last: absolute and relative, where the two can be compared."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from exhibits.caption import breaks_of, even, indicator_name, subtitle
from exhibits.exhibit import Cell, Computed, Table, Tone
from exhibits.lines import key_of, lines_of
from exhibits.number import number_text, signed_text
from exhibits.slots import within_year
from exhibits.source import mark, source_line
from exhibits.wording import points_words, status_words
from indicators.period import Period
from indicators.rounding import half_up

if TYPE_CHECKING:
    from indicators.catalog import Catalog
    from indicators.growth import Growth
    from indicators.loads import Load

HEADS = (
    ("指标", False),
    ("地区", False),
    ("首期", False),
    ("首期数", True),
    ("末期", False),
    ("末期数", True),
    ("变化量", True),
    ("变化率", True),
    ("计量单位", False),
)
COMPUTED = (
    Computed("变化量", "difference", "末期数", "首期数"),
    Computed("变化率", "growth", "末期数", "首期数"),
)


def changes(rows: Sequence[Growth], catalog: Catalog, basis: str, loads: Sequence[Load] = ()) -> Table:
    """First, last, absolute and relative change of every line, between equal spans of two years.

    No row for a line of which only growth was published, or that has a single such figure.
    """
    levels = [row for row in even(rows, catalog) if row.value is not None]
    compared = [_comparable(line, basis) for line in lines_of(levels)]
    return Table(
        title="首末期变化",
        subtitle=subtitle(rows, catalog, basis),
        source=source_line(loads),
        mark=mark(loads),
        heads=HEADS,
        rows=tuple(_change_cells(line[0], line[-1], catalog, basis) for line in compared if len(line) > 1),
        computed=COMPUTED,
    )


def _comparable(line: Sequence[Growth], basis: str) -> list[Growth]:
    """Figures of the newest one's span in every year, or of its length where it is alone of its kind."""
    last = line[-1]
    place = within_year(last.period_start, last.period_end, basis)
    same = [row for row in line if within_year(row.period_start, row.period_end, basis) == place]
    months = last.period_end - last.period_start
    return same if len(same) > 1 else [row for row in line if row.period_end - row.period_start == months]


def _change_cells(first: Growth, last: Growth, catalog: Catalog, basis: str) -> tuple[Cell, ...]:
    return (
        Cell(indicator_name(last, catalog)),
        Cell(catalog.regions[last.region].name),
        Cell(Period(first.period_start, first.period_end).label_for(basis)),
        _figure_cell(first),
        Cell(Period(last.period_start, last.period_end).label_for(basis)),
        _figure_cell(last),
        *_moved_cells(first, last, catalog),
        Cell(last.unit),
    )


def _figure_cell(row: Growth) -> Cell:
    return Cell(number_text(_level(row), row.decimals or 0), _level(row), key=key_of(row))


def _moved_cells(first: Growth, last: Growth, catalog: Catalog) -> tuple[Cell, Cell]:
    """Absolute and relative change, refused across a change of definition (rule G9)."""
    if breaks_of([first, last], catalog):
        refused = Cell(status_words("break"), tone="muted")
        return refused, refused
    begun, ended = _level(first), _level(last)
    decimals = max(first.decimals or 0, last.decimals or 0)
    moved = half_up(ended - begun, decimals)
    tone: Tone = "ahead" if moved > 0 else "behind" if moved < 0 else "plain"
    relative = _relative_cell(begun, ended, tone, catalog.indicators[last.indicator].percent)
    return Cell(signed_text(moved, decimals), moved, tone), relative


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
        return Cell(f"{signed_text(pct)}%", half_up(pct, 1), tone)
    return Cell(status_words(_bad_base(first, last)), tone="muted")


def _bad_base(first: float, last: float) -> str:
    if first == 0:
        return "zero_base"
    if first > 0:
        return "turned_loss"
    if last > 0:
        return "turned_profit"
    return "loss_narrowed" if last >= first else "loss_widened"
