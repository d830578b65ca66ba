"""What differs between two loads (rule V1): old to new, by kind."""

from __future__ import annotations

from pathlib import Path

import pytest

from indicators.changes import changes, sizes
from indicators.period import month_number
from indicators.warehouse import Warehouse
from tests.indicators.builds import Fact, Subject, make_build

SALES, RATE = "sales", "rate"


@pytest.fixture
def warehouse(tmp_path: Path) -> Warehouse:
    """Three loads: a revision, one taken back, a preliminary figure made final, a rate, a new month."""
    april = (SALES, "east", "2023-01", "2023-04")
    march = (SALES, "east", "2023-01", "2023-03")
    west = (SALES, "west", "2023-01", "2023-04")
    rate = (RATE, "east", "2023-04", "2023-04")
    target = (SALES, "east", "2023-01", "2023-12")
    return make_build(
        tmp_path,
        [
            Fact(*april, 100.0, superseded_by=2),
            Fact(*april, 98.0, status="revised", load=2),
            Fact(*march, 70.0, superseded_by=2),
            Fact(*march, 71.0, status="revised", load=2, superseded_by=3),
            Fact(*march, 70.0, load=3),
            Fact(*west, 50.0, status="preliminary", superseded_by=3),
            Fact(*west, 50.0, load=3),
            Fact(*rate, 40.0, superseded_by=3),
            Fact(*rate, 41.5, status="revised", load=3),
            Fact(*target, 300.0, "target", superseded_by=3),
            Fact(*target, 300.0, "target", status="withdrawn", load=3),
            Fact(SALES, "east", "2023-01", "2023-05", 140.0, load=3),
        ],
        [Subject(RATE, "%", "ratio", percent=True)],
    )


def test_v1_between_two_loads_exactly_the_revisions_are_told(warehouse: Warehouse) -> None:
    april, march = changes(warehouse, 1, 2)
    assert (april.kind, april.period_end, april.old_value, april.value) == (
        "revised", month_number("2023-04"), 100.0, 98.0,
    )  # fmt: skip
    assert (april.old_load, april.old_cell, april.load, april.cell) == (1, "B6", 2, "B7")
    assert (april.moved, april.moved_pp) == (-2.0, None)
    assert april.moved_pct == pytest.approx(-2.0)
    assert march.period_end == month_number("2023-03")


def test_v1_what_was_changed_and_changed_back_is_no_change(warehouse: Warehouse) -> None:
    found = changes(warehouse, 1, 3)
    assert month_number("2023-03") not in {one.period_end for one in found}
    assert [one.kind for one in found] == ["revised", "revised", "withdrawn", "status", "new"]


def test_g5_a_rate_moves_in_points(warehouse: Warehouse) -> None:
    [rate] = changes(warehouse, 1, 3, indicators=[RATE])
    assert (rate.moved, rate.moved_pct, rate.moved_pp) == (1.5, None, 1.5)


def test_g4_no_per_cent_of_a_bad_base(warehouse: Warehouse) -> None:
    [april, _] = changes(warehouse, 1, 2)
    assert april._replace(old_value=0.0).moved_pct is None
    assert april._replace(old_value=-5.0).moved_pct is None


def test_a_difference_ends_at_the_last_printed_digit(warehouse: Warehouse) -> None:
    [april, _] = changes(warehouse, 1, 2)
    assert april._replace(value=25961.0, old_value=25961.2, old_decimals=1).moved == -0.2


def test_changes_are_counted_and_narrowed_down(warehouse: Warehouse) -> None:
    counted = sizes(warehouse, 1, 3)
    assert sum(size.figures for size in counted) == len(changes(warehouse, 1, 3)) == 5
    assert [one.region for one in changes(warehouse, 1, 3, region="west")] == ["west"]
    assert [one.kind for one in changes(warehouse, 1, 3, kind="new")] == ["new"]
    assert changes(warehouse, 1, 3, skipped=1, most=1) == changes(warehouse, 1, 3)[1:2]


def test_nothing_differs_between_a_load_and_itself(warehouse: Warehouse) -> None:
    assert changes(warehouse, 3, 3) == []


def test_v1_a_view_of_an_earlier_load_gives_the_same_changes_up_to_it(warehouse: Warehouse) -> None:
    assert changes(warehouse.at(2), 1, 2) == changes(warehouse, 1, 2)
