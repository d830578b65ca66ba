import pytest

from exhibits.number import number_text, percent_text, sign, signed_text
from indicators.rounding import half_up


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (37635.87, 2, "37,635.87"),
        (50305, 2, "50,305.00"),
        (0.285, 2, "0.29"),
        (2.5, 0, "3"),
        (-2.5, 0, "−3"),
        (-0.04, 1, "0.0"),
        (1234567.0, 0, "1,234,567"),
    ],
)
def test_numbers_are_rounded_half_up_and_grouped(value: float, decimals: int, text: str) -> None:
    assert number_text(value, decimals) == text


def test_a_rate_has_one_decimal_and_a_true_minus() -> None:
    assert percent_text(-5.361778) == "−5.4%"
    assert percent_text(-0.04) == "0.0%"


def test_only_what_shows_above_zero_gets_a_plus() -> None:
    assert [signed_text(value) for value in (9.44, 0.04, -0.05)] == ["+9.4", "0.0", "−0.1"]


def test_the_sign_is_that_of_the_printed_figure() -> None:
    assert [sign(value) for value in (0.04, 0.05, -0.06)] == [0, 1, -1]


def test_rounding_starts_from_the_shortest_decimal_form() -> None:
    assert half_up(1.005, 2) == 1.01
