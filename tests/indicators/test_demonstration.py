"""The demonstration data, whole: derived months sum to what was reported (rules P2, P3, G4)."""

from collections import defaultdict
from collections.abc import Iterator

import pytest

from etl.demonstration import load_demonstration
from indicators.catalog import Catalog
from indicators.definitions import definitions
from indicators.growth import Growth, growth
from indicators.warehouse import Warehouse, open_current

ALWAYS = 0, 9999 * 12


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warehouse]:
    folder = tmp_path_factory.mktemp("warehouse")
    load_demonstration(folder, Catalog.load(), lambda words: None)
    opened = open_current(folder)
    yield opened
    opened.close()


def every(warehouse: Warehouse, basis: str) -> list[Growth]:
    """Every figure of every series in one basis."""
    regions = [code for (code,) in warehouse.rows("select code from region")]
    return growth(warehouse, list(definitions(warehouse)), regions, None, basis, *ALWAYS)


def months_in(row: Growth) -> int:
    return row.period_end - row.period_start + 1


def test_p3_months_sum_to_every_reported_total(warehouse: Warehouse) -> None:
    flows = {code for code, definition in definitions(warehouse).items() if definition.kind == "flow"}
    months: dict[tuple[object, ...], list[Growth]] = defaultdict(list)
    for row in every(warehouse, "month"):
        months[(*row[:3], row.period_end // 12)].append(row)
    checked = 0
    for total in every(warehouse, "cumulative"):
        year = months[(*total[:3], total.period_end // 12)]
        parts = [row for row in year if row.period_end <= total.period_end]
        if total.indicator in flows and sum(map(months_in, parts)) == months_in(total):
            decimals = max(row.decimals or 0 for row in parts)
            assert round(sum(row.value or 0 for row in parts), decimals) == total.value, total
            checked += 1
    assert checked > 20_000


def test_g4_growth_is_there_exactly_where_its_status_is_ok(warehouse: Warehouse) -> None:
    rates = {code for code, definition in definitions(warehouse).items() if definition.percent}
    for basis in ("cumulative", "month", "point"):
        for row in every(warehouse, basis):
            change = row.yoy_pp if row.indicator in rates else row.yoy_computed_pct
            assert (change is not None) == (row.growth_status == "ok"), row


def test_g2_the_sign_that_flips(warehouse: Warehouse) -> None:
    april = 2023 * 12 + 3
    rows = growth(warehouse, ["re_sales_area"], ["100000"], ["", "住宅"], "cumulative", april, april)
    told = [(row.value, row.yoy_reported_pct, round(row.yoy_computed_pct or 0, 2)) for row in rows]
    assert told == [(37635.87, -0.4, -5.36), (32965.87, 2.7, -2.24)]
