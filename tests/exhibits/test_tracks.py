from exhibits import gap, record, tracks, trend
from indicators.catalog import Catalog
from indicators.growth import Growth
from tests.exhibits.conftest import april_2023, row


def test_the_gap_is_explained_with_the_implied_base() -> None:
    said = gap.gap_words(april_2023())
    assert "公布同比−0.4%按可比口径计算，按绝对数测算为−5.4%，相差5.0个百分点" in said
    assert "37,768–37,806万平方米" in said
    assert "39,768.15万平方米" in said


def test_growth_since_the_span_before_is_said(catalog: Catalog) -> None:
    text = gap.explanation([april_2023()], catalog, "cumulative").text
    assert text.endswith("公布降幅比1-3月收窄1.4个百分点。")


def test_two_growths_that_round_alike_agree() -> None:
    agreed = row("2022-01", "2022-12", yoy_reported_pct=-24.3, yoy_computed_pct=-24.2967, growth_status="ok")
    assert gap.gap_words(agreed) == "公布同比−24.3%，与按绝对数测算的结果一致。"


def test_constant_prices_are_not_checked_against_levels() -> None:
    said = gap.gap_words(april_2023(), constant_prices=True)
    assert "不能用现价绝对数测算核对" in said
    assert "折算" not in said
    assert "口径不同" not in said


def value_added(**known: object) -> Growth:
    fields = {"indicator": "construction_value_added", "yoy_computed_pct": -15.84, "growth_status": "ok"}
    return row("2020-01", "2020-03", 9377.8, base_value=11143.1, **(fields | known))


def test_growth_from_current_prices_says_so_everywhere(catalog: Catalog) -> None:
    computed = value_added()
    assert gap.gap_title(computed, catalog, "cumulative").endswith("现价同比−15.8%")
    (band,) = tracks.headlines([computed], catalog, "cumulative").bands
    assert [each.name for each in band.headlines] == ["2020年1-3月", "现价同比", "上年同期"]
    assert tracks.tracks([computed], catalog, "cumulative").series[0].label == "现价 −15.8%"
    assert trend.overlay([computed], catalog, "cumulative").title.endswith("，现价同比下降15.8%")
    assert record.record([computed], catalog, "cumulative", {}).rows[0][3].text == "−15.8%（现价）"


def test_constant_prices_imply_no_base(catalog: Catalog) -> None:
    known = {"yoy_reported_pct": -17.5, "implied_base_low": 1.0, "implied_base_high": 2.0}
    (band,) = tracks.headlines([value_added(**known)], catalog, "cumulative").bands
    assert "折算可比基数" not in [each.name for each in band.headlines]


def test_a_rate_is_titled_and_drawn_in_points(catalog: Catalog) -> None:
    rate = row("2023-01", "2023-04", 98.2, unit="%", yoy_pp=2.74, growth_status="ok")
    assert gap.gap_title(rate, catalog, "cumulative").endswith("同比提高2.7个百分点")
    chart = tracks.tracks([rate], catalog, "cumulative")
    assert (chart.unit, chart.series[0].points[0].value) == ("百分点", 2.7)


def test_words_alone_make_no_line(catalog: Catalog) -> None:
    assert (
        tracks.tracks([row("2023-01", "2023-04", growth_status="zero_base")], catalog, "cumulative").series
        == ()
    )


def test_the_base_of_a_derived_month_is_derived(catalog: Catalog) -> None:
    months = [row(f"{year}-04", f"{year}-04", status="derived", base_value=3.0) for year in (2022, 2023)]
    (band,) = tracks.headlines(months, catalog, "month").bands
    assert {each.name: each.period for each in band.headlines}["上年同期"] == "推算"


def test_the_label_of_a_track_that_ends_early_names_its_period(catalog: Catalog) -> None:
    merged = row("2023-01", "2023-02", yoy_reported_pct=-3.6, yoy_computed_pct=-3.6, growth_status="ok")
    month = row("2023-03", "2023-03", status="derived", yoy_computed_pct=-3.5, growth_status="ok")
    labels = [series.label for series in tracks.tracks([merged, month], catalog, "month").series]
    assert labels == ["公布（2023年1-2月） −3.6%", "测算 −3.5%"]


def test_headlines_show_both_growths_and_both_bases(catalog: Catalog) -> None:
    (band,) = tracks.headlines([april_2023()], catalog, "cumulative").bands
    assert [(each.name, each.value) for each in band.headlines] == [
        ("2023年1-4月", "37,635.87"),
        ("公布同比", "−0.4%"),
        ("计算同比", "−5.4%"),
        ("上年同期", "39,768.15"),
        ("折算可比基数", "37,768–37,806"),
    ]


def test_the_two_tracks_are_two_named_series(catalog: Catalog) -> None:
    chart = tracks.tracks([april_2023()], catalog, "cumulative")
    assert [(series.role, series.points[0].value) for series in chart.series] == [
        ("reported", -0.4),
        ("computed", -5.4),
    ]


def test_an_interval_has_no_more_places_than_its_width_bears() -> None:
    assert gap.interval_text(37768.058, 37805.997, 2) == "37,768–37,806"
    assert gap.interval_text(12.3012, 12.3134, 2) == "12.30–12.31"


def test_an_interval_whose_ends_print_alike_is_printed_until_they_differ() -> None:
    assert gap.interval_text(313.8, 314.1, 0) == "313.8–314.1"
    assert gap.interval_text(2.4998, 2.5003, 2) == "2.4998–2.5003"
