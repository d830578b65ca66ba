import datetime as dt

import pytest

from tests.etl.books import LONG, codes, reading, seen

SALES = "re_sales_area"


def test_long_template_in_any_order_of_columns():
    found = reading(
        [
            ["来源说明"],
            ["单位", "数值", "报告期", "指标"],
            ["万平方米", 37635.87, "2023年1-4月", "商品房销售面积"],
        ]
    )
    assert found.layout == "long"
    assert seen(found) == {"B3": (SALES, "2023-01..2023-04", 37635.87, "万平方米", "actual")}


def test_long_template_tells_actual_growth_and_target():
    head = ["商品房销售面积", "全国", "", "2023年1-4月"]
    found = reading(
        [
            LONG,
            [*head, "实际值", 1, "万平方米", "初步数"],
            [*head, "公布同比", -0.4, "%", ""],
            [*head, "年度目标", 5, "万平方米", ""],
        ]
    )
    assert [one["measure"] for one in found.observations()] == ["actual", "yoy_reported", "target"]
    assert seen(found)["F4"][1] == "2023-01..2023-12"
    assert found.table().column("status").to_pylist() == ["preliminary", "", ""]
    assert {one["region"] for one in found.observations()} == {"100000"}


def test_indicators_in_rows():
    found = reading(
        [["指标", "2023年1-4月", "2022年1-4月"], ["商品房销售面积(万平方米)", 37635.87, 39768.15]]
    )
    assert found.layout == "indicator_rows"
    assert seen(found) == {
        "B2": (SALES, "2023-01..2023-04", 37635.87, "万平方米", "actual"),
        "C2": (SALES, "2022-01..2022-04", 39768.15, "万平方米", "actual"),
    }


def test_periods_in_rows():
    found = reading(
        [
            ["Period", "商品房销售面积_累计值(万平方米)", "商品房销售面积_累计增长(%)"],
            [202304, 37635.87, -0.4],
        ]
    )
    assert found.layout == "period_rows"
    assert seen(found) == {
        "B2": (SALES, "2023-01..2023-04", 37635.87, "万平方米", "actual"),
        "C2": (SALES, "2023-01..2023-04", -0.4, "%", "yoy_reported"),
    }


@pytest.mark.parametrize(
    "rows",
    [
        [["指标", "2023年"], ["商品房销售额(万元)", 5]],
        [["指标", "2023年"], ["商品房销售额（万元）", 5]],
        [["指标", "2023年"], ["商品房销售额，万元", 5]],
        [["指标", "单位", "2023年"], ["商品房销售额", "万元", 5]],
        [["单位：万元"], ["指标", "2023年"], ["商品房销售额", 5]],
        [["表一", None, "（计量单位：万元）"], ["指标", "2023年"], ["商品房销售额", 5]],
        [["地区：全国　　单位：万元"], ["指标", "2023年"], ["商品房销售额", 5]],
        [["时间", "商品房销售额(万元)"], ["2023年", 5]],
        [["时间", "商品房销售额"], ["单位", "万元"], ["2023年", 5]],
        [["时间", "商品房销售额"], [None, "（万元）"], ["2023年", 5]],
        [["时间", "单位：万元"], ["时间", "商品房销售额"], ["2023年", 5]],
    ],
)
def test_every_place_of_a_unit(rows):
    found = reading(rows)
    assert [(one["indicator"], one["value"], one["unit"]) for one in found.observations()] == [
        ("re_sales_value", 5, "万元")
    ]
    assert not found.failed


def test_units_of_a_title_do_not_hold_for_growth():
    found = reading(
        [["单位：亿元"], ["指标", "2023年1-4月", "2023年1-4月同比增长"], ["房地产开发投资", 123, -5.1]]
    )
    assert [(one["measure"], one["unit"]) for one in found.observations()] == [
        ("actual", "亿元"),
        ("yoy_reported", "%"),
    ]


def test_a_title_that_names_several_units_decides_none():
    assert codes(reading([["单位：亿元、%"], ["指标", "2023年"], ["房地产开发投资", 5]])) == ["missing_unit"]


