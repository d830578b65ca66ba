"""汇报篮 and 会议汇报: put in, set in order, flagged when a figure changes, presented, unlocked, locked."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from streamlit.testing.v1 import AppTest

from desk import baskets
from tests.pages.conftest import words
from tests.pages.test_vintage import FIRST, SECOND, load, press

Visit = Callable[..., AppTest]
NATION = {"indicator": "re_sales_area", "region": "100000"}
NAME = "九月例会"


@pytest.fixture
def april(empty: Path) -> Path:
    """Figures of April 2023; one of them is corrected by ``SECOND``."""
    load(empty, "四月.csv", FIRST)
    return empty


@pytest.fixture
def filled(april: Path, visit: Visit) -> Path:
    """A basket of three pages' exhibits, put in by one click each."""
    for page, asked in (("trend", NATION), ("regions", NATION), ("growth", {"region": "100000"})):
        press(visit(page, **asked), "加入汇报篮")
    baskets.rename(april, baskets.baskets(april).baskets[0].name, NAME)
    return april


def held(place: Path) -> baskets.Kept:
    return baskets.basket(place, NAME)


def key(app: AppTest, name: str) -> None:
    app.button(key=name).click()
    app.run()
    assert not app.exception


def test_one_click_puts_the_chart_of_a_page_into_a_basket_and_says_where(april: Path, visit: Visit) -> None:
    app = visit("trend", **NATION)
    press(app, "加入汇报篮")
    [made] = baskets.baskets(april).baskets
    [item] = made.items
    assert (item.page, item.part, item.query["indicator"]) == ("trend", "trend", "re_sales_area")
    assert (item.build, item.frozen["item"]["exhibit"]["kind_of_exhibit"]) == (1, "chart")
    [toast] = app.toast
    assert toast.value.startswith("已放入“")
    assert "](basket?basket=" in toast.value


@pytest.mark.parametrize("page", ["overview", "trend", "growth", "regions", "compare", "sources", "quality"])
def test_every_page_with_downloads_offers_its_exhibits(april: Path, visit: Visit, page: str) -> None:
    press(visit(page), "加入汇报篮")
    [made] = baskets.baskets(april).baskets
    assert made.items[0].page == page
    assert "这一项无法显示" not in words(visit("basket"))


def test_the_choice_of_basket_costs_nothing_while_it_is_shut(april: Path, visit: Visit) -> None:
    app = visit("trend", **NATION)
    assert [each.label for each in app.selectbox if "汇报篮" in each.label] == []
    assert not (april / "baskets").exists()


def test_a_basket_lists_its_items_and_shows_one(filled: Path, visit: Visit) -> None:
    app = visit("basket", basket=NAME)
    said = words(app)
    assert "3 项" in said
    assert "37,635.87" in said
    assert app.query_params["basket"] in (NAME, [NAME])
    assert len(app.get("plotly_chart")) == 1
    key(app, "open-2")
    assert "位" in words(app) or "地区" in words(app)


def test_items_are_moved_renamed_copied_dropped_and_put_back(filled: Path, visit: Visit) -> None:
    app = visit("basket", basket=NAME)
    key(app, "down-1")
    assert [item.id for item in held(filled).items] == ["2", "1", "3"]
    key(app, "up-1")
    app.text_input(key="heading-1").input("销售面积")
    app.text_area(key="note-1").input("会上口头说明")
    next(button for button in app.button if button.form_id == "annotation-1").click()
    app.run()
    assert (held(filled).items[0].heading, held(filled).items[0].note) == ("销售面积", "会上口头说明")
    assert "会上口头说明" in words(app)
    key(app, "item-copy")
    assert [item.page for item in held(filled).items] == ["trend", "trend", "regions", "growth"]
    key(app, "item-drop")
    assert len(held(filled).items) == 3
    key(app, "item-back")
    assert [item.id for item in held(filled).items] == ["1", "4", "2", "3"]


def test_a_number_of_the_sentence_leads_to_its_cell_in_two_clicks(filled: Path, visit: Visit) -> None:
    said = words(visit("basket", basket=NAME))
    found = re.search(r'<a class="number" href="([^"]+)"[^>]*title="([^"]+)">37,635.87</a>', said)
    assert found is not None
    assert found[2].startswith("四月.csv · ")
    page, _, asked = html.unescape(found[1]).partition("?")
    looked_up = words(visit(page, **dict(parse_qsl(asked))))
    for word in ("37,635.87", "四月.csv", found[2].split(" · ")[-2]):
        assert word in looked_up


def test_a_number_that_is_not_that_of_its_figure_is_told_of(filled: Path, visit: Visit) -> None:
    [path] = (filled / "baskets").glob("*.json")
    text = path.read_text(encoding="utf-8")
    head, said, rest = re.split(r'("sentence": ?")', text, maxsplit=1)
    path.write_text(head + said + rest.replace("37,635.87", "37,653.87", 1), encoding="utf-8")
    [doubt] = visit("basket", basket=NAME).warning
    assert doubt.value.startswith("句子里的 37,653.87 与所指的数不符")


