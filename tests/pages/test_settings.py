"""The page of settings: a map is given, refused in words, removed, brought back, and drawn on 地区对比."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from desk.phrasing import phrasing
from tests.desk.test_maps import named
from tests.pages.conftest import words
from tests.pages.test_regions import CITY, districts, drawn

__all__ = ["districts"]
Visit = Callable[..., AppTest]


def upload(app: AppTest, data: bytes, name: str = "边界.geojson") -> AppTest:
    app.file_uploader[0].upload(name, data, "application/json").run()
    assert not app.exception
    return app


def test_a_map_is_given_removed_and_restored(empty: Path, visit: Visit) -> None:
    app = upload(visit("settings", region=CITY), named("城东区", "<b>岛</b>"))
    said = words(app)
    assert "云江市的地图：8个下级地区中1个有图形" in said
    assert "不属于云江市、没有采用的图形：&lt;b&gt;岛" in said
    app.button(key="map-give").click().run()
    assert (empty / "maps" / f"{CITY}.geojson").is_file()
    app.button(key="map-remove").click().run()
    assert not (empty / "maps" / f"{CITY}.geojson").exists()
    app.button(key="map-restore").click().run()
    assert (empty / "maps" / f"{CITY}.geojson").is_file()
    assert not app.exception


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"{}", "不是 GeoJSON"), (named("浦东新区"), "没有一个是云江市的下级地区"), (b"\xff\xfe", "不是 UTF")],
)
def test_what_is_no_map_of_these_regions_is_refused(
    empty: Path, visit: Visit, data: bytes, said: str
) -> None:
    app = upload(visit("settings", region=CITY), data)
    assert said in words(app).replace("\\", "")
    assert not [button for button in app.button if button.key == "map-give"]


def test_regions_are_drawn_as_lines_that_need_no_network(districts: None, visit: Visit) -> None:
    app = visit("regions", region=CITY, indicator="re_sales_area", form="map")
    figure = drawn(app)
    assert [trace["type"] for trace in figure["data"]] == ["scatter"] * len(figure["data"])
    assert "geo" not in json.dumps(figure)
    assert "地图上没有" not in words(app)


def test_without_shapes_no_map_is_offered_and_an_address_that_asks_for_one_is_told(
    warehouse: Path, visit: Visit
) -> None:
    app = visit("regions", region="100000", indicator="re_sales_area", form="map")
    assert "form=map" in words(app).replace("\\", "")


def test_a_bureau_words_its_sentences(empty: Path, visit: Visit) -> None:
    app = visit("settings", region=CITY)
    app.text_area[0].set_value("{指标}增长12.3%")
    app.button(key="FormSubmitter:wordings-保存句式").click().run()
    assert "不能写死" in words(app)
    app.text_area[0].set_value("{期间}{指标}{数值}\n{同比}")
    app.button(key="FormSubmitter:wordings-保存句式").click().run()
    assert not app.exception
    assert phrasing(empty).clauses == ("{期间}{指标}{数值}", "{同比}")
