"""Regions beside each other, and their places (rule R1)."""

from pathlib import Path
from typing import Any

import pytest

from indicators.period import month_number
from indicators.ranking import Ranked, ranked, ranking
from tests.indicators.builds import Fact, Subject, make_build

SALES = "sales"
REGIONS = ["a", "b", "c", "d", "e"]
APRIL = month_number("2023-01"), month_number("2023-04")


def facts_of(**regions: tuple[float | None, float | None, float | None]) -> list[Fact]:
    """Of each region: base, value, published growth."""
    facts = []
    for region, (base, value, reported) in regions.items():
        if base is not None:
            facts.append(Fact(SALES, region, "2022-01", "2022-04", base))
        if value is not None:
            facts.append(Fact(SALES, region, "2023-01", "2023-04", value))
        if reported is not None:
            facts.append(Fact(SALES, region, "2023-01", "2023-04", reported, "yoy_reported"))
    return facts


def rank(folder: Path, facts: list[Fact], **more: Any) -> list[Ranked]:
    about = {name: more.pop(name) for name in ("subjects", "breaks") if name in more}
    warehouse = make_build(folder, facts, **about)
    return ranking(warehouse, SALES, REGIONS, "", *APRIL, **more)


def test_r1_places_are_shared_and_the_order_is_kept(tmp_path: Path) -> None:
    rows = rank(tmp_path, facts_of(a=(1, 5, None), b=(1, 9, None), c=(1, 5, None), d=(1, 2, None)))
    assert [row.region for row in rows] == REGIONS
    assert [row.rank for row in rows] == [2, 1, 2, 4, None]


def test_r1_a_region_without_a_figure_has_a_reason(tmp_path: Path) -> None:
    rows = rank(tmp_path, facts_of(a=(1, 5, None), b=(None, None, 3.5)))
    assert [(row.rank, row.reason) for row in rows[:3]] == [
        (1, ""),
        (None, "reported_only"),
        (None, "not_reported"),
    ]


def test_r1_by_growth_on_one_track(tmp_path: Path) -> None:
    facts = facts_of(a=(100, 110, 1.0), b=(100, 130, None), c=(None, 7, None), d=(0, 7, None), e=(-3, 7, 2.0))
    rows = rank(tmp_path, facts, by="yoy_computed_pct")
    assert [row.rank for row in rows] == [2, 1, None, None, None]
    assert [row.reason for row in rows[2:]] == ["no_base", "zero_base", "turned_profit"]
    assert [row.rank for row in ranked(rows, "yoy_reported_pct")] == [2, None, None, None, 1]


def test_r1_where_less_is_better_the_smallest_is_first(tmp_path: Path) -> None:
    faults = Subject(SALES, unit="处", better="down")
    rows = rank(tmp_path, facts_of(a=(1, 5, None), b=(1, 9, None)), subjects=[faults])
    assert [row.rank for row in rows[:2]] == [1, 2]


def test_g5_a_rate_is_ranked_by_points(tmp_path: Path) -> None:
    rate = Subject(SALES, unit="%", kind="ratio", percent=True)
    rows = rank(tmp_path, facts_of(a=(80, 85, None), b=(60, 70, None)), subjects=[rate], by="yoy_pp")
    assert [(row.yoy_pp, row.rank) for row in rows[:2]] == [(5, 2), (10, 1)]


def test_g9_a_break_is_no_growth(tmp_path: Path) -> None:
    breaks = [(SALES, "a", "", "2023-02", "")]
    rows = rank(tmp_path, facts_of(a=(1, 5, None), b=(1, 5, None)), breaks=breaks, by="yoy_computed_pct")
    assert [row.growth_status for row in rows[:2]] == ["break", "ok"]
    assert [row.rank for row in rows[:2]] == [None, 1]


def test_p2_a_month_that_nobody_reported_is_derived(tmp_path: Path) -> None:
    facts = [
        Fact(SALES, region, f"{year}-01", f"{year}-{month}", value)
        for region, year, month, value in [
            ("a", 2022, "03", 10), ("a", 2022, "04", 14), ("a", 2023, "03", 10), ("a", 2023, "04", 15),
            ("b", 2023, "03", 10), ("b", 2023, "04", 17),
        ]
    ]  # fmt: skip
    april = month_number("2023-04")
    rows = ranking(make_build(tmp_path, facts), SALES, ["a", "b"], "", april, april)
    assert [(row.value, row.status, row.rank) for row in rows] == [(5, "derived", 2), (7, "derived", 1)]
    assert rows[0].yoy_computed_pct == pytest.approx(25)
