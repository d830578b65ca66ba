from exhibits.exhibit import Slot
from exhibits.slots import expected

YEAR = 2023 * 12


def month(number: int) -> Slot:
    return Slot("", YEAR + number - 1, YEAR + number - 1)


def ends(*numbers: int) -> list[tuple[int, int]]:
    return [(YEAR + number - 1, YEAR + number - 1) for number in numbers]


def test_a_gap_among_months_and_a_late_end_are_expected() -> None:
    assert expected(month(4), ends(2, 3, 5))
    assert expected(month(4), ends(3))


def test_a_january_that_is_never_reported_is_not() -> None:
    assert not expected(month(1), ends(2, 3, 4))
    assert expected(month(1), [*ends(2, 3), (YEAR - 12, YEAR - 12)])


def test_months_between_quarters_are_not_but_a_late_quarter_is() -> None:
    assert not expected(month(4), ends(3, 6))
    assert expected(month(9), ends(3, 6))


def test_what_a_merged_span_covers_is_not() -> None:
    assert not expected(month(2), [(YEAR, YEAR + 1)])
