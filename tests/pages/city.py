"""A city of three districts with two years of sales; one is late, targets are zero and below zero."""

from __future__ import annotations

from pathlib import Path

from tests.indicators.builds import Fact, Subject, make_warehouse, months_of
from tests.pages.conftest import SALES

CITY, EAST, WEST, NORTH = "990100", "990101", "990102", "990103"
STOCK = "re_unsold_area"
PAST = {
    CITY: {2: 20.0, 3: 50.0, 4: 90.0, 12: 300.0},
    EAST: {2: 10.0, 3: 25.0, 4: 45.0, 12: 150.0},
    WEST: {2: 6.0, 3: 15.0, 4: 27.0, 12: 90.0},
    NORTH: {2: 4.0, 3: 10.0, 4: 18.0, 12: 60.0},
}
NOW = {
    CITY: {2: 22.0, 3: 55.0, 4: 99.0},
    EAST: {2: 12.0, 3: 30.0, 4: 54.0},
    WEST: {2: 6.0, 3: 14.0, 4: 24.3},
    NORTH: {2: 4.0, 3: 11.0},
}
AIMS = {CITY: 330.0, EAST: 160.0, WEST: 0.0, NORTH: -5.0}


def facts() -> list[Fact]:
    """Sales of all four, what each was to reach in 2023, and what the city had not sold by April."""
    made = [fact for place, values in PAST.items() for fact in months_of(SALES, place, 2022, values)]
    made += [fact for place, values in NOW.items() for fact in months_of(SALES, place, 2023, values)]
    made += [Fact(SALES, place, "2023-01", "2023-12", aim, "target") for place, aim in AIMS.items()]
    made += [Fact(STOCK, CITY, f"{year}-04", f"{year}-04", 400.0 + year - 2022) for year in (2022, 2023)]
    return made


def publish_city(folder: Path) -> None:
    """The warehouse of this city in a folder."""
    make_warehouse(
        folder,
        facts(),
        subjects=[Subject(STOCK, kind="stock", additive=False, better="down")],
        regions=[(CITY, "", 0), *((code, CITY, place) for place, code in enumerate((EAST, WEST, NORTH), 1))],
    )
