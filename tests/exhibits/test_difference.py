from typing import Any

import pytest

from etl.difference import Absent, Change, Difference, Gap, Key
from exhibits import difference
from indicators.catalog import Catalog
from indicators.period import month_number

CATALOG = Catalog.load()
APRIL = Key("re_sales_area", "100000", "", month_number("2023-01"), month_number("2023-04"), "actual")


def texts(table: Any) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


@pytest.mark.parametrize(
    ("old", "new", "measure", "moved"),
    [
        (37600.0, 37635.87, "actual", "+0.1%"),
        (-0.4, -0.6, "yoy_reported", "−0.20个百分点"),
        (0.0, 5.0, "actual", "—"),
        (5.0, 5.0, "actual", "只改状态"),
    ],
)
def test_a_change_says_old_new_and_how_far(old: float, new: float, measure: str, moved: str) -> None:
    one = Change(APRIL._replace(measure=measure), new, 2, "表1", "B2", old, 2, "final", 7)
    [row] = texts(difference.changed(Difference(0, 1, 0, (), (one,)), CATALOG))
    assert row[4:] == [moved, "批次7", "表1 B2"]


def test_a_list_that_is_cut_says_so() -> None:
    one = Change(APRIL, 1.0, 2, "表1", "B2")
    told = difference.new(Difference(1200, 0, 0, (one,)), CATALOG)
    assert told.title == "新增 1,200 个，列出前 1 个"
    assert texts(told) == [["商品房销售面积", "全国", "2023年1-4月", "1.00万平方米", "表1 B2"]]


def test_what_is_left_out_is_named() -> None:
    april, june = month_number("2023-04"), month_number("2023-06")
    absent = tuple(
        Absent(3, "re_sales_area", region, "", measure, april)
        for region in ("990101", "990102")
        for measure in ("actual", "yoy_reported")
    )
    gap = Gap("re_sales_area", "990103", "", "actual", april, june)
    left_out = difference.left_out(Difference(1, 0, 0, absent=absent, gaps=(gap,)), CATALOG)
    names = [CATALOG.regions[code].name for code in ("990101", "990102", "990103")]
    assert left_out == [
        f"本次没有商品房销售面积：{names[0]}、{names[1]}。上一份同类报表（批次3）里有。",
        f"中间缺期：{names[2]}的商品房销售面积，库里到2023年4月，本次从2023年6月起。",
    ]