def test_a_number_typed_into_a_note_that_no_figure_printed_is_doubted(filled: Path, visit: Visit) -> None:
    baskets.annotate(filled, NAME, "1", heading="", note="1-4月销售面积37,635.87万平方米，力争突破5万")
    (doubt,) = visit("basket", basket=NAME).warning
    assert doubt.value == "标题或备注里的 5 不是这张图表上的数，请核对。"


def test_a_changed_figure_is_flagged_and_refreshed_only_when_asked(filled: Path, visit: Visit) -> None:
    assert "入篮时" not in words(visit("basket", basket=NAME)).replace("入篮时数据", "")
    load(filled, "更正.csv", SECOND)
    app = visit("basket", basket=NAME)
    assert "入篮时 37,635.87，现为 37,600.00" in words(app)
    assert "37,635.87万平方米" in words(app)
    press(app, "更新有变动的")
    said = words(app)
    assert "37,600.00万平方米" in said
    assert "现为" not in said
    assert held(filled).items[0].build == 2


def test_a_basket_is_made_renamed_kept_to_oneself_deleted_and_put_back(april: Path, visit: Visit) -> None:
    app = visit("basket")
    assert "还没有汇报篮" in words(app)
    app.text_input(key="basket-new").input("十月")
    press(app, "新建")
    assert "还是空的" in words(app)
    app.text_input(key="basket-name-十月").input("十月例会")
    press(app, "保存")
    assert [each.name for each in baskets.baskets(april).baskets] == ["十月例会"]
    key(app, "basket-delete")
    assert baskets.baskets(april).baskets == ()
    key(app, "basket-back")
    assert [each.name for each in baskets.baskets(april).baskets] == ["十月例会"]


def test_a_name_that_no_file_can_have_is_refused_in_words(april: Path, visit: Visit) -> None:
    app = visit("basket")
    app.text_input(key="basket-new").input("a/b")
    press(app, "新建")
    assert "也是文件名" in words(app)


def test_a_ready_made_basket_takes_one_click(april: Path, visit: Visit) -> None:
    app = visit("basket")
    press(app, "一键生成")
    [made] = baskets.baskets(april).baskets
    assert made.name.startswith("月度运行分析")
    assert len(made.items) > 2
    assert made.subtitle in words(app)


def test_an_unknown_basket_and_a_broken_file_are_said_in_words(filled: Path, visit: Visit) -> None:
    (filled / "baskets" / "坏.json").write_text("{", encoding="utf-8")
    said = words(visit("basket", basket="没有的"))
    assert "没有名为“没有的”的汇报篮" in said
    assert "坏.json".replace(".", "\\.") in said
    assert f'<h1 class="exhibit-title">{NAME}' in said


def test_an_item_that_cannot_be_read_leaves_the_others(filled: Path, visit: Visit) -> None:
    path = filled / "baskets" / f"{NAME}.json"
    told = json.loads(path.read_text(encoding="utf-8"))
    told["items"][0]["frozen"]["item"] = {"kind_of_exhibit": "nothing"}
    path.write_text(json.dumps(told), encoding="utf-8")
    assert "无法显示" in words(visit("basket", basket=NAME, item="1"))
    assert len(visit("basket", basket=NAME, item="2").get("plotly_chart")) == 1
    assert "无法显示" in words(visit("meeting", basket=NAME, slide="1"))


def test_files_are_offered_and_none_is_written_before_it_is_asked_for(filled: Path, visit: Visit) -> None:
    app = visit("basket", basket=NAME)
    assert list(app.get("download_button")) == []
    assert "导出" in [block.proto.popover.label for block in app.get("popover")]


def test_a_meeting_shows_a_slide_its_notes_and_its_number(filled: Path, visit: Visit) -> None:
    baskets.annotate(filled, NAME, "1", note="先说面积")
    app = visit("meeting", basket=NAME)
    said = words(app)
    assert "37,635.87" in said
    assert "先说面积" in said
    assert " / " in said
    key(app, "slide-on")
    assert app.query_params["slide"] in ("2", ["2"])
    key(app, "slide-last")
    assert app.button(key="slide-on").disabled
    assert 'href="basket?basket=' in words(app)


def test_a_meeting_shows_what_was_pinned_with_its_flag_after_a_corrective_load(
    filled: Path, visit: Visit
) -> None:
    load(filled, "更正.csv", SECOND)
    said = words(visit("meeting", basket=NAME))
    assert "已变动" in said
    assert "37,635.87万平方米" in said


def test_a_slide_is_unlocked_for_a_question_and_locked_to_what_was_pinned(filled: Path, visit: Visit) -> None:
    app = visit("meeting", basket=NAME)
    key(app, "slide-lock")
    [region] = [each for each in app.selectbox if each.label == "地区"]
    region.select("100001")
    app.run()
    said = words(app)
    assert "东部地区" in said
    assert "20,000.00" in said
    assert "不是入篮的内容" in said
    key(app, "slide-lock")
    assert "37,635.87" in words(app)
    assert "不是入篮的内容" not in words(app)


def test_turning_the_page_locks_the_slide(filled: Path, visit: Visit) -> None:
    app = visit("meeting", basket=NAME)
    key(app, "slide-lock")
    key(app, "slide-on")
    assert "不是入篮的内容" not in words(app)


def test_a_meeting_without_a_slide_says_what_to_do(april: Path, visit: Visit) -> None:
    assert "还没有内容" in words(visit("meeting"))
