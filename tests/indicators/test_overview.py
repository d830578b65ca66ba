"""All indicators of one region in one month, with their targets (rules G4, T1)."""

from pathlib import Path

import pytest

from indicators.overview import Overview, overview
from indicators.period import month_number
from indicators.progress import progress
from tests.indicators.builds import Fact, Subject, make_build

CITY = "990100"
JUNE = month_number("2023-06")


def see(folder: Path, facts: list[Fact], *subjects: Subject, end: int = JUNE) -> dict[str, Overview]:
    rows = overview(make_build(folder, facts, subjects), CITY, end)
    return {row.indicator: row for row in rows}


def test_level_base_and_both_growths(tmp_path: Path) -> None:
    facts = [
        Fact("sales", CITY, "2022-01", "2022-06", 100),
        Fact("sales", CITY, "2023-01", "2023-06", 110, status="preliminary"),
        Fact("sales", CITY, "2023-01", "2023-06", 12.0, "yoy_reported"),
        Fact("sales", CITY, "2023-06", "2023-06", 20),
        Fact("sales", "990101", "2023-01", "2023-06", 7),
    ]
    row = see(tmp_path, facts)["sales"]
    assert (row.value, row.base_value, row.status) == (110, 100, "preliminary")
    assert row.yoy_reported_pct == 12.0
    assert row.yoy_computed_pct == pytest.approx(10)
    assert row.period_start == month_number("2023-01")


def test_t1_completion_against_schedule(tmp_path: Path) -> None:
    facts = [
        Fact("starts", CITY, "2023-01", "2023-06", 12),
        Fact("starts", CITY, "2023-01", "2023-12", 20, "target"),
    ]
    row = see(tmp_path, facts)["starts"]
    assert row.target_value == 20
    assert row.progress == (60.0, 50.0, 10.0)


@pytest.mark.parametrize(("value", "target"), [(None, 20), (12, None), (12, 0)])
def test_t1_no_completion_without_a_target_to_reach(value: float | None, target: float | None) -> None:
    assert progress(value, target, JUNE) == (None, 50.0, None)


def test_a_stock_and_a_rate_stand_at_their_month(tmp_path: Path) -> None:
    stock = Subject("stock", kind="stock", additive=False)
    rate = Subject("rate", unit="%", kind="ratio", additive=False, percent=True)
    facts = [
        Fact(code, CITY, f"{year}-06", f"{year}-06", value)
        for code in ("stock", "rate")
        for year, value in ((2022, 80), (2023, 84))
    ]
    rows = see(tmp_path, facts, stock, rate)
    assert rows["stock"].yoy_computed_pct == pytest.approx(5)
    assert (rows["rate"].yoy_pp, rows["rate"].yoy_computed_pct) == (4, None)
    assert rows["stock"].progress.completion_pct is None


def test_only_what_ends_in_the_month_is_shown(tmp_path: Path) -> None:
    facts = [
        Fact("old", CITY, "2023-01", "2023-05", 3),
        Fact("old", CITY, "2022-01", "2022-06", 3),
        Fact("planned", CITY, "2023-01", "2023-12", 3, "target"),
        Fact("growing", CITY, "2023-01", "2023-06", 6.2, "yoy_reported"),
    ]
    rows = see(tmp_path, facts)
    assert list(rows) == ["growing"]
    assert (rows["growing"].value, rows["growing"].growth_status) == (None, "reported_only")


def test_in_december_a_target_is_not_taken_for_a_figure(tmp_path: Path) -> None:
    facts = [
        Fact("starts", CITY, "2023-01", "2023-12", 25),
        Fact("starts", CITY, "2023-01", "2023-12", 20, "target"),
        Fact("starts", CITY, "2022-01", "2022-12", 99, "target"),
    ]
    row = see(tmp_path, facts, end=month_number("2023-12"))["starts"]
    assert (row.value, row.target_value, row.growth_status) == (25, 20, "no_base")
    assert row.progress.completion_pct == 125
