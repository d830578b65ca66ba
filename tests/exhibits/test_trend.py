from exhibits import change, trend
from indicators.catalog import Catalog
from indicators.parts import Part
from tests.exhibits.conftest import april_2023, row


def two_years() -> list:
    return [row("2022-01", "2022-02", 15702.61), row("2022-01", "2022-04", 39768.15), april_2023()]


def test_the_title_is_the_conclusion(catalog: Catalog) -> None:
    chart = trend.overlay(two_years(), catalog, "cumulative")
    assert chart.title == "2023年1-4月全国商品房销售面积37,635.87万平方米，同比下降0.4%"
    assert chart.subtitle == "商品房销售面积 · 全国 · 累计 · 万平方米 · 2022年1月至2023年4月"


def test_years_lie_over_each_other_with_direct_labels(catalog: Catalog) -> None:
    chart = trend.overlay(two_years(), catalog, "cumulative")
    assert [slot.label for slot in chart.slots] == ["1-2月", "1-4月"]
    assert [(series.role, series.label) for series in chart.series] == [
        ("earlier", "2022年 39,768.15"),
        ("current", "2023年 37,635.87"),
    ]


def test_a_merged_span_takes_a_slot_of_two_months(catalog: Catalog) -> None:
    rows = [row("2023-01", "2023-02"), row("2023-03", "2023-03", status="derived")]
    chart = trend.overlay(rows, catalog, "month")
    assert [(slot.label, slot.start, slot.end) for slot in chart.slots] == [("1-2月", 0, 1), ("3月", 2, 2)]
    assert chart.notes == ("1月数据不单独发布，1-2月为一期", "推算数由已报数加减得出")


def test_a_missing_figure_is_a_gap_with_a_word(catalog: Catalog) -> None:
    rows = [row(f"2022-{m:02d}", f"2022-{m:02d}") for m in (3, 4, 5)]
    rows += [row("2023-03", "2023-03"), row("2023-05", "2023-05")]
    current = trend.overlay(rows, catalog, "month").series[-1]
    assert [(point.value, point.text) for point in current.points] == [
        (100.0, "100.00"),
        (None, "未报"),
        (100.0, "100.00"),
    ]


def test_no_january_is_missed_where_it_was_reported_with_february(catalog: Catalog) -> None:
    rows = [row("2022-01", "2022-01"), row("2022-02", "2022-02"), row("2023-01", "2023-02")]
    current = trend.overlay(rows, catalog, "month").series[-1]
    assert [point.text for point in current.points] == ["100.00"]


def test_a_late_region_ends_in_the_word(catalog: Catalog) -> None:
    rows = [row("2023-03", "2023-03"), row("2023-04", "2023-04"), row("2023-03", "2023-03", region="990101")]
    (chart,) = trend.timelines(rows, catalog, "month")
    assert [point.text for point in chart.series[1].points] == ["100.00", "未报"]
    assert chart.title.endswith("2个地区中1个持平或无法比较、1个未报")


def test_units_never_share_an_axis(catalog: Catalog) -> None:
    rows = [row("2023-03", "2023-03"), row("2023-03", "2023-03", indicator="re_investment", unit="亿元")]
    assert [chart.unit for chart in trend.timelines(rows, catalog, "month")] == ["万平方米", "亿元"]


def test_a_cumulative_line_is_cut_where_a_year_begins(catalog: Catalog) -> None:
    rows = [row("2022-01", "2022-12"), row("2023-01", "2023-02")]
    (chart,) = trend.timelines(rows, catalog, "cumulative")
    assert [point.value for point in chart.series[0].points] == [100.0, None, 100.0]


def test_a_break_is_a_line_with_its_words(catalog: Catalog) -> None:
    broken = catalog.breaks[0]
    year = broken.period // 12
    rows = [
        row(f"{y}-{m:02d}", f"{y}-{m:02d}", indicator=broken.indicator, region=broken.region, unit="套")
        for y in (year - 1, year)
        for m in (3, 4)
    ]
    (chart,) = trend.timelines(rows, catalog, "month")
    assert [(mark.slot, mark.text) for mark in chart.marks] == [(2, broken.note)]
    assert broken.note in chart.notes
    assert [point.value for point in chart.series[0].points] == [100.0, 100.0, None, 100.0, 100.0]


def test_a_figure_derived_from_a_preliminary_one_is_preliminary(catalog: Catalog) -> None:
    part = Part(1, 0, 0, 1.0, "preliminary", 1, "", "")
    rows = [row("2023-03", "2023-03"), row("2023-04", "2023-04", status="derived", parts=(part,))]
    chart = trend.overlay(rows, catalog, "month")
    assert [point.status for point in chart.series[0].points] == ["final", "preliminary"]
    assert chart.notes == ("空心点、虚线为初步数", "推算数由已报数加减得出")


def test_where_only_growth_was_published_it_is_drawn(catalog: Catalog) -> None:
    rows = [
        row(
            "2023-01",
            f"2023-{m:02d}",
            None,
            yoy_reported_pct=-5.5,
            growth_status="reported_only",
            unit="亿元",
        )
        for m in (3, 4)
    ]
    for chart in (trend.overlay(rows, catalog, "cumulative"), *trend.timelines(rows, catalog, "cumulative")):
        assert (chart.unit, [point.text for point in chart.series[0].points]) == ("%", ["−5.5%", "−5.5%"])
        assert "公布同比（%）" in chart.subtitle
        assert chart.title.endswith("同比下降5.5%")
    assert change.changes(rows, catalog, "cumulative").rows == ()
