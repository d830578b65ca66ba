from exhibits.told import Printed, moved_text, name_of, span_text, value_text
from indicators.catalog import Catalog
from indicators.period import month_number

CATALOG = Catalog.load()
AREA = (CATALOG, "re_sales_area", "actual")
GROWTH = (CATALOG, "re_sales_area", "yoy_reported")


def test_a_level_moves_in_per_cent_and_a_growth_in_points() -> None:
    assert moved_text(*AREA, Printed(1000.0, 2), Printed(1015.0, 2)) == "+1.5%"
    assert moved_text(*GROWTH, Printed(-10.7, 1), Printed(-10.0, 0)) == "+0.7个百分点"


def test_nothing_is_said_without_a_base_or_a_move() -> None:
    assert moved_text(*AREA, Printed(0.0, 0), Printed(5.0, 0)) == ""
    assert moved_text(*AREA, Printed(-3.0, 0), Printed(5.0, 0)) == ""
    assert moved_text(*AREA, Printed(5.0, 0), Printed(5.0, 0)) == ""


def test_names_spans_and_values_are_as_they_are_spoken() -> None:
    assert name_of(CATALOG, "re_sales_area", "住宅") == "商品房销售面积（住宅）"
    assert span_text(month_number("2023-01"), month_number("2023-04")) == "2023年1-4月"
    assert value_text(*AREA, Printed(37635.87, 2)) == "37,635.87万平方米"
    assert value_text(*GROWTH, Printed(-0.4, 1)) == "−0.4%"
