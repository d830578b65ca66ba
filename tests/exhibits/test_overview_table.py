"""The overview as a table: levels, both growths, targets, words where there is no number (G2-G5, T1)."""

from exhibits.overview import Standing, overview
from exhibits.overview_table import table
from indicators.catalog import Catalog
from indicators.growth import Growth
from indicators.period import month_number
from tests.exhibits.conftest import april_2023, row


def told(catalog: Catalog, figure: Growth, target: float | None = None) -> dict[str, str]:
    standings = [Standing(figure, "cumulative", (), target, ("东部地区",))]
    shown = table(standings, catalog, overview(standings, catalog, month_number("2023-04")))
    return dict(zip(shown.columns, (cell.text for cell in shown.rows[0]), strict=True))


def test_both_growths_stand_beside_the_level_g2(catalog: Catalog) -> None:
    found = told(catalog, april_2023())
    assert (found["指标"], found["数值"], found["单位"]) == ("商品房销售面积", "37,635.87", "万平方米")
    assert (found["公布同比"], found["计算同比"], found["上年同期"]) == ("−0.4%", "−5.4%", "39,768.15")
    assert found["迟报地区"] == "东部地区"


def test_completion_and_schedule_in_points_t1(catalog: Catalog) -> None:
    found = told(catalog, april_2023(), 100_000.0)
    assert [found[name] for name in ("完成率", "序时进度", "与序时之差（百分点）")] == [
        "37.6%",
        "33.3%",
        "+4.3",
    ]
    assert told(catalog, april_2023(), 0.0)["完成率"] == ""


def test_no_growth_is_a_word_g4(catalog: Catalog) -> None:
    found = told(catalog, row("2023-01", "2023-04", 5.0, growth_status="zero_base", base_value=0.0))
    assert found["计算同比"] == "基数为零"


def test_growth_from_current_prices_says_so_g3(catalog: Catalog) -> None:
    code = next(code for code, each in catalog.indicators.items() if each.price_basis == "constant")
    assert told(catalog, april_2023()._replace(indicator=code))["计算同比"] == "−5.4%（现价）"
