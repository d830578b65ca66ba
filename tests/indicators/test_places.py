"""What a place means: who is above, where it was before, who stands out (rule R1)."""

from pathlib import Path
from typing import Any

import pytest

from indicators.period import Period
from indicators.places import Place, Places, places, span_before
from tests.indicators.builds import Fact, Subject, make_build

SALES = "sales"
APRIL, MARCH = Period.of("2023-01", "2023-04"), Period.of("2023-01", "2023-03")


def facts_of(span: Period, **values: float) -> list[Fact]:
    return [Fact(SALES, region, span.start_text, span.end_text, value) for region, value in values.items()]


def placed(folder: Path, facts: list[Fact], regions: str = "abc", **more: Any) -> Places:
    subjects = more.pop("subjects", ())
    return places(make_build(folder, facts, subjects), SALES, list(regions), "", APRIL, before=MARCH, **more)


def by_region(found: Places) -> dict[str, Place]:
    return {place.row.region: place for place in found.places}


def test_r1_the_distance_to_the_place_above_and_who_shares_it(tmp_path: Path) -> None:
    found = by_region(placed(tmp_path, facts_of(APRIL, a=9, b=9, c=4)))
    assert [found[region].row.rank for region in "abc"] == [1, 1, 3]
    assert (found["a"].above, found["a"].above_gap) == ((), None)
    assert (found["c"].above, found["c"].above_gap, found["c"].above_amount) == (("a", "b"), 5, 5)


def test_r1_what_would_gain_a_place_by_growth(tmp_path: Path) -> None:
    facts = facts_of(APRIL, a=110, b=240) + facts_of(APRIL.last_year(), a=100, b=200)
    row = by_region(placed(tmp_path, facts, by="yoy_computed_pct"))["a"]
    assert row.above_gap == pytest.approx(10)
    assert row.above_amount == pytest.approx(10)  # 120 of a base of 100


def test_r1_what_would_gain_a_place_by_completion(tmp_path: Path) -> None:
    whole = Period.of("2023-01", "2023-12")
    targets = [fact._replace(measure="target") for fact in facts_of(whole, a=200, b=100, c=0)]
    found = by_region(placed(tmp_path, facts_of(APRIL, a=50, b=40, c=7) + targets, by="completion_pct"))
    assert (found["b"].row.rank, found["a"].row.rank, found["a"].above_gap) == (1, 2, 15)
    assert found["a"].above_amount == pytest.approx(30)
    assert (found["c"].row.rank, found["c"].row.reason) == (None, "no_goal")
    assert found["a"].row.schedule_gap_pp == pytest.approx(25 - 100 / 3)


def test_r1_a_region_without_a_target_says_so(tmp_path: Path) -> None:
    found = by_region(placed(tmp_path, facts_of(APRIL, a=1), by="schedule_gap_pp"))
    assert [found[region].row.reason for region in "ab"] == ["no_target", "not_reported"]


def test_r1_the_change_of_place_where_the_same_were_ranked(tmp_path: Path) -> None:
    found = placed(tmp_path, facts_of(APRIL, a=1, b=2, c=3) + facts_of(MARCH, a=3, b=2, c=1))
    assert [place.before_change for place in found.places] == [-2, 0, 2]
    assert (found.before.same, found.year.held) == (True, False)
    assert [place.year_change for place in found.places] == [None] * 3


def test_r1_no_change_where_another_set_was_ranked(tmp_path: Path) -> None:
    found = placed(tmp_path, facts_of(APRIL, a=1, b=2) + facts_of(MARCH, b=2, c=1))
    assert (found.before.held, found.before.same) == (True, False)
    assert (found.before.joined, found.before.left) == (("a",), ("c",))
    assert [place.before_rank for place in found.places] == [None] * 3


def test_r1_where_less_is_better_the_amount_is_to_be_lost(tmp_path: Path) -> None:
    faults = Subject(SALES, unit="处", better="down")
    found = by_region(placed(tmp_path, facts_of(APRIL, a=5, b=9), subjects=[faults]))
    assert (found["b"].row.rank, found["b"].above_amount) == (2, -4)


def test_r1_who_stands_out_by_median_and_spread(tmp_path: Path) -> None:
    found = placed(tmp_path, facts_of(APRIL, a=10, b=11, c=12, d=13, e=40), regions="abcde")
    assert (found.median, found.deviation) == (12, pytest.approx(1.4826))
    assert [place.apart for place in found.places] == [0, 0, 0, 0, 1]


def test_r1_nobody_stands_out_of_four(tmp_path: Path) -> None:
    found = placed(tmp_path, facts_of(APRIL, a=10, b=11, c=12, d=400), regions="abcd")
    assert {place.apart for place in found.places} == {0}


def test_r1_nobody_ranked_has_no_middle(tmp_path: Path) -> None:
    found = placed(tmp_path, facts_of(MARCH, a=1))
    assert (found.median, found.deviation, found.before.held) == (None, None, False)
    assert {place.row.reason for place in found.places} == {"not_reported"}


def test_v1_as_of_a_load_the_places_are_those_of_then(tmp_path: Path) -> None:
    first = [fact._replace(superseded_by=2) for fact in facts_of(APRIL, a=1)]
    facts = [*first, *facts_of(APRIL, b=2), *(fact._replace(load=2) for fact in facts_of(APRIL, a=3))]
    warehouse = make_build(tmp_path, facts)
    ranks = [
        [place.row.rank for place in places(warehouse, SALES, ["a", "b"], "", APRIL, as_of=known).places]
        for known in (1, None)
    ]
    assert ranks == [[2, 1], [1, 2]]


@pytest.mark.parametrize(
    ("span", "basis", "quarterly", "before"),
    [
        (APRIL, "cumulative", False, MARCH),
        (MARCH, "cumulative", True, None),
        (Period.of("2023-01", "2023-06"), "cumulative", True, MARCH),
        (Period.of("2023-01", "2023-01"), "cumulative", False, None),
        (Period.of("2023-01", "2023-01"), "month", False, Period.of("2022-12", "2022-12")),
        (Period.of("2023-01", "2023-01"), "point", False, Period.of("2022-12", "2022-12")),
        (Period.of("2023-04", "2023-06"), "quarter", True, MARCH),
        (Period.of("2023-01", "2023-12"), "year", False, None),
    ],
)
def test_p1_the_span_before(span: Period, basis: str, quarterly: bool, before: Period | None) -> None:
    assert span_before(span, basis, quarterly) == before
