"""Targets against what was done: schedule (T1), kinds (T2), what is asked of the rest of the year (T3)."""

from __future__ import annotations

from pathlib import Path

import pytest

from indicators.attainment import attainment
from indicators.goals import Pursuit, goals_held, pursuits
from indicators.period import month_number
from indicators.projection import projection
from indicators.required import required
from indicators.rest_growth import rest_growth_as_printed
from indicators.rounding import Interval, rounding_interval
from tests.indicators.builds import Fact, Subject, make_build

CITY = "990100"
JUNE = month_number("2023-06")


def year(indicator: str, number: int, june: float | None, december: float | None) -> list[Fact]:
    """The first half and the whole of one year."""
    known = ((6, june), (12, december))
    return [
        Fact(indicator, CITY, f"{number}-01", f"{number}-{month:02d}", value)
        for month, value in known
        if value is not None
    ]


def aim(
    indicator: str, value: float, measure: str = "target", *, end: str = "2023-12", decimals: int = 0
) -> Fact:
    return Fact(indicator, CITY, "2023-01", end, value, measure, decimals=decimals)


def see(folder: Path, facts: list[Fact], *subjects: Subject, end: int = JUNE, **more: object) -> Pursuit:
    [found] = pursuits(make_build(folder, facts, subjects, **more), [CITY], None, end)  # type: ignore[arg-type]
    return found


def test_t1_half_the_year_is_fifty_per_cent_and_the_gap_is_in_points(tmp_path: Path) -> None:
    found = attainment(see(tmp_path, [*year("starts", 2023, 12, None), aim("starts", 20)]))
    assert (found.verdict, found.completion_pct, found.schedule_pct) == ("ahead", 60, 50)
    assert found.gap_pp == pytest.approx(10)


def test_t1_last_years_own_path_is_another_pace(tmp_path: Path) -> None:
    facts = [*year("starts", 2022, 14, 20), *year("starts", 2023, 12, None), aim("starts", 20)]
    found = attainment(see(tmp_path, facts), "last_year")
    assert (found.verdict, found.schedule_pct) == ("behind", pytest.approx(70))
    assert found.gap_pp == pytest.approx(-10)


def test_t1_last_years_path_is_refused_where_last_year_lacks_a_figure(tmp_path: Path) -> None:
    facts = [*year("starts", 2022, None, 20), *year("starts", 2023, 12, None), aim("starts", 20)]
    found = attainment(see(tmp_path, facts), "last_year")
    assert (found.verdict, found.completion_pct, found.gap_pp) == ("no_pace", 60, None)
    assert found.reason == "缺2022年同期数，不能按上年节奏"


def test_t1_a_change_of_definition_refuses_last_years_path_and_the_growth_g9(tmp_path: Path) -> None:
    facts = [*year("starts", 2022, 14, 20), *year("starts", 2023, 12, None), aim("starts", 20)]
    found = see(tmp_path, facts, breaks=[("starts", "", "", "2023-01", "新口径")])
    assert attainment(found, "last_year").reason == "口径变动，不能按上年节奏"
    assert required(found).growth_pct is None
    assert projection(found).reason == "其间口径变动"


def test_t1_sums_of_months_serve_where_no_cumulative_figure_is_reported_p2(tmp_path: Path) -> None:
    facts = [Fact("starts", CITY, f"2023-{m:02d}", f"2023-{m:02d}", 2) for m in range(1, 7)]
    found = see(tmp_path, [*facts, aim("starts", 20)])
    assert attainment(found).completion_pct == 60
    assert found.row is not None
    assert found.row.status == "derived"


@pytest.mark.parametrize(("target", "verdict"), [(0, "zero_target"), (-5, "negative_target")])
def test_t1_a_target_of_zero_or_less_has_no_completion(tmp_path: Path, target: float, verdict: str) -> None:
    found = see(tmp_path, [*year("starts", 2023, 12, None), aim("starts", target)])
    assert attainment(found) == (verdict, None, None, None, "")
    assert required(found).remaining is None
    assert "没有余量" in required(found).reason


def test_t1_without_a_figure_it_says_so(tmp_path: Path) -> None:
    assert attainment(see(tmp_path, [aim("starts", 20)])).verdict == "not_reported"


