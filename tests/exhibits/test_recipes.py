"""Exhibits from addresses: as the page has them, or refused in words; the sentence comes from data."""

from pathlib import Path

import pytest

from exhibits.exhibit import Bars, Chart, Figures, Steps, Table
from exhibits.ladder import Ladder
from exhibits.recipes import PAGES, RecipeError, made, offered
from indicators.catalog import Catalog
from indicators.warehouse import Warehouse
from tests.exhibits.city import CITY, OUTPUT, SENTENCE, WEST, build
from tests.indicators.builds import Fact, make_build

WHERE = {"indicator": OUTPUT, "region": WEST, "to": "2026-09"}


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Warehouse:
    return build(tmp_path_factory.mktemp("city"))


def test_the_sentence_of_a_report_is_told_from_data(city: Warehouse, catalog: Catalog) -> None:
    item = made(city, catalog, "trend", WHERE, "trend")
    assert item.sentence == SENTENCE
    assert item.title == "2026年1-9月城西区建筑业总产值7.92亿元，同比增长18.6%"
    assert item.filters[:2] == (("指标", "建筑业总产值"), ("地区", "城西区"))
    assert len(item.definitions) == 1
    assert item.definitions[0].startswith("建筑业总产值（亿元）")


@pytest.mark.parametrize(
    ("page", "query", "part", "kind"),
    [
        ("overview", {"region": WEST}, "overview", Figures),
        ("overview", {"region": WEST}, "overview/一屏总览", Table),
        ("trend", WHERE, "trend", Chart),
        ("trend", WHERE, "trend/数值与同比", Chart),
        ("trend", WHERE, "trend/关键数", Figures),
        ("growth", {"view": "region", "indicator": OUTPUT, "region": CITY}, "heat", Chart),
        ("growth", {"region": WEST, "topic": "all"}, "focus/逐期数据", Table),
        ("regions", {"indicator": OUTPUT, "by": "growth"}, "places", Ladder),
        ("regions", {"indicator": OUTPUT, "form": "lines"}, "places", Figures),
        ("regions", {"indicator": OUTPUT, "form": "map"}, "places", Ladder),
        ("regions", {"indicator": OUTPUT}, "places/位次表", Table),
        ("targets", {"region": WEST}, "targets", Bars),
        ("targets", {"region": WEST}, "targets/目标完成情况", Table),
        ("contribution", {"indicator": OUTPUT}, "parts", Steps),
        ("quality", {}, "quality", Table),
        ("quality", {"part": "checks"}, "quality/明细", Table),
        ("quality", {"part": "corrections"}, "quality/更正", Table),
        ("compare", {"series": f"{OUTPUT}~{WEST},{OUTPUT}~990101", "mode": "panels"}, "compare", Chart),
    ],
)
def test_a_part_is_as_its_page_has_it(
    city: Warehouse, catalog: Catalog, page: str, query: dict[str, str], part: str, kind: type
) -> None:
    item = made(city, catalog, page, query, part)
    assert type(item.exhibit) is kind
    assert item.title
    assert item.filters
    assert item.definitions or page == "quality"
    assert part in offered(city, catalog, page, query)


def test_ranking_is_told_with_its_subject_r1(city: Warehouse, catalog: Catalog) -> None:
    item = made(city, catalog, "regions", {"indicator": OUTPUT, "by": "growth"}, "places")
    assert "建筑业总产值同比增速：城东区居首（+20.1%），江北区居末（−1.5%）" in item.sentence


def test_as_of_reads_what_was_known_then_v1(tmp_path: Path, catalog: Catalog) -> None:
    city = build(tmp_path, corrected=True)
    assert "7.95亿元" in made(city, catalog, "trend", WHERE, "trend").sentence
    assert "7.92亿元" in made(city, catalog, "trend", {**WHERE, "as_of": "1"}, "trend").sentence
    with pytest.raises(RecipeError, match="没有入库批次 9"):
        made(city, catalog, "trend", {**WHERE, "as_of": "9"}, "trend")


@pytest.mark.parametrize(
    ("page", "query", "part", "said"),
    [
        ("upload", {}, "x", "页面“upload”不能放入汇报篮"),
        ("trend", WHERE, "pie", "没有“pie”这一部分，可用的有：trend、"),
        (
            "trend",
            {"indicator": "nothing"},
            "trend",
            "指标“nothing”无法识别或没有数据，可用的有：建筑业总产值",
        ),
        ("trend", {**WHERE, "region": "110000"}, "trend", "地区“110000”"),
        ("trend", {**WHERE, "to": "1999-01"}, "trend", "截至“1999-01”"),
        ("regions", {"indicator": "re_sales_area"}, "places", "上级地区：没有可以选用的数据"),
        ("regions", {"indicator": OUTPUT, "by": "luck"}, "places", "按什么排位“luck”"),
        ("targets", {"region": "990101"}, "targets", "地区“990101”"),
        ("contribution", {"indicator": OUTPUT, "parts": "category"}, "parts", "没有可以选用的数据"),
    ],
)
def test_what_cannot_be_had_is_said(
    city: Warehouse, catalog: Catalog, page: str, query: dict[str, str], part: str, said: str
) -> None:
    with pytest.raises(RecipeError, match=said):
        made(city, catalog, page, query, part)


def test_a_warehouse_without_targets_or_figures_is_said(tmp_path: Path, catalog: Catalog) -> None:
    empty = make_build(tmp_path, [Fact(OUTPUT, WEST, "2026-01", "2026-12", 10.0, "target")])
    for page in PAGES:
        if page != "targets":
            with pytest.raises(RecipeError):
                made(empty, catalog, page, {}, page)
