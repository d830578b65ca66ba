"""对比: series chosen one by one, held in the address, indexed, by unit and by growth."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import SALES, words

Visit = Callable[..., AppTest]
BOTH = f"{SALES}~100000,{SALES}~100002"


def drawn(app: AppTest) -> list[Any]:
    return [json.loads(chart.proto.spec) for chart in app.get("plotly_chart")]


def names(app: AppTest) -> list[str]:
    return [trace["name"] for chart in drawn(app) for trace in chart["data"] if trace.get("name")]


def test_two_regions_indexed_to_a_chosen_base(warehouse: Path, visit: Visit) -> None:
    app = visit("compare", series=f"{BOTH},re_unsold_area~100000", base="2023-03", basis="month")
    said = words(app)
    assert "以2023年3月为100" in said
    assert app.query_params["series"] == f"{BOTH},re_unsold_area~100000"
    assert set(names(app)) >= {"全国商品房销售面积", "中部地区商品房销售面积"}


def test_a_missing_base_is_said_in_words_g4(warehouse: Path, visit: Visit) -> None:
    said = words(visit("compare", series=BOTH, base="2022-04", mode="index"))
    assert "未作指数：中部地区基期没有数" in said


@pytest.mark.parametrize("mode", ["panels", "growth"])
def test_panels_and_growth(warehouse: Path, visit: Visit, mode: str) -> None:
    app = visit("compare", series=f"{BOTH},domestic_waste~100000", mode=mode)
    assert len(drawn(app)) == 1
    assert "不表示相关或因果" in words(app)


def test_a_series_is_added_by_the_reader_and_the_address_holds_it(warehouse: Path, visit: Visit) -> None:
    app = visit("compare", series=f"{SALES}~100000")
    app.selectbox("compare-indicator").set_value(SALES).run()
    app.selectbox(f"compare-region-{SALES}").set_value("100002").run()
    app.button("compare-add").click().run()
    assert not app.exception
    assert app.query_params["series"] == BOTH
    assert "未作指数：中部地区基期没有数" in words(app)


def test_another_way_leaves_no_complaint_about_the_base(warehouse: Path, visit: Visit) -> None:
    app = visit("compare", series=BOTH)
    assert "base" in app.query_params
    mode: Any = next(one for one in app.get("button_group") if "mode" in str(one))
    mode.set_value("growth").run()
    assert "未采用" not in words(app)


def test_unknown_series_and_too_many_are_said_in_words(warehouse: Path, visit: Visit) -> None:
    app = visit("compare", series=f"nothing~1,{SALES}~9,{SALES},~~~,{BOTH}", base="1999-01")
    assert "有条件未采用" in words(app)
    assert app.query_params["series"] == BOTH


def test_nothing_asked_shows_the_bureaus_own(warehouse: Path, visit: Visit) -> None:
    app = visit("compare")
    assert app.query_params["series"] == f"{SALES}~100000"
    assert drawn(app)


def test_an_empty_warehouse_says_what_to_do(empty: Path, visit: Visit) -> None:
    assert "还没有数据" in words(visit("compare"))
