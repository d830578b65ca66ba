from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.coded import Coded, distinct
from tests.etl.books import LONG, codes, reading


def one(
    *,
    indicator="商品房销售面积",
    region="全国",
    category="",
    period="2023年1-4月",
    kind="实际值",
    value=1.0,
    unit="万平方米",
    status="",
):
    return reading([LONG, [indicator, region, category, period, kind, value, unit, status]])


@pytest.mark.parametrize(
    ("printed", "unit", "value", "decimals"),
    [
        (191693300, "平方米", 19169.33, 4),
        (0.0003, "亿平方米", 3.0, 0),
        (37635.87, "万平方米", 37635.87, 2),
        (1.1, "亿平方米", 11000.0, 0),
    ],
)
def test_values_convert_exactly_to_the_printed_digit(printed, unit, value, decimals):
    (row,) = one(value=printed, unit=unit).table().to_pylist()
    assert (row["value"], row["decimals"]) == (value, decimals)


@given(st.decimals(0, 10**8, places=2))
def test_any_printed_value_converts_exactly(printed):
    (row,) = one(value=float(printed), unit="平方米").table().to_pylist()
    assert row["value"] == float(printed / Decimal(10000))


def test_an_alias_names_a_category_too():
    (row,) = one(indicator="房地产住宅投资", unit="亿元").table().to_pylist()
    assert (row["indicator"], row["category"]) == ("re_investment", "住宅")


def test_growth_is_a_per_cent_whatever_the_indicator_is_in():
    (row,) = one(kind="公布同比", value=-0.4, unit="%").table().to_pylist()
    assert (row["measure"], row["value"], row["decimals"]) == ("yoy_reported", -0.4, 1)


@pytest.mark.parametrize(
    ("period", "start", "end"),
    [
        ("2023年1-4月", "2023-04", "2023-04"),
        ("2023年4月", "2023-04", "2023-04"),
        ("2023年9月末", "2023-09", "2023-09"),
        ("2023年", "2023-01", "2023-12"),
    ],
)
def test_a_stock_is_counted_at_the_end_of_its_month(period, start, end):
    (found,) = one(indicator="商品房待售面积", period=period).observations()
    assert (found["period_start"], found["period_end"]) == (start, end)


def test_a_stock_under_the_words_of_a_sum_is_that_of_december() -> None:
    (found,) = one(indicator="商品房待售面积 / 本年累计", period="2023年").observations()
    assert (found["period_start"], found["period_end"]) == ("2023-12", "2023-12")


@pytest.mark.parametrize(
    ("change", "code", "cell", "allowed"),
    [
        ({"unit": "平方光年"}, "unknown_unit", "G2", "万平方米"),
        ({"unit": None}, "missing_unit", "F2", "万平方米"),
        ({"unit": "亿元"}, "wrong_unit", "G2", "平方米"),
        ({"kind": "公布同比", "unit": "亿元"}, "wrong_unit", "G2", "%"),
        ({"period": "2023年13月"}, "unresolvable_period", "D2", "2023年1-4月"),
        ({"period": None}, "unresolvable_period", "F2", "2023年"),
        ({"period": "2023.1"}, "unresolvable_period", "D2", "2023年"),
        ({"region": "火星市"}, "unknown_region", "B2", "regions.csv"),
        ({"category": "车库房"}, "unknown_category", "C2", "住宅"),
        ({"kind": "预测值"}, "unknown_measure", "E2", "实际值"),
        ({"status": "可疑"}, "unknown_status", "H2", "初步数"),
    ],
)
def test_what_cannot_be_resolved_is_a_question_at_its_cell(change, code, cell, allowed):
    found = one(**change)
    assert [(issue.severity, issue.code, issue.sheet, issue.cell) for issue in found.issues] == [
        ("question", code, "表1", cell)
    ]
    assert allowed in found.issues[0].message
    assert found.failed


def test_an_unknown_indicator_is_a_warning_once_a_name():
    rows = [["指标", "2023年", "2022年"], ["无名面积(平方光年)", 1, 2], ["商品房销售面积(万平方米)", 1, 2]]
    found = reading(rows)
    assert [(issue.severity, issue.code, issue.cell) for issue in found.issues] == [
        ("warning", "unknown_indicator", "A2")
    ]
    assert "2 格" in found.issues[0].message
    assert [row["indicator"] for row in found.observations()] == [
        None,
        "re_sales_area",
        None,
        "re_sales_area",
    ]


@pytest.mark.parametrize(
    ("label", "period"), [("当月值", "2023年1-4月"), ("当季值", "2023年4月"), ("当季值", "2023年1-4月")]
)
def test_a_label_and_a_period_that_contradict_each_other(label, period):
    assert codes(reading([["时间", f"房地产开发投资{label}(亿元)"], [period, 1]]))[0] == "unresolvable_period"


@pytest.mark.parametrize(
    "rows",
    [
        [["指标", "2023年1-4月", "2023年1-4月同比增长(个百分点)"], ["生活垃圾无害化处理率(%)", 98, 1.2]],
        [
            ["时间", "生活垃圾无害化处理率(%)", "生活垃圾无害化处理率同比增减(百分点)"],
            ["2023年1-4月", 98, 1.2],
        ],
    ],
)
def test_a_change_of_a_rate_in_points_is_no_growth(rows):
    found = reading(rows, "100000")
    assert codes(found) == ["growth_in_points"]
    assert found.table().column("value").to_pylist() == [98]


def test_a_forecast_is_no_actual_figure():
    found = reading([["指标", "2023年1-4月", "2023年全年预计"], ["建筑业总产值(亿元)", 7, 20]])
    assert codes(found) == ["forecast"]
    assert [row["value"] for row in found.observations()] == [7]


def test_a_default_region_is_given_only_where_none_is_said():
    rows = [
        LONG,
        ["商品房销售面积", None, "", "2023年", "", 1, "万平方米", ""],
        ["商品房销售面积", "北京", "", "2023年", "", 2, "万平方米", ""],
    ]
    assert [row["region"] for row in reading(rows, "310000").observations()] == ["310000", "110000"]
    assert [row["region"] for row in reading(rows).observations()] == [None, "110000"]


@pytest.mark.parametrize("unused", [0, 3000])  # few combinations are looked up, many are sorted
@given(rows=st.lists(st.tuples(st.integers(0, 3), st.integers(0, 2)), max_size=40))
def test_distinct_rows_are_numbered(unused, rows):
    padding = [str(number) for number in range(unused)]
    left = Coded(np.array([row[0] for row in rows], np.int32), [*"abba", *padding])
    right = Coded(np.array([row[1] for row in rows], np.int32), [*"xyz", *padding])
    which, found = distinct([left, right])
    assert [found[number] for number in which.tolist()] == [
        ("abba"[one], "xyz"[other]) for one, other in rows
    ]
    assert len(set(found)) == len(found)