@pytest.mark.parametrize(
    ("label", "period", "span", "measure"),
    [
        ("累计值", "2023年4月", "2023-01..2023-04", "actual"),
        ("_累计值", "2023年第四季度", "2023-01..2023-12", "actual"),
        ("本年累计", "202304", "2023-01..2023-04", "actual"),
        ("当季值", "2023年第二季度", "2023-04..2023-06", "actual"),
        ("_当月值", "2023年4月", "2023-04..2023-04", "actual"),
        ("累计增长", "2023年4月", "2023-01..2023-04", "yoy_reported"),
        ("_累计同比", "2023年4月", "2023-01..2023-04", "yoy_reported"),
        ("同比增长", "2023年1-4月", "2023-01..2023-04", "yoy_reported"),
        ("增速", "2023年1-4月", "2023-01..2023-04", "yoy_reported"),
        ("年度目标", "2023年4月", "2023-01..2023-12", "target"),
        ("全年目标", "2023年", "2023-01..2023-12", "target"),
        ("年度计划", "2023年", "2023-01..2023-12", "target"),
        ("年度任务", "2023年", "2023-01..2023-12", "target"),
        ("", "2023年4月", "2023-04..2023-04", "actual"),
    ],
)
def test_words_after_the_name_decide_span_and_measure(label, period, span, measure):
    unit = "%" if measure == "yoy_reported" else "亿元"
    found = reading([["时间", f"房地产开发投资{label}({unit})"], [period, 5]])
    assert seen(found) == {"B2": ("re_investment", span, 5, unit, measure)}


@pytest.mark.parametrize("corner", ["时间", "月份", "年月", "日期", "报告期", None])
def test_words_over_the_periods(corner):
    found = reading([[corner, "房地产开发投资_累计值(亿元)"], [dt.date(2023, 4, 30), 5.5]])
    assert seen(found) == {"B2": ("re_investment", "2023-01..2023-04", 5.5, "亿元", "actual")}


def test_a_blank_corner_needs_a_known_indicator_or_is_read_as_any_table():
    assert reading([[None, "2023年", "2022年"], ["房地产开发投资(亿元)", 1, 2]]).layout == "indicator_rows"
    found = reading([[None, "2023年", "2022年"], ["Sydney", 1, 2]])
    assert found.layout == "general"
    assert [(one["region_text"], one["period_end"]) for one in found.observations()] == [
        ("Sydney", "2023-12"),
        ("Sydney", "2022-12"),
    ]


def test_lone_years_are_periods_where_periods_stand():
    found = reading([["指标", 2023, 2022], ["房地产开发投资(亿元)", 1, 2]])
    assert [one["period_end"] for one in found.observations()] == ["2023-12", "2022-12"]


def test_regions_in_rows_columns_lines_and_sheet_names():
    rows = reading(
        [["指标：商品房销售面积"], ["单位：万平方米"], ["地区", "2023年"], ["北京市", 1], ["上海", 2]]
    )
    columns = reading([["指标：商品房销售面积(万平方米)"], ["时间", "北京", "上海市"], ["2023年", 1, 2]])
    for found in (rows, columns):
        assert [(one["indicator"], one["region"]) for one in found.observations()] == [
            (SALES, "110000"),
            (SALES, "310000"),
        ]
    sheets = reading(
        {
            "北京市": [["地区：上海"], ["指标", "2023年"], ["商品房销售面积(万平方米)", 1]],
            "江苏省": [["指标", "2023年"], ["商品房销售面积(万平方米)", 1]],
        }
    )
    assert [one["region_text"] for one in sheets.observations()] == ["上海", "江苏省"]


def test_a_region_column_beside_the_periods():
    found = reading(
        [["时间", "地区", "商品房销售面积(万平方米)"], ["2023年", "北京", 1], ["2023年", "上海", 2]]
    )
    assert [one["region"] for one in found.observations()] == ["110000", "310000"]


