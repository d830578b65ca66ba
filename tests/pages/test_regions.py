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
    """Two years of three districts, of which one is late, their targets, and the city."""
    facts = [fact for year, more in ((2022, 0.0), (2023, 5.0)) for fact in _year(year, more)]
    facts += [Fact(SALES, EAST, "2023-01", "2023-12", 100.0, "target")]
    place = tmp_path / "city"
    make_warehouse(place, facts, regions=[(CITY, "", 0), *((code, CITY, 1) for code in (EAST, WEST, NORTH))])
    monkeypatch.setenv("SHULAN_WAREHOUSE", str(place))


def _year(year: int, more: float) -> list[Fact]:
    late = {3: 5.0 + more} if more else {3: 5.0, 4: 9.0}
    return [
        *months_of(SALES, EAST, year, {3: 10.0 + more, 4: 20.0 + more}),
        *months_of(SALES, WEST, year, {3: 11.0, 4: 30.0}),
        *months_of(SALES, NORTH, year, late),
        *months_of(SALES, CITY, year, {3: 26.0, 4: 60.0}),
    ]


def drawn(app: AppTest) -> Any:
    return json.loads(app.get("plotly_chart")[0].proto.spec)


def test_places_reasons_and_the_refused_total(districts: None, visit: Visit) -> None:
    app = visit("regions")
    names = drawn(app)["layout"]["yaxis"]["ticktext"]
    assert [name.split("　")[-1] for name in names][:3] == ["城西区", "城东区", "江北区"]
    said = words(app)
    assert "2023年1-4月商品房销售面积：城西区居首" in said
    assert "未报（最新2023年3月）" in said
    assert "不推算" in said
    assert "江北区" in said


def test_growth_and_last_year_to_this(districts: None, visit: Visit) -> None:
    app = visit("regions", by="growth", form="dumbbell", to="2023-03")
    assert "同比增速：江北区居首（+100.0%）" in words(app)
    assert len(drawn(app)["data"]) == 4


def test_completion_is_offered_where_a_target_was_set(districts: None, visit: Visit) -> None:
    said = words(visit("regions", by="completion"))
    assert "年度目标完成率：城东区居首（25.0%）" in said
    assert "无年度目标" in said
    assert "by=completion" in words(visit("regions", by="completion", basis="month"))


def test_small_lines_and_administrative_order(districts: None, visit: Visit) -> None:
    said = words(visit("regions", form="lines", order="code"))
    assert said.index("城东区</") < said.index("城西区</")


def test_unknown_words_in_the_address_are_passed_over(districts: None, visit: Visit) -> None:
    app = visit("regions", indicator="nothing", region="x", to="1999-01", by="luck", form="pie")
    assert "有条件未采用" in words(app)


def test_an_indicator_of_one_region_cannot_be_ranked(warehouse: Path, visit: Visit) -> None:
    assert "无从排位" in words(visit("regions", indicator="domestic_waste"))


def test_an_empty_warehouse_says_what_to_do(empty: Path, visit: Visit) -> None:
    assert "还没有数据" in words(visit("regions"))
