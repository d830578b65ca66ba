"""Targets with what was done towards them, now and in the years before: ``goals.sql``, ``past_years.sql``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from indicators.aims import GROWTH, Kind, kind_of
from indicators.definitions import Definition, definitions
from indicators.growth import EVERY_LOAD, Growth, growth
from indicators.warehouse import Warehouse

PAST = 4  # three years to compare with, and the base of the oldest of them
Line = tuple[str, str, str]


class Goal(NamedTuple):
    """One target as it was set (rule T2): a level in ``unit``, growth in per cent, or both.

    ``deadline`` is the month by whose end it is due: December unless the target's span ends earlier.
    ``counted`` figures are whole by nature and so exact. ``said`` is floor or ceiling where the target goes
    against the indicator's own direction, '' elsewhere.
    """

    indicator: str
    region: str
    category: str
    deadline: int
    value: float | None
    decimals: int | None
    said: str
    growth_pct: float | None
    growth_decimals: int | None
    load: int
    sheet: str
    cell: str
    file: str
    unit: str
    indicator_kind: str
    better: str
    percent: bool
    counted: bool

    @property
    def kind(self) -> Kind:
        """What the target asks for (rule T2)."""
        measure = GROWTH if self.value is None else f"target_{self.said}"
        return kind_of(self.value or 0.0, measure, self.indicator_kind, self.better)

    @property
    def accrues(self) -> bool:
        """Whether the year adds up towards the target, so that months gone by say what is due (T1, A2)."""
        return self.indicator_kind == "flow"


class Year(NamedTuple):
    """An earlier year: the same months, and the whole; None where not reported.

    ``broken`` says that a definition changed between that year and now (rule G9).
    """

    year: int
    done: float | None
    done_decimals: int | None
    whole: float | None
    whole_decimals: int | None
    broken: bool

    @property
    def missing(self) -> str:
        """Which figure was not reported, in Chinese; '' where both were."""
        if self.done is None:
            return f"{self.year}年{'同期' if self.whole is not None else ''}数"
        return f"{self.year}年全年数" if self.whole is None else ""


class Pursuit(NamedTuple):
    """A target, its newest figure up to the month asked for (None: nothing reported), the years before."""

    goal: Goal
    row: Growth | None
    years: tuple[Year, ...] = ()


def pursuits(
    warehouse: Warehouse,
    regions: Sequence[str],
    indicators: Sequence[str] | None,
    end: int,
    as_of: int | None = None,
) -> list[Pursuit]:
    """Every target of these regions for the year of ``end``, by indicator, region and category."""
    january = end // 12 * 12
    known = EVERY_LOAD if as_of is None else as_of
    asked = {"regions": list(regions), "indicators": None if indicators is None else list(indicators)}
    rows = warehouse.query("goals", **asked, january=january, december=january + 11, as_of=known)
    goals = [Goal(*row) for row in rows]
    figures = _figures(warehouse, goals, january, end, as_of)
    years = _years(warehouse, figures, january, end)
    newest = {_line(row): row for row in figures if row.period_end >= january}
    return [Pursuit(goal, newest.get(goal[:3]), tuple(years.get(goal[:3], ()))) for goal in goals]


def goals_held(warehouse: Warehouse) -> list[tuple[str, str, str, int]]:
    """Indicator, region, category and year of every standing target."""
    return [(row[0], row[1], row[2], row[3]) for row in warehouse.query("goals_held")]


def _figures(
    warehouse: Warehouse, goals: Sequence[Goal], january: int, end: int, as_of: int | None
) -> list[Growth]:
    """The year so far of flows, the newest state of all others, by line and time; derived by rule P2."""
    found: dict[tuple[Line, int], Growth] = {}
    regions = sorted({goal.region for goal in goals})
    for basis, codes in (
        ("point", sorted({goal.indicator for goal in goals if not goal.accrues})),
        ("cumulative", sorted({goal.indicator for goal in goals})),
    ):
        if codes:
            rows = growth(warehouse, codes, regions, None, basis, january - PAST * 12, end, as_of)
            found |= {(_line(row), row.period_end): row for row in rows}
    return [found[key] for key in sorted(found)]


def _years(warehouse: Warehouse, figures: Sequence[Growth], january: int, end: int) -> dict[Line, list[Year]]:
    known = [row for row in figures if row.value is not None]
    if not known:
        return {}
    rows = warehouse.query(
        "past_years",
        indicators=[row.indicator for row in known],
        regions=[row.region for row in known],
        categories=[row.category for row in known],
        ends=[row.period_end for row in known],
        values=[row.value for row in known],
        decimals=[row.decimals for row in known],
        january=january,
        end=end,
    )
    defined = definitions(warehouse)
    found: dict[Line, list[Year]] = {}
    for indicator, region, category, last, age, done, done_decimals, whole, whole_decimals in rows:
        broken = _broken(defined[indicator], region, category, january - 12 * age, last)
        year = Year(january // 12 - age, done, done_decimals, whole, whole_decimals, broken)
        found.setdefault((indicator, region, category), []).append(year)
    return found


def _broken(definition: Definition, region: str, category: str, start: int, end: int) -> bool:
    return bool(definition.breaks) and definition.broken(region, category, start, end)


def _line(row: Growth) -> Line:
    return row.indicator, row.region, row.category
