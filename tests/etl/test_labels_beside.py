"""What stands beside and over the figures of tables that no simple layout explains."""

import pytest

from etl.layouts.path_label import find_path
from indicators.catalog import Catalog
from tests.etl.books import codes, reading
from tests.etl.test_any_table import said


def test_a_label_further_left_ends_the_section_under_which_labels_stood_further_right():
    rows = [
        ["Output by type of work"],
        [None, None, None, 2012, 2013],
        ["New work"],
        [None, "Housing"],
        [None, None, "Public sector", 53, 44],
        [None, None, "Private sector", 64, 47],
        [None, "Infrastructure", None, 67, 59],
        ["All work", None, None, 184, 150],
    ]
    found = said(reading(rows))
    assert found["D6"][0] == "Output by type of work / New work / Housing / Private sector"
    assert found["D7"][0] == "Output by type of work / New work / Infrastructure"
    assert found["E8"][0] == "Output by type of work / All work"


def test_sections_hold_for_labels_of_their_own_column():
    rows = [
        ["Households"],
        [None, 2016, 2021],
        ["SERIES I"],
        ["Victoria", 1.5, 2.5],
        ["Queensland", 3.5, 4.5],
        ["SERIES II"],
        ["Victoria", 5.5, 6.5],
    ]
    found = said(reading(rows))
    assert found["B5"][:2] == ("Households / SERIES I", "Queensland")
    assert found["C7"][:2] == ("Households / SERIES II", "Victoria")


def test_sections_left_of_all_rows_and_days_that_hold_for_the_years_below():
    rows = [
        ["Dwelling stock"],
        [None, "Year", "Owned", "Rented"],
        ["North East"],
        ["31 December"],
        [None, 1989, 10.5, 4.5],
        [None, 1990, 11.5, 5.5],
    ]
    one = next(one for one in reading(rows).observations() if one["cell"] == "C6")
    assert (one["region_text"], one["period_start"], one["period_end"]) == (
        "North East",
        "1990-12",
        "1990-12",
    )


def test_ranks_between_the_values_begin_no_table():
    rows = [
        ["2023年1-11月各区销售情况"],
        ["地区", "商品房销售面积（万平方米）", None, "商品房销售额（亿元）", None],
        [None, "绝对额", "位次", "绝对额", "位次"],
        ["城东区", 70.5, 1, 10.5, 2],
        ["江北区", 60.5, 2, 20.5, 1],
        ["石桥市", 50.5, 3, 9.5, 3],
    ]
    found = said(reading(rows))
    assert sorted(found) == ["B4", "B5", "B6", "D4", "D5", "D6"]
    assert found["D5"][1:] == ("江北区", "2023-11")


def test_parents_by_indentation_are_of_the_last_name_alone():
    rows = [
        ["2026年1-8月各县房地产情况"],
        ["地区", "指标", "单位", "本年累计"],
        ["清河县", "商品房销售面积", "万平方米", 16.2],
        [None, "　其中：住宅", "万平方米", 12.5],
    ]
    by_cell = {one["cell"]: one for one in reading(rows).observations()}
    assert (by_cell["D4"]["indicator"], by_cell["D4"]["category"]) == ("re_sales_area", "住宅")
    assert by_cell["D4"]["region_text"] == "清河县"


def test_a_header_of_the_names_beside_describes_no_column():
    rows = [
        ["Country", "Series", "Scale", "2019", "2020"],
        ["Austria", "Gross output", "Billions", 774.3, 780.1],
        ["Chile", "Gross output", "Billions", 251.5, 240.7],
    ]
    found = said(reading(rows))
    assert found["E3"] == ("Gross output", "Chile", "2020-12")


def test_numbers_that_are_months_over_the_columns():
    rows = [
        ["By region", "By item", 2023.01, 2023.02],
        ["Seoul", "Floor area (㎡)", 307, 301],
        ["Busan", "Floor area (㎡)", 107, 101],
    ]
    found = reading(rows).observations()
    assert {(one["period_start"], one["unit"]) for one in found} == {("2023-01", "㎡"), ("2023-02", "㎡")}
    assert [one["cell"] for one in found if one["region_text"] == "Busan"] == ["C3", "D3"]


def test_a_word_parted_at_the_end_of_a_line_is_one():
    rows = [
        ["Houses sold"],
        ["Period", "United\nStates", "North-\neast", "South"],
        ["2012 Q1", 10, 4, 6],
        ["2012 Q2", 11, 5, 6],
    ]
    found = said(reading(rows))
    assert found["C3"][1:] == ("Northeast", "2012-03")
    assert found["D4"][1] == "South"


def test_the_whole_of_the_districts_named_beside_it():
    rows = [
        ["2026年1-8月商品房销售面积（万平方米）"],
        ["地区", "累计"],
        ["全市", 248.75],
        ["城东区", 44.8],
        ["石桥市", 19.4],
    ]
    found = reading(rows)
    assert [one["region"] for one in found.observations()] == ["990100", "990101", "990105"]
    alone = reading([*rows[:4]])
    assert [one["region"] for one in alone.observations()] == [None, "990101"]
    assert "unknown_region" in codes(alone)


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("2026年1-8月商品房销售面积（万平方米）", "re_sales_area"),
        ("云江市2026年1－8月商品房销售面积完成情况表", "re_sales_area"),
        ("表3-1 各区县商品房销售额（2025年）", "re_sales_value"),
        ("全市分县区房屋新开工面积", "floor_area_started"),
        ("3.2 建筑业总产值", "construction_output"),
        ("2026年各区县主要指标", None),
    ],
)
def test_a_title_names_what_its_table_holds(title, code):
    found = find_path("", title, Catalog.load())
    assert (found and found[0].code) == code
