"""Rows as the growth query gives them, made by hand."""

import pytest

from indicators.catalog import Catalog
from indicators.growth import Growth
from indicators.period import Period

SALES = "re_sales_area"


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    return Catalog.load()


def row(start: str, end: str, value: float | None = 100.0, **known: object) -> Growth:
    """A figure of national sales area with sensible blanks, changed by ``known``."""
    span = Period.of(start, end)
    fields: dict[str, object] = dict.fromkeys(Growth._fields)
    fields |= {
        "indicator": SALES,
        "region": "100000",
        "category": "",
        "period_start": span.start,
        "period_end": span.end,
        "value": value,
        "unit": "万平方米",
        "status": "final",
        "decimals": 2,
        "growth_status": "no_base",
        "load": 1,
        "sheet": "表1",
        "cell": "B2",
        "parts": (),
        "disturbed": False,
    }
    return Growth(**(fields | known))  # type: ignore[arg-type]


def april_2023() -> Growth:
    """The published fixture of rule G2."""
    return row(
        "2023-01",
        "2023-04",
        37635.87,
        base_value=39768.15,
        yoy_reported_pct=-0.4,
        yoy_computed_pct=-5.361778206931922,
        growth_status="ok",
        implied_base_low=37768.05820371299,
        implied_base_high=37805.99698643898,
        previous_end=Period.of("2023-03", "2023-03").end,
        previous_pct=-1.8,
    )
