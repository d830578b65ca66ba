import json
from collections.abc import Callable
from pathlib import Path

from streamlit.testing.v1 import AppTest

from tests.pages.conftest import words

Visit = Callable[..., AppTest]


def test_both_growths_are_shown_and_the_gap_explained(warehouse: Path, visit: Visit) -> None:
    said = words(visit("trend", indicator="re_sales_area", region="100000", to="2023-04"))
    for text in ("37,635.87", "−0.4%", "−5.4%", "可比口径", "按绝对数测算", "37,768–37,806", "39,768.15"):
        assert text in said


def test_region_period_basis_unit_mark_and_source_are_in_words(warehouse: Path, visit: Visit) -> None:
    said = words(visit("trend", indicator="re_sales_area", region="100000"))
    for text in ("全国", "累计", "万平方米", "2023年1-4月", "公开数据", "资料来源：", "批次1"):
        assert text in said


def test_the_chart_lays_this_year_over_the_last(warehouse: Path, visit: Visit) -> None:
    app = visit("trend", indicator="re_sales_area", region="100000")
    spec = json.loads(app.get("plotly_chart")[0].proto.spec)
    assert [trace["name"] for trace in spec["data"]] == ["2022年", "2023年"]


def test_months_begin_with_one_period_of_two(warehouse: Path, visit: Visit) -> None:
    app = visit("trend", indicator="re_sales_area", region="100000", basis="month")
    spec = json.loads(app.get("plotly_chart")[0].proto.spec)
    assert spec["layout"]["xaxis"]["ticktext"][:2] == ["1-2月", "3月"]
    assert "推算" in words(app)


def test_several_regions_are_lines_along_time_and_the_late_one_says_so(warehouse: Path, visit: Visit) -> None:
    app = visit("trend", indicator="re_sales_area", region="100000,100001", basis="month")
    spec = json.loads(app.get("plotly_chart")[0].proto.spec)
    assert [trace["name"] for trace in spec["data"]] == ["全国", "东部地区"]
    assert any("此后未报" in annotation["text"] for annotation in spec["layout"]["annotations"])


def test_what_the_address_asks_in_vain_is_said_aloud(warehouse: Path, visit: Visit) -> None:
    app = visit("trend", indicator="nonsense", colour="red")
    (warning,) = app.warning
    assert "nonsense" in warning.value
    assert "colour" in warning.value
    assert "商品房销售面积" in words(app)


def test_an_empty_warehouse_says_what_to_do(empty: Path, visit: Visit) -> None:
    app = visit("trend")
    assert "还没有数据" in words(app)
    assert [code.value for code in app.code] == ["python -m etl demo", "python -m etl load 报表文件名"]


def test_the_table_once_unfolded_names_the_file_behind_every_figure(warehouse: Path, visit: Visit) -> None:
    asked = {"indicator": "re_sales_area", "region": "100000"}
    assert "made.xlsx" in words(visit("trend", **asked, rows="open"))
    assert "made.xlsx" not in words(visit("trend", **asked))
