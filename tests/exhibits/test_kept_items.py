"""A basket pinned to its build: what changed since is flagged (V1), refreshed, and told once."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from desk import baskets
from desk.baskets import Kept, KeptItem
from exhibits.flags import changed
from exhibits.kept_items import assembled, misread, refresh, taken
from exhibits.linked import Worded
from exhibits.ready import READY, fill, filled, newest
from exhibits.recipes import RecipeError, offered
from exhibits.report import paragraph
from indicators.catalog import Catalog
from indicators.warehouse import Warehouse
from tests.exhibits.city import CITY, OUTPUT, SENTENCE, WEST, build

NOW = datetime(2026, 10, 20, 9, 30)
WHERE = {"indicator": OUTPUT, "region": WEST, "to": "2026-09"}


@pytest.fixture
def before(tmp_path: Path) -> Warehouse:
    return build(tmp_path / "before")


@pytest.fixture
def after(tmp_path: Path) -> Warehouse:
    return build(tmp_path / "after", corrected=True)


def put(
    source: Warehouse, catalog: Catalog, page: str = "trend", part: str = "trend", **more: str
) -> KeptItem:
    return taken(source, catalog, page, {**WHERE, **more}, part, NOW)


def test_nothing_is_flagged_while_nothing_changed(before: Warehouse, catalog: Catalog) -> None:
    for page, part in (("trend", "trend"), ("trend", "trend/逐期数据"), ("overview", "overview")):
        query = {"region": WEST} if page == "overview" else WHERE
        assert changed(before, catalog, taken(before, catalog, page, query, part, NOW)) == ()


def test_a_corrected_figure_is_flagged_v1(before: Warehouse, after: Warehouse, catalog: Catalog) -> None:
    flags = changed(after, catalog, put(before, catalog))
    assert flags[0] == "2026年1-9月建筑业总产值：入篮时 7.92，现为 7.95"
    assert set(flags[1:]) <= {"2026年1-9月建筑业总产值同比：入篮时 18.6%，现为 19.0%"}


def test_among_regions_a_flag_names_its_own_v1(before: Warehouse, after: Warehouse, catalog: Catalog) -> None:
    item = taken(before, catalog, "regions", {"indicator": OUTPUT, "by": "growth"}, "places", NOW)
    assert changed(after, catalog, item) == ("2026年1-9月城西区建筑业总产值同比：入篮时 18.6%，现为 19.0%",)


def test_a_figure_taken_back_is_flagged_v1(before: Warehouse, after: Warehouse, catalog: Catalog) -> None:
    assert changed(before.at(1), catalog, put(after, catalog)) != ()
    gone = put(after, catalog)
    gone.frozen["figures"].append([OUTPUT, WEST, "", 2026 * 12, 2026 * 12 + 6, 6.0, 2, ""])
    assert changed(after, catalog, gone) == ()  # the exhibit does not show it


def test_end_to_end_kept_corrected_flagged_refreshed(
    tmp_path: Path, before: Warehouse, after: Warehouse, catalog: Catalog
) -> None:
    kept = baskets.save(
        tmp_path, Kept("9月", (put(before, catalog), put(before, catalog, "trend", "trend/关键数")))
    )
    baskets.annotate(tmp_path, "9月", "1", heading="产值", note="会上说明")
    kept = baskets.basket(tmp_path, "9月")
    shown = assembled(after, catalog, kept, NOW)
    assert next(item.title for item in shown.items) == "产值"
    assert shown.items[0].note == "会上说明"
    assert "7.92" in shown.items[0].exhibit.title
    assert "入篮时 7.92，现为 7.95" in shown.items[0].flags[0]
    assert shown.paragraph == SENTENCE  # told once for both
    for each in kept.items:
        kept = baskets.refreshed(tmp_path, "9月", refresh(after, catalog, each, NOW))
    new = assembled(after, catalog, kept, NOW)
    assert [item.flags for item in new.items] == [(), ()]
    assert "7.95" in new.items[0].exhibit.title
    assert new.items[0].title == "产值"
    assert "7.95亿元" in new.paragraph


def test_the_numbers_of_a_sentence_are_read_back_against_their_figures(
    before: Warehouse, catalog: Catalog
) -> None:
    for page in ("trend", "growth", "regions", "overview", "compare"):
        query = {"region": WEST} if page in ("growth", "overview") else {"indicator": OUTPUT}
        kept = taken(before, catalog, page, query, offered(before, catalog, page, query)[0], NOW)
        assert misread(kept) == []
    good = put(before, catalog)
    item = good.frozen["item"]
    for wrong in ("7.29", "18.9%", "第3位"):
        right = {"7.29": "7.92", "18.9%": "18.6%", "第3位": "第2位"}[wrong]
        told = {**item, "sentence": item["sentence"].replace(right, wrong)}
        assert misread(replace(good, frozen={**good.frozen, "item": told})) == [wrong.strip("第位")]
    told = {**item, "sentence": f"{item['sentence']}力争11.5亿元。"}
    assert misread(replace(good, frozen={**good.frozen, "item": told})) == ["11.5"]


def test_the_paragraph_keeps_the_figures_of_its_sentences(before: Warehouse, catalog: Catalog) -> None:
    shown = assembled(before, catalog, Kept("9月", (put(before, catalog), put(before, catalog))), NOW)
    told = [(shown.paragraph[each.start : each.end], each.key.region) for each in shown.links if each.origin]
    assert told == [(number, CITY if number == "2" else WEST) for number in
                    ("7.92", "18.6%", "2", "1.2", "79.2%", "4.2")]  # fmt: skip


def test_an_item_that_cannot_be_read_leaves_the_others(before: Warehouse, catalog: Catalog) -> None:
    good = put(before, catalog)
    bad = replace(good, frozen={"item": {"kind_of_exhibit": "pie"}}, heading="坏的")
    worse = replace(good, frozen={**good.frozen, "figures": [[1]]})
    shown = assembled(before, catalog, Kept("x", (bad, good, worse)), NOW)
    assert [item.title for item in shown.items][:2] == ["坏的", good.frozen["item"]["exhibit"]["title"]]
    assert "不认识" in str(shown.items[0].exhibit)
    assert "figures" in str(shown.items[2].exhibit)


def test_a_paragraph_says_a_period_and_a_sentence_once() -> None:
    texts = ["1-9月份，甲1。乙2。", "1-9月份，乙2。", "1-9月份，丙3。", "9月末，丁4。", "1-9月份，甲1。", ""]
    assert paragraph(map(Worded, texts)).text == "1-9月份，甲1。乙2。1-9月份，丙3。9月末，丁4。"


@pytest.mark.parametrize("name", READY)
def test_a_ready_made_basket_is_filled_or_says_what_lacks(
    before: Warehouse, catalog: Catalog, name: str
) -> None:
    found = filled(before, catalog, name, CITY, "2026-09", NOW)
    assert found.kept.items
    assert found.kept.subtitle == "云江市 · 2026年1-9月"
    assert len({each.id for each in found.kept.items}) == len(found.kept.items)
    assert all("没有数据" in each for each in found.left_out)
    assert assembled(before, catalog, found.kept, NOW).items


def test_a_ready_made_basket_of_nothing_is_refused(before: Warehouse, catalog: Catalog) -> None:
    with pytest.raises(RecipeError, match="没有可以放入"):
        filled(before, catalog, "目标进度调度", "110000", "2026-09", NOW)
    with pytest.raises(RecipeError, match="可用的有：月度运行分析"):
        fill(before, catalog, "别的", CITY, "2026-09")
    with pytest.raises(RecipeError, match="2026-09 这样"):
        fill(before, catalog, "月度运行分析", CITY, "九月")
    with pytest.raises(RecipeError, match="地区“1”"):
        fill(before, catalog, "月度运行分析", "1", "2026-09")
    assert newest(before, catalog, WEST) == "2026-09"
    with pytest.raises(RecipeError, match="没有数据"):
        newest(before, catalog, "110000")
