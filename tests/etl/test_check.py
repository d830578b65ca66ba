import pytest

from tests.etl.books import LONG, codes, reading, seen

NAME = "商品房销售面积(万平方米)"


def series(*values, label="商品房销售面积_累计值(万平方米)"):
    return reading([["时间", label], *([f"2023年{month}月", value] for month, value in enumerate(values, 2))])


def test_one_key_with_two_values_names_both_cells():
    found = reading({"甲": [["指标", "2023年1-4月"], [NAME, 1]], "乙": [["指标", "2023年1-4月"], [NAME, 2]]})
    assert [(issue.severity, issue.code, issue.sheet, issue.cell) for issue in found.issues] == [
        ("error", "conflicting_values", "乙", "B2")
    ]
    assert "甲!B2 为 1" in found.issues[0].message
    assert "乙!B2 为 2" in found.issues[0].message


def test_one_key_with_one_value_twice_is_skipped():
    found = reading(
        [["指标", "2023年1-4月", "2023年4月"], [f"{NAME}", 1, 5], ["商品房销售面积累计值(万平方米)", None, 1]]
    )
    assert list(seen(found)) == ["B2", "C2"]
    assert (found.skipped, found.issues) == (2, [])


def test_the_same_amount_in_two_units_is_no_conflict():
    found = reading(
        [["指标", "2023年"], ["商品房销售面积(万平方米)", 1.5], ["商品房销售面积(平方米)", 15000]]
    )
    assert (len(found.observations()), found.skipped, found.issues) == (1, 1, [])


def test_regions_categories_and_measures_are_keys_of_their_own():
    rows = [
        ["商品房销售面积", "北京", "", "2023年", "实际值", 1, "万平方米", ""],
        ["商品房销售面积", "上海", "", "2023年", "实际值", 2, "万平方米", ""],
        ["商品房销售面积", "北京", "住宅", "2023年", "实际值", 0.5, "万平方米", ""],
        ["商品房销售面积", "北京", "", "2023年", "年度目标", 4, "万平方米", ""],
        ["商品房销售面积", "北京", "", "2023年", "公布同比", 5, "%", ""],
    ]
    assert len(reading([LONG, *rows]).observations()) == 5
    assert reading([LONG, *rows]).issues == []


def test_a_cumulative_figure_that_falls_is_a_warning():
    found = series(100, 200, 150, 300)
    assert [(issue.severity, issue.code, issue.cell) for issue in found.issues] == [
        ("warning", "falling_cumulative", "B4")
    ]
    assert "200" in found.issues[0].message
    assert not found.failed


def test_what_may_fall_is_not_complained_of():
    assert series(100, 200, 150, label="商品房待售面积(万平方米)").issues == []
    assert series(100, 200, 150, label="商品房销售面积_当月值(万平方米)").issues == []
    assert series(100, 200, 150, label="房屋施工面积_累计值(万平方米)").issues == []
    assert series(1, 0.5, -3, label="房地产企业营业利润_累计值(亿元)").issues == []
    assert series(5.0, 4.0, -1, label="商品房销售面积_累计增长(%)").issues == []


@pytest.mark.parametrize(
    ("wrong", "times", "right"),
    [(7100000, "10 000", "710"), (71000, "100", "710"), (7.1, "100", "710"), (0.071, "10 000", "710")],
)
def test_a_magnitude_off_its_neighbours_gives_both_readings(wrong, times, right):
    found = series(200, 310, 420, 500, wrong, 810, 900)
    issue = next(issue for issue in found.issues if issue.code == "magnitude")
    assert (issue.severity, issue.cell) == ("warning", "B6")
    assert f"{times} 倍" in issue.message
    assert f"{wrong} 万平方米" in issue.message
    assert f"{right} 万平方米" in issue.message


def test_the_first_and_last_figure_have_neighbours_too():
    assert [issue.cell for issue in series(20000, 310, 420, 500).issues if issue.code == "magnitude"] == [
        "B2"
    ]
    assert [issue.cell for issue in series(200, 310, 420, 50000).issues if issue.code == "magnitude"] == [
        "B5"
    ]


def test_growth_years_and_changes_of_scale_are_no_magnitudes():
    assert series(0.1, 12.0, 0.1, 15.0, label="商品房销售面积_累计增长(%)").issues == []
    assert series(1, 100, 10000, 1000000).issues == []
    assert "magnitude" not in codes(series(0, 300, 450, 600))


def test_unknown_indicators_are_not_checked():
    found = reading([["指标", "2023年1-4月", "2023年1-4月"], ["无名(个)", 1, 2]])
    assert codes(found) == ["unknown_indicator"]


def test_a_january_among_years_that_begin_with_two_months_is_odd():
    label = "商品房销售面积_累计值(万平方米)"
    begun = [[f"{year}年2月", 5] for year in (2020, 2021, 2022)]
    found = reading([["时间", label], *begun, ["2023年1月", 2], ["2023年2月", 5]])
    assert [(issue.severity, issue.code, issue.cell) for issue in found.issues] == [
        ("warning", "lone_january", "B5")
    ]
    assert (
        reading(
            [["时间", label], ["2022年1月", 2], ["2022年2月", 5], ["2023年1月", 2], ["2023年2月", 5]]
        ).issues
        == []
    )


def test_months_that_only_rise_look_like_sums():
    found = series(100, 210, 320, 400, 550, label="商品房销售面积(万平方米)")
    assert [(issue.severity, issue.code, issue.cell) for issue in found.issues] == [
        ("warning", "looks_cumulative", "B2")
    ]
    assert series(100, 210, 180, 400, 550, label="商品房销售面积(万平方米)").issues == []
    assert series(100, 210, 320, 400, 550).issues == []
    assert series(100, 210, 320, 400, 550, label="商品房待售面积(万平方米)").issues == []


def test_two_regions_that_nobody_knows_are_not_one_region_twice():
    found = reading([["地区", "指标", "2023年"], ["甲乡", NAME, 1], ["乙镇", NAME, 2]])
    assert "conflicting_values" not in codes(found)
