"""What regions make together, and when that is not said (rules A1, A3, A4, A5, G10)."""

from pathlib import Path

import pytest

from indicators.catalog import Catalog
from indicators.period import Period
from indicators.total import Total, refusal_words, total
from tests.indicators.builds import Fact, Subject, make_build

CITY, EAST, WEST, NORTH = "990100", "990101", "990102", "990103"
SALES, PRICE, RATE = "re_sales_area", "re_price", "old_estates_start_rate"
JUNE = Period.of("2023-01", "2023-06")
CATALOG = Catalog.load()


def facts_of(indicator: str, values: dict[str, float], decimals: int = 2) -> list[Fact]:
    return [
        Fact(indicator, region, "2023-01", "2023-06", value, decimals=decimals)
        for region, value in values.items()
    ]


def made(folder: Path, facts: list[Fact], indicator: str, regions: list[str]) -> Total:
    subjects = [Subject(RATE, unit="%", kind="ratio", percent=True)]
    warehouse = make_build(folder, facts, subjects)
    return total(warehouse, CATALOG, CATALOG.indicators[indicator], CITY, regions, "", JUNE)


def test_a3_a_sum_of_all_parts_is_derived_beside_what_is_reported(tmp_path: Path) -> None:
    found = made(tmp_path, facts_of(SALES, {EAST: 10, WEST: 20, CITY: 30}), SALES, [EAST, WEST])
    assert (found.value, found.refusal, found.differs) == (30, "ok", False)
    assert found.reported.value == 30


def test_a3_a_sum_with_a_missing_part_is_refused_and_names_it(tmp_path: Path) -> None:
    found = made(tmp_path, facts_of(SALES, {EAST: 10, CITY: 30}), SALES, [EAST, WEST])
    assert (found.value, found.missing) == (None, (WEST,))
    assert refusal_words(found, CATALOG) == "城西区未报，不推算合计"


@pytest.mark.parametrize(("city", "differs"), [(30.01, False), (30.02, True)])
def test_g10_a_total_may_differ_by_rounding_alone(tmp_path: Path, city: float, differs: bool) -> None:
    # Two parts of two decimals: (2 + 1) × 0.005.
    found = made(tmp_path, facts_of(SALES, {EAST: 10, WEST: 20, CITY: city}), SALES, [EAST, WEST])
    assert found.differs is differs


def test_a_span_that_no_basis_has_makes_no_total(tmp_path: Path) -> None:
    spring = Period.of("2023-03", "2023-05")
    found = total(make_build(tmp_path, []), CATALOG, CATALOG.indicators[SALES], CITY, [EAST], "", spring)
    assert refusal_words(found, CATALOG) == "期间不是累计、当月、当季、半年或全年，不推算合计"


def test_a1_a_ratio_is_sum_by_sum_and_not_the_mean_of_rates(tmp_path: Path) -> None:
    facts = facts_of("old_estates_started", {EAST: 90, WEST: 10}) + facts_of(
        "old_estates_planned", {EAST: 100, WEST: 400}
    )
    facts += facts_of(RATE, {EAST: 90.0, WEST: 2.5})
    assert made(tmp_path, facts, RATE, [EAST, WEST]).value == pytest.approx(20)  # the mean is 46.25


def test_a1_a_ratio_may_exceed_the_whole(tmp_path: Path) -> None:
    facts = facts_of("old_estates_started", {EAST: 107}) + facts_of("old_estates_planned", {EAST: 100})
    assert made(tmp_path, facts, RATE, [EAST]).value == pytest.approx(107)


def test_a1_a_price_is_in_its_own_unit(tmp_path: Path) -> None:
    facts = facts_of("re_sales_value", {EAST: 6, WEST: 12}) + facts_of(SALES, {EAST: 10, WEST: 15})
    assert made(tmp_path, facts, PRICE, [EAST, WEST]).value == pytest.approx(7200)  # 18亿元 ÷ 25万平方米


def test_a1_a_ratio_without_a_divisor_is_refused(tmp_path: Path) -> None:
    facts = facts_of("old_estates_started", {EAST: 1, WEST: 1}) + facts_of("old_estates_planned", {EAST: 0})
    assert made(tmp_path, facts, RATE, [EAST, WEST]).missing == (WEST,)
    other = tmp_path / "other"
    other.mkdir()
    assert made(other, facts, RATE, [EAST]).refusal == "zero_base"


def test_a4_a_ratio_across_bases_of_counting_is_refused(tmp_path: Path) -> None:
    ratio = CATALOG.indicators[PRICE]
    changed = {"numerator": "construction_output", "denominator": SALES}
    mixed = type(ratio)(**{**vars(ratio), **changed})
    warehouse = make_build(tmp_path, facts_of(SALES, {EAST: 1}))
    found = total(warehouse, CATALOG, mixed, CITY, [EAST], "", JUNE)
    assert found.refusal == "mixed_basis"
    assert "注册地与在地" in refusal_words(found, CATALOG)


def test_a5_32_rows_make_their_sum_and_31_are_refused(tmp_path: Path) -> None:
    regions = [f"r{number}" for number in range(32)]
    # The ministry's sum of renovation starts, in rows of our own.
    values = dict.fromkeys(regions[:-1], 1331.0) | {regions[-1]: 42_621.0 - 31 * 1331}
    facts = facts_of("old_estates_started", values, 0)
    assert made(tmp_path, facts, "old_estates_started", regions).value == 42_621
    other = tmp_path / "other"
    other.mkdir()
    assert made(other, facts[:-1], "old_estates_started", regions).missing == ("r31",)
