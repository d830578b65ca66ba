import math

import pytest

from etl.layouts.label import words_alone
from etl.layouts.places import announces_places, is_place, place_in
from etl.layouts.unit_words import (
    corner_unit,
    is_growth,
    is_other_quantity,
    is_unit,
    listed_units,
    lists_percent,
    lone_unit,
    titled_unit,
    without_unit,
)
from etl.printed_number import read_number


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("1,234", 1234, ""),
        ("（1 234.5）", -1234.5, ""),
        ("12.5亿元", 12.5, "亿元"),
        ("18.6%", 18.6, "%"),
        ("△3.2", -3.2, ""),
        ("123.4 p", 123.4, ""),
        ("１２３．５", 123.5, ""),
    ],
)
def test_a_printed_number(text, value, unit):
    number = read_number(text)
    assert (number.value, number.unit, number.missing) == (value, unit, False)


@pytest.mark.parametrize("text", ["..", ":", "(NA)", "[x]", "…", "n.a.", "—", "S"])
def test_marks_that_there_is_none(text):
    assert read_number(text).missing


@pytest.mark.parametrize("text", ["00HA", "0-4", "2b", "3年", "1 unit", "E06000022", "1,23"])
def test_what_is_no_number(text):
    number = read_number(text)
    assert math.isnan(number.value)
    assert not number.missing


@pytest.mark.parametrize(
    "text", ["%", "£ million", "Index Numbers", "2018=100", "'000", "Millions of dollars"]
)
def test_what_can_only_be_a_unit(text):
    assert is_unit(text)


@pytest.mark.parametrize("text", ["Total Housing", "Region", "West", "Table 1", "Units", "9月"])
def test_what_may_be_something_else(text):
    assert not is_unit(text)


@pytest.mark.parametrize(
    ("label", "name", "unit"),
    [
        ("Output (£M current prices)", "Output", "£M"),
        ("商品房销售面积（万平方米）", "商品房销售面积", "万平方米"),
        ("道路面积 (平方米) Road Surface (sq.m)", "道路面积 Road Surface (sq.m)", "平方米"),
        ("Total, £ million", "Total", "£ million"),
        ("Employment 100+", "Employment 100+", ""),
    ],
)
def test_a_label_and_its_unit(label, name, unit):
    assert without_unit(label) == (name, unit)


def test_units_of_corners_and_titles():
    assert corner_unit("（单位：亿元）") == "亿元"
    assert corner_unit("单位：亿元 (100 million yuan)") == "亿元"
    assert corner_unit("单位：亿元、%") == "亿元"
    assert corner_unit("单位：亿元、万平方米") == ""
    assert corner_unit("Number of dwellings") == "Number of dwellings"
    assert titled_unit("[Thousands of houses. Components may not add.]") == "Thousands of houses"
    assert titled_unit("IMPLIED OUTPUT PRICE INDICATORS") == ""


def test_places_and_what_announces_them():
    assert is_place("Sydney")
    assert is_place("北　京")
    assert not is_place("West")
    assert place_in("云江市2026年城市更新任务进展（截至8月底）") == "云江市"
    assert place_in("上海市房地产") == "上海市"
    assert place_in("New Privately Owned Housing Units") == ""
    assert announces_places("Local Authority Name")
    assert announces_places("地 区 Region")
    assert not announces_places("Month")


@pytest.mark.parametrize(
    ("text", "measure", "span"),
    [
        ("本月", "actual", "month"),
        ("1-8月累计完成", "actual", "cumulative"),
        ("同比±%", "yoy_reported", ""),
        ("比上月(%)", "derived", ""),
        ("去年1-8月", "check_last_year", ""),
        ("年度目标", "target", "year"),
        ("Year-to-Date", "actual", "cumulative"),
    ],
)
def test_words_that_name_no_figure(text, measure, span):
    alone = words_alone(text)
    assert (alone.measure, alone.span) == (measure, span)


def test_words_that_name_a_figure():
    assert words_alone("商品房销售面积") is None


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        ("Construction output: All new work: SA £m", "£m"),
        ("Public new housing: Volume SA: £ million", "£ million"),
        ("Permits, Unadjusted (NSA) Units by State", "Units"),
        ("Private rents - 12-month percentage change", "%"),
        ("[Billions of chained (2017) dollars] Seasonally adjusted", "Billions of chained (2017) dollars"),
        ("(in thousands of dollars)", "thousands of dollars"),
        ("Index and percentage change of rents", ""),
        ("单位：万平方米、亿元、%", ""),
    ],
)
def test_the_unit_at_the_end_of_a_title(line, unit):
    assert titled_unit(line) == unit


def test_a_cell_alone_in_its_row():
    assert lone_unit("Units") == "Units"
    assert corner_unit("Units") == ""
    assert corner_unit("(每平方米元 $/m2)") == "每平方米元"


def test_lists_of_units():
    assert listed_units("单位：万平方米、亿元、%") == ["万平方米", "亿元"]
    assert listed_units("单位：亿元、%") == []
    assert lists_percent("（単位：百万円、％）")
    assert not lists_percent("单位：%")
    assert is_growth("前年同月比")
    assert not is_growth("占比")


def test_an_average_of_money_is_money_and_one_of_a_count_is_not():
    assert not is_other_quantity("Median", "Dollars")
    assert is_other_quantity("Median", "Thousands of units")
    assert is_other_quantity("Average growth", "Dollars")