@pytest.mark.parametrize(("value", "verdict", "gap"), [(98.6, "met", 0.6), (97.2, "unmet", -0.8)])
def test_t2_a_rate_is_a_floor_in_points(tmp_path: Path, value: float, verdict: str, gap: float) -> None:
    rate = Subject("lit", unit="%", kind="ratio", additive=False, percent=True)
    found = see(tmp_path, [Fact("lit", CITY, "2023-06", "2023-06", value), aim("lit", 98)], rate)
    assert found.goal.kind == "floor"
    assert (attainment(found).verdict, attainment(found).gap_pp) == (verdict, pytest.approx(gap))
    assert required(found).remaining is None


@pytest.mark.parametrize(("value", "verdict"), [(3, "ahead"), (5, "even"), (8, "behind"), (11, "exceeded")])
def test_t2_less_is_better_under_a_ceiling(tmp_path: Path, value: float, verdict: str) -> None:
    accidents = Subject("accidents", better="down", decimals=0)
    found = see(tmp_path, [*year("accidents", 2023, value, None), aim("accidents", 10)], accidents)
    assert (found.goal.kind, attainment(found).verdict) == ("ceiling", verdict)


def test_t2_a_ceiling_of_zero_is_kept_or_broken(tmp_path: Path) -> None:
    accidents = Subject("accidents", better="down", decimals=0)
    facts = [*year("accidents", 2023, 0, None), aim("accidents", 0)]
    found = attainment(see(tmp_path, facts, accidents))
    assert (found.verdict, found.completion_pct) == ("met", None)


@pytest.mark.parametrize(("value", "end", "verdict"), [(0, 6, "cleared"), (4, 6, "open"), (4, 9, "overdue")])
def test_t2_clear_by_a_date(tmp_path: Path, value: float, end: int, verdict: str) -> None:
    backlog = Subject("backlog", kind="stock", better="down", additive=False, decimals=0)
    month = f"2023-{end:02d}"
    facts = [Fact("backlog", CITY, month, month, value), aim("backlog", 0, end="2023-09")]
    found = see(tmp_path, facts, backlog, end=month_number(month))
    assert (found.goal.kind, attainment(found).verdict) == ("clear", verdict)


def test_t2_a_growth_is_held_against_the_published_growth_g2(tmp_path: Path) -> None:
    facts = [
        *year("output", 2022, 45, 100),
        *year("output", 2023, 50, None),
        Fact("output", CITY, "2023-01", "2023-06", 9.2, "yoy_reported", decimals=1),
        aim("output", 10, "target_yoy"),
    ]
    found = see(tmp_path, facts)
    assert found.goal.kind == "growth"
    assert (attainment(found).verdict, attainment(found).gap_pp) == ("unmet", pytest.approx(-0.8))
    assert required(found).remaining == pytest.approx(60)


def test_t2_an_earlier_date_is_due_sooner(tmp_path: Path) -> None:
    found = see(tmp_path, [*year("starts", 2023, 12, None), aim("starts", 20, end="2023-08")])
    assert attainment(found).schedule_pct == 75
    assert required(found).monthly == 4


def test_t3_the_fixture_as_printed_implies_a_second_half_of_zero() -> None:
    """H1 11.61 (+90.2 %) with a full year of 20 (+38 %) implies 0.0 % (−2 … +2 by rounding)."""
    bounds = rest_growth_as_printed(
        rounding_interval(20, 0),
        rounding_interval(38, 0),
        rounding_interval(11.61, 2),
        rounding_interval(90.2, 1),
    )
    assert bounds is not None
    assert (round(bounds.low), round(bounds.high)) == (-2, 2)


def test_t3_the_fixture_from_the_warehouse(tmp_path: Path) -> None:
    facts = [
        *year("spent", 2023, 11.61, None),
        Fact("spent", CITY, "2023-01", "2023-06", 90.2, "yoy_reported", decimals=1),
        aim("spent", 20),
        aim("spent", 38, "target_yoy"),
    ]
    found = required(see(tmp_path, facts))
    assert (found.remaining, found.months_left, found.as_printed) == (pytest.approx(8.39), 6, True)
    assert found.growth_pct is not None
    assert round(found.growth_pct, 1) == 0.0
    assert (round(found.growth_low_pct or 9), round(found.growth_high_pct or 9)) == (-2, 2)


PAST = [
    *year("starts", 2019, 10, 18),
    *year("starts", 2020, 10, 20),
    *year("starts", 2021, 10, 25),
    *year("starts", 2022, 10, 22),
    *year("starts", 2023, 12, None),
    aim("starts", 30),
]


