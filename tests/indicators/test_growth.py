"""Growth on two tracks, its statuses, and what follows from it (rules G1 to G10)."""

from pathlib import Path
from typing import Any

import pytest

from indicators.growth import Growth, growth
from indicators.period import month_number
from indicators.rounding import half_up
from tests.indicators.builds import Fact, Subject, make_build, months_of

SALES = "sales"
NATION = "100000"


def ask(
    folder: Path, facts: list[Fact], basis: str = "cumulative", span: str = "2023-01 2023-12", **more: Any
) -> list[Growth]:
    """Growth of every series of these facts over one span of months."""
    about = {name: more.pop(name) for name in ("subjects", "breaks") if name in more}
    warehouse = make_build(folder, facts, **about)
    start, end = map(month_number, span.split())
    indicators, regions = {fact.indicator for fact in facts}, {fact.region for fact in facts}
    return growth(warehouse, sorted(indicators), sorted(regions), None, basis, start, end, **more)


def pair(base: float | None, value: float | None, reported: float | None = None) -> list[Fact]:
    """January-April of 2022 and of 2023, and the growth published for the latter."""
    facts = [] if base is None else [Fact(SALES, NATION, "2022-01", "2022-04", base)]
    facts += [] if value is None else [Fact(SALES, NATION, "2023-01", "2023-04", value)]
    if reported is not None:
        facts.append(Fact(SALES, NATION, "2023-01", "2023-04", reported, "yoy_reported", decimals=1))
    return facts


def test_g2_two_tracks_and_the_implied_base(tmp_path: Path) -> None:
    (row,) = ask(tmp_path, pair(39768.15, 37635.87, -0.4))
    assert (row.value, row.base_value, row.yoy_reported_pct) == (37635.87, 39768.15, -0.4)
    assert row.yoy_computed_pct == pytest.approx(-5.3618, abs=5e-5)
    assert row.growth_status == "ok"
    assert row.implied_base_low is not None
    assert row.implied_base_high is not None
    assert (half_up(row.implied_base_low, 0), half_up(row.implied_base_high, 0)) == (37768, 37806)
    assert (row.status, row.load, row.sheet, row.parts) == ("final", 1, "Sheet1", ())


def test_g2_a_growth_printed_without_decimals_has_one(tmp_path: Path) -> None:
    facts = pair(100.0, 108.0, 8.0)[:2]
    facts.append(Fact(SALES, NATION, "2023-01", "2023-04", 8, "yoy_reported", decimals=0))
    facts.append(Fact(SALES, NATION, "2023-01", "2023-05", 8.123456, "yoy_reported", decimals=6))
    row = ask(tmp_path, facts)[0]
    assert row.implied_base_low == pytest.approx(108 / 1.0805)
    assert row.implied_base_high == pytest.approx(108 / 1.0795)


def test_g3_growth_at_constant_prices_implies_no_base(tmp_path: Path) -> None:
    subject = Subject(SALES, unit="亿元", constant_prices=True)
    row = ask(tmp_path, pair(100.0, 108.0, 5.0), subjects=[subject])[-1]
    assert row.yoy_computed_pct == pytest.approx(8)
    assert row.yoy_reported_pct == 5
    assert row.implied_base_low is row.implied_base_high is None


@pytest.mark.parametrize(
    ("base", "value", "status"),
    [
        (100, 120, "ok"),
        (100, 0, "ok"),
        (None, 120, "no_base"),
        (0, 120, "zero_base"),
        (0, -3, "zero_base"),
        (-50, 20, "turned_profit"),
        (50, -20, "turned_loss"),
        (-50, -20, "loss_narrowed"),
        (-50, 0, "loss_narrowed"),
        (-50, -60, "loss_widened"),
    ],
)
def test_g4_statuses_of_a_base(tmp_path: Path, base: float | None, value: float, status: str) -> None:
    (row,) = ask(tmp_path, pair(base, value))
    assert row.growth_status == status
    assert (row.yoy_computed_pct is not None) == (status == "ok")
    assert row.implied_base_low is None
    assert row.two_year_pct is None


def test_g4_only_growth_was_published(tmp_path: Path) -> None:
    (row,) = ask(tmp_path, pair(None, None, 6.2))
    assert (row.value, row.growth_status, row.yoy_reported_pct) == (None, "reported_only", 6.2)
    assert (row.yoy_computed_pct, row.load, row.cell) == (None, 1, "B1")


def test_g4_published_growth_stands_where_no_base_is_known(tmp_path: Path) -> None:
    (row,) = ask(tmp_path, pair(None, 50, 6.2))
    assert (row.value, row.growth_status, row.yoy_reported_pct) == (50, "reported_only", 6.2)


def test_g9_growth_across_a_break_is_refused(tmp_path: Path) -> None:
    facts = months_of(SALES, NATION, 2022, {3: 90, 4: 100}) + months_of(SALES, NATION, 2023, {3: 95, 4: 120})
    facts += months_of(SALES, NATION, 2024, {3: 99, 4: 130})
    rows = ask(tmp_path, facts, span="2023-01 2024-12", breaks=[(SALES, "", "", "2023-04", "统计范围调整")])
    assert [row.growth_status for row in rows] == ["ok", "break", "break", "break"]
    assert [row.base_value for row in rows] == [90, 100, 95, 120]
    assert rows[1].yoy_computed_pct is None
    assert rows[1].acceleration_pp is None


def test_g9_a_break_of_another_region_or_category_does_not_matter(tmp_path: Path) -> None:
    breaks = [
        (SALES, "110000", "", "2023-04", ""),
        (SALES, "", "住宅", "2023-04", ""),
        ("other", "", "", "2023-04", ""),
    ]
    (row,) = ask(tmp_path, pair(100, 120), breaks=breaks)
    assert row.growth_status == "ok"


