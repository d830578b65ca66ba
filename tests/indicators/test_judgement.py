"""What may be said of a figure beside its base (rules G1 to G9)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.judgement import change_pct, judge, two_year_average
from indicators.rounding import half_up

levels = st.one_of(st.none(), st.floats(-1e9, 1e9))


def test_g1_growth_of_construction_output() -> None:
    assert half_up(change_pct(1_447_456.1, 1_133_043.9) or 0, 1) == 27.7


@pytest.mark.parametrize(("value", "base"), [(1, 0), (1, -1), (-1, 1), (None, 1), (1, None)])
def test_g4_no_quotient_over_a_bad_base(value: float | None, base: float | None) -> None:
    assert change_pct(value, base) is None


def test_g4_statuses_win_over_each_other_in_order() -> None:
    assert judge(None, 5).growth_status == "merged_period"
    assert judge(None, 5, 1.2, broken=True).growth_status == "reported_only"
    assert judge(3, None, broken=True, merged=True).growth_status == "merged_period"
    assert judge(3, None, 1.2, merged=True).growth_status == "reported_only"
    assert judge(3, 0, broken=True).growth_status == "break"


def test_g5_a_rate_may_have_a_base_of_zero() -> None:
    assert judge(2.5, 0, percent=True) == ("ok", None, 2.5)


@given(levels, levels, levels, st.booleans(), st.booleans(), st.booleans())
def test_g4_growth_is_there_exactly_where_the_status_is_ok(
    value: float | None, base: float | None, reported: float | None, percent: bool, broken: bool, merged: bool
) -> None:
    judged = judge(value, base, reported, percent=percent, broken=broken, merged=merged)
    growth = judged.yoy_pp if percent else judged.yoy_computed_pct
    assert (growth is not None) == (judged.growth_status == "ok")


@pytest.mark.parametrize(("first", "second"), [(None, 3.0), (3.0, None), (-120.0, 3.0)])
def test_g7_no_average_without_two_growths(first: float | None, second: float | None) -> None:
    assert two_year_average(first, second) is None


def test_g7_average_of_a_fall_and_a_rise() -> None:
    assert two_year_average(-19.0, 21.0) == pytest.approx(-1.0, abs=0.01)
