"""What moved a total, and when that is not said (rules G8, G9, G10, A1, A3)."""

from pathlib import Path
from typing import Any

import pytest

from indicators.catalog import Catalog
from indicators.contribution import Contribution, contribution, parts_of, reason, rest_name
from indicators.inventory import inventory
from indicators.period import Period
from tests.indicators.builds import Fact, Subject, make_build

CITY, EAST, WEST, NORTH = "990100", "990101", "990102", "990103"
SALES, PRICE, STOCK = "re_sales_area", "re_price", "re_unsold_area"
JUNE = Period.of("2023-01", "2023-06")
CATALOG = Catalog.load()
NAMES = {code: CATALOG.regions[code].name for code in (CITY, EAST, WEST, NORTH)}


def pair(place: str, base: float | None, value: float | None, **more: Any) -> list[Fact]:
    """A figure of June and that of a year before."""
    told = (("2022", base), ("2023", value))
    return [Fact(SALES, place, f"{y}-01", f"{y}-06", each, **more) for y, each in told if each is not None]


def of(category: str, base: float, value: float) -> list[Fact]:
    return pair(CITY, base, value, category=category)


def asked(
    folder: Path, facts: list[Fact], parts: list[str], by: str = "region", **about: Any
) -> Contribution:
    folder.mkdir(exist_ok=True)
    span = about.pop("span", JUNE)
    indicator = CATALOG.indicators[about.pop("indicator", SALES)]
    warehouse = make_build(folder, facts, **about)
    return contribution(warehouse, indicator, CITY, by, parts, "", span)  # type: ignore[arg-type]


def points(found: Contribution) -> list[float | None]:
    return [None if part.contribution_pp is None else round(part.contribution_pp, 6) for part in found.parts]


def shares(found: Contribution) -> list[float | None]:
    return [part.contribution_share_pct for part in found.parts]


def test_g8_points_are_increments_over_the_base_of_the_total(tmp_path: Path) -> None:
    facts = pair(CITY, 100, 118.6) + pair(EAST, 40, 45.2) + pair(WEST, 60, 73.4)
    found = asked(tmp_path, facts, [EAST, WEST])
    assert points(found) == [5.2, 13.4]
    assert found.total.contribution_pp == pytest.approx(18.6)
    assert shares(found) == pytest.approx([5.2 / 18.6 * 100, 13.4 / 18.6 * 100])
    assert (found.rest, found.refusal, found.share_refusal) == (None, "ok", "ok")


def test_g8_no_share_where_the_total_stands_still(tmp_path: Path) -> None:
    found = asked(tmp_path, pair(CITY, 10000, 10001) + pair(EAST, 10000, 10001), [EAST])
    assert (found.share_refusal, shares(found)) == ("near_zero", [None])
    assert points(found) == [0.01]


def test_g8_no_share_where_parts_pull_both_ways(tmp_path: Path) -> None:
    found = asked(tmp_path, pair(CITY, 100, 110) + pair(EAST, 40, 55) + pair(WEST, 60, 55), [EAST, WEST])
    assert (found.share_refusal, shares(found)) == ("opposite", [None, None])
    assert points(found) == [15, -5]


def test_g8_what_is_not_listed_may_pull_the_other_way_too(tmp_path: Path) -> None:
    found = asked(tmp_path, pair(CITY, 100, 110) + pair(EAST, 40, 55), [EAST])
    assert found.rest.contribution_pp == pytest.approx(-5)
    assert found.share_refusal == "opposite"


def test_g8_a_part_may_begin_at_zero(tmp_path: Path) -> None:
    found = asked(tmp_path, pair(CITY, 100, 110) + pair(EAST, 0, 4) + pair(WEST, 100, 106), [EAST, WEST])
    assert points(found) == [4, 6]


