"""The page on which targets are set: what stands, where it was said, what cannot be edited."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from etl.goal_edit import Row, planned, save
from etl.loads import load_files
from indicators.catalog import Catalog
from indicators.warehouse import open_current
from tests.etl.books import workbook
from tests.pages.conftest import words

Visit = Callable[..., AppTest]
CITY = "990100"
FIGURES = [
    ["指标", "单位", "2026年1-9月"],
    ["建筑业总产值", "亿元", 900],
    ["商品房销售面积", "万平方米", 300],
]


@pytest.fixture
def city(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A city with figures, and one edit of its targets."""
    place = tmp_path / "warehouse"
    (tmp_path / "报表.xlsx").write_bytes(workbook(FIGURES))
    load_files([tmp_path / "报表.xlsx"], place, Catalog.load(), CITY)
    rows: list[Row] = [
        ("construction_output", "", "level", 1200.0, 12, "<b>工作报告</b>"),
        ("re_unsold_area", "", "clear", None, 9, ""),
    ]
    seen, made = open_current(place).path, planned([], rows, 2026, Catalog.load())
    save(place, Catalog.load(), CITY, seen, made, "李四")
    monkeypatch.setenv("SHULAN_WAREHOUSE", str(place))
    return place


def test_what_stands_with_its_note_author_and_history(city: Path, visit: Visit) -> None:
    app = visit("target_edit", region=CITY, year="2026")
    said = words(app)
    assert "云江市2026年有2项年度目标" in said
    for text in (
        "&lt;b&gt;工作报告",
        "李四",
        "9月底前清零",
        "目标填报!F2",
        "part=figure",
        "最近一次填报：批次2",
    ):
        assert text in said
    assert app.button(key="goals-save").disabled
    assert app.button(key="undo")


def test_a_year_without_targets_is_an_empty_table_to_fill(city: Path, visit: Visit) -> None:
    app = visit("target_edit", region=CITY, year="2027")
    assert "云江市2027年还没有年度目标" in words(app)
    assert app.button(key="goals-save").disabled


def test_an_unknown_region_and_year_are_said(city: Path, visit: Visit) -> None:
    said = words(visit("target_edit", region="nowhere", year="1999"))
    assert "region=nowhere" in said
    assert "year=1999" in said


def test_as_of_an_earlier_load_nothing_can_be_edited(city: Path, visit: Visit) -> None:
    app = visit("target_edit", region=CITY, year="2026", as_of="1")
    assert "要改目标，请先回到现行数" in words(app)
    assert "云江市2026年还没有年度目标" in words(app)


def test_with_nothing_loaded_it_says_what_to_do(empty: Path, visit: Visit) -> None:
    assert "数据仓库里还没有数据" in words(visit("target_edit"))


def test_undo_asks_first_and_takes_the_edit_back(city: Path, visit: Visit) -> None:
    app = visit("target_edit", region=CITY, year="2026")
    app.button(key="undo").click().run()
    app.button(key="undo-confirm").click().run()
    assert "云江市2026年还没有年度目标" in words(app)
