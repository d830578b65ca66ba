"""What an address, a file or a target may say wrongly: every page says so in words and shows the rest."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from desk import views
from tests.desk.test_maps import named
from tests.pages.city import CITY, EAST, WEST, publish_city
from tests.pages.conftest import SALES, words
from ui.shell import HOME, PAGES

Visit = Callable[..., AppTest]
EVERY = [Path(path).stem for path, _, _ in (HOME, *(page for pages in PAGES.values() for page in pages))]
LATER = ("upload", "basket", "meeting")  # write or gather, and have checks of their own
ASKED = [page for page in EVERY if page not in LATER]
WITHOUT_FIGURES = ("settings", "events", "sources", "changes", "target_edit")
CODES = [
    *("indicator", "region", "category", "basis", "form", "to", "from", "by", "track", "order", "view"),
    *("topic", "span", "focus", "part", "check", "year", "compare", "pace", "parts", "mode", "series"),
    *("base", "scope", "load", "sheet", "item", "outcome", "period", "severity", "state", "since", "until"),
    *("subject", "area", "kind", "event", "rows", "page"),
]


@pytest.fixture
def city(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "city"
    publish_city(place)
    monkeypatch.setenv("SHULAN_WAREHOUSE", str(place))
    return place


def said_by(visit: Visit, page: str, /, **asked: str) -> str:
    """All that a page says; nothing of it may look like a program that broke."""
    said = re.sub(r"<(script|style)\b.*?</\1>", "", words(visit(page, **asked)), flags=re.DOTALL)
    assert "<i>" not in said
    said = said.replace("\\", "")
    assert said
    for broken in ("Traceback", "程序出错", "KeyError", "None", "nan"):
        assert broken not in said
    return said


@pytest.mark.parametrize("page", ASKED)
def test_unknown_codes_are_named_and_passed_over(city: Path, visit: Visit, page: str) -> None:
    said = said_by(visit, page, **dict.fromkeys(CODES, "<i>x</i>,999999"), luck="1")
    assert "有条件未采用" in said
    assert "参数 luck=1 在本页没有用处" in said


@pytest.mark.parametrize("page", ASKED)
@pytest.mark.parametrize("month", ["2022-02", "2023-13"])
def test_a_period_without_data_is_told_or_shows_what_there_is(
    city: Path, visit: Visit, page: str, month: str
) -> None:
    said = said_by(visit, page, to=month, year=month[:4], period=f"{month}~{month}", **{"from": month[:4]})
    assert "有条件未采用" in said
    if month == "2023-13":
        assert "13月" not in said


@pytest.mark.parametrize(
    ("page", "wish"),
    [(page, "<i>x</i>") for page in ASKED if page != "settings"]
    + [("trend", wish) for wish in ("昨天", "99", "-1", "2001-01-01", "2023-13-45")],
)
def test_an_earlier_state_that_cannot_be_had_is_told(city: Path, visit: Visit, page: str, wish: str) -> None:
    said = said_by(visit, page, as_of=wish)
    assert "历史版本未采用，现显示现行数" in said


@pytest.mark.parametrize("page", ["settings", "regions"])
@pytest.mark.parametrize("data", [b"{}", b"\xff\xfe", b'{"type": "FeatureCollection"}', named("浦东新区")])
def test_a_map_laid_there_that_does_not_match_is_told(
    city: Path, visit: Visit, page: str, data: bytes
) -> None:
    (city / "maps").mkdir()
    (city / "maps" / f"{CITY}.geojson").write_bytes(data)
    said = said_by(visit, page, region=CITY, form="map")
    if page == "settings":
        assert f"地图文件 maps/{CITY}.geojson 不能用" in said
    else:
        assert "form=map 无法识别或没有数据" in said


@pytest.mark.parametrize(("place", "reason"), [(EAST, ""), (WEST, "目标为零"), ("990103", "目标为负")])
def test_targets_of_zero_and_less_have_no_completion_but_a_word_t1(
    city: Path, visit: Visit, place: str, reason: str
) -> None:
    assert reason in said_by(visit, "targets", region=place)
    assert "%" in said_by(visit, "overview", region=place)
    assert "2023年有1项年度目标" in said_by(visit, "target_edit", region=place)


@pytest.mark.parametrize("by", ["completion", "gap"])
def test_places_by_completion_leave_out_targets_of_zero_and_less_r1(
    city: Path, visit: Visit, by: str
) -> None:
    said = said_by(visit, "regions", region=CITY, by=by, indicator=SALES, to="2023-03")
    assert said.count("目标为零或负") >= 2


@pytest.mark.parametrize("page", [page for page in ASKED if page not in WITHOUT_FIGURES])
def test_a_saved_view_of_what_was_removed_says_what_is_missing(city: Path, visit: Visit, page: str) -> None:
    view = views.View("旧例会", page, "indicator=removed&region=990199&to=2023-04", author="本机")
    views.save(city, view)
    said = said_by(visit, "overview")
    assert "旧例会" in said
    assert "缺内容" in said
    assert "removed" in said
    assert "有条件未采用" in said_by(visit, page, indicator="removed", region="990199", to="2023-04")


@pytest.mark.parametrize("page", EVERY)
def test_nothing_loaded_says_what_to_do(empty: Path, visit: Visit, page: str) -> None:
    said = said_by(visit, page, indicator="x", as_of="3")
    assert any(word in said for word in ("还没有数据", "报表", "GeoJSON", "地图"))
