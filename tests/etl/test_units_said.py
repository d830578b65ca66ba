"""Units that stand in a row of their own, over a section, in a list or in the title of a series."""

from tests.etl.books import reading


def units(rows):
    return {one["cell"]: one["unit"] for one in reading(rows).observations()}


def test_a_row_of_units_under_the_header():
    rows = [
        ["Reference period", "Value of permits", "Number of permits", "Homes created"],
        [None, "Dollars", "Number", "Units"],
        [2022, 10.5, 4, 7],
        [2023, 11.5, 5, 8],
    ]
    assert units(rows) == {
        "B3": "Dollars", "C3": "Number", "D3": "Units", "B4": "Dollars", "C4": "Number", "D4": "Units",
    }  # fmt: skip


def test_the_two_parts_of_a_unit_over_a_series():
    rows = [
        ["Title", "Construction output: All new work: SA"],
        ["CDID", "MV3L"],
        ["PreUnit", "£"],
        ["Unit", "m"],
        ["2020", 10.5],
        ["2021", 11.5],
    ]
    assert set(units(rows).values()) == {"£m"}


def test_rows_that_divide_a_figure_have_its_unit_and_a_row_of_its_own_has_its_own():
    rows = [
        ["指标", "2022", "2023"],
        ["建筑业总产值（亿元）", 10.5, 11.5],
        ["按构成分"],
        ["  建筑工程", 7.5, 8.5],
        ["房屋建筑面积（万平方米）"],
        ["  施工面积", 1.5, 2.5],
        ["产值指数（上年=100）", 101.5, 102.5],
    ]
    found = units(rows)
    assert (found["B4"], found["B6"], found["B7"]) == ("亿元", "万平方米", "上年=100")


def test_of_several_units_the_one_that_the_indicator_has():
    rows = [
        ["2024年1-6月各地区房地产情况"],
        ["单位：万平方米、亿元、%"],
        ["地区", "房地产开发投资", None, "商品房销售面积", None, "不认识的数"],
        [None, "绝对量", "增速", "绝对量", "增速", None],
        ["北京", 10.5, 1.5, 20.5, 2.5, 3],
        ["天津", 11.5, 1.75, 21.5, 2.75, 4],
    ]
    found = units(rows)
    assert [found[f"{column}5"] for column in "BCDEF"] == ["亿元", "%", "万平方米", "%", ""]


def test_growth_beside_amounts_in_a_list_of_units():
    rows = [
        ["建設工事受注", None, "（単位：百万円、％）"],
        ["年月", "受注高", None],
        [None, "総額", "前年同月比"],
        ["2023年1月", 1000, 2.5],
        ["2023年2月", 1100, 3.5],
    ]
    found = units(rows)
    assert (found["B4"], found["C4"]) == ("百万円", "%")


def test_a_lone_word_between_header_and_figures():
    rows = [
        ["Geography", "January 2024", "February 2024"],
        [None, "Units"],
        ["Canada", 10, 11],
        ["Quebec", 4, 5],
    ]
    assert set(units(rows).values()) == {"Units"}


def test_a_median_of_money_over_a_table_is_money():
    rows = [["Sales prices"], ["(Dollars)"], ["Year", "Median", "Average"], [2020, 10, 11], [2021, 12, 13]]
    assert set(units(rows).values()) == {"Dollars"}
