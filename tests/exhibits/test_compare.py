"""Series beside each other: indexed, by unit, by growth (rules G2, G4, G5, G9, P3, A4)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from exhibits import compare, compare_table
from exhibits.beside import Line
from exhibits.exhibit import Chart
from indicators.catalog import Catalog
from indicators.events import Event
from indicators.growth import Growth
from indicators.period import month_number
from tests.exhibits.conftest import april_2023, row

BASE = month_number("2022-03")
MONTHS = {"2022-03": 50.0, "2022-04": 60.0, "2023-03": 55.0}
FUNDS = {"indicator": "re_investment", "unit": "亿元"}


def line(name: str, values: dict[str, float | None], **more: object) -> Line:
    rows = [row(month, month, value, **more) for month, value in values.items()]
    return Line(name, tuple(rows), "month")


def texts(chart: Chart) -> dict[str, list[str]]:
    return {series.name: [point.text for point in series.points] for series in chart.series}


def test_every_line_is_its_own_base(catalog: Catalog) -> None:
    lines = [
        line("面积", MONTHS),
        line("投资", {"2022-03": 200.0, "2022-04": 190.0, "2023-03": 230.0}, **FUNDS),
    ]
    chart = compare.indexed(lines, catalog, BASE)
    assert texts(chart) == {"面积": ["100.0", "120.0", "110.0"], "投资": ["100.0", "95.0", "115.0"]}
    assert chart.title == "以2022年3月为100：2023年3月投资最高（115.0），面积最低（110.0）"
    assert compare.ONLY_BESIDE in chart.notes
    late = compare.indexed([*lines, line("待售", {"2022-03": 1.0})], catalog, BASE)
    assert late.title.endswith("最低（110.0），另1条此期无数")


@pytest.mark.parametrize(("base", "words"), [(None, "基期没有数"), (0.0, "基期为零"), (-3.0, "基期为负")])
def test_a_base_that_is_missing_zero_or_negative_is_refused_in_words_g4(
    catalog: Catalog, base: float | None, words: str
) -> None:
    values = {"2022-04": 60.0, "2023-03": 55.0} | ({} if base is None else {"2022-03": base})
    lines = [line("面积", MONTHS), line("利润", dict(sorted(values.items())))]
    assert list(texts(compare.indexed(lines, catalog, BASE))) == ["面积"]
    refused = compare.refused(lines, catalog, BASE)
    assert refused is not None
    assert refused.text.startswith(f"未作指数：利润{words}。")
    assert [cells[2].text for cells in compare_table.table(lines, catalog, "index", BASE).rows] == [
        "",
        "",
        "",
    ]


def test_nothing_at_all_can_be_indexed_and_the_title_says_so(catalog: Catalog) -> None:
    chart = compare.indexed([line("利润", {"2022-03": -1.0})], catalog, BASE)
    assert (chart.series, chart.title) == ((), "以2022年3月为100：所选序列都不能指数化")


def test_a_rate_changes_in_points_and_has_no_index_g5(catalog: Catalog) -> None:
    lit = line(
        "亮灯率", {"2022-03": 98.0, "2023-03": 98.6}, indicator="street_light_rate", unit="%", yoy_pp=0.6
    )
    assert "按百分点变动" in compare.refusal(lit, catalog, BASE)
    (chart,) = compare.growths([lit], catalog)
    assert (chart.unit, texts(chart)) == ("百分点", {"亮灯率": ["+0.6", "+0.6"]})


def test_a_loss_after_a_profit_is_a_word_g4(catalog: Catalog) -> None:
    chart = compare.indexed([line("利润", {"2022-03": 5.0, "2023-03": -2.0})], catalog, BASE)
    assert texts(chart) == {"利润": ["100.0", "由盈转亏"]}


def test_no_index_across_a_change_of_definition_g9(catalog: Catalog) -> None:
    broken = replace(catalog.breaks[0], indicator="re_sales_area", region="", period=month_number("2023-01"))
    chart = compare.indexed([line("面积", MONTHS)], replace(catalog, breaks=(broken,)), BASE)
    assert texts(chart) == {"面积": ["100.0", "120.0", "口径变动"]}
    assert len(chart.marks) == 1
    later = compare.indexed(
        [line("面积", MONTHS)], replace(catalog, breaks=(broken,)), month_number("2023-03")
    )
    assert texts(later) == {"面积": ["口径变动", "口径变动", "100.0"]}


def test_cumulative_figures_are_compared_with_the_same_months_of_other_years(catalog: Catalog) -> None:
    rows = [
        row(f"{year}-01", f"{year}-{month:02d}", 10.0 * month) for year in (2022, 2023) for month in (3, 4)
    ]
    lines = [Line("面积", tuple(rows), "cumulative"), line("待售", MONTHS)]
    chart = compare.indexed(lines, catalog, BASE)
    assert [slot.label for slot in chart.slots] == ["2022年1-3月", "2023年1-3月"]
    assert texts(chart) == {"面积": ["100.0", "100.0"], "待售": ["100.0", "110.0"]}


def test_january_and_february_are_no_month_p3(catalog: Catalog) -> None:
    merged = row("2023-01", "2023-02", 90.0)
    lines = [Line("面积", (*line("面积", MONTHS).rows[:2], merged), "month")]
    assert texts(compare.indexed(lines, catalog, BASE)) == {"面积": ["100.0", "120.0"]}


def test_a_panel_a_unit_with_what_is_late_said(catalog: Catalog) -> None:
    lines = [line("甲", MONTHS), line("乙", {"2022-03": 1.0}), line("投资", MONTHS, **FUNDS)]
    area, money = compare.panels(lines, catalog)
    assert (area.unit, money.unit) == ("万平方米", "亿元")
    assert area.title == "万平方米：2023年3月甲55.00"
    assert [series.label for series in area.series] == ["甲 55.00", "乙 1.00（此后未报）"]


def test_growth_beside_growth_is_the_published_first_g2(catalog: Catalog) -> None:
    other = april_2023()._replace(region="990100", yoy_reported_pct=None)
    lines = [Line("全国", (april_2023(),), "cumulative"), Line("云江市", (other,), "cumulative")]
    (chart,) = compare.growths(lines, catalog)
    assert texts(chart) == {"全国": ["−0.4%"], "云江市": ["−5.4%"]}
    assert chart.title == "同比：2023年1-4月全国最高（−0.4%），云江市最低（−5.4%）"
    assert [point.note for series in chart.series for point in series.points] == ["公布同比", "测算"]


def test_no_growth_is_a_word_and_a_line_without_any_is_left_out_g4(catalog: Catalog) -> None:
    assert compare.growths([line("面积", MONTHS)], catalog) == ()


def test_what_is_counted_by_other_places_is_beside_and_never_divided_a4(catalog: Catalog) -> None:
    by_place = [code for code, each in catalog.indicators.items() if each.basis == "注册地"]
    lines = [line("甲", MONTHS), line("乙", MONTHS, indicator=by_place[0])]
    assert catalog.indicators["re_sales_area"].basis == "在地"
    assert any("不计算两者之比（A4）" in note for note in compare.panels(lines, catalog)[0].notes)


def test_events_of_any_line_are_on_the_chart(catalog: Catalog) -> None:
    month = month_number("2022-04")
    event = Event(1, month, month, "政策", "re_investment", "", "", "新政")
    lines = [line("面积", MONTHS), line("投资", MONTHS, **FUNDS)]
    (area, money) = compare.panels(lines, replace(catalog, events=(event,)))
    assert ([mark.text for mark in area.marks], [mark.text for mark in money.marks]) == ([], ["新政"])


def test_the_table_says_what_the_chart_draws_the_newest_first(catalog: Catalog) -> None:
    lines = [line("面积", MONTHS), line("投资", {"2022-03": 200.0}, status="preliminary", **FUNDS)]
    table = compare_table.table(lines, catalog, "panels", BASE)
    assert table.columns == ("期间", "面积（万平方米）", "投资（亿元）")
    assert [[cell.text for cell in cells] for cells in table.rows] == [
        ["2023年3月", "55.00", ""],
        ["2022年4月", "60.00", ""],
        ["2022年3月", "50.00", "200.00（初步数）"],
    ]
    assert isinstance(lines[0].rows[0], Growth)
    assert table.rows[0][1].key is not None
