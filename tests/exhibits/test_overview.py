from exhibits.overview import Standing, overview
from indicators.catalog import Catalog
from indicators.growth import Growth
from indicators.period import month_number
from tests.exhibits.conftest import row


def quarter() -> Growth:
    known = {"indicator": "construction_value_added", "yoy_computed_pct": -2.2, "growth_status": "ok"}
    return row("2023-01", "2023-09", 288.77, **known)


def flags(catalog: Catalog, end: str) -> tuple[str, ...]:
    standing = Standing(quarter(), "cumulative", lag=2)
    return overview([standing], catalog, month_number(end)).bands[0].headlines[0].flags


def test_a_quarter_is_the_newest_until_the_next_has_ended(catalog: Catalog) -> None:
    assert flags(catalog, "2023-11") == ()
    assert flags(catalog, "2023-12") == ("非最新",)


def test_growth_at_current_prices_is_named_so(catalog: Catalog) -> None:
    standing = Standing(quarter(), "cumulative")
    shown = overview([standing], catalog, month_number("2023-09"))
    assert shown.bands[0].headlines[0].growths[0].text == "现价−2.2%"
    assert "增加值按不变价计算增速，现价同比仅供参考" in shown.notes
