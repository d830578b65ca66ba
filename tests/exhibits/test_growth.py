from exhibits import growth
from indicators.catalog import Catalog
from tests.exhibits.conftest import april_2023, row


def test_cells_hold_growth_words_and_gaps(catalog: Catalog) -> None:
    rows = [
        row("2023-03", "2023-03", yoy_computed_pct=3.04, growth_status="ok"),
        row("2023-04", "2023-04", growth_status="zero_base"),
        row(
            "2023-04",
            "2023-04",
            region="990101",
            yoy_computed_pct=-7.25,
            growth_status="ok",
            status="preliminary",
        ),
    ]
    chart = growth.heat(rows, catalog, "month")
    assert [[point.text for point in series.points] for series in chart.series] == [
        ["+3.0", "基数为零"],
        ["未报", "−7.3*"],
    ]
    assert [point.value for point in chart.series[0].points] == [3.0, None]


def test_the_track_decides_which_growth_leads(catalog: Catalog) -> None:
    published = growth.heat([april_2023()], catalog, "cumulative", track="reported").series[0].points[0]
    computed = growth.heat([april_2023()], catalog, "cumulative", track="computed").series[0].points[0]
    assert (published.value, computed.value) == (-0.4, -5.4)


def test_a_rate_moves_in_points(catalog: Catalog) -> None:
    chart = growth.heat([row("2023-04", "2023-04", 95.0, yoy_pp=1.24, growth_status="ok")], catalog, "point")
    assert chart.series[0].points[0].value == 1.2
    assert "比率类指标为百分点变动" in chart.notes


def test_a_span_that_a_line_does_not_report_apart_is_no_gap(catalog: Catalog) -> None:
    rows = [row("2023-01", f"2023-{m:02d}") for m in (2, 3)]
    rows += [row("2023-01", f"2023-{m:02d}", indicator="presale_permits") for m in (1, 2, 3)]
    first = growth.heat(rows, catalog, "cumulative").series[0].points[0]
    assert (first.text, first.value) == ("—", None)
    assert "—为该期不单独报" in growth.heat(rows, catalog, "cumulative").notes


def test_rates_alone_are_counted_and_measured_in_points(catalog: Catalog) -> None:
    rates = [
        row("2023-04", "2023-04", 95.0, region=region, unit="%", yoy_pp=1.2, growth_status="ok")
        for region in ("100000", "990101")
    ]
    chart = growth.heat(rates, catalog, "point", "region")
    assert chart.title.endswith("2个地区全部提高")
    assert "同比变动（百分点）" in chart.subtitle
