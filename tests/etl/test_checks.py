"""What does not fit together in a file: parts and totals, growths, spans, regions, fractions, titles."""

import pytest

from tests.etl.books import LONG, codes, reading

AREA = "商品房销售面积"
UNIT = "万平方米"
CITY = ("城东区", "城西区", "江北区", "高新区")


def long(*rows):
    """Figures in the long template: indicator, region, category, period, value; measure, unit if unusual."""
    full = [
        [indicator, region, category, period, *(more[:1] or ["实际值"]), value, *(more[1:] or [UNIT]), ""]
        for indicator, region, category, period, value, *more in rows
    ]
    return reading([LONG, *full], region="100000")


def only(found, code):
    """The one issue of this code."""
    [issue] = [issue for issue in found.issues if issue.code == code]
    return issue


def test_a_part_is_not_greater_than_its_total():
    found = long((AREA, "北京", "", "2023年1-4月", 100), (AREA, "北京", "住宅", "2023年1-4月", 120))
    issue = only(found, "part_above_total")
    assert (issue.severity, issue.cell) == ("warning", "F3")
    assert "120" in issue.message
    assert "100" in issue.message
    equal = long((AREA, "北京", "", "2023年1-4月", 100), (AREA, "北京", "住宅", "2023年1-4月", 100.4))
    assert codes(equal) == []  # 100 is anything from 99.5 to 100.5


def regions(total, month="2023年1-4月"):
    """Four districts of 10.1, 20.2, 30.3 and 40.4, and their city."""
    parts = [
        (AREA, name, "", month, value) for name, value in zip(CITY, (10.1, 20.2, 30.3, 40.4), strict=True)
    ]
    return [*parts, (AREA, "云江市", "", month, total)]


def test_regions_that_add_up_as_a_rule_must_add_up():
    months = [f"2023年1-{month}月" for month in (2, 3, 4, 5)]
    right = [row for month in months for row in regions(101.0, month)]
    assert codes(long(*right)) == []
    wrong = [row for month in months[:3] for row in regions(101.0, month)] + regions(110.0, months[3])
    issue = only(long(*wrong), "parts_off_total")
    assert issue.cell == "F21"
    assert "4 个下级地区之和 101 与合计 110" in issue.message


def test_regions_that_never_add_up_are_not_complained_of():
    rows = [row for month in (2, 3, 4, 5) for row in regions(150.0 + month, f"2023年1-{month}月")]
    assert codes(long(*rows)) == []


def test_rounding_does_not_make_parts_differ():
    rows = [row for month in (2, 3, 4) for row in regions(101.0, f"2023年1-{month}月")]
    assert codes(long(*rows, *regions(101.2, "2023年1-5月"))) == []  # (4 + 1) × 0.05


def grown(*growths):
    """Levels of last year and this, and the growth that is said of them, by district."""
    names = ("城东区", "城西区", "江北区", "高新区", "石桥市", "清河县")
    rows = []
    for name, growth in zip(names, growths, strict=True):
        rows += [
            (AREA, name, "", "2022年1-4月", 100.00),
            (AREA, name, "", "2023年1-4月", 110.00),
            (AREA, name, "", "2023年1-4月", growth, "公布同比", "%"),
        ]
    return long(*rows)


def test_a_growth_that_its_levels_contradict_is_told():
    assert codes(grown(*[10.0] * 6)) == []
    issue = only(grown(10.0, 10.0, 10.0, 12.0, 10.0, 10.0), "growth_off_levels")
    assert issue.cell == "F13"
    assert "应为 10.0%" in issue.message


def test_growth_on_a_comparable_basis_never_fits_and_is_left_alone():
    assert codes(grown(12.0, 8.0, 7.0, 12.0, 10.0, 9.0)) == []


def test_growth_at_constant_prices_cannot_be_checked():
    rows = [
        row
        for name in ("城东区", "城西区", "江北区", "高新区", "石桥市", "清河县")
        for row in (
            ("建筑业增加值", name, "", "2022年1-3月", 100.0, "实际值", "亿元"),
            ("建筑业增加值", name, "", "2023年1-3月", 110.0, "实际值", "亿元"),
            ("建筑业增加值", name, "", "2023年1-3月", 2.0 if name == "城东区" else 10.0, "公布同比", "%"),
        )
    ]
    assert codes(long(*rows)) == []


def test_a_month_is_the_difference_of_two_sums():
    sums = [(AREA, "北京", "", "2023年1-3月", 300.0), (AREA, "北京", "", "2023年1-4月", 400.0)]
    assert codes(long(*sums, (AREA, "北京", "", "2023年4月", 100.1))) == []
    issue = only(long(*sums, (AREA, "北京", "", "2023年4月", 110.0)), "month_off_cumulative")
    assert (issue.severity, issue.cell) == ("warning", "F4")
    assert "两个累计数之差是 100" in issue.message
    quarter = only(
        long(sums[0], (AREA, "北京", "", "2023年1-6月", 700.0), (AREA, "北京", "", "2023年二季度", 410.0)),
        "month_off_cumulative",
    )
    assert "表1!F4" in quarter.message


def test_a_figure_within_a_quarter_of_a_quarterly_indicator_is_odd():
    quarters = [
        (AREA, "北京", "", f"{year}年1-{month}月", value)
        for year in (2021, 2022, 2023)
        for month, value in ((3, 100), (6, 200), (9, 300), (12, 400))
    ]
    assert codes(long(*quarters)) == []
    issue = only(long(*quarters, (AREA, "北京", "", "2024年1-5月", 150)), "off_quarter")
    assert issue.cell == "F14"


def test_a_region_missing_from_the_newest_month_is_named_once():
    rows = [
        (indicator, name, "", month, 10, "实际值", unit)
        for indicator, unit in ((AREA, UNIT), ("商品房销售额", "亿元"))
        for month in ("2023年1-3月", "2023年1-4月")
        for name in CITY
        if (name, month) != ("江北区", "2023年1-4月")
    ]
    issue = only(long(*rows), "late_region")
    assert "江北区没有 2023年4月的数" in issue.message
    assert "商品房销售面积、商品房销售额" in issue.message


def test_a_file_of_one_region_misses_no_other():
    rows = [(AREA, name, "", "2023年1-3月", 10) for name in CITY]
    assert codes(long(*rows, (AREA, "江北区", "", "2023年1-4月", 10))) == []


def test_fractions_under_a_percent_sign():
    rows: list[list[object]] = [
        ["地区", "商品房销售面积同比增长(%)"], ["城东区", 0.186], ["城西区", -0.052], ["江北区", 0.0743],
    ]  # fmt: skip
    found = reading([["2023年1-4月房地产情况", None], *rows])
    issue = only(found, "fraction_as_percent")
    assert (issue.severity, issue.cell) == ("warning", "B3")
    assert "0.186 即 18.6%" in issue.message
    rows[1][1] = 18.6
    assert "fraction_as_percent" not in codes(reading([["2023年1-4月房地产情况", None], *rows]))


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("2023年1-4月房地产情况", False),
        ("2023年房地产情况", False),
        ("2019-2023年房地产情况", False),
        ("2023年1-3月房地产情况", True),
        ("2022年房地产情况", True),
        ("制表日期：2023年3月5日", False),
    ],
)
def test_the_title_names_the_period_of_the_newest_figures(title, told):
    found = reading(
        [[title, None, None], ["指标", "2023年1-3月", "2023年1-4月"], [f"{AREA}({UNIT})", 300, 400]]
    )
    assert ("title_period" in codes(found)) is told
