"""Half-up rounding and rounding intervals (rule G10)."""

import pytest

from indicators.rounding import Interval, half_up, implied_base, rounding_interval


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        (2.675, 2, 2.68),
        (0.25, 1, 0.3),
        (-0.45, 1, -0.5),
        (-5.361778, 1, -5.4),
        (5.35 - 1e-15, 1, 5.4),
        (1234.5, 0, 1235.0),
        (1250.0, -2, 1300.0),
    ],
)
def test_a_half_goes_away_from_zero(value: float, decimals: int, expected: float) -> None:
    assert half_up(value, decimals) == expected


def test_no_negative_zero_is_left() -> None:
    assert str(half_up(-0.04, 1)) == "0.0"


def test_g10_a_printed_figure_is_an_interval() -> None:
    assert rounding_interval(4.4, 1) == Interval(4.35, 4.45)
    assert 4.35 in rounding_interval(4.4, 1)
    assert 4.45 not in rounding_interval(4.4, 1)
    assert "4.4" not in rounding_interval(4.4, 1)


def test_g2_published_growth_implies_a_base() -> None:
    low, high = implied_base(37635.87, -0.4) or Interval(0, 0)
    assert (half_up(low, 0), half_up(high, 0)) == (37768, 37806)


def test_g2_growth_of_minus_100_implies_no_base() -> None:
    assert implied_base(12.0, -100.0) is None
    assert implied_base(0.0, 3.0) is None


def test_g1_the_noise_of_division_decides_no_tie() -> None:
    noisy = (112.25 / 100 - 1) * 100
    assert noisy != 12.25
    assert half_up(noisy, 1) == 12.3
    assert half_up(1234567890123.45, 1) == 1234567890123.5
