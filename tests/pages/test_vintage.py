"""Every page as of an earlier load (rule V1): it shows the earlier figure and says so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from etl.loads import load_files, roll_back
from indicators.catalog import Catalog
from tests.pages.conftest import words

Visit = Callable[..., AppTest]
HEAD = "指标,地区,报告期,数值,单位"
FIRST = """商品房销售面积,全国,2022年1-4月,39768.15,万平方米
商品房销售面积,东部地区,2023年1-4月,20000.00,万平方米
商品房销售面积,中部地区,2023年1-4月,9000.00,万平方米
商品房销售面积,全国,2023年1-4月,37635.87,万平方米"""
SECOND = """商品房销售面积,东部地区,2023年1-4月,8000.00,万平方米
商品房销售面积,全国,2023年1-4月,37600.00,万平方米"""
BAND = "历史版本：截至批次1（"


def load(folder: Path, name: str, figures: str, head: str = HEAD) -> None:
    path = folder / name
    path.write_text(f"{head}\n{figures}\n", encoding="utf-8-sig")
    [outcome] = load_files([path], folder, Catalog.load(), "100000")
    assert outcome.result == "loaded", outcome.issues


@pytest.fixture
def revised(empty: Path) -> Path:
    """Two files; the second one changes two figures of the first."""
    load(empty, "四月.csv", FIRST)
    load(empty, "更正.csv", SECOND)
    return empty


def press(app: AppTest, label: str) -> None:
    next(button for button in app.button if label in button.label).click()
    app.run()
    assert not app.exception


@pytest.mark.parametrize("page", ["overview", "trend", "growth", "sources"])
def test_v1_as_of_a_load_before_a_revision_a_page_shows_the_earlier_figure(
    revised: Path, visit: Visit, page: str
) -> None:
    asked = {"part": "figure", "indicator": "re_sales_area"} if page == "sources" else {}
    if page == "trend":
        asked = {"indicator": "re_sales_area", "region": "100000"}
    before = words(visit(page, as_of="1", **asked))
    assert BAND in before
    assert "37,635.87" in before
    assert "37,600.00" not in before
    after = words(visit(page, **asked))
    assert "37,600.00" in after
    assert "历史版本：" not in after


def test_v1_the_ranking_is_that_of_then(revised: Path, visit: Visit) -> None:
    asked = {"indicator": "re_sales_area", "region": "100000"}
    assert "东部地区居首" in words(visit("regions", as_of="1", **asked))
    assert "中部地区居首" in words(visit("regions", **asked))


def test_v1_the_target_is_that_of_then(revised: Path, visit: Visit) -> None:
    for name, value in (("目标.csv", 100_000), ("新目标.csv", 50_000)):
        load(revised, name, f"商品房销售面积,全国,2023年,{value},万平方米,年度目标", f"{HEAD},数据类型")
    assert "37.6%" in words(visit("targets", as_of="3"))
    assert "75.2%" in words(visit("targets"))
    assert "还没有年度目标" in words(visit("targets", as_of="2"))


def test_every_exhibit_says_as_of_what_it_is(revised: Path, visit: Visit) -> None:
    said = words(visit("trend", as_of="1", indicator="re_sales_area", region="100000"))
    assert "资料来源：四月.csv，批次1" in said
    assert "，历史版本：截至批次1" in said


def test_links_lead_to_pages_as_of_the_same_load(revised: Path, visit: Visit) -> None:
    said = words(visit("sources", as_of="1"))
    assert 'href="sources?part=load&amp;load=1&amp;as_of=1"' in said


def test_what_stood_then_is_not_called_current(revised: Path, visit: Visit) -> None:
    said = words(visit("sources", as_of="1", load="1"))
    assert "截至批次1有效" in said
    assert ">现行<" not in said
    assert "请先回到现行数" in "\n".join(
        caption.value for caption in visit("sources", as_of="1", load="1").caption
    )


def test_one_click_leads_back_to_what_stands_now(revised: Path, visit: Visit) -> None:
    app = visit("trend", as_of="1", indicator="re_sales_area", region="100000")
    press(app, "回到现行数")
    assert "37,600.00" in words(app)
    assert "as_of" not in app.query_params


def test_the_page_of_another_choice_stays_in_the_version(revised: Path, visit: Visit) -> None:
    app = visit("trend", as_of="1", indicator="re_sales_area", region="100000")
    for name in list(app.query_params):
        del app.query_params[name]
    app.switch_page("pages/growth.py")
    app.run()
    assert BAND in words(app)


def test_an_address_that_names_no_version_is_never_as_of_one(revised: Path, visit: Visit) -> None:
    app = visit("trend", as_of="1", indicator="re_sales_area", region="100000")
    for name in list(app.query_params):
        del app.query_params[name]
    app.query_params["indicator"] = "re_sales_area"
    app.run()
    assert "历史版本：" not in words(app)


@pytest.mark.parametrize(
    ("wish", "told"),
    [("9", "没有入库批次 9"), ("1999-01-01", "没有数据入库"), ("昨天", "看不懂“昨天”"), ("", "看不懂")],
)
def test_a_version_that_cannot_be_had_is_said_in_words(
    revised: Path, visit: Visit, wish: str, told: str
) -> None:
    app = visit("trend", as_of=wish, indicator="re_sales_area", region="100000")
    assert told in app.warning[0].value.replace("\\", "")
    assert "37,600.00" in words(app)


def test_the_newest_load_says_that_it_is_as_now(revised: Path, visit: Visit) -> None:
    assert "目前与现行数相同" in words(visit("trend", as_of="L2"))


def test_a_rolled_back_load_is_as_if_it_had_never_been(revised: Path, visit: Visit) -> None:
    roll_back(revised, Catalog.load(), 1)
    said = words(visit("trend", as_of="1"))
    assert "已撤销，不计入" in said
    assert "截至批次1，没有有效的数据" in said


def test_a_version_is_picked_in_the_sidebar(revised: Path, visit: Visit) -> None:
    app = visit("trend", indicator="re_sales_area", region="100000")
    assert not [box for box in app.selectbox if box.key == "vintage-load"]
    app.session_state["vintage"] = True
    app.run()
    app.selectbox(key="vintage-load").set_value("1").run()
    assert not app.exception
    assert BAND in words(app)
    assert "37,635.87" in words(app)
