"""Figures derived by span algebra (rules P2, P3): marked, traceable, and summing to what was reported."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.growth import Growth, growth
from indicators.period import Period, month_number
from indicators.warehouse import Warehouse
from tests.indicators.builds import Fact, Subject, make_build, months_of

SALES = "sales"
NATION = "100000"


@contextmanager
def built(facts: list[Fact], subject: Subject | None = None) -> Iterator[Warehouse]:
    """A build that is gone afterwards, so that a property test can make many."""
    with tempfile.TemporaryDirectory() as folder:
        warehouse = make_build(Path(folder), facts, [subject] if subject else [])
        try:
            yield warehouse
        finally:
            warehouse.close()


def figures(facts: list[Fact], basis: str, subject: Subject | None = None, **more: bool) -> list[Growth]:
    with built(facts, subject) as warehouse:
        span = month_number("2021-01"), month_number("2024-12")
        return growth(warehouse, [SALES], [NATION], [""], basis, *span, **more)


def values(rows: list[Growth]) -> dict[str, float | None]:
    """By span, as YYYY-MM..YYYY-MM."""
    spans = [Period(row.period_start, row.period_end) for row in rows]
    return {f"{span.start_text}..{span.end_text}": row.value for span, row in zip(spans, rows, strict=True)}


def spans(**reported: float) -> list[Fact]:
    """Facts of 2023 from m1_3=12.5: January to March."""
    return [
        Fact(SALES, NATION, f"2023-{int(start):02d}", f"2023-{int(end):02d}", value)
        for (start, end), value in ((name[1:].split("_"), value) for name, value in reported.items())
    ]


def test_p2_a_month_is_the_difference_of_two_totals() -> None:
    rows = figures(months_of(SALES, NATION, 2023, {2: 15132.84, 3: 29945.74, 4: 37635.87}), "month")
    assert values(rows) == {
        "2023-01..2023-02": 15132.84,
        "2023-03..2023-03": 14812.9,
        "2023-04..2023-04": 7690.13,
    }
    assert [row.status for row in rows] == ["final", "derived", "derived"]
    assert rows[2].cell == "B3 − B2"
    assert [(part.sign, part.value, part.load, part.cell) for part in rows[2].parts] == [
        (1, 37635.87, 1, "B3"), (-1, 29945.74, 1, "B2")
    ]  # fmt: skip


def test_p2_a_reported_month_wins_over_a_derived_one() -> None:
    rows = figures(spans(m1_3=100, m1_4=140, m4_4=39), "month")
    assert values(rows) == {"2023-04..2023-04": 39}
    assert rows[0].status == "final"


def test_p2_a_gap_is_not_bridged() -> None:
    assert values(figures(months_of(SALES, NATION, 2023, {3: 10, 5: 30, 6: 36}), "month")) == {
        "2023-06..2023-06": 6
    }


def test_p2_a_negative_month_is_shown() -> None:
    rows = figures(months_of(SALES, NATION, 2023, {3: 10, 4: 8}), "month")
    assert values(rows) == {"2023-04..2023-04": -2}


def test_p2_quarters_halves_and_the_year() -> None:
    facts = months_of(SALES, NATION, 2023, {3: 10, 6: 25, 9: 45, 12: 70})
    assert list(values(figures(facts, "quarter")).values()) == [10, 15, 20, 25]
    assert list(values(figures(facts, "half")).values()) == [25, 45]
    assert [(row.value, row.status) for row in figures(facts, "year")] == [(70, "final")]


def test_p2_a_total_is_the_sum_of_months_without_a_gap() -> None:
    facts = spans(m1_1=1, m2_2=2, m3_3=3, m5_5=5)
    rows = figures(facts, "cumulative")
    assert values(rows) == {"2023-01..2023-01": 1, "2023-01..2023-02": 3, "2023-01..2023-03": 6}
    assert [row.status for row in rows] == ["final", "derived", "derived"]
    assert rows[2].cell == "B1 + B2 + B3"


def test_p2_a_total_continues_from_the_last_reported_one() -> None:
    rows = figures(spans(m1_2=3, m3_3=3, m1_5=20, m6_6=4, m7_7=1), "cumulative")
    assert list(values(rows).values()) == [3, 6, 20, 24, 25]


def test_p2_the_year_is_the_sum_of_its_quarters() -> None:
    rows = figures(spans(m1_3=1.5, m4_6=2.5, m7_9=3.5, m10_12=4.5), "year")
    assert values(rows) == {"2023-01..2023-12": 12}
    assert rows[0].status == "derived"


def test_p2_a_month_can_come_from_a_derived_total() -> None:
    rows = figures(spans(m1_1=1, m2_2=2, m1_3=7), "month")
    assert values(rows)["2023-03..2023-03"] == 4
    assert rows[2].cell == "B2 − B1 − B3"


def test_p2_levels_that_cannot_be_added_are_not_derived() -> None:
    floor_space = Subject(SALES, additive=False)
    facts = months_of(SALES, NATION, 2023, {2: 700, 3: 710})
    assert figures(facts, "month", floor_space) == []
    assert len(figures(facts, "cumulative", floor_space)) == 2


def test_p3_january_and_february_stay_one_period() -> None:
    facts = months_of(SALES, NATION, 2022, {2: 100, 3: 160}) + months_of(
        SALES, NATION, 2023, {2: 90, 3: 153, 4: 200}
    )
    rows = [row for row in figures(facts, "month") if row.period_end >= month_number("2023-01")]
    assert values(rows) == {"2023-01..2023-02": 90, "2023-03..2023-03": 63, "2023-04..2023-04": 47}
    assert (rows[0].base_value, rows[0].yoy_computed_pct) == (100, pytest.approx(-10))
    # March has no neighbour of its own length; the first month-on-month that can be told is April's.
    assert [row.pop_pct is None for row in rows] == [True, True, False]


def test_p3_swallowed_months_are_empty_when_asked_for() -> None:
    facts = months_of(SALES, NATION, 2023, {2: 90, 3: 153})
    rows = figures(facts, "month", months_of_merged=True)
    assert values(rows) == {
        "2023-01..2023-01": None,
        "2023-01..2023-02": 90,
        "2023-02..2023-02": None,
        "2023-03..2023-03": 63,
    }
    assert [row.growth_status for row in rows] == ["merged_period", "no_base", "merged_period", "no_base"]


def test_p3_a_single_february_has_no_base_in_a_merged_one() -> None:
    facts = months_of(SALES, NATION, 2022, {2: 100}) + months_of(SALES, NATION, 2023, {1: 40, 2: 95})
    rows = [row for row in figures(facts, "month") if row.period_end >= month_number("2023-01")]
    assert [(row.value, row.growth_status, row.disturbed) for row in rows] == [
        (40, "merged_period", True), (55, "merged_period", True)
    ]  # fmt: skip


def test_p3_a_merged_period_finds_its_base_in_two_months() -> None:
    facts = months_of(SALES, NATION, 2022, {1: 40, 2: 100}) + months_of(SALES, NATION, 2023, {2: 90})
    row = figures(facts, "month")[-1]
    assert (row.value, row.base_value, row.growth_status) == (90, 100, "ok")


def test_g4_a_figure_without_base_is_no_growth_of_zero() -> None:
    rows = figures(months_of(SALES, NATION, 2023, {3: 0.0, 4: 0.0}), "month")
    assert [(row.value, row.growth_status, row.yoy_computed_pct) for row in rows] == [(0, "no_base", None)]


amounts = st.integers(min_value=-5_000_00, max_value=90_000_000_00)


@settings(max_examples=12, deadline=None)
@given(st.lists(amounts, min_size=11, max_size=12), st.integers(min_value=0, max_value=4))
def test_p3_months_and_the_merged_two_sum_to_the_total(flows: list[int], decimals: int) -> None:
    first = 12 - len(flows) + 1
    totals = {month: sum(flows[: month - first + 1]) / 10**decimals for month in range(first, 13)}
    rows = figures(months_of(SALES, NATION, 2023, totals, decimals=decimals), "month")
    assert len(rows) == len(flows)
    assert [row.value for row in rows] == [flow / 10**decimals for flow in flows]
    assert round(sum(row.value or 0 for row in rows), decimals) == totals[12]


@settings(max_examples=12, deadline=None)
@given(st.lists(amounts, min_size=12, max_size=12), st.sets(st.integers(1, 12), min_size=1))
def test_p2_months_make_totals_and_totals_make_months(flows: list[int], cumulative: set[int]) -> None:
    months = {month: flows[month - 1] / 100 for month in range(1, 13)}
    totals = {month: sum(flows[:month]) / 100 for month in range(1, 13)}
    # Each month is reported either alone or as the year so far; January is both.
    facts = months_of(SALES, NATION, 2023, {month: totals[month] for month in cumulative | {1}})
    facts += spans(
        **{f"m{month}_{month}": months[month] for month in range(2, 13) if month not in cumulative}
    )
    assert [row.value for row in figures(facts, "cumulative")] == list(totals.values())
    assert [row.value for row in figures(facts, "month")] == list(months.values())
