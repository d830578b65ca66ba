"""One series as it was reported."""

from pathlib import Path

import pytest

from indicators.period import month_number
from indicators.trend import trend
from indicators.warehouse import Warehouse
from tests.indicators.builds import Fact, make_build, months_of

SALES, NATION = "sales", "100000"
SPAN = month_number("2022-01"), month_number("2023-12")


@pytest.fixture
def warehouse(tmp_path: Path) -> Warehouse:
    facts = months_of(SALES, NATION, 2023, {2: 10, 3: 16}) + months_of(SALES, NATION, 2022, {12: 99})
    facts += [
        Fact(SALES, NATION, "2023-03", "2023-03", 6),
        Fact(SALES, NATION, "2023-01", "2023-03", 4.5, "yoy_reported", decimals=1),
        Fact(SALES, NATION, "2023-01", "2023-04", 20, superseded_by=2),
        Fact(SALES, NATION, "2023-01", "2023-04", 21, load=2, status="revised"),
        Fact(SALES, NATION, "2023-01", "2023-04", 7, category="住宅"),
        Fact(SALES, "110000", "2023-01", "2023-04", 8),
    ]
    return make_build(tmp_path, facts)


def test_every_reported_span_in_time(warehouse: Warehouse) -> None:
    rows = trend(warehouse, SALES, NATION, "", *SPAN)
    assert [row.value for row in rows] == [99, 10, 16, 6, 21]
    assert rows[-1].status == "revised"
    assert (rows[-1].load, rows[-1].sheet) == (2, "Sheet1")


def test_as_of_an_earlier_load(warehouse: Warehouse) -> None:
    assert trend(warehouse, SALES, NATION, "", *SPAN, as_of=1)[-1].value == 20


def test_another_measure(warehouse: Warehouse) -> None:
    (row,) = trend(warehouse, SALES, NATION, "", *SPAN, measure="yoy_reported")
    assert (row.value, row.decimals) == (4.5, 1)


def test_no_series_is_no_row(warehouse: Warehouse) -> None:
    assert trend(warehouse, "none", NATION, "", *SPAN) == []
