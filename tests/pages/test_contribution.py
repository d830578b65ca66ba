import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.indicators.builds import Fact, make_warehouse, months_of
from tests.pages.conftest import SALES, words

Visit = Callable[..., AppTest]
CITY = "990100"
EAST, WEST, NORTH = "990101", "990102", "990103"


@pytest.fixture
def districts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two years of a city, of two districts, of one that is late, and of the city's housing."""
    facts = [
        *_both(CITY, 100.0, 118.6),
        *_both(EAST, 40.0, 45.2),
        *_both(WEST, 30.0, 43.4),
        *months_of(SALES, NORTH, 2022, {3: 10.0, 4: 30.0}),
        *months_of(SALES, NORTH, 2023, {3: 12.0}),
        *(
            fact
            for category, base, value in (("住宅", 70.0, 90.0), ("期房", 80.0, 95.0), ("现房", 20.0, 23.6))
            for fact in _both(CITY, base, value, category=category)
        ),
        Fact(SALES, CITY, "2023-01", "2023-04", 17.2, "yoy_reported", decimals=1),
        *months_of("re_price", CITY, 2023, {4: 9000.0}),
        *months_of("re_price", EAST, 2023, {4: 9000.0}),
        *months_of("re_price", WEST, 2023, {4: 9000.0}),
    ]
    place = tmp_path / "city"
    regions = [(CITY, "", 0), *((code, CITY, 1) for code in (EAST, WEST, NORTH))]
    make_warehouse(place, facts, regions=regions)
    monkeypatch.setenv("SHULAN_WAREHOUSE", str(place))


def _both(place: str, base: float, value: float, **more: Any) -> list[Fact]:
    return [
        fact
        for y, each in ((2022, base), (2023, value))
        for fact in months_of(SALES, place, y, {4: each}, **more)
    ]


def drawn(app: AppTest) -> Any:
    return json.loads(app.get("plotly_chart")[0].proto.spec)


def test_g8_points_of_regions_add_up_to_the_growth_by_levels(districts: None, visit: Visit) -> None:
    app = visit("contribution")
    said = words(app)
    assert "2023年1-4月云江市商品房销售面积同比增长18.6%（按绝对数测算），其中城西区拉动13.4个百分点" in said
    assert "公布同比（可比口径）为17.2%，相差1.4个百分点" in said
    assert "江北区未报" in said
    spec = drawn(app)
    bars = spec["data"][0]
    assert sum(bars["x"][:-1]) == pytest.approx(bars["x"][-1]) == pytest.approx(18.6)
    assert spec["layout"]["yaxis"]["ticktext"][-1] == "<b>云江市合计</b>"


def test_g8_points_of_categories_by_set(districts: None, visit: Visit) -> None:
    said = words(visit("contribution", parts="category"))
    assert "其中住宅拉动20.0个百分点" in said
    assert "其他（未列明）" in said
    said = words(visit("contribution", parts="category", category="期房"))
    assert "各部分之和与总数相符" in said


def test_administrative_order(districts: None, visit: Visit) -> None:
    names = drawn(visit("contribution", order="code"))["layout"]["yaxis"]["ticktext"]
    assert names[:2] == ["城东区", "城西区"]


def test_a1_a_ratio_is_refused_in_words(districts: None, visit: Visit) -> None:
    app = visit("contribution", indicator="re_price")
    assert "不测算拉动（率和指数不能相加，没有拉动）" in words(app)
    assert not app.get("plotly_chart")


def test_an_indicator_without_parts_says_what_to_do(warehouse: Path, visit: Visit) -> None:
    assert "无从测算拉动" in words(visit("contribution", indicator="domestic_waste"))
    assert "没有分类的数" in words(visit("contribution", indicator="domestic_waste", parts="category"))


def test_unknown_words_in_the_address_are_passed_over(districts: None, visit: Visit) -> None:
    app = visit("contribution", indicator="nothing", parts="luck", region="x", to="1999-01")
    assert "有条件未采用" in words(app)


def test_an_empty_warehouse_says_what_to_do(empty: Path, visit: Visit) -> None:
    assert "还没有数据" in words(visit("contribution"))