@pytest.mark.parametrize(("city", "named"), [(30.01, False), (30.02, True)])
def test_g10_the_sum_reconciles_within_rounding_or_the_rest_is_named(
    tmp_path: Path, city: float, named: bool
) -> None:
    # Two parts of two decimals: (2 + 1) × 0.005 is allowed, this year and the year before.
    facts = pair(CITY, 20, city) + pair(EAST, 8, 10) + pair(WEST, 12, 20)
    found = asked(tmp_path, facts, [EAST, WEST])
    assert (found.rest is not None) is named
    if found.rest is not None:
        assert rest_name(found, NAMES) == "未列明"
        made = sum(part.increment for part in found.parts) + found.rest.increment
        assert made == pytest.approx(found.total.increment)


def test_g10_parts_above_their_total_are_said_to_be(tmp_path: Path) -> None:
    found = asked(tmp_path, pair(CITY, 20, 29) + pair(EAST, 8, 10) + pair(WEST, 12, 20), [EAST, WEST])
    assert (found.refusal, rest_name(found, NAMES)) == ("ok", "分项之和大于总数")


def test_a3_a_missing_part_is_named_in_the_rest(tmp_path: Path) -> None:
    found = asked(tmp_path, pair(CITY, 100, 120) + pair(EAST, 40, 50) + pair(WEST, 60, None), [EAST, WEST])
    assert [part.status for part in found.parts] == ["ok", "not_reported"]
    assert points(found) == [10, None]
    assert (found.rest.increment, rest_name(found, NAMES)) == (10, "未列明（含城西区）")


def test_a3_without_a_total_its_parts_make_it(tmp_path: Path) -> None:
    found = asked(tmp_path, pair(EAST, 40, 50) + pair(WEST, 60, 60), [EAST, WEST])
    assert (found.derived, found.total.value, found.total.contribution_pp) == (True, 110, pytest.approx(10))


def test_a3_without_a_total_a_missing_part_refuses_it_and_is_named(tmp_path: Path) -> None:
    facts = pair(EAST, 40, 50) + pair(WEST, None, 60) + pair(CITY, None, 110)
    found = asked(tmp_path, facts, [EAST, WEST])
    assert (found.refusal, points(found), found.rest) == ("missing", [None, None], None)
    assert reason(found, NAMES) == "总数无基数，城西区无基数，不推算合计"


def test_a1_a_ratio_has_no_parts_that_add_up(tmp_path: Path) -> None:
    found = asked(tmp_path, pair(CITY, 1, 2), [EAST], indicator=PRICE)
    assert (found.refusal, reason(found, NAMES)) == ("ratio", "率和指数不能相加，没有拉动")


def test_g4_a_total_from_zero_has_no_points(tmp_path: Path) -> None:
    found = asked(tmp_path, pair(CITY, 0, 5) + pair(EAST, 0, 5), [EAST])
    assert (found.refusal, points(found)) == ("zero_base", [None])
    found = asked(tmp_path / "loss", pair(CITY, -4, 5) + pair(EAST, -4, 5), [EAST])
    assert (found.refusal, points(found)) == ("turned_profit", [None])


def test_g9_a_break_of_the_total_refuses_of_a_part_leaves_it_out(tmp_path: Path) -> None:
    facts = pair(CITY, 100, 120) + pair(EAST, 40, 50) + pair(WEST, 60, 70)
    found = asked(tmp_path, facts, [EAST, WEST], breaks=[(SALES, "", "", "2023-02", "")])
    assert (found.refusal, points(found)) == ("break", [None, None])
    own = [(SALES, EAST, "", "2023-02", "")]
    found = asked(tmp_path / "part", facts, [EAST, WEST], breaks=own)
    assert (found.refusal, points(found), found.parts[0].status) == ("ok", [None, 10], "break")
    assert rest_name(found, NAMES) == "未列明（含城东区）"


def test_g8_categories_leave_a_rest_with_a_name(tmp_path: Path) -> None:
    facts = pair(CITY, 100, 110) + of("住宅", 70, 76) + of("办公楼", 10, 11)
    found = asked(tmp_path, facts, ["住宅", "办公楼"], "category")
    assert points(found) == [6, 1]
    assert (found.rest.increment, rest_name(found, NAMES)) == (3, "其他（未列明）")


