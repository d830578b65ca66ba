"""Targets edited in a table become a load like any other (rules T1, T2, V1)."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.builds import archived
from etl.goal_edit import Plan, Row, planned, save
from etl.goal_sheet import notes
from etl.loads import listed, load_files, rebuild, roll_back
from indicators.catalog import Catalog
from indicators.goals_set import SetGoal, goals_set
from indicators.history import history
from indicators.period import month_number
from indicators.warehouse import Warehouse, WarehouseError, open_current
from tests.etl.books import workbook

CITY, YEAR = "990100", 2026
LIGHTS, UNSOLD, OUTPUT, SALES = "street_light_rate", "re_unsold_area", "construction_output", "re_sales_area"
FIGURES = [
    ["指标", "单位", "2026年1-9月"],
    ["建筑业总产值", "亿元", 900],
    ["商品房销售面积", "万平方米", 300],
]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    book = tmp_path / "报表.xlsx"
    book.write_bytes(workbook(FIGURES))
    load_files([book], tmp_path / "warehouse", Catalog.load(), CITY)
    return tmp_path / "warehouse"


def standing(place: Path) -> list[SetGoal]:
    return goals_set(open_current(place), CITY, YEAR)


def told(place: Path) -> dict[str, tuple[str, float, int]]:
    catalog = Catalog.load()
    return {
        one.indicator: (one.kind(catalog.indicators[one.indicator]), one.value, one.deadline % 12 + 1)
        for one in standing(place)
    }


def plan(place: Path, *rows: Row) -> Plan:
    return planned(standing(place), rows, YEAR, Catalog.load())


def saved(place: Path, *rows: Row, author: str = "李四") -> int:
    warehouse: Warehouse = open_current(place)
    outcome = save(place, Catalog.load(), CITY, warehouse.path, plan(place, *rows), author)
    assert outcome.load is not None
    return outcome.load


EVERY: tuple[Row, ...] = (
    (OUTPUT, "", "level", 1200.5, 12, "=政府工作报告"),
    (SALES, "", "growth", 5.0, 12, ""),
    (SALES, "住宅", "ceiling", 300.0, 12, "不得超过"),
    (LIGHTS, "", "floor", 98.0, 12, ""),
    (UNSOLD, "", "clear", None, 9, ""),
    ("re_investment", "", "level", -2.0, 6, ""),
)


def test_t2_every_kind_is_kept_as_it_was_meant_with_author_file_cell_and_note(place: Path) -> None:
    load = saved(place, *EVERY)
    assert {key: value for key, value in told(place).items() if key != SALES} == {
        OUTPUT: ("level", 1200.5, 12),
        LIGHTS: ("floor", 98, 12),
        UNSOLD: ("clear", 0, 9),
        "re_investment": ("level", -2, 6),
    }
    sales = [(one.category, one.measure, one.value) for one in standing(place) if one.indicator == SALES]
    assert sales == [("", "target_yoy", 5), ("住宅", "target_ceiling", 300)]
    [first] = [one for one in standing(place) if one.indicator == OUTPUT]
    assert (first.author, first.file, first.load) == ("李四", "目标填报_云江市_2026年.xlsx", load)
    entry = listed(place)[-1]
    assert entry.source.startswith("目标填报，李四")
    beside = notes(archived(place, entry.sha256))
    assert beside[first.cell] == "=政府工作报告"
    assert len(beside) == 2


def test_v1_a_rebuild_replays_the_edits_and_a_rollback_takes_one_back(place: Path) -> None:
    first = saved(place, *EVERY)
    before = told(place)
    second = saved(place, (OUTPUT, "", "growth", 8.0, 12, ""), *EVERY[1:4])
    after = told(place)
    assert after[OUTPUT] == ("growth", 8, 12)
    assert UNSOLD not in after
    rebuild(place, Catalog.load())
    assert told(place) == after
    roll_back(place, Catalog.load(), second)
    assert told(place) == before
    roll_back(place, Catalog.load(), first)
    assert told(place) == {}


def test_v1_there_and_back_again_is_three_versions(place: Path) -> None:
    for value in (100.0, 120.0, 100.0):
        saved(place, (OUTPUT, "", "level", value, 12, ""))
    assert told(place) == {OUTPUT: ("level", 100, 12)}
    span = (month_number("2026-01"), month_number("2026-12"))
    said = history(open_current(place), OUTPUT, CITY, "", span)
    assert [one.value for one in said if one.measure == "target"] == [100, 120, 100]
    saved(place, (OUTPUT, "", "level", 100.0, 9, ""))
    assert told(place) == {OUTPUT: ("level", 100, 9)}
    saved(place, (OUTPUT, "", "level", 100.0, 12, ""))
    assert told(place) == {OUTPUT: ("level", 100, 12)}


def test_what_an_edit_would_do_is_said(place: Path) -> None:
    saved(place, *EVERY[:2])
    found = plan(place, (OUTPUT, "", "level", 1300.0, 12, ""), (LIGHTS, "", "floor", 98.0, 12, ""))
    assert found.changes == (
        "建筑业总产值：“达到1200.5”改为“达到1300”",
        "城区路灯亮灯率：新增“不低于98”",
        "商品房销售面积：取消“增长5%”",
    )
    assert plan(place, *EVERY[:2]).changes == ()


@pytest.mark.parametrize(("value", "said"), [(0.0, "目标为零"), (-3.0, "目标为负")])
def test_t1_zero_and_negative_targets_are_allowed_and_said(place: Path, value: float, said: str) -> None:
    found = plan(place, (OUTPUT, "", "level", value, 12, ""))
    assert not found.faults
    assert f"{said}，不计算完成率" in found.remarks[0]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([(OUTPUT, "", "level", None, 12, "")], "请填目标值"),
        ([(OUTPUT, "", "level", float("inf"), 12, "")], "请填目标值"),
        ([(OUTPUT, "", "clear", None, 9, "")], "按期累计"),
        ([(OUTPUT, "", "level", 1.0, 12, ""), (OUTPUT, "", "level", 2.0, 9, "")], "有2行目标"),
    ],
)
def test_t2_what_cannot_be_a_target_is_refused_in_words(place: Path, rows: list[Row], said: str) -> None:
    found = plan(place, *rows)
    assert said in found.faults[0]
    assert not found.lines
    with pytest.raises(WarehouseError, match=said):
        save(place, Catalog.load(), CITY, open_current(place).path, found, "李四")


def test_an_edit_of_what_changed_in_between_is_not_saved(place: Path) -> None:
    seen, mine = open_current(place).path, plan(place, *EVERY[:1])
    saved(place, *EVERY[:2])
    with pytest.raises(WarehouseError, match="刚刚有变动"):
        save(place, Catalog.load(), CITY, seen, mine, "李四")


def test_other_files_have_no_notes(place: Path) -> None:
    assert notes(archived(place, listed(place)[0].sha256)) == {}
