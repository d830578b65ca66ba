"""Kept baskets: what is put in stays, names fit files, two people lose nothing of each other's."""

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from desk import baskets
from desk.baskets import BasketError, Kept, KeptItem

NAME = "9月运行分析"
ITEM = KeptItem(
    "trend", {"indicator": "re_sales_area", "category": "住宅"}, "trend", {"item": {"text": "=1"}}, 12,
    "2026-10-20 09:30",
)  # fmt: skip


@pytest.fixture
def place(tmp_path: Path) -> Path:
    baskets.save(tmp_path, Kept(NAME, (ITEM, replace(ITEM, page="growth")), "张三", "云江市 · 2026年1-9月"))
    return tmp_path


def pages(kept: Kept) -> list[str]:
    return [item.page for item in kept.items]


def test_what_is_saved_is_read_again(place: Path) -> None:
    found = baskets.basket(place, NAME)
    assert (found.owner, found.subtitle, pages(found)) == (
        "张三",
        "云江市 · 2026年1-9月",
        ["trend", "growth"],
    )
    assert found.items[0] == replace(ITEM, id="1")
    assert [item.id for item in found.items] == ["1", "2"]


def test_the_file_can_be_read_by_a_person(place: Path) -> None:
    text = (place / "baskets" / f"{NAME}.json").read_text(encoding="utf-8")
    assert "住宅" in text
    assert '"note": ""' in text
    assert json.loads(text)["items"][0]["frozen"] == {"item": {"text": "=1"}}


def test_items_move_double_and_go_and_come_back(place: Path) -> None:
    assert pages(baskets.move_item(place, NAME, "2", 0)) == ["growth", "trend"]
    doubled = baskets.duplicate_item(place, NAME, "2")
    assert (pages(doubled), [item.id for item in doubled.items]) == (
        ["growth", "growth", "trend"],
        ["2", "3", "1"],
    )
    dropped, at = baskets.drop_item(place, NAME, "3")
    assert at == 1
    assert pages(baskets.basket(place, NAME)) == ["growth", "trend"]
    assert [item.id for item in baskets.add_item(place, NAME, dropped, at).items] == ["2", "3", "1"]


def test_what_people_say_stays_when_an_item_is_made_anew(place: Path) -> None:
    baskets.annotate(place, NAME, "1", heading=" 商品房 销售 ", note="8月集中网签")
    baskets.annotate(place, NAME, "1", note="说明\n第二行 ")
    item = baskets.refreshed(place, NAME, replace(ITEM, id="1", build=13)).items[0]
    assert (item.heading, item.note, item.build) == ("商品房 销售", "说明\n第二行", 13)


def test_a_removed_basket_is_put_back(place: Path) -> None:
    gone = baskets.remove(place, NAME)
    assert baskets.baskets(place).baskets == ()
    assert baskets.put_back(place, gone) == gone
    with pytest.raises(BasketError, match="已有名为"):
        baskets.put_back(place, gone)


def test_a_renamed_basket_keeps_its_items(place: Path) -> None:
    baskets.save(place, Kept("周报"))
    assert pages(baskets.rename(place, NAME, "Draft")) == ["trend", "growth"]
    assert [each.name for each in baskets.baskets(place).baskets] == ["Draft", "周报"]
    assert baskets.rename(place, "Draft", "DRAFT").name == "DRAFT"
    with pytest.raises(BasketError, match="已有名为“周报”"):
        baskets.rename(place, "DRAFT", "周报")


@pytest.mark.parametrize(
    "name", ["", "  ", "a/b", "..", ".hidden", "x.", "CON", "nul.txt", "a:b", "长" * 41, "a\0b"]
)
def test_a_name_that_no_file_can_have_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(BasketError):
        baskets.save(tmp_path, Kept(name))
    assert not (tmp_path / "baskets").exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "写法有误"),
        ("[]", "应为"),
        ('{"items": [{"page": "x"}]}', "缺少 query"),
        ('{"items": [3]}', "第1项"),
        ('{"wat": 1}', "不认识 wat"),
        ('{"items": ' + "[" * 5000, "写法有误"),
    ],
)
def test_a_broken_file_is_named_and_the_others_stand(place: Path, text: str, said: str) -> None:
    (place / "baskets" / "坏.json").write_text(text, encoding="utf-8")
    found = baskets.baskets(place)
    assert [each.name for each in found.baskets] == [NAME]
    assert len(found.faults) == 1
    assert "坏.json" in found.faults[0]
    assert said in found.faults[0]


def test_what_is_not_utf_8_is_named(place: Path) -> None:
    (place / "baskets" / "旧.json").write_bytes("中文".encode("gb18030"))
    assert "UTF-8" in baskets.baskets(place).faults[0]


def test_a_basket_that_is_gone_is_said(place: Path) -> None:
    with pytest.raises(BasketError, match=f"现有：{NAME}"):
        baskets.basket(place, "没有")
    with pytest.raises(BasketError, match="没有第 9 号"):
        baskets.move_item(place, NAME, "9", 0)


def test_people_who_put_in_at_once_lose_nothing(place: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(
            pool.map(
                lambda page: baskets.add_item(place, NAME, replace(ITEM, page=page)), map(str, range(24))
            )
        )
    found = baskets.basket(place, NAME)
    assert sorted(pages(found)) == sorted(["trend", "growth", *map(str, range(24))])
    assert len({item.id for item in found.items}) == 26


def test_only_the_own_and_the_common_are_visible() -> None:
    kept = [Kept("甲"), Kept("乙", owner="张三"), Kept("丙", owner="李四")]
    assert [each.name for each in baskets.visible(kept, "张三")] == ["甲", "乙"]
