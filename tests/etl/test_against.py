"""What the loaded figures have to say of a file: warnings, kept with its load."""

from pathlib import Path

import pytest

from etl.commands import main
from etl.loads import load_files
from etl.original import Outcome
from indicators.catalog import Catalog
from tests.etl.books import LONG, workbook

CATALOG = Catalog.load()
AREA, UNIT = "商品房销售面积", "万平方米"


def load(place: Path, *rows, name="报表"):
    """Load figures of one file: indicator, region, category, period, value, and measure, unit if unusual."""
    full = [
        [indicator, region, category, period, *(more[:1] or ["实际值"]), value, *(more[1:] or [UNIT]), ""]
        for indicator, region, category, period, value, *more in rows
    ]
    return load_sheet(place, [LONG, *full], name)


def load_sheet(place: Path, rows, name="报表") -> Outcome:
    path = place / f"{name}.xlsx"
    path.write_bytes(workbook(rows))
    [outcome] = load_files([path], place / "warehouse", CATALOG, "100000")
    assert outcome.result == "loaded", outcome.issues
    return outcome


def sums(*values, year=2023, region="北京"):
    return [(AREA, region, "", f"{year}年1-{month}月", value) for month, value in enumerate(values, 2)]


def told(outcome: Outcome) -> list[tuple[str, str]]:
    return [(issue.code, issue.cell) for issue in outcome.issues]


def test_nothing_is_said_where_a_file_goes_on_as_before(tmp_path):
    load(tmp_path, *sums(100.0, 200.0, 300.0))
    assert told(load(tmp_path, (AREA, "北京", "", "2023年1-5月", 410.0), name="五月")) == []


def test_a_sum_that_is_smaller_than_what_is_loaded(tmp_path):
    load(tmp_path, *sums(100.0, 200.0, 300.0))
    outcome = load(tmp_path, (AREA, "北京", "", "2023年1-5月", 250.0), name="五月")
    assert told(outcome) == [("falling_cumulative", "F2")]
    assert "300（库中批次1 的 表1!F4）" in outcome.issues[0].message


def test_an_earlier_sum_that_rises_above_what_is_loaded(tmp_path):
    load(tmp_path, *sums(100.0, 200.0, 300.0))
    outcome = load(tmp_path, (AREA, "北京", "", "2023年1-3月", 350.0), name="三月")
    assert told(outcome) == [("falling_cumulative", "F2")]


def test_a_unit_slip_is_seen_against_the_history(tmp_path):
    load(tmp_path, *sums(200.0, 310.0, 420.0, 500.0))
    outcome = load(tmp_path, (AREA, "北京", "", "2023年1-6月", 6000000.0), name="六月")
    assert told(outcome) == [("magnitude", "F2")]


def test_a_slip_of_the_unit_is_told_once_and_names_the_unit_that_was_meant(tmp_path):
    load(tmp_path, *sums(200.0, 310.0, 420.0, 500.0), *sums(160.0, 250.0, 340.0, year=2022))
    slipped = (AREA, "北京", "", "2023年1-6月", 600.0, "实际值", "平方米")
    growth = (AREA, "北京", "", "2023年1-6月", 15.0, "公布同比", "%")
    [issue] = [one for one in load(tmp_path, slipped, growth, name="六月").issues if one.cell == "F2"]
    assert issue.code == "magnitude"
    assert "600 平方米，若单位写错则应是 6000000 平方米（即 600 万平方米）" in issue.message


def test_amounts_of_two_units_are_told_in_one(tmp_path):
    load(tmp_path, ("房地产开发投资", "北京", "", "2023年1-3月", 42.09, "实际值", "亿元"))
    less = ("房地产开发投资", "北京", "", "2023年1-4月", 390500, "实际值", "万元")
    [issue] = load(tmp_path, less, name="四月").issues
    assert "390500（即 39.0500 亿元） 小于此前的 42.09（库中" in issue.message


def test_a_growth_with_its_sign_is_told_with_one_sign(tmp_path):
    places = ("城东区", "城西区", "江北区", "高新区", "石桥市", "清河县")
    load(tmp_path, *((AREA, place, "", "2022年1-4月", 100.00) for place in places))
    rows = [
        row
        for place in places
        for row in (
            (AREA, place, "", "2023年1-4月", 110.00),
            (AREA, place, "", "2023年1-4月", "15.0%" if place == "高新区" else "10.0%", "公布同比", "%"),
        )
    ]
    [issue] = load(tmp_path, *rows, name="四月").issues
    assert "公布同比 15.0% 与" in issue.message


