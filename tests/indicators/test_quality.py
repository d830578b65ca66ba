"""Checks over standing figures, by the rules that decide them: planted faults, and builds without one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import pytest

from indicators.catalog import Catalog
from indicators.period import month_number
from indicators.quality import CHECKS, REASONS, Check, Scope, Verdict, verdict, verdicts
from indicators.warehouse import Warehouse
from tests.indicators.builds import Fact, Subject, make_build, months_of

FLOW, OTHER = "re_sales_area", "re_investment"
CITY, EAST, WEST = "990100", "990101", "990102"
DISTRICTS = [f"99010{number}" for number in range(1, 9)]


def judged(folder: Path, check: Check, facts: list[Fact], **about: Any) -> Verdict:
    scope = about.pop("scope", Scope())
    return verdict(make_build(folder, facts, **about), Catalog.load(), check, scope)


def spans(found: Verdict) -> list[tuple[str, str, int, int]]:
    return [(one.region, one.category, one.period_start, one.period_end) for one in found.cases]


def span(start: str, end: str) -> tuple[int, int]:
    return month_number(start), month_number(end)


def districts(total: float, month: int, values: list[float], **more: Any) -> list[Fact]:
    facts = months_of(FLOW, CITY, 2023, {month: total}, **more)
    for code, value in zip(DISTRICTS, values, strict=False):
        facts += months_of(FLOW, code, 2023, {month: value}, **more)
    return facts


def test_a3_districts_that_do_not_make_the_city(tmp_path: Path) -> None:
    facts = districts(80.0, 3, [10.0] * 8) + districts(99.0, 4, [12.0] * 8)
    found = judged(tmp_path, "regions", facts)
    [case] = found.cases
    assert (found.ok_count, case.region, case.value, case.expected, case.parts) == (1, CITY, 99, 96, 8)


def test_g10_parts_may_differ_by_nine_half_digits(tmp_path: Path) -> None:
    """Eight parts and a total at one decimal: 9 × 0.05 is 0.45."""
    within = districts(80.4, 3, [10.0] * 8, decimals=1) + districts(80.0, 4, [10.0] * 8, decimals=1)
    assert judged(tmp_path, "regions", within).status == "ok"
    beyond = districts(80.5, 3, [10.0] * 8, decimals=1) + districts(80.0, 4, [10.0] * 8, decimals=1)
    (tmp_path / "beyond").mkdir()
    [case] = judged(tmp_path / "beyond", "regions", beyond).cases
    assert case.tolerance == pytest.approx(0.45)


def test_a3_a_total_with_a_district_missing_is_not_judged(tmp_path: Path) -> None:
    facts = districts(80.0, 3, [10.0] * 8) + districts(80.0, 4, [10.0] * 7)
    found = judged(tmp_path, "regions", facts)
    assert (found.ok_count, found.bad_count, found.untold) == (1, 0, {"missing": 1})


def test_a3_a_city_that_keeps_some_for_itself_is_not_judged(tmp_path: Path) -> None:
    facts = [fact for month in range(2, 7) for fact in districts(90.0, month, [10.0] * 8)]
    found = judged(tmp_path, "regions", facts)
    assert (found.status, found.untold) == ("none", {"unusual": 5})


def categories(months: dict[int, tuple[float, float, float]], **more: Any) -> list[Fact]:
    facts = []
    for month, (whole, homes, offices) in months.items():
        for category, value in (("", whole), ("住宅", homes), ("办公楼", offices)):
            facts += months_of(FLOW, CITY, 2023, {month: value}, category=category, **more)
    return facts


def test_a3_categories_that_do_not_make_the_whole(tmp_path: Path) -> None:
    made = dict.fromkeys(range(2, 6), (30.0, 20.0, 10.0))
    found = judged(tmp_path, "categories", categories({**made, 6: (33.0, 20.0, 10.0)}))
    [case] = found.cases
    assert (found.ok_count, case.value, case.expected, case.parts) == (4, 33.0, 30.0, 2)


def test_a3_categories_that_are_not_all_are_not_judged(tmp_path: Path) -> None:
    found = judged(tmp_path, "categories", categories(dict.fromkeys(range(2, 6), (40.0, 20.0, 10.0))))
    assert (found.status, found.untold) == ("none", {"incomplete": 4})


def test_a3_a_category_greater_than_its_whole(tmp_path: Path) -> None:
    found = judged(tmp_path, "greater", categories({3: (30.0, 31.0, 2.0), 4: (30.0, 30.01, -1.0)}))
    [case] = found.cases
    assert (case.category, case.value, case.other_value, case.other_category) == ("住宅", 31.0, 30.0, "")
    assert (found.ok_count, found.untold) == (2, {"sign": 1})


def test_p2_a_sum_that_falls_and_the_negative_derived_from_it(tmp_path: Path) -> None:
    found = judged(tmp_path, "falling", months_of(FLOW, CITY, 2023, {2: 10.0, 3: 15.0, 4: 12.5, 5: 20.0}))
    [case] = found.cases
    assert (found.ok_count, case.value, case.other_end) == (2, 12.5, month_number("2023-03"))
    assert case.difference == pytest.approx(-2.5)


def test_p2_g10_a_fall_within_rounding_and_a_new_year_are_none(tmp_path: Path) -> None:
    facts = months_of(FLOW, CITY, 2022, {11: 90.0, 12: 99.0})
    facts += months_of(FLOW, CITY, 2023, {2: 10.0, 3: 15.0, 4: 14.95}, decimals=1)
    assert judged(tmp_path, "falling", facts).status == "ok"


def test_p2_what_is_no_sum_or_a_balance_may_fall(tmp_path: Path) -> None:
    facts = months_of(FLOW, CITY, 2023, {2: -1.0, 3: 15.0, 4: 12.0}) + months_of(
        OTHER, CITY, 2023, {2: 10.0, 3: 9.0}
    )
    found = judged(tmp_path, "falling", facts, subjects=[Subject(OTHER, additive=False)])
    assert (found.status, found.untold) == ("none", {"signed": 2, "not_additive": 1})


def test_p2_a_month_that_is_not_the_difference_of_two_sums(tmp_path: Path) -> None:
    facts = months_of(FLOW, CITY, 2023, {2: 10.0, 3: 15.0, 4: 22.0})
    facts += [
        Fact(FLOW, CITY, "2023-03", "2023-03", 5.01),
        Fact(FLOW, CITY, "2023-04", "2023-04", 9.0),
        Fact(FLOW, CITY, "2023-05", "2023-05", 9.0),
    ]
    found = judged(tmp_path, "differences", facts)
    [case] = found.cases
    assert (found.ok_count, found.untold) == (1, {"no_sums": 1})
    assert (case.value, case.expected, case.other_end) == (9.0, 7.0, month_number("2023-04"))


@pytest.mark.parametrize(("wrong", "power"), [(3_000.0, 2), (0.003, -4)])
def test_units_a_figure_a_hundred_or_ten_thousand_times_off(tmp_path: Path, wrong: float, power: int) -> None:
    facts = months_of(FLOW, CITY, 2023, {2: 20.0, 3: wrong, 4: 41.0, 5: 52.0, 6: 60.0}, decimals=3)
    [case] = judged(tmp_path, "magnitude", facts).cases
    assert (case.value, case.parts) == (wrong, power)
    assert case.expected == pytest.approx(30, rel=0.1)


def test_units_growth_without_a_slip_says_nothing(tmp_path: Path) -> None:
    facts = months_of(FLOW, CITY, 2023, {2: 20.0, 3: 41.0, 4: 80.0, 5: 0.0})
    found = judged(tmp_path, "magnitude", facts)
    assert (found.status, found.untold) == ("ok", {"sign": 1})


def told_again(value: float, **more: Any) -> list[Fact]:
    first = Fact(FLOW, CITY, "2023-01", "2023-03", 15.0, superseded_by=2)
    return [first._replace(**more), Fact(FLOW, CITY, "2023-01", "2023-03", value, load=2, status="revised")]


def test_v1_two_files_that_say_different_things(tmp_path: Path) -> None:
    found = judged(tmp_path, "versions", told_again(15.5))
    [case] = found.cases
    assert (case.load, case.value, case.other_load, case.other_value) == (2, 15.5, 1, 15.0)


def test_v1_a_preliminary_figure_was_to_change(tmp_path: Path) -> None:
    found = judged(tmp_path, "versions", told_again(15.5, status="preliminary"))
    assert (found.status, found.untold) == ("none", {"preliminary": 1})


def test_v1_g10_a_finer_figure_is_no_conflict(tmp_path: Path) -> None:
    assert judged(tmp_path, "versions", told_again(15.04, decimals=1)).status == "ok"


def test_v1_a_revision_that_says_so_and_a_repeat_are_no_conflict(tmp_path: Path) -> None:
    make_build(tmp_path, told_again(15.5)).close()
    path = tmp_path / "000001.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute("update observation set stated_status = 'revised' where load = 2")
        connection.execute(
            "insert into confirmation select * exclude (superseded_by) from observation where load = 2"
        )
    found = verdict(Warehouse(path), Catalog.load(), "versions")
    assert (found.ok_count, found.bad_count, found.untold) == (1, 0, {"stated": 1})


def quarters(year: int, values: list[float]) -> list[Fact]:
    months = [(1, 3), (4, 6), (7, 9), (10, 12)]
    return [
        Fact(FLOW, CITY, f"{year}-{start:02d}", f"{year}-{end:02d}", value)
        for (start, end), value in zip(months, values, strict=False)
    ]


def test_p4_a_second_quarter_that_is_the_half_year(tmp_path: Path) -> None:
    facts = [*quarters(2023, [10.0, 25.0]), *months_of(FLOW, CITY, 2023, {6: 25.0})]
    [case] = judged(tmp_path, "periods", facts).cases
    assert (case.reason, case.period_start, case.other_start) == ("equal", *span("2023-04", "2023-01"))


def test_p4_quarters_that_rise_like_sums_every_year(tmp_path: Path) -> None:
    sums = quarters(2022, [10.0, 22.0, 33.0, 45.0]) + quarters(2023, [11.0, 23.0, 35.0, 47.0])
    found = judged(tmp_path, "periods", sums)
    assert [(case.reason, case.period_end) for case in found.cases] == [
        ("rising", month_number("2023-12")),
        ("rising", month_number("2022-12")),
    ]


def test_p4_quarters_with_their_seasons_are_quarters(tmp_path: Path) -> None:
    facts = quarters(2022, [20.0, 27.0, 28.0, 37.0]) + quarters(2023, [21.0, 28.0, 27.0, 38.0])
    assert judged(tmp_path, "periods", facts).status == "ok"


def test_v1_as_of_a_load_before_the_fault_there_is_none(tmp_path: Path) -> None:
    facts = months_of(FLOW, CITY, 2023, {2: 10.0, 3: 15.0}) + months_of(FLOW, CITY, 2023, {4: 12.0}, load=2)
    warehouse = make_build(tmp_path, facts)
    assert verdict(warehouse, Catalog.load(), "falling").status == "bad"
    assert verdict(warehouse.at(1), Catalog.load(), "falling").status == "ok"


def test_a_clean_build_says_nothing_and_what_was_checked(tmp_path: Path) -> None:
    facts = [
        *months_of(FLOW, CITY, 2023, {5: 120.0, 6: 130.0}),
        *categories({2: (110.0, 100.0, 10.0), 3: (110.0, 100.0, 10.0), 4: (110.0, 100.0, 10.0)}),
    ]
    found = {each.check: each for each in verdicts(make_build(tmp_path, facts), Catalog.load())}
    assert list(found) == list(CHECKS)
    assert sum(each.bad_count for each in found.values()) == 0
    assert found["categories"].ok_count == 3
    assert all(reason in REASONS for each in found.values() for reason in each.untold)


def test_a_list_is_cut_and_the_count_is_not(tmp_path: Path) -> None:
    facts = months_of(FLOW, CITY, 2023, {month: 100.0 - month for month in range(1, 11)})
    found = verdict(make_build(tmp_path, facts), Catalog.load(), "falling", most=3)
    assert (found.bad_count, len(found.cases)) == (9, 3)
    assert [case.period_end % 12 + 1 for case in found.cases] == [10, 9, 8]
