from exhibits import tracks
from indicators.catalog import Catalog
from tests.exhibits.conftest import april_2023, row


def test_the_gap_is_explained_with_the_implied_base() -> None:
    said = tracks.gap_words(april_2023())
    assert "公布同比−0.4%按可比口径计算，按绝对数测算为−5.4%，相差5.0个百分点" in said
    assert "37,768–37,806万平方米" in said
    assert "39,768.15万平方米" in said


def test_growth_since_the_span_before_is_said(catalog: Catalog) -> None:
    text = tracks.explanation([april_2023()], catalog, "cumulative").text
    assert text.endswith("公布降幅比1-3月收窄1.4个百分点。")


def test_two_growths_that_round_alike_agree() -> None:
    agreed = row("2022-01", "2022-12", yoy_reported_pct=-24.3, yoy_computed_pct=-24.2967, growth_status="ok")
    assert tracks.gap_words(agreed) == "公布同比−24.3%，与按绝对数测算的结果一致。"


def test_constant_prices_are_not_checked_against_levels() -> None:
    assert "不变价格" in tracks.gap_words(april_2023(), constant_prices=True)


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
    assert tracks.interval_text(37768.058, 37805.997, 2) == "37,768–37,806"
    assert tracks.interval_text(12.3012, 12.3134, 2) == "12.30–12.31"
