"""What the growth page can put into a grid: a region's indicators, or a region and those right under it."""

from __future__ import annotations

from collections.abc import Sequence

from exhibits.wording import BASIS_WORDS
from indicators.catalog import Catalog
from indicators.inventory import Held, Inventory, bases
from indicators.period import month_number

VIEWS = {"indicator": "指标×月", "region": "地区×月"}
LENGTHS = {"12": "近一年", "24": "近两年"}
EVERY_TOPIC = "all"
FAVOURITE_TOPIC = "real_estate"


def places(held: Inventory, catalog: Catalog) -> dict[str, str]:
    """Regions with figures, in administrative order."""
    present = held.regions
    return {code: region.name for code, region in catalog.regions.items() if code in present}


def topics(held: Inventory, catalog: Catalog, place: str) -> dict[str, str]:
    """Topics with figures of a region, and all of them together."""
    present = {catalog.indicators[each.indicator].topic for each in held.of_region(place)}
    ordered = sorted((catalog.topics[code] for code in present), key=lambda topic: topic.ordinal)
    return {EVERY_TOPIC: "全部板块", **{topic.code: topic.name for topic in ordered}}


def usual_topic(options: dict[str, str]) -> str:
    """One topic at a time, or a grid of a hundred rows would open."""
    return FAVOURITE_TOPIC if FAVOURITE_TOPIC in options else list(options)[-1]


def topic_members(held: Inventory, catalog: Catalog, place: str, topic: str) -> list[Held]:
    """The whole series of a topic in one region, in the catalogue's order."""
    order = {code: position for position, code in enumerate(catalog.indicators)}
    found = [
        each
        for each in held.of_region(place)
        if not each.category and topic in (EVERY_TOPIC, catalog.indicators[each.indicator].topic)
    ]
    return sorted(found, key=lambda each: order[each.indicator])


def parents(held: Inventory, catalog: Catalog, indicator: str) -> dict[str, str]:
    """Regions that report the indicator or have others under them that do."""
    present = {each.region for each in held.of_indicators([indicator])}
    above = {catalog.regions[code].parent for code in present} | present
    return {code: region.name for code, region in catalog.regions.items() if code in above}


def members(held: Inventory, catalog: Catalog, indicator: str, place: str) -> list[Held]:
    """The series of a region and of those right under it, in administrative order."""
    order = [place, *(region.code for region in catalog.children(place))]
    found = [each for each in held.of_indicators([indicator]) if each.region in order and not each.category]
    return sorted(found, key=lambda each: order.index(each.region))


def bases_of(lines: Sequence[Held], catalog: Catalog) -> dict[str, str]:
    """The bases that any of the series can be shown in, cumulative first."""
    offered = {basis for each in lines for basis in bases(catalog.indicators[each.indicator], each)}
    return {basis: words for basis, words in BASIS_WORDS.items() if basis in offered}


def with_basis(lines: Sequence[Held], catalog: Catalog, basis: str) -> list[Held]:
    """The series that can be shown in a basis."""
    return [each for each in lines if basis in bases(catalog.indicators[each.indicator], each)]


def names(lines: Sequence[Held], catalog: Catalog, view: str) -> dict[str, str]:
    """Rows of the grid, to look at one of them closer."""
    if view == "region":
        return {each.region: catalog.regions[each.region].name for each in lines}
    return {each.indicator: catalog.indicators[each.indicator].name for each in lines}


def codes(lines: Sequence[Held]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Indicators and regions of the grid, each once, in the order of its rows."""
    return tuple(dict.fromkeys(each.indicator for each in lines)), tuple(
        dict.fromkeys(each.region for each in lines)
    )


def focus_codes(
    focus: str, place: str, view: str, shown: tuple[tuple[str, ...], tuple[str, ...]]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Indicator and region of the row to look at closer."""
    return (shown[0], (focus,)) if view == "region" else ((focus,), (place,))


def span(end: str, length: str, basis: str) -> tuple[int, int]:
    """First and last month; quarters, halves and years reach back further for as many columns."""
    last = month_number(end)
    columns = {"quarter": 3, "half": 6, "year": 12}.get(basis, 1)
    return last - int(length) * columns + 1, last
