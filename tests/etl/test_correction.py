from etl import correction
from etl.guide import Guide


def test_each_decision_is_added_to_those_before():
    guide = correction.with_header(Guide(), "表#", 2, 4)
    guide = correction.with_rows(guide, "表#", 4, 12)
    guide = correction.with_role(guide, "表#", 1, "unit")
    guide = correction.with_text(guide, "表#", "region", "云江市")
    guide = correction.with_text(guide, "表#", "unit", "亿元")
    guide = correction.with_column_text(guide, "表#", 3, "unit", "%")
    guide = correction.without_rows(guide, "表#", 6, 8)
    table = guide.sheets["表#"]
    assert (table.header, table.rows, table.columns) == ((2, 4), (4, 12), {1: "unit"})
    assert table.texts == {"region": "云江市", "unit": "亿元"}
    assert (table.column_texts, table.ignored_rows) == ({3: {"unit": "%"}}, frozenset({6, 7}))


def test_a_label_is_an_indicator_or_left_out_and_never_both():
    guide = correction.with_label(Guide(), "卖房面积", "re_sales_area")
    guide = correction.with_label(guide, "住宅", "re_sales_area", "住宅")
    assert guide.labels == {"卖房面积": "re_sales_area", "住宅": "re_sales_area=住宅"}
    guide = correction.without_label(guide, "卖房面积")
    assert (guide.labels, guide.ignored_labels) == ({"住宅": "re_sales_area=住宅"}, frozenset({"卖房面积"}))
    assert correction.with_label(guide, "卖房面积", "re_sales_area").ignored_labels == frozenset()
    assert correction.with_region(guide, "城东", "990101").regions == {"城东": "990101"}


def test_a_sheet_goes_by_its_name_without_times_unless_another_would_fit():
    assert correction.pattern("2026年4月", ["2026年4月", "说明"]) == "#年#月"
    assert correction.pattern("2026年4月", ["2026年4月", "2026年3月"]) == "2026年4月"