def test_where_nobody_attends_a_slip_of_the_unit_is_asked(tmp_path):
    load(tmp_path, *sums(200.0, 310.0, 420.0, 500.0))
    path = tmp_path / "六月.xlsx"
    full = [AREA, "北京", "", "2023年1-6月", "实际值", 6000000.0, UNIT, ""]
    path.write_bytes(workbook([LONG, full]))
    [outcome] = load_files([path], tmp_path / "warehouse", CATALOG, "100000", attended=False)
    assert outcome.result == "rejected"
    assert [(issue.severity, issue.code) for issue in outcome.issues] == [("question", "magnitude")]


def test_a_correction_a_hundred_times_off_names_what_it_would_replace(tmp_path):
    load(tmp_path, *sums(100.0, 200.0))
    outcome = load(tmp_path, (AREA, "北京", "", "2023年1-3月", 2.01), name="更正")
    assert ("revision_magnitude", "F2") in told(outcome)
    message = next(issue.message for issue in outcome.issues if issue.code == "revision_magnitude")
    assert "库中批次1" in message
    assert "100 分之一" in message


def test_a_growth_is_held_against_last_years_loaded_levels(tmp_path):
    places = ("城东区", "城西区", "江北区", "高新区", "石桥市", "清河县")
    load(tmp_path, *((AREA, place, "", "2022年1-4月", 100.00) for place in places))
    levels = [(AREA, place, "", "2023年1-4月", 110.00) for place in places]
    growths = [
        (AREA, place, "", "2023年1-4月", 15.0 if place == "高新区" else 10.0, "公布同比", "%")
        for place in places
    ]
    assert told(load(tmp_path, *levels, *growths, name="四月")) == [("growth_off_levels", "F11")]


def test_parts_that_always_added_up_must_go_on_adding_up(tmp_path):
    places = {"城东区": 10.1, "城西区": 20.2, "江北区": 30.3}
    before = [
        (AREA, place, "", f"2023年1-{month}月", value)
        for month in (2, 3, 4)
        for place, value in {**places, "云江市": 60.6}.items()
    ]
    load(tmp_path, *before)
    now = [(AREA, place, "", "2023年1-5月", value) for place, value in {**places, "云江市": 66.6}.items()]
    assert told(load(tmp_path, *now, name="五月")) == [("parts_off_total", "F5")]


def test_a_month_is_held_against_loaded_sums(tmp_path):
    load(tmp_path, *sums(100.0, 200.0, 300.0))
    assert told(load(tmp_path, (AREA, "北京", "", "2023年4月", 120.0), name="当月")) == [
        ("month_off_cumulative", "F2")
    ]


def test_a_region_that_reported_last_month_is_missed(tmp_path):
    places = ("城东区", "城西区", "江北区", "高新区")
    load(tmp_path, *((AREA, place, "", "2023年1-4月", 10.0) for place in places))
    outcome = load(tmp_path, *((AREA, place, "", "2023年1-5月", 12.0) for place in places[1:]), name="五月")
    assert told(outcome) == [("late_region", "F2")]
    assert "城东区没有 2023年5月的数" in outcome.issues[0].message


def test_last_years_column_is_a_check_and_no_figure(tmp_path):
    load(
        tmp_path,
        (AREA, "全国", "", "2022年1-4月", 100.0),
        ("商品房销售额", "全国", "", "2022年1-4月", 50.0, "实际值", "亿元"),
    )
    sheet = [
        ["2023年1-4月房地产情况", None, None, None],
        ["指标", "计量单位", "本年累计", "上年同期"],
        [AREA, UNIT, 110.0, 104.0],
        ["商品房销售额", "亿元", 60.0, 50.0],
    ]
    outcome = load_sheet(tmp_path, sheet, "四月")
    assert (outcome.new, outcome.changed) == (2, 0)
    [issue] = [issue for issue in outcome.issues if issue.code == "last_year_differs"]
    assert (issue.severity, issue.cell) == ("warning", "D3")
    assert "为 104，而当时报的是 100（库中批次1 的 表1!F2）" in issue.message


@pytest.mark.parametrize("value", [410.0, 250.0])
def test_warnings_never_keep_a_file_out(tmp_path, value):
    load(tmp_path, *sums(100.0, 200.0, 300.0))
    assert load(tmp_path, (AREA, "北京", "", "2023年1-5月", value), name="五月").new == 1


def test_reading_without_loading_is_held_against_the_warehouse_too(tmp_path, monkeypatch, capsys):
    load(tmp_path, *sums(200.0, 310.0, 420.0, 500.0))
    path = tmp_path / "六月.xlsx"
    path.write_bytes(workbook([LONG, [AREA, "北京", "", "2023年1-6月", "实际值", 6000000.0, UNIT, ""]]))
    monkeypatch.setenv("SHULAN_WAREHOUSE", str(tmp_path / "warehouse"))
    assert main(["read", str(path)]) == 0
    assert "相差约 10 000 倍" in capsys.readouterr().out
