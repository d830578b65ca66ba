"""What a template may call for, from a real build: figures by name and field, regions below, the missing."""

from pathlib import Path
from typing import Any

import pytest

from exhibits.placeholders import REGIONS, Told, explained, name_of, placeholders, values
from exhibits.reader import Reader
from exhibits.recipes.facts import told as sentence_of
from indicators.catalog import Catalog
from indicators.period import month_number
from tests.indicators.builds import Fact, make_build, months_of

OUTPUT, CITY = "construction_output", "990100"
EAST, WEST, NORTH = "990101", "990102", "990103"
SEPTEMBER = month_number("2026-09")


@pytest.fixture
def reader(tmp_path: Path) -> Reader:
    """Two years of a city and three districts, of which one did not report September."""
    facts: list[Fact] = []
    for place, base, now in ((CITY, 20.0, 22.0), (EAST, 10.0, 11.86), (WEST, 5.0, 5.0), (NORTH, 4.0, 3.0)):
        ends = {6: now / 2, 8: now * 0.9, 9: now}
        if place == NORTH:
            del ends[9]
        facts += months_of(OUTPUT, place, 2025, {6: base / 2, 8: base * 0.9, 9: base})
        facts += months_of(OUTPUT, place, 2026, ends)
    facts.append(Fact(OUTPUT, EAST, "2026-01", "2026-12", 15.0, "target"))
    regions = [("100000", "", 0), (CITY, "100000", 1), *((code, CITY, 2) for code in (EAST, WEST, NORTH))]
    return Reader(make_build(tmp_path, facts, regions=regions))


@pytest.fixture
def told(reader: Reader, catalog: Catalog) -> Any:
    return values(reader, catalog, EAST, SEPTEMBER, 1)


def test_fields_are_the_figures_own_g1_g2_t1(told: Any) -> None:
    figure = told["建筑业总产值"]
    wanted = {
        "累计": "11.86", "同比": "18.6%", "方向": "增长", "上年同期": "10.00", "数值": "11.86万平方米",
        "年度目标": "15.00", "完成率": "79.1%", "应完成": "75.0%", "进度": "快于序时进度4.1个百分点",
    }  # fmt: skip
    assert {field: figure[field] for field in wanted} == wanted
    assert (told["地区"], told["报告期"], told["月份"]) == ("城东区", "2026年1-9月", "9")


def test_the_sentence_is_the_one_that_exhibits_tell(told: Any, reader: Reader, catalog: Catalog) -> None:
    figure = told["建筑业总产值"]
    assert isinstance(figure, Told)
    assert figure["句子"] == sentence_of(reader, catalog, figure.row, "cumulative").text


def test_the_regions_below_and_who_did_not_report(reader: Reader, catalog: Catalog) -> None:
    told = values(reader, catalog, CITY, SEPTEMBER, 1)
    places: Any = told[REGIONS]
    assert [place["名称"] for place in places] == ["城东区", "城西区", "江北区"]
    assert [place.get("建筑业总产值", {}).get("累计") for place in places] == ["11.86", "5.00", None]
    assert explained(("江北区.建筑业总产值.累计", "建筑业总值.累计", "建筑业总产值.位置"), told) == [
        "江北区.建筑业总产值.累计：没有数据",
        "建筑业总值.累计：没有这个名称，相近的有建筑业总产值",
        explained(("建筑业总产值.位置",), told)[0],
    ]
    assert "没有这个字段，可用的有名称、单位" in explained(("建筑业总产值.位置",), told)[0]


def test_the_list_is_searched_by_words_and_names_are_fit_for_templates(told: Any, catalog: Catalog) -> None:
    found = list(placeholders(told, catalog, "建筑业 完成率"))
    assert [(each.braced, each.text) for each in found] == [("{{ 建筑业总产值.完成率 }}", "79.1%")]
    assert list(placeholders(told, catalog, "没有这样的")) == []
    names = {
        name_of(catalog, code, category)
        for code, indicator in catalog.indicators.items()
        for category in ("", *indicator.categories)
    }
    assert all(name.isidentifier() for name in names)
