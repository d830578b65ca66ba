"""What a ranking of regions offers and reads: who is ranked under whom, by what, for which span."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from exhibits.offers import choices
from exhibits.peers import Peers
from exhibits.reader import Reader
from indicators import places as placing
from indicators.asked import ranked_regions
from indicators.catalog import Catalog, Indicator, Region
from indicators.growth import Growth
from indicators.inventory import Held, Inventory
from indicators.period import Period, month_number
from indicators.ranking import Key

FORMS = {"bars": "位次", "dumbbell": "两年", "lines": "小图", "map": "地图"}
ORDERS = {"rank": "按位次", "code": "按行政区划"}
BY = {"value": "数值", "growth": "同比增速", "completion": "年度目标完成率", "gap": "与序时进度之差"}
TARGET_KEYS: dict[str, Key] = {"completion": "completion_pct", "gap": "schedule_gap_pp"}
PAST = {"month": 12, "cumulative": 12, "point": 12, "quarter": 36, "half": 72, "year": 144}


def parents(held: Inventory, catalog: Catalog, indicator: str) -> dict[str, str]:
    """Regions with two or more under them that can be held against each other."""
    present = {each.region for each in held.of_indicators([indicator])}
    places = [catalog.regions[code] for code in present]
    above = {place.parent for place in places} | {place.area for place in places}
    return {
        code: region.name
        for code, region in catalog.regions.items()
        if code in above and len(present.intersection(members(held, catalog, indicator, region))) > 1
    }


def forms(rings: Mapping[str, object], codes: Sequence[str]) -> dict[str, str]:
    """A map only where it shows two or more of the regions."""
    mapped = sum(code in rings for code in codes) > 1
    return {form: words for form, words in FORMS.items() if mapped or form != "map"}


def members(held: Inventory, catalog: Catalog, indicator: str, parent: Region) -> tuple[str, ...]:
    """Who is ranked under a region, in administrative order, with figures or without."""
    present = {each.region for each in held.of_indicators([indicator])}
    return tuple(region.code for region in ranked_regions(catalog, parent, present))


def lines(held: Inventory, indicator: str, codes: Sequence[str], category: str | None = None) -> list[Held]:
    """The series of these regions; of one category as the filter names it, or of all."""
    wanted = None if category is None else choices.stored(category)
    return [
        each
        for each in held.of_indicators([indicator])
        if each.region in codes and (wanted is None or each.category in wanted)
    ]


def categories(shown: Sequence[Held], indicator: Indicator) -> dict[str, str]:
    """合计 and the categories that any of the regions has figures of."""
    present = {each.category for each in shown}
    whole = {choices.WHOLE: "合计"} if "" in present or not present else {}
    return {**whole, **{name: name for name in indicator.categories if name in present}}


def span_of(rows: Sequence[Growth]) -> Period:
    """The span that most regions report; a 1-2月 of one region is no rival of another's February (P3)."""
    [(span, _)] = Counter((row.period_start, row.period_end) for row in rows).most_common(1)
    return Period(*span)


def ways(
    reader: Reader, indicator: Indicator, codes: tuple[str, ...], category: str, basis: str, end: str
) -> dict[str, str]:
    """By what regions can be ranked: a target only where one was set, for what adds up over the year (T1)."""
    month = month_number(end)
    targeted = (
        indicator.kind == "flow"
        and basis == "cumulative"
        and reader.region_targets(indicator.code, codes, category, month).get(month // 12)
    )
    return {way: words for way, words in BY.items() if targeted or way not in TARGET_KEYS}


def key(indicator: Indicator, way: str, track: str) -> Key:
    """The figure that a way and a track mean; a rate changes in points (rule G5)."""
    if way != "growth":
        return TARGET_KEYS.get(way, "value")
    if indicator.percent:
        return "yoy_pp"
    return "yoy_pct" if track == "reported" else "yoy_computed_pct"


def peers(
    reader: Reader,
    catalog: Catalog,
    indicator: Indicator,
    parent: str,
    codes: tuple[str, ...],
    shown: Sequence[Held],
    rows: Sequence[Growth],
    category: str,
    basis: str,
    by: Key,
) -> Peers:
    """All that the exhibits of a ranking need, of the span that most rows have."""
    span = span_of(rows)
    own = {row.region: row for row in rows if (row.period_start, row.period_end) == (span.start, span.end)}
    before = placing.span_before(span, basis, bool(shown) and not any(each.by_month for each in shown))
    found = reader.places(indicator.code, codes, category, span, by, before)
    made = reader.total(catalog, indicator, parent, codes, category, span)
    newest = {each.region: each.last_end for each in shown}
    loads = reader.loads_of(list(own.values()))
    return Peers(found, catalog, indicator, category, basis, parent, own, newest, made, loads)


def histories(
    reader: Reader, indicator: str, codes: tuple[str, ...], category: str, basis: str, end: int
) -> dict[str, list[Growth]]:
    """The past of every region up to a month, for its small line."""
    rows = reader.rows((indicator,), codes, (category,), basis, end - PAST[basis], end)
    found: dict[str, list[Growth]] = {}
    for row in rows:
        found.setdefault(row.region, []).append(row)
    return found
