from etl.understanding import understood
from indicators.catalog import Catalog
from tests.etl.books import LONG, reading


def test_a_series_says_what_its_label_was_taken_for_and_the_unknown_come_first():
    found = reading(
        [
            LONG,
            ["商品房销售面积", "全国", "", "2023年1-3月", "", 29945.74, "万平方米", ""],
            ["商品房销售面积", "上海", "", "2023年1-4月", "", 500, "万平方米", ""],
            ["商品房销售面积", "全国", "住宅", "2023年1-4月", "", 300, "万平方米", ""],
            ["说不清的面积", "全国", "", "2023年1-4月", "", 3, "万平方米", ""],
        ]
    )
    unknown, whole, category = understood(found.figures, Catalog.load())
    assert (unknown.label, unknown.indicator, unknown.cell) == ("说不清的面积", "", "F5")
    assert (whole.name, whole.region, whole.span, whole.count) == (
        "商品房销售面积", "2 个地区", "2023年3月至2023年4月", 2,
    )  # fmt: skip
    assert (category.name, category.region, category.span) == (
        "商品房销售面积 · 住宅", "全国", "2023年1-4月",
    )  # fmt: skip


def test_nothing_is_understood_where_nothing_was_read():
    assert understood(None, Catalog.load()) == []