def test_t3_remaining_monthly_average_and_growth_beside_the_best_and_worst(tmp_path: Path) -> None:
    found = required(see(tmp_path, PAST))
    assert (found.remaining, found.months_left, found.monthly) == (18, 6, 3)
    assert found.growth_pct == pytest.approx(50)
    assert found.past_monthly == (10 / 6, 2020, 15 / 6, 2021, 3)
    assert found.past_growth == (pytest.approx(-20), 2022, pytest.approx(50), 2021, 3)
    assert found.growth_low_pct < 50 < found.growth_high_pct


def test_t3_projection_by_the_remaining_shares_of_three_years(tmp_path: Path) -> None:
    found = projection(see(tmp_path, PAST))
    shares = [10 / 20, 10 / 25, 10 / 22]
    assert found.value == pytest.approx(12 / (sum(shares) / 3))
    assert (found.low, found.high, found.years) == (pytest.approx(24), pytest.approx(30), 3)


@pytest.mark.parametrize(("gone", "reason"), [("2021-12", "缺2021年全年数"), ("2022-06", "缺2022年同期数")])
def test_t3_projection_is_refused_where_a_year_is_missing(tmp_path: Path, gone: str, reason: str) -> None:
    found = projection(see(tmp_path, [fact for fact in PAST if fact.end != gone]))
    assert (found.value, found.reason) == (None, reason)


def test_t3_a_target_that_is_reached_asks_for_nothing_more(tmp_path: Path) -> None:
    found = required(see(tmp_path, [*year("starts", 2023, 25, None), aim("starts", 20)]))
    assert (found.remaining, found.monthly, found.reason) == (-5, None, "已完成")


def test_t3_counts_are_exact_and_have_no_interval_g10(tmp_path: Path) -> None:
    found = required(see(tmp_path, PAST, Subject("starts", unit="户", decimals=0)))
    assert found.growth_low_pct == found.growth_pct == found.growth_high_pct


def test_t3_no_growth_where_a_base_may_be_zero() -> None:
    wide = Interval(0.0, 10.0)
    assert rest_growth_as_printed(wide, Interval(1.0, 2.0), wide, Interval(1.0, 2.0)) is None


def test_as_of_a_load_the_earlier_target_stands_v1(tmp_path: Path) -> None:
    facts = [
        *year("starts", 2023, 12, None),
        aim("starts", 20)._replace(superseded_by=2),
        aim("starts", 24)._replace(load=2),
    ]
    warehouse = make_build(tmp_path, facts)
    assert [found.goal.value for found in pursuits(warehouse, [CITY], None, JUNE)] == [24]
    assert [found.goal.value for found in pursuits(warehouse, [CITY], None, JUNE, 1)] == [20]
    assert goals_held(warehouse) == [("starts", CITY, "", 2023)]


@pytest.mark.parametrize(("december", "verdict"), [(20, "met"), (19.9, "unmet")])
def test_t1_once_due_a_target_is_met_or_not(tmp_path: Path, december: float, verdict: str) -> None:
    facts = [*year("starts", 2023, 12, december), aim("starts", 20)]
    found = see(tmp_path, facts, end=month_number("2023-12"))
    assert attainment(found).verdict == verdict
    assert required(found).monthly is None
    assert projection(found).reason == "全年数已报"


def test_t3_nothing_done_by_now_last_year_still_gives_a_growth(tmp_path: Path) -> None:
    facts = [*year("starts", 2022, 0, 10), *year("starts", 2023, 5, None), aim("starts", 20)]
    found = see(tmp_path, facts)
    assert required(found).growth_pct == pytest.approx(50)
    assert projection(found).value is None


def test_a5_a_plan_of_53010_is_what_the_ministrys_starts_imply(tmp_path: Path) -> None:
    """42 621 starts at 80.4 % imply a plan of about 53 010: 52 979 to 53 044 by rounding (G10)."""
    starts = 42_621.0
    shares = rounding_interval(80.4, 1)
    assert (int(starts / shares.high * 100) + 1, int(starts / shares.low * 100)) == (52_979, 53_044)
    done = attainment(see(tmp_path, [*year("starts", 2023, starts, None), aim("starts", 53_010)]))
    assert done.completion_pct == pytest.approx(80.4, abs=0.05)
    assert done.completion_pct in shares
    assert (done.verdict, done.gap_pp) == ("ahead", pytest.approx(30.4, abs=0.05))