def test_g5_a_rate_changes_in_points(tmp_path: Path) -> None:
    rate = Subject(SALES, unit="%", kind="ratio", additive=False, percent=True)
    (row,) = ask(tmp_path, pair(80.4, 85.0), subjects=[rate])
    assert row.yoy_pp == pytest.approx(4.6)
    assert (row.yoy_computed_pct, row.pop_pct, row.growth_status) == (None, None, "ok")


def test_g5_a_price_changes_in_per_cent(tmp_path: Path) -> None:
    price = Subject(SALES, unit="元/平方米", kind="ratio", additive=False)
    (row,) = ask(tmp_path, pair(8000, 8400), subjects=[price])
    assert row.yoy_computed_pct == pytest.approx(5.0)
    assert row.yoy_pp is None


def test_g5_acceleration_is_against_the_period_before(tmp_path: Path) -> None:
    facts = [
        Fact(SALES, NATION, "2023-01", end, value, "yoy_reported", decimals=1)
        for end, value in [("2023-02", -3.6), ("2023-03", -1.8), ("2023-05", 1.1)]
    ]
    first, second, third = ask(tmp_path, facts)
    assert first.acceleration_pp is None
    assert first.previous_end is None
    assert second.acceleration_pp == pytest.approx(1.8)
    assert third.acceleration_pp == pytest.approx(2.9)
    assert (third.previous_end, third.previous_pct) == (month_number("2023-03"), -1.8)


def test_g5_the_year_begins_against_the_whole_year_before(tmp_path: Path) -> None:
    facts = [
        Fact(SALES, NATION, f"{end[:4]}-01", end, value, "yoy_reported", decimals=1)
        for end, value in [("2022-12", -24.3), ("2023-02", -3.6)]
    ]
    (row,) = ask(tmp_path, facts)
    assert row.acceleration_pp == pytest.approx(20.7)


@pytest.mark.parametrize(("two_years", "average"), [(13.2, 6.4), (6.2, 3.1), (16.3, 7.8), (45.5, 20.6)])
def test_g7_two_year_average_is_geometric(tmp_path: Path, two_years: float, average: float) -> None:
    facts = [*pair(100, 100 + two_years), Fact(SALES, NATION, "2021-01", "2021-04", 100)]
    (row,) = ask(tmp_path, facts)
    assert row.two_year_pct is not None
    assert half_up(row.two_year_pct, 1) == average
    assert row.two_year_track == "computed"


def test_g7_published_growth_is_averaged_with_published(tmp_path: Path) -> None:
    facts = [
        *pair(100, 120, 10.0),
        Fact(SALES, NATION, "2022-01", "2022-04", 21.0, "yoy_reported", decimals=1),
    ]
    (row,) = ask(tmp_path, facts)
    assert row.two_year_pct == pytest.approx((1.1 * 1.21) ** 0.5 * 100 - 100)
    assert row.two_year_track == "reported"


def test_g7_no_average_across_a_break(tmp_path: Path) -> None:
    facts = [*pair(100, 110), Fact(SALES, NATION, "2021-01", "2021-04", 100)]
    (row,) = ask(tmp_path, facts, breaks=[(SALES, "", "", "2022-01", "")])
    assert (row.growth_status, row.two_year_pct) == ("ok", None)


def test_a2_a_stock_is_compared_and_never_accumulated(tmp_path: Path) -> None:
    stock = Subject(SALES, kind="stock", additive=False)
    ends = {"2022-10": 70000, "2023-09": 75928, "2023-10": 75606}
    facts = [Fact(SALES, NATION, end, end, value) for end, value in ends.items()]
    rows = ask(tmp_path, facts, "point", subjects=[stock])
    assert [row.value for row in rows] == [75928, 75606]
    assert rows[1].base_value == 70000
    assert rows[1].pop_pct == pytest.approx(-322 / 75928 * 100)


def test_categories_and_regions_are_answered_at_once(tmp_path: Path) -> None:
    facts = [
        Fact(SALES, region, f"{year}-01", f"{year}-04", value, category=category)
        for region in (NATION, "110000")
        for category in ("", "住宅")
        for year, value in ((2022, 100), (2023, 110))
    ]
    rows = ask(tmp_path, facts)
    assert [(row.region, row.category) for row in rows] == [
        (NATION, ""), (NATION, "住宅"), ("110000", ""), ("110000", "住宅")
    ]  # fmt: skip
    assert {half_up(row.yoy_computed_pct or 0, 6) for row in rows} == {10.0}


def test_v1_as_of_an_earlier_load(tmp_path: Path) -> None:
    facts = [
        Fact(SALES, NATION, "2022-01", "2022-04", 100),
        Fact(SALES, NATION, "2023-01", "2023-04", 120, load=2, superseded_by=3, status="preliminary"),
        Fact(SALES, NATION, "2023-01", "2023-04", 130, load=3, status="revised"),
    ]
    folders = [tmp_path / name for name in "abc"]
    for folder in folders:
        folder.mkdir()
    assert ask(folders[0], facts)[0][5:8] == (130, "万平方米", "revised")
    assert ask(folders[1], facts, as_of=2)[0][5:8] == (120, "万平方米", "preliminary")
    assert ask(folders[2], facts, as_of=1) == []


def test_targets_are_not_figures(tmp_path: Path) -> None:
    assert ask(tmp_path, [Fact(SALES, NATION, "2023-01", "2023-12", 500, "target")], "year") == []


def test_an_unknown_basis_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        ask(tmp_path, pair(1, 2), "week")
