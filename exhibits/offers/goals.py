"""What targets offer to choose from, and what is read of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from exhibits.reader import HeldGoal, Reader
from exhibits.source import loads_behind
from indicators.attainment import Pace, attainment
from indicators.catalog import Catalog
from indicators.goals import Pursuit
from indicators.inventory import Held, Inventory
from indicators.loads import Load
from indicators.period import Period, month_number, month_text

VIEWS = {"region": "一地各项", "indicator": "一项各地"}
PACES = {"months": "按月数", "last_year": "按上年节奏"}
ORDERS = {"usual": "目录顺序", "gap": "差距"}
WHOLE = "="  # parts an indicator from its category in an address, as in the catalogue's aliases


def known(reader: Reader, catalog: Catalog) -> list[HeldGoal]:
    """The targets of what the catalogue still names."""
    return [goal for goal in reader.goals if goal[0] in catalog.indicators and goal[1] in catalog.regions]


def pace(code: str) -> Pace:
    """The pace of a filter's code."""
    return "last_year" if code == "last_year" else "months"


def places(goals: Sequence[HeldGoal], catalog: Catalog) -> dict[str, str]:
    """Regions that were set targets, in administrative order."""
    present = {region for _, region, _, _ in goals}
    return {code: region.name for code, region in catalog.regions.items() if code in present}


def subjects(goals: Sequence[HeldGoal], catalog: Catalog) -> dict[str, str]:
    """Indicators with their categories that were set a target, in the order of topics."""
    present = {
        (indicator, category) for indicator, _, category, _ in goals if indicator in catalog.indicators
    }
    order = {code: place for place, code in enumerate(catalog.indicators)}
    listed = sorted(present, key=lambda one: (_topic(catalog, one[0]), order[one[0]], one[1]))
    return {
        f"{code}{WHOLE}{category}" if category else code: catalog.indicators[code].name
        + (f"（{category}）" if category else "")
        for code, category in listed
    }


def widest(goals: Sequence[HeldGoal], subjects_: dict[str, str]) -> str:
    """The first of the targets that most regions were set."""
    counts = {code: len({goal[1] for goal in of_subject(goals, code)}) for code in subjects_}
    return max(subjects_, key=lambda code: counts[code])


def of_subject(goals: Sequence[HeldGoal], subject: str) -> list[HeldGoal]:
    """The targets of one indicator and category."""
    code, _, category = subject.partition(WHOLE)
    return [goal for goal in goals if (goal[0], goal[2]) == (code, category)]


def of_region(goals: Sequence[HeldGoal], place: str) -> list[HeldGoal]:
    """The targets of one region."""
    return [goal for goal in goals if goal[1] == place]


def ends(goals: Sequence[HeldGoal], held: Inventory) -> dict[str, str]:
    """Months of the years with targets, newest first, no later than the newest figure of any of them."""
    lines = _lines(goals, held)
    years = {year for _, _, _, year in goals}
    first, last = min(years) * 12, max(years) * 12 + 11
    newest = max(min(max((each.last_end for each in lines), default=first), last), first)
    months = [month for month in range(newest, first - 1, -1) if month // 12 in years]
    return {month_text(month): Period(month, month).label for month in months}


def shown(
    reader: Reader,
    catalog: Catalog,
    goals: Sequence[HeldGoal],
    view: str,
    subject: str,
    end: str,
    paced: Pace,
    order: str,
) -> list[Pursuit]:
    """The targets of the view for the year of ``end``, as catalogued or the farthest behind first."""
    number = month_number(end)
    code, _, category = subject.partition(WHOLE)
    if view == "indicator":
        regions = tuple(sorted({goal[1] for goal in goals}))
        found = reader.pursuits(regions, (code,), number)
        found = [each for each in found if each.goal.category == category]
    else:
        found = reader.pursuits((subject,), None, number)
    named = [each for each in found if each.goal.indicator in catalog.indicators]
    if order == "gap":
        return sorted(named, key=lambda each: _gap(each, paced))
    return sorted(named, key=_usual(catalog))


def loads(reader: Reader, found: Sequence[Pursuit]) -> list[Load]:
    """The loads that figures and targets came with, oldest first."""
    numbers = loads_behind(each.row for each in found if each.row is not None)
    return reader.numbered(numbers | {each.goal.load for each in found})


def _lines(goals: Sequence[HeldGoal], held: Inventory) -> list[Held]:
    wanted = {goal[:3] for goal in goals}
    found = held.of_indicators(sorted({indicator for indicator, _, _ in wanted}))
    return [each for each in found if (each.indicator, each.region, each.category) in wanted]


def _topic(catalog: Catalog, code: str) -> int:
    return catalog.topics[catalog.indicators[code].topic].ordinal


def _usual(catalog: Catalog) -> Callable[[Pursuit], tuple[int, int, str, int]]:
    indicators = {code: place for place, code in enumerate(catalog.indicators)}
    regions = {code: place for place, code in enumerate(catalog.regions)}

    def key(each: Pursuit) -> tuple[int, int, str, int]:
        goal = each.goal
        place = regions.get(goal.region, len(regions))
        return _topic(catalog, goal.indicator), indicators[goal.indicator], goal.category, place

    return key


def _gap(each: Pursuit, paced: Pace) -> tuple[bool, float]:
    """The farthest behind first; less is better under a ceiling; what has no gap comes last."""
    gap = attainment(each, paced).gap_pp
    if gap is None:
        return True, 0.0
    return False, -gap if each.goal.kind == "ceiling" else gap
