"""The story in words: what a reader of the demonstration should see."""

import pytest

from tests.demo import CITY, DISTRICTS, month, series


def growth(code: str, year: int, number: int = 12, region: str = CITY) -> float:
    path = series(code, region)
    return (path[month(year, number)] / path[month(year - 1, number)] - 1) * 100


def test_sales_fall_from_2022_on() -> None:
    assert -35 < growth("re_sales_area", 2022) < -15
    assert all(-25 < growth("re_sales_area", year) < -5 for year in (2023, 2024, 2025))
    assert all(growth("re_sales_area", 2022, region=district) < 0 for district in DISTRICTS)


def test_unsold_homes_pile_up_and_then_ease() -> None:
    stock = series("re_unsold_area")
    assert stock[month(2020, 12)] < stock[month(2022, 12)] < stock[month(2024, 12)]
    assert stock[month(2026, 10)] < stock[month(2025, 10)] < stock[month(2024, 10)]
    assert series("re_months_supply")[month(2026, 10)] > 2 * series("re_months_supply")[month(2019, 12)]


def test_construction_output_slows_down() -> None:
    assert series("construction_output", measure="yoy_reported")[month(2019, 12)] > 5
    assert growth("construction_output", 2021) > 5
    assert abs(growth("construction_output", 2025)) < 3
    assert growth("construction_output", 2026, 10) < 0


def test_early_2020_stands_still_and_early_2021_rebounds() -> None:
    for code in ("construction_output", "re_investment", "re_sales_area"):
        assert growth(code, 2020, 2) < -20
        assert growth(code, 2021, 2) > 30


def test_a_year_begins_weakly_and_its_quarters_end_strongly() -> None:
    path = series("construction_output")
    months = {number: path[month(2025, number)] - path[month(2025, number - 1)] for number in range(3, 13)}
    assert path[month(2025, 2)] < months[6] < months[12]
    assert months[6] > max(months[5], months[7])


def test_renewal_ramps_up_to_a_year_end_near_its_plan() -> None:
    done, plan = series("old_estates_done"), series("old_estates_planned")
    for year in (2023, 2024, 2025):
        assert done[month(year, 6)] < 0.3 * plan[month(year, 6)]
        assert done[month(year, 12)] == pytest.approx(plan[month(year, 12)], rel=0.05)
        assert done[month(year, 12)] <= series("old_estates_started")[month(year, 12)]


def test_published_sales_growth_stands_on_a_comparable_base() -> None:
    published = series("re_sales_area", measure="yoy_reported")
    gaps = [published[month(year, 12)] - growth("re_sales_area", year) for year in (2022, 2023, 2024)]
    assert all(0.3 < gap < 6 for gap in gaps)
    assert published[month(2026, 9)] < 0


def test_construction_investment_is_published_as_growth_only() -> None:
    assert series("construction_install_invest") == {}
    assert month(2026, 10) in series("construction_install_invest", measure="yoy_reported")


def test_a_definition_changes_with_2024() -> None:
    assert growth("secondhand_deals", 2024, 1) > 25
    assert abs(growth("secondhand_deals", 2025, 12)) < 15


def test_profits_turn_into_losses_and_back() -> None:
    at_year_end = {year: series("re_profit")[month(year, 12)] for year in range(2021, 2026)}
    assert at_year_end[2022] > 0 > at_year_end[2023] > at_year_end[2024]
    assert at_year_end[2024] < at_year_end[2025] < 0 < series("re_profit")[month(2026, 10)]


def test_shanty_towns_had_no_starts_last_year() -> None:
    starts = series("shanty_started")
    assert starts[month(2025, 10)] == 0 < starts[month(2026, 10)]
    assert month(2025, 10) not in series("shanty_start_rate")


def test_targets_are_annual_and_reachable() -> None:
    for code in ("construction_output", "re_investment", "old_estates_done", "urban_projects_spent"):
        target, path = series(code, measure="target"), series(code)
        assert sorted(target) == [month(year, 12) for year in range(2023, 2027)]
        for end in (month(2023, 12), month(2024, 12), month(2025, 12)):
            assert 0.8 < path[end] / target[end] < 1.1


def test_households_on_the_books_balance() -> None:
    books, came, left = (series(code) for code in ("prh_households", "prh_added", "prh_exited"))
    for year in range(2020, 2026):
        opening, closing = books[month(year - 1, 12)], books[month(year, 12)]
        assert opening + came[month(year, 12)] - left[month(year, 12)] == closing
