"""What is typed finds indicators and regions: exact, beginning, initials, inside."""

from pathlib import Path

import pytest

from indicators.catalog import FOLDER, Catalog
from indicators.finding import Found, find, initials

CATALOG = Catalog.load()
EVERYTHING = {*CATALOG.indicators, *CATALOG.regions}


def meant(typed: str) -> list[tuple[str, str]]:
    return [(found.code, found.category) for found in find(CATALOG, typed, EVERYTHING)]


@pytest.mark.parametrize(
    "typed",
    [
        "商品房销售面积",
        "spfxsmj",
        "SPFXSMJ",
        " s p f x s m j ",
        "ｓｐｆｘｓｍｊ",
        "商p房xsmj",
        "re_sales_area",
    ],
)
def test_a_name_its_initials_and_its_code_find_the_indicator_first(typed: str) -> None:
    assert meant(typed)[0] == ("re_sales_area", "")


def test_a_region_is_found_by_its_name_its_short_name_and_its_initials() -> None:
    for typed in ("云江市", "云江", "yj", "yjs", "990100"):
        assert meant(typed)[0] == ("990100", "")


def test_an_alias_that_names_a_category_finds_the_category() -> None:
    assert meant("住宅商品房销售面积")[0] == ("re_sales_area", "住宅")


def test_any_reading_of_a_character_does() -> None:
    assert set("zc") <= set(initials("重"))
    assert set("cz") <= set(initials("长"))
    assert ("500000", "") in meant("cq")


def test_the_beginning_comes_before_initials_and_these_before_the_inside() -> None:
    found = [one.word for one in find(CATALOG, "商品房", EVERYTHING, most=40)]
    begins = [word.startswith("商品房") for word in found]
    assert begins == sorted(begins, reverse=True)
    assert begins[0]


def test_what_has_figures_comes_before_what_has_none_and_says_so() -> None:
    found = find(CATALOG, "商品房", {"re_unsold_area"})
    assert (found[0].code, found[0].known) == ("re_unsold_area", True)
    assert {one.known for one in found[1:]} == {False}


def test_one_meaning_is_listed_once() -> None:
    found = meant("房地产")
    assert len(found) == len(set(found))


@pytest.mark.parametrize("typed", ["", "  ", "（）", "没有这样的指标", "<script>", "字" * 5000])
def test_words_that_mean_nothing_find_nothing(typed: str) -> None:
    assert find(CATALOG, typed, EVERYTHING) == []


def test_what_was_added_to_the_catalogue_is_found(tmp_path: Path) -> None:
    head = (FOLDER / "regions.csv").read_text(encoding="utf-8-sig").splitlines()[0]
    row = dict.fromkeys(head.split(","), "")
    row |= {"code": "990199", "name": "云湖新区", "short_name": "云湖", "parent": "990100"}
    row |= {"level": "district", "ordinal": "99"}
    added = tmp_path / "catalog"
    added.mkdir()
    (added / "regions.csv").write_text(f"{head}\n{','.join(row.values())}\n", encoding="utf-8-sig")
    found = find(Catalog.at(tmp_path), "yhxq", {"990199"})
    assert found[0] == Found("region", "990199", "", "云湖新区", True)
