"""The newest figure of every indicator of a region, with the line of its past: what the overview shows."""

from __future__ import annotations

from collections.abc import Sequence

from exhibits.overview import Standing
from exhibits.wording import shown_growth
from indicators.catalog import Catalog
from indicators.growth import Growth
from indicators.inventory import Held, bases
from indicators.warehouse import Warehouse
from ui import reading

PAST = {"half": 36, "quarter": 24, "year": 144}
USUAL_PAST = 23
POINTS = 13


def standings(
    warehouse: Warehouse, catalog: Catalog, held: Sequence[Held], place: str, end: int
) -> list[Standing]:
    """One query a basis, not one an indicator; the catalogue's order."""
    usual = {
        each.indicator: (bases(catalog.indicators[each.indicator], each)[0], each.by_quarter)
        for each in held
        if each.region == place and not each.category
    }
    found: dict[str, Standing] = {}
    for basis, within_year in dict.fromkeys(usual.values()):
        codes = tuple(code for code in catalog.indicators if usual.get(code) == (basis, within_year))
        past = PAST.get(basis, USUAL_PAST) if within_year else PAST["year"]
        rows = reading.rows_of(warehouse, codes, (place,), ("",), basis, end - past, end)
        for code in codes:
            if own := [row for row in rows if row.indicator == code]:
                found[code] = Standing(own[-1], basis, _line(own, basis), yearly=not within_year)
    return [found[code] for code in catalog.indicators if code in found]


def _line(rows: Sequence[Growth], basis: str) -> tuple[float | None, ...]:
    values = [row.value if basis in ("point", "year") else shown_growth(row) for row in rows[-POINTS:]]
    return tuple(values)