def test_notes_titles_and_signatures_are_not_data():
    found = reading([
        ["商品房销售情况"], ["数据库：月度数据"], ["时间：最近2年"],
        ["指标", "2023年", "2022年"],
        ["商品房销售面积(万平方米)", 1, 2],
        ["注：1.略。", 2023],
        ["　　　2.略。", 7],
        ["填报人：张三", "审核人：李四"],
        ["数据来源：国家统计局（公开数据）"],
    ])  # fmt: skip
    assert sorted(seen(found)) == ["B5", "C5"]
    assert found.source == "国家统计局（公开数据）"
    assert found.issues == []


def test_indented_names_are_not_notes():
    rows = [["指标", "2023年"], ["商品房销售面积(万平方米)", 2], ["　　住宅商品房销售面积(万平方米)", 1]]
    assert [one["category"] for one in reading(rows).observations()] == ["", "住宅"]


@pytest.mark.parametrize("mark", [None, "…", "——", "-", "..", "NA", "*", "X", "XX", "/", " "])
def test_missing_markers_are_no_figures(mark):
    found = reading([["指标", "2023年", "2022年"], ["商品房销售面积(万平方米)", 1, mark]])
    assert list(seen(found)) == ["B2"]
    assert found.issues == []


def test_status_beside_the_period():
    found = reading(
        [["指标", "2023年1-4月（初步数）", "2023年1-3月(修订数)"], ["商品房销售面积(万平方米)", 2, 1]],
        "100000",
    )
    assert found.table().column("status").to_pylist() == ["preliminary", "revised"]


def test_a_target_column_among_periods():
    found = reading([["指标", "2024年年度目标", "2024年1-4月"], ["房地产开发投资(亿元)", 100, 30]])
    assert [(one["measure"], one["period_end"]) for one in found.observations()] == [
        ("target", "2024-12"),
        ("actual", "2024-04"),
    ]


def test_an_unknown_column_is_named_and_not_read():
    found = reading([["指标", "2024年1-4月", "占比情况"], ["房地产开发投资(亿元)", 100, 30]])
    assert list(seen(found)) == ["B2"]
    assert [(issue.code, issue.cell) for issue in found.issues] == [("unknown_column", "C1")]


def test_headers_of_several_rows():
    found = reading(
        [["时间", "商品房", None], [None, "销售面积(万平方米)", "销售额(亿元)"], ["2023年", 1, 2]]
    )
    assert seen(found) == {
        "B3": (SALES, "2023-01..2023-12", 1, "万平方米", "actual"),
        "C3": ("re_sales_value", "2023-01..2023-12", 2, "亿元", "actual"),
    }


def test_hidden_and_unrecognised_sheets_are_named():
    found = reading(
        {
            "甲": [["指标", "2023年"], ["商品房销售面积(万平方米)", 1]],
            "乙": [["a", "b"], [1, 2], [3, 4]],
            "丙": [["说明"]],
        }
    )
    assert [(issue.severity, issue.code, issue.sheet) for issue in found.issues] == [
        ("warning", "no_layout", "乙")
    ]


def test_a_long_table_names_the_columns_that_it_does_not_read():
    rows = [
        ["指标", "报告期", "数值", "单位", "同比增长(%)", "备注", "指标值"],
        ["商品房销售面积", "2023年1-4月", 10, "万平方米", 5.5, "略", 11],
    ]
    found = reading(rows)
    assert list(seen(found)) == ["C2"]
    assert [(issue.code, issue.cell) for issue in found.issues] == [
        ("unknown_column", "E1"),
        ("unknown_column", "G1"),
    ]


@pytest.mark.parametrize(
    "title", ["2023年房地产（单位：万元）", "房地产开发情况 (计量单位:万元)", "房地产（快报）【单位：万元】"]
)
def test_a_unit_in_brackets_ends_a_title(title):
    found = reading([[title], ["时间", "房地产开发投资"], ["2023年1-9月", 123456]])
    assert seen(found) == {"B3": ("re_investment", "2023-01..2023-09", 123456, "万元", "actual")}
