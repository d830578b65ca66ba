import json
from collections.abc import Callable
from pathlib import Path

from streamlit.testing.v1 import AppTest

from tests.pages.conftest import words

Visit = Callable[..., AppTest]


def test_cells_hold_numbers_words_and_gaps(warehouse: Path, visit: Visit) -> None:
    app = visit("growth", view="region", indicator="re_sales_area", region="100000", basis="cumulative")
    spec = json.loads(app.get("plotly_chart")[0].proto.spec)
    texts = spec["data"][1]["text"]
    assert "−0.4" in texts
    assert "无基数" in texts
    assert "未报" in texts


def test_the_row_looked_at_shows_both_tracks(warehouse: Path, visit: Visit) -> None:
    app = visit("growth", view="region", indicator="re_sales_area", region="100000", focus="100000")
    spec = json.loads(app.get("plotly_chart")[1].proto.spec)
    assert len(spec["data"]) == 2
    assert "相差5.0个百分点" in words(app)


def test_indicators_by_month_of_one_region(warehouse: Path, visit: Visit) -> None:
    app = visit("growth", view="indicator", region="100000", basis="cumulative")
    spec = json.loads(app.get("plotly_chart")[0].proto.spec)
    assert spec["layout"]["yaxis"]["ticktext"] == ["商品房销售面积"]


def test_an_empty_warehouse_says_what_to_do(empty: Path, visit: Visit) -> None:
    assert "还没有数据" in words(visit("growth"))