def test_g8_categories_that_overlap_are_refused(tmp_path: Path) -> None:
    facts = pair(CITY, 100, 110) + of("住宅", 70, 76) + of("期房", 80, 90)
    found = asked(tmp_path, facts, ["住宅", "期房"], "category")
    assert (found.refusal, points(found)) == ("overlap", [None, None])


def test_categories_are_taken_set_by_set(tmp_path: Path) -> None:
    facts = of("住宅", 70, 76) + of("期房", 80, 90) + of("现房", 20, 20)
    held = inventory(make_build(tmp_path, facts)).of_indicators([SALES])
    sales = CATALOG.indicators[SALES]
    assert parts_of(CATALOG, held, sales, CITY, "category") == ("住宅",)
    assert parts_of(CATALOG, held, sales, CITY, "category", "现房") == ("期房", "现房")
    assert parts_of(CATALOG, held, sales, EAST, "category") == ()


def test_a2_a_stock_is_taken_at_its_month(tmp_path: Path) -> None:
    facts = [
        Fact(STOCK, place, f"{year}-06", f"{year}-06", value)
        for place, year, value in ((CITY, 2022, 50), (CITY, 2023, 60), (EAST, 2022, 30), (EAST, 2023, 45))
    ]
    subjects = [Subject(STOCK, kind="stock")]
    found = asked(tmp_path, facts, [EAST], indicator=STOCK, subjects=subjects)
    assert points(found) == [30]


def test_p2_a_month_is_derived_and_so_are_its_points(tmp_path: Path) -> None:
    facts = [
        Fact(SALES, place, f"{year}-01", f"{year}-{month}", value)
        for place, year, month, value in (
            (CITY, 2022, "05", 50), (CITY, 2022, "06", 70), (CITY, 2023, "05", 50), (CITY, 2023, "06", 75),
            (EAST, 2022, "05", 20), (EAST, 2022, "06", 30), (EAST, 2023, "05", 20), (EAST, 2023, "06", 32),
        )
    ]  # fmt: skip
    found = asked(tmp_path, facts, [EAST], span=Period.of("2023-06", "2023-06"))
    assert (points(found), found.total.contribution_pp) == ([10], pytest.approx(25))
    assert found.parts[0].row.status == "derived"


def test_g2_points_are_by_levels_beside_the_published_growth(tmp_path: Path) -> None:
    facts = pair(CITY, 39768.15, 37635.87) + pair(EAST, 39768.15, 37635.87)
    facts.append(Fact(SALES, CITY, "2023-01", "2023-06", -0.4, "yoy_reported", decimals=1))
    found = asked(tmp_path, facts, [EAST])
    assert found.total.contribution_pp == pytest.approx(found.total.row.yoy_computed_pct)
    assert found.total.row.yoy_reported_pct == -0.4


def test_g4_a_total_of_which_only_growth_is_known(tmp_path: Path) -> None:
    facts = [Fact(SALES, CITY, "2023-01", "2023-06", 5.0, "yoy_reported", decimals=1)]
    found = asked(tmp_path, facts + pair(EAST, None, 3), [EAST])
    assert found.refusal == "no_parts"


def test_a_span_that_is_no_basis_is_refused(tmp_path: Path) -> None:
    found = asked(tmp_path, pair(CITY, 1, 2), [EAST], span=Period.of("2023-03", "2023-05"))
    assert found.refusal == "span"


def test_a5_32_rows_make_the_total_of_a_ministry(tmp_path: Path) -> None:
    rows = [f"r{number}" for number in range(32)]
    values = dict.fromkeys(rows[:-1], 1331.0) | {rows[-1]: 42_621.0 - 31 * 1331}
    facts = [fact for row, value in values.items() for fact in pair(row, value / 2, value)]
    found = asked(tmp_path, facts, rows)
    assert (found.total.value, found.derived) == (42_621, True)
    assert sum(part.contribution_pp for part in found.parts) == pytest.approx(100)
