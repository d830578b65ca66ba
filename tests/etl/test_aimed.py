"""Target columns of every kind, from a workbook to what ``goals.sql`` reads (rules T1, T2)."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.loads import listed, load_files, rebuild, roll_back
from indicators.attainment import attainment
from indicators.catalog import Catalog
from indicators.goals import goals_held, pursuits
from indicators.period import month_number
from indicators.warehouse import open_current
from tests.etl.books import LONG, Rows, codes, reading, seen, workbook

CITY = "990100"
YEAR = "2026-01..2026-12"
DECEMBER = month_number("2026-12")
MIXED = [
    ["云江市2026年住房城乡建设主要目标任务"],
    ["指标", "单位", "2026年目标"],
    ["建筑业总产值", "亿元", 1200],
    ["商品房销售面积", "万平方米", "增长5%"],
    ["房地产开发投资", "亿元", "不低于300"],
    ["商品房待售面积", "万平方米", "9月底前清零"],
    ["信访批次", "批次", "≤120"],
    ["城区路灯亮灯率", "%", "≥98%"],
]


def long(*rows: tuple[object, ...]) -> Rows:
    """A long table of city targets: indicator, period, type, value, unit, status."""
    return [LONG, *([name, "云江市", "", when, kind, *rest] for name, when, kind, *rest in rows)]


def test_t2_one_column_holds_targets_of_every_kind() -> None:
    assert seen(reading(MIXED, CITY)) == {
        "C3": ("construction_output", YEAR, 1200, "亿元", "target"),
        "C4": ("re_sales_area", YEAR, 5, "%", "target_yoy"),
        "C5": ("re_investment", YEAR, 300, "亿元", "target"),
        "C6": ("re_unsold_area", "2026-01..2026-09", 0, "万平方米", "target"),
        "C7": ("petition_batches", YEAR, 120, "批次", "target"),
        "C8": ("street_light_rate", YEAR, 98, "%", "target"),
    }


@pytest.mark.parametrize("head", ["增长目标(%)", "目标增速", "年度目标增长(%)", "2026年增长目标"])
def test_t2_a_column_of_growth_targets_is_no_published_growth_g2(head: str) -> None:
    rows = [["云江市2026年目标"], ["指标", "单位", "年度目标", head], ["建筑业总产值", "亿元", 1200, 10]]
    assert seen(reading(rows, CITY))["D3"] == ("construction_output", YEAR, 10, "%", "target_yoy")


def test_t2_growth_beneath_the_words_of_a_target_is_a_target() -> None:
    rows = [
        ["云江市2026年建筑业总产值目标"], ["单位：亿元"], ["地区", "2026年目标", ""],
        ["", "绝对值", "增长(%)"], ["城东区", 300, 10], ["城西区", 200, 8], ["江北区", 100, 12],
    ]  # fmt: skip
    found = seen(reading(rows))
    assert found["B5"] == ("construction_output", YEAR, 300, "亿元", "target")
    assert found["C5"] == ("construction_output", YEAR, 10, "%", "target_yoy")


def test_t2_against_the_indicators_own_direction_it_is_kept_apart() -> None:
    rows = long(
        ("商品房销售面积", "2026年", "年度目标", "≤500", "万平方米", ""),
        ("商品房待售面积", "2026年", "年度目标", "不低于40", "万平方米", ""),
        ("商品房待售面积", "2025年6月底前", "年度目标", 60, "万平方米", ""),
    )
    found = seen(reading(rows))
    assert found["F2"][-1] == "target_ceiling"
    assert found["F3"][-1] == "target_floor"
    assert found["F4"][1] == "2025-01..2025-06"


@pytest.mark.parametrize(
    ("said", "kind", "code"),
    [
        ("清零", "年度目标", "target_unread"),  # a flow cannot be cleared
        ("≥300", "实际值", "target_unread"),
        ("≤5%", "增长目标", "target_unread"),
        ("2025年9月底前300", "年度目标", "unresolvable_period"),
    ],
)
def test_t2_what_cannot_be_a_target_is_said(said: str, kind: str, code: str) -> None:
    found = reading(long(("建筑业总产值", "2026年", kind, said, "亿元", "")))
    assert code in codes(found)
    assert not found.table().num_rows


def test_only_a_target_can_be_taken_back() -> None:
    found = reading(long(("建筑业总产值", "2026年1-9月", "实际值", 300, "亿元", "取消")))
    assert "withdrawn_figure" in codes(found)


def kept(place: Path, *books: Rows) -> None:
    for number, rows in enumerate(books, len(listed(place))):
        path = place.parent / f"目标{number}.xlsx"
        path.write_bytes(workbook(rows))
        [outcome] = load_files([path], place, Catalog.load(), CITY)
        assert outcome.result == "loaded", outcome.issues


def goals(place: Path) -> dict[str, tuple[object, ...]]:
    found = pursuits(open_current(place), [CITY], None, DECEMBER)
    return {each.goal.indicator: (each.goal.kind, each.goal.value, each.goal.growth_pct) for each in found}


def test_t2_from_the_workbook_to_the_kinds(tmp_path: Path) -> None:
    place = tmp_path / "warehouse"
    kept(place, MIXED)
    assert goals(place) == {
        "construction_output": ("level", 1200, None),
        "re_sales_area": ("growth", None, 5),
        "re_investment": ("level", 300, None),
        "re_unsold_area": ("clear", 0, None),
        "petition_batches": ("ceiling", 120, None),
        "street_light_rate": ("floor", 98, None),
    }


def test_t1_targets_of_zero_and_less_are_kept_and_have_no_completion(tmp_path: Path) -> None:
    place = tmp_path / "warehouse"
    rows = long(
        ("建筑业总产值", "2026年", "年度目标", 0, "亿元", ""),
        ("建筑业总产值", "2026年1-9月", "实际值", 300, "亿元", ""),
        ("房地产开发投资", "2026年", "年度目标", -5, "亿元", ""),
        ("房地产开发投资", "2026年1-9月", "实际值", 300, "亿元", ""),
    )
    kept(place, rows)
    verdicts = [attainment(each).verdict for each in pursuits(open_current(place), [CITY], None, DECEMBER)]
    assert verdicts == ["zero_target", "negative_target"]


def test_v1_a_target_taken_back_is_history_and_told_again_stands(tmp_path: Path) -> None:
    place = tmp_path / "warehouse"
    level = ("建筑业总产值", "2026年", "年度目标", 1200, "亿元")
    kept(
        place, long((*level, "")), long((*level, "取消"), ("建筑业总产值", "2026年", "增长目标", 8, "%", ""))
    )
    assert goals(place) == {"construction_output": ("growth", None, 8)}
    assert len(pursuits(open_current(place), [CITY], None, DECEMBER, as_of=1)) == 1
    kept(place, long((*level, ""), ("房地产开发投资", "2026年", "年度目标", 1, "亿元", "")))
    assert goals(place)["construction_output"] == ("level", 1200, 8)
    before = goals(place)
    rebuild(place, Catalog.load())
    assert goals(place) == before
    roll_back(place, Catalog.load(), 3)
    roll_back(place, Catalog.load(), 2)
    assert goals(place) == {"construction_output": ("level", 1200, None)}
    assert [line[0] for line in goals_held(open_current(place))] == ["construction_output"]
