"""Months of sales that a stock amounts to, never without its window (rule V2)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from exhibits.destocking import explanation
from indicators.catalog import Catalog
from indicators.destocking import SALES, band, destocking
from indicators.growth import growth
from indicators.period import month_number
from indicators.warehouse import Warehouse
from tests.indicators.builds import Fact, Subject, make_build, months_of

CITY, STOCK = "990100", "re_unsold_area"
# Ten a month in 2022, twenty from 2023 on; 1-2月 is one figure.
SOLD = [
    *months_of(SALES, CITY, 2022, {month: 10.0 * month for month in range(2, 13)}),
    *months_of(SALES, CITY, 2023, {month: 20.0 * month for month in range(2, 9)}),
]


def built(folder: Path, month: int, left: float, sold: list[Fact] = SOLD, **more: Any) -> Warehouse:
    stock = Fact(STOCK, CITY, f"2023-{month:02d}", f"2023-{month:02d}", left)
    return make_build(folder, [*sold, stock], [Subject(STOCK, kind="stock", additive=False)], **more)


def cycles(warehouse: Warehouse) -> dict[int, tuple[float | None, str]]:
    ends = month_number("2023-01"), month_number("2023-12")
    [stock] = growth(warehouse, [STOCK], [CITY], [""], "point", *ends)
    return {found.window: (found.months, found.reason) for found in destocking(warehouse, stock)}


def test_v2_the_stock_over_average_sales_by_both_windows(tmp_path: Path) -> None:
    # 2022-09 … 2023-08: four months of ten and eight of twenty; 2023-03 … 2023-08: six of twenty.
    found = cycles(built(tmp_path, 8, 500.0))
    assert found[12] == (pytest.approx(500 / (200 / 12)), "")
    assert found[6] == (pytest.approx(25.0), "")


def test_v2_a_window_that_begins_within_merged_months_is_refused_p3(tmp_path: Path) -> None:
    found = cycles(built(tmp_path, 7, 500.0))
    assert found[12] == (pytest.approx(500 / (190 / 12)), "")
    assert found[6] == (None, "近6个月的销售面积不全，或起于合并的1-2月")


def test_v2_without_all_months_of_the_window_it_is_refused(tmp_path: Path) -> None:
    recent = [fact for fact in SOLD if fact.start == "2023-01"]
    found = cycles(built(tmp_path, 8, 500.0, recent))
    assert (found[12][0], found[6][0]) == (None, pytest.approx(25.0))


def test_v2_no_cycle_without_sales_or_across_a_change_of_definition_g9(tmp_path: Path) -> None:
    none = months_of(SALES, CITY, 2022, {12: 5.0, 8: 5.0}) + [
        fact._replace(value=0.0) for fact in SOLD if fact.start == "2023-01"
    ]
    assert cycles(built(tmp_path, 8, 500.0, none))[6] == (None, "近6个月没有销售")
    (tmp_path / "broken").mkdir()
    broken = built(tmp_path / "broken", 8, 500.0, breaks=[(SALES, "", "", "2023-01", "")])
    assert cycles(broken)[12] == (None, "近12个月内销售面积有口径变动")
    assert cycles(broken)[6] == (pytest.approx(25.0), "")


@pytest.mark.parametrize(
    ("months", "words"),
    [
        (36.1, "36个月以上"),
        (36.0, "36—18个月"),
        (18.1, "36—18个月"),
        (18.0, "18—12个月"),
        (12.0, "12—6个月"),
        (6.0, "12—6个月"),
        (5.9, "6个月以下"),
    ],
)
def test_v2_bands_of_2017(months: float, words: str) -> None:
    assert band(months) == words


def test_v2_the_window_is_always_printed(tmp_path: Path) -> None:
    warehouse = built(tmp_path, 7, 500.0)
    [stock] = growth(
        warehouse, [STOCK], [CITY], [""], "point", month_number("2023-07"), month_number("2023-07")
    )
    assert explanation(stock, destocking(warehouse, stock), Catalog.load()).text == (
        "2023年7月末云江市商品房待售面积的去化周期（库存÷月均销售面积）："
        "按近12个月月均15.83万平方米为31.6个月（36—18个月档）；"
        "按近6个月不测算（近6个月的销售面积不全，或起于合并的1-2月）。"
    )
