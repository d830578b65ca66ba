import pytest

from ui.labels import spread


def test_labels_that_would_overlap_are_pushed_apart_in_order() -> None:
    moved = spread([10.0, 10.5, 30.0], 2.0)
    assert moved[1] - moved[0] == pytest.approx(2.0)
    assert moved[2] == pytest.approx(30.0)


def test_labels_with_room_stay() -> None:
    assert spread([5.0, 1.0, 9.0], 2.0) == [5.0, 1.0, 9.0]


def test_nothing_is_spread_to_nothing() -> None:
    assert spread([], 2.0) == []
