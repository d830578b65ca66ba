"""What contributions offer and read: whose parts, which set of categories, which span."""

from __future__ import annotations

from collections.abc import Sequence

from exhibits.moved import Moved
from exhibits.offers import choices, peers
from exhibits.reader import Reader
from indicators import contribution as asked
from indicators.catalog import Catalog, Indicator
from indicators.contribution import By
from indicators.growth import Growth
from indicators.inventory import Held, Inventory
from indicators.period import Period

BYS = {"region": "按地区", "category": "按分类"}
ORDERS = {"size": "按拉动大小", "code": "按目录次序"}


def by(code: str) -> By:
    """What the parts are, of a filter's code."""
    return "category" if code == "category" else "region"


def places(held: Inventory, catalog: Catalog, indicator: str, told: By) -> dict[str, str]:
    """Regions with two or more reporting under them, or with categories of their own."""
    if told == "region":
        return peers.parents(held, catalog, indicator)
    own = {each.region for each in held.of_indicators([indicator]) if each.category}
    return {code: region.name for code, region in catalog.regions.items() if code in own}


def kinds(held: Inventory, catalog: Catalog, indicator: Indicator, place: str, told: By) -> dict[str, str]:
    """The category whose regions are told apart; or the sets of categories, by the first that has figures."""
    shown = held.of_indicators([indicator.code])
    if told == "region":
        members = peers.members(held, catalog, indicator.code, catalog.regions[place])
        return peers.categories([each for each in shown if each.region in (place, *members)], indicator)
    own = {each.category for each in shown if each.region == place}
    sets = [[name for name in names if name in own] for names in indicator.divisions]
    return {names[0]: "、".join(names) for names in sets if names}


def parts(
    held: Inventory, catalog: Catalog, indicator: Indicator, place: str, told: By, kind: str
) -> tuple[str, ...]:
    """The codes of the parts, in the order of the catalogue."""
    shown = held.of_indicators([indicator.code])
    return asked.parts_of(catalog, shown, indicator, place, told, "" if kind == choices.WHOLE else kind)


def lines(
    held: Inventory, indicator: str, place: str, members: Sequence[str], told: By, kind: str
) -> list[Held]:
    """The series of the total and of its parts, which say how far back the page can go."""
    category = choices.stored(kind)[0]
    return [
        each
        for each in held.of_indicators([indicator])
        if (each.region in (place, *members) and each.category == category if told == "region"
            else each.region == place and each.category in ("", *members))
    ]  # fmt: skip


def moved(
    reader: Reader,
    catalog: Catalog,
    indicator: Indicator,
    place: str,
    told: By,
    members: tuple[str, ...],
    kind: str,
    basis: str,
    end: int,
) -> Moved:
    """All that the exhibits need; of the span that most figures of the month have in this basis."""
    category = choices.stored(kind)[0] if told == "region" else ""
    regions = (place, *members) if told == "region" else (place,)
    categories = (category,) if told == "region" else ("", *members)
    rows = reader.rows((indicator.code,), regions, categories, basis, end, end)
    span = peers.span_of(rows) if rows else Period(end, end)
    found = reader.contribution(indicator, place, told, members, category, span)
    figures = [
        row for part in (found.total, *found.parts) for row in (part.row, part.base_row) if row is not None
    ]
    return Moved(found, catalog, indicator, category, basis, reader.loads_of(figures))


def figures(told: Moved) -> list[tuple[Growth, str]]:
    """Every figure on the page with its basis: of this year first, then those of a year before."""
    parts_ = (told.found.total, *told.found.parts)
    return [
        (row, told.basis)
        for rows in ([part.row for part in parts_], [part.base_row for part in parts_])
        for row in rows
        if row is not None
    ]
