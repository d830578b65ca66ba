from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from indicators.catalog import Catalog
from tests.indicators.builds import make_warehouse, months_of
from tests.pages.conftest import SALES, words

Visit = Callable[..., AppTest]
CITY, EAST, WEST = "990100", "990101", "990102"


@pytest.fixture
def faulty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A district that is late, a sum that falls, a figure that was corrected."""
    facts = [
        *months_of(SALES, EAST, 2023, {2: 10.0, 3: 20.0}),
        *months_of(SALES, EAST, 2023, {4: 18.0}, superseded_by=2),
        *months_of(SALES, EAST, 2023, {4: 19.0}, load=2),
        *months_of(SALES, WEST, 2023, {2: 10.0, 3: 20.0}),
    ]
    regions = [(region.code, region.parent, region.ordinal) for region in Catalog.load().regions.values()]
    place = tmp_path / "faulty"
    make_warehouse(place, facts, regions=regions)
    monkeypatch.setenv("SHULAN_WAREHOUSE", str(place))


def test_who_is_late_stands_first(faulty: None, visit: Visit) -> None:
    said = words(visit("quality", region="all"))
    assert "截至2023年4月，城西区迟报 1 项指标，自2023年4月起" in said
    assert "比较了 2 个地区的 2 项指标" in said


def test_each_check_has_its_verdict_and_each_line_opens_its_figure(faulty: None, visit: Visit) -> None:
    said = words(visit("quality", part="checks", region="all"))
    assert "2 处不符：累计数下降 1、先后报数不一 1" in said
    address = next(
        link.split('"')[0].replace("&amp;", "&")
        for link in said.split('href="')
        if link.startswith("sources?part=figure")
    )
    asked = {name: texts[0] for name, texts in parse_qs(urlsplit(address).query).items()}
    assert asked == {
        "part": "figure", "indicator": SALES, "region": EAST, "period": "2023-01~2023-04",
    }  # fmt: skip
    assert "批次2" in words(visit("sources", **asked))


def test_one_check_of_one_region_and_year(faulty: None, visit: Visit) -> None:
    said = words(visit("quality", part="checks", check="falling", region=EAST, year="2023"))
    assert "核对 2 次，1 处不符" in said
    assert "城东区 · 全部板块 · 2023年" in said
    assert "没有发现不符" in words(visit("quality", part="checks", check="falling", region=WEST))


def test_a_region_s_record_of_corrections(faulty: None, visit: Visit) -> None:
    said = words(visit("quality", part="corrections", region="all"))
    assert "5 个现行数据中更正 1 个：城东区最多" in said
    assert "+5.6%" in said


def test_as_of_the_first_load_nothing_was_corrected(faulty: None, visit: Visit) -> None:
    assert "都没有更正" in words(visit("quality", part="corrections", as_of="1"))


def test_a_clean_warehouse_says_what_was_checked(warehouse: Path, visit: Visit) -> None:
    said = words(visit("quality", part="checks", region="all"))
    assert "没有发现不符" in said
    assert "没有不符" in said


def test_unknown_words_in_the_address_are_passed_over(faulty: None, visit: Visit) -> None:
    app = visit("quality", part="x", region="y", topic="z", to="1900-01")
    assert "有条件未采用" in words(app)
    assert "有条件未采用" in words(visit("quality", part="checks", check="luck", year="1066"))


def test_the_overview_leads_here(faulty: None, visit: Visit) -> None:
    assert 'href="quality?region=' in words(visit("overview"))


def test_an_empty_warehouse_says_what_to_do(empty: Path, visit: Visit) -> None:
    assert "还没有数据" in words(visit("quality"))
