"""The newest figure of every indicator of a region, with the line of its past: what the overview shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from exhibits.caption import even
from exhibits.lines import lines_of
from exhibits.offers import grids
from exhibits.overview import Standing
from exhibits.reader import Reader
from exhibits.wording import shown_growth
from indicators.catalog import Catalog
from indicators.growth import Growth
from indicators.inventory import Held, bases

PAST = {"half": 36, "quarter": 24, "year": 144}
USUAL_PAST = 23
POINTS = 13
QUARTERLY_LAG, YEARLY_LAG = 2, 24
STOPPED = 12  # who is a year behind the others reports by the year, or no more


def standings(
    reader: Reader,
    catalog: Catalog,
    place: str,
    end: int,
    topic: str,
    scope: str,
) -> list[Standing]:
    """One query a basis, in the catalogue's order; the "leading" scope takes a few of every topic."""
    lines = grids.topic_members(reader.held, catalog, place, topic)
    chosen = _leading(lines, catalog) if scope == "leading" else lines
    usual = {
        each.indicator: (bases(catalog.indicators[each.indicator], each)[0], each.by_quarter)
        for each in chosen
    }
    lags = {each.indicator: _lag(each) for each in chosen}
    aims = reader.targets(place, end)
    late = _late(reader, catalog, place, end)
    found: dict[str, Standing] = {}
    for basis, within_year in dict.fromkeys(usual.values()):
        codes = tuple(code for code in catalog.indicators if usual.get(code) == (basis, within_year))
        past = PAST.get(basis, USUAL_PAST) if within_year else PAST["year"]
        rows = reader.rows(codes, (place,), ("",), basis, end - past, end)
        for own in lines_of(rows):
            code = own[0].indicator
            line = _line(own, basis, catalog.indicators[code].percent)
            aim = aims.get((code, ""))
            found[code] = Standing(even(own, catalog)[-1], basis, line, aim, late.get(code, ()), lags[code])
    return [found[code] for code in catalog.indicators if code in found]


def _lag(line: Held) -> int:
    """Months that pass before a newer figure is due: what is reported by the year takes up to two."""
    if line.by_month:
        return 0
    return QUARTERLY_LAG if line.by_quarter else YEARLY_LAG


def _leading(lines: Sequence[Held], catalog: Catalog, most: int = 5) -> list[Held]:
    """The first ``most`` of every topic: the catalogue lists what matters most first."""
    taken: Counter[str] = Counter()
    kept = []
    for each in lines:
        topic = catalog.indicators[each.indicator].topic
        taken[topic] += 1
        if taken[topic] <= most:
            kept.append(each)
    return kept


def _late(reader: Reader, catalog: Catalog, place: str, end: int) -> dict[str, tuple[str, ...]]:
    """By indicator, the regions right under ``place`` that were late with it at the month ``end``."""
    below = {region.code: region.name for region in catalog.children(place)}
    found: dict[str, tuple[str, ...]] = {}
    for each in reader.freshness(tuple(below)):
        newest = min(each.sibling_end, end)
        if each.newest_end < newest < each.newest_end + STOPPED:
            found[each.indicator] = (*found.get(each.indicator, ()), below[each.region])
    return found


def _line(rows: Sequence[Growth], basis: str, percent: bool) -> tuple[float | None, ...]:
    levels = percent or basis in ("point", "year")
    return tuple(row.value if levels else shown_growth(row) for row in rows[-POINTS:])
