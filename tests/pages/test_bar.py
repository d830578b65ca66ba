"""The bar of every page: the search, the saved views, and how the overview opens."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from streamlit.testing.v1 import AppTest

from desk import openings, views
from desk.views import View
from tests.pages.conftest import REPOSITORY, words

Visit = Callable[..., AppTest]
ME = "本机"  # where nobody has to sign in


def home() -> AppTest:
    """The overview as one comes to it without an address: AppTest forgets where its own name led."""
    return AppTest.from_file(str(REPOSITORY / "app.py"), default_timeout=60).run()


def find(app: AppTest, typed: str) -> AppTest:
    return app.text_input(key="finder").set_value(typed).run()


def test_initials_offer_the_indicator_and_choosing_it_opens_its_trend(warehouse: Path, visit: Visit) -> None:
    app = find(home(), "spfxsmj")
    first = app.button(key="found-0")
    assert "商品房销售面积" in first.label
    first.click().run()
    assert not app.exception
    assert "2023年1-4月全国商品房销售面积37,635.87" in words(app)


def test_a_region_opens_on_the_overview_and_the_ranking_stays_where_it_is(
    warehouse: Path, visit: Visit
) -> None:
    app = find(visit("regions"), "dbdq")
    assert "东部地区" in app.button(key="found-0").label
    app.button(key="found-0").click().run()
    assert "2023年3月东部地区" in words(app)
    app = find(visit("regions"), "商品房销售面积")
    app.button(key="found-0").click().run()
    assert "位次" in words(app)


def test_what_has_no_figures_is_listed_and_leads_nowhere(warehouse: Path, visit: Visit) -> None:
    app = find(home(), "建筑业总产值")
    assert app.button(key="found-0").disabled
    assert "暂无数据" in app.button(key="found-0").label


def test_what_is_not_found_is_said_with_what_may_be_typed(warehouse: Path, visit: Visit) -> None:
    said = words(find(home(), '没有这样的<img src="x">'))
    assert "没有叫“没有这样的&lt;img" in said
    assert "拼音首字母" in said


def test_other_filters_are_kept(warehouse: Path, visit: Visit) -> None:
    app = visit("trend", indicator="re_sales_area", region="100001", to="2023-03")
    find(app, "100002").button(key="found-0").click().run()
    assert "2023年1-3月中部地区商品房销售面积9,000.00" in words(app)
    assert not app.warning


def test_the_page_of_the_trend_takes_over_the_region_of_another_page(warehouse: Path, visit: Visit) -> None:
    app = visit("overview")
    app.switch_page("pages/trend.py").run()
    chosen = [one.value for one in app.multiselect if one.label == "地区"]
    assert chosen == [["100000"]]


def test_the_period_moves_by_one_and_stops_at_the_ends(warehouse: Path, visit: Visit) -> None:
    app = visit("trend")
    assert app.button(key="to-later").disabled
    app.button(key="to-earlier").click().run()
    assert "2023年1-3月全国" in words(app)
    app.button(key="to-later").click().run()
    assert "2023年1-4月全国" in words(app)
    assert visit("trend", to="2022-02").button(key="to-earlier").disabled


def test_a_saved_view_stands_on_the_overview_with_its_address(warehouse: Path, visit: Visit) -> None:
    views.save(warehouse, View("每月例会", "trend", "indicator=re_sales_area&to=2023-03", author=ME))
    views.save(warehouse, View("别人的", "trend", "", owner="张三", author="张三"))
    said = words(visit("overview"))
    assert 'href="trend?indicator=re_sales_area&amp;to=2023-03"' in said
    assert "每月例会" in said
    assert "别人的" not in said


def test_no_views_take_no_room(warehouse: Path, visit: Visit) -> None:
    assert "视图：" not in words(visit("overview"))


def test_a_view_of_what_is_gone_is_marked_and_opens_with_words(warehouse: Path, visit: Visit) -> None:
    views.save(warehouse, View("旧", "trend", "indicator=removed_one&region=100000", author=ME))
    said = words(visit("overview"))
    assert "缺内容" in said
    assert "指标“removed_one”已从目录中删去" in said
    opened = words(visit("trend", indicator="removed_one", region="100000"))
    assert "removed\\_one 无法识别或没有数据，现显示商品房销售面积" in opened


def test_a_view_edited_by_hand_can_lead_to_no_other_site(warehouse: Path, visit: Visit) -> None:
    views.save(warehouse, View("<b>x</b>", "javascript:alert(1)", "", author=ME))
    said = words(visit("overview"))
    assert 'href="javascript' not in said
    assert "&lt;b&gt;x&lt;/b&gt;" in said
    assert "已不存在" in said


def test_a_broken_view_is_named_on_the_overview(warehouse: Path, visit: Visit) -> None:
    (warehouse / "views").mkdir()
    (warehouse / "views" / "001.toml").write_text("name = \n", encoding="utf-8")
    assert "views/001.toml 第1行写法有误" in words(visit("overview"))


def test_the_overview_opens_as_the_person_wants_it(warehouse: Path, visit: Visit) -> None:
    openings.choose(warehouse, ME, {"region": "100001", "scope": "all"})
    openings.choose(warehouse, "张三", {"region": "100002"})
    assert "2023年3月东部地区" in words(visit("overview"))
    assert "2023年3月全国" in words(visit("overview", region="100000"))


def test_an_opening_that_is_gone_is_said(warehouse: Path, visit: Visit) -> None:
    openings.choose(warehouse, ME, {"region": "990100"})
    said = words(visit("overview"))
    assert "2023年4月全国" in said
    assert "您的总览里 region=990100 已不存在或没有数据，改用全国" in said


def test_broken_openings_are_said_and_the_overview_stands(warehouse: Path, visit: Visit) -> None:
    (warehouse / openings.FILE).write_text("[", encoding="utf-8")
    said = words(visit("overview"))
    assert "写法有误" in said
    assert "37,635.87" in said


def test_the_bar_stands_where_nothing_was_loaded(empty: Path, visit: Visit) -> None:
    assert find(home(), "商品房").button(key="found-0").disabled
    assert find(visit("upload"), "商品房").button(key="found-0").disabled
