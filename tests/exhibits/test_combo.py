from exhibits.combo import combo
from indicators.catalog import Catalog
from tests.exhibits.conftest import april_2023, row


def test_amounts_are_bars_and_growth_a_line_of_its_own_axis(catalog: Catalog) -> None:
    chart = combo([row("2022-01", "2022-04", 39768.15), april_2023()], catalog, "cumulative")
    assert [(each.name, each.axis) for each in chart.series] == [
        ("商品房销售面积", "first"),
        ("同比", "second"),
    ]
    assert [point.text for point in chart.series[0].points if point.text] == ["39,768.15", "37,635.87"]
    assert (chart.unit, chart.decimals, chart.second_unit, chart.from_zero) == ("万平方米", 2, "%", True)
    assert chart.subtitle.startswith("商品房销售面积 · 全国 · 累计 · 柱为万平方米，线为同比（%）")


def test_published_growth_leads_and_a_word_stands_where_there_is_none_g2_g4(catalog: Catalog) -> None:
    chart = combo([row("2022-01", "2022-04", 39768.15), april_2023()], catalog, "cumulative")
    assert [(point.value, point.text) for point in chart.series[1].points] == [
        (None, "无基数"),
        (-0.4, "−0.4%"),
    ]
    assert chart.notes[0] == "公布同比（可比口径）"


def test_a_rate_changes_in_points_g5(catalog: Catalog) -> None:
    chart = combo(
        [row("2023-03", "2023-03", 31.5, unit="%", yoy_pp=2.64, growth_status="ok")], catalog, "month"
    )
    assert (chart.second_unit, chart.series[1].points[0].text) == ("百分点", "2.6")


def test_where_only_growth_was_published_there_are_no_bars(catalog: Catalog) -> None:
    rows = [
        row("2023-01", "2023-03", None, yoy_reported_pct=-5.5, growth_status="reported_only", unit="亿元")
    ]
    chart = combo(rows, catalog, "cumulative")
    assert [(each.axis, each.points[0].value) for each in chart.series] == [("second", -5.5)]


def test_a_preliminary_figure_has_preliminary_growth(catalog: Catalog) -> None:
    figure = row("2023-03", "2023-03", status="preliminary", yoy_computed_pct=1.26, growth_status="ok")
    chart = combo([figure], catalog, "month")
    assert [point.status for series in chart.series for point in series.points] == ["preliminary"] * 2
    assert chart.series[1].points[0].value == 1.3
