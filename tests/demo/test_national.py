"""The national workbooks hold the published facts, all of them and as published."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from demo.national import write_national
from tests.demo import FOLDER, Fact, facts_of, readings
from tests.demo.test_workbook import members

NAMES = [path.name for path in sorted(FOLDER.glob("0*.xlsx"))]


@pytest.fixture(scope="module")
def observations() -> list[dict]:
    return [row for name in NAMES for row in readings()[name].observations()]


def test_every_published_fact_is_in_the_workbooks() -> None:
    assert len(facts_of(NAMES)) == 8442
    counts = Counter(fact.measure for fact in facts_of(NAMES))
    assert counts == {"actual": 6060, "yoy_reported": 2382}


@pytest.mark.parametrize("name", NAMES)
def test_a_workbook_is_read_whole(name: str) -> None:
    reading = readings()[name]
    assert not reading.failed
    assert "公开数据" in reading.source
    odd = {"falling_cumulative", "lone_january"} if name.startswith("02_") else {"falling_cumulative"}
    assert {issue.code for issue in reading.issues} <= odd  # January 2000 is kept as it was published
    assert all(row["indicator"] and row["region"] for row in reading.observations())


def test_values_spans_units_and_measures_are_the_published_ones(
    shared: Path, observations: list[dict]
) -> None:
    with (shared / "figures" / "national.tsv").open(encoding="utf-8", newline="") as file:
        published = Counter(
            (
                row["period_start"],
                row["period_end"],
                row["measure"],
                float(row["value"]),
                row["unit"],
                row["region"],
            )
            for row in csv.DictReader(file, delimiter="\t")
        )
    read = Counter(
        (
            row["period_start"],
            row["period_end"],
            row["measure"],
            row["value"],
            row["unit"],
            row["region_text"],
        )
        for row in observations
    )
    assert read == published


def test_the_workbooks_are_those_that_the_script_writes(shared: Path, tmp_path: Path) -> None:
    written = write_national(shared / "figures" / "national.tsv", tmp_path)
    assert [path.name for path in written] == NAMES
    for path in written:
        assert members(path) == members(FOLDER / path.name)


def figures(indicator: str, region: str = "100000", category: str = "", measure: str = "actual") -> dict:
    wanted = (indicator, region, category, measure)
    facts = [f for f in facts_of(NAMES) if (f.indicator, f.region, f.category, f.measure) == wanted]
    return {(month_words(fact.start), month_words(fact.end)): fact.value for fact in facts}


def month_words(number: int) -> str:
    return f"{number // 12}-{number % 12 + 1:02d}"


def test_the_sales_of_early_2023_carry_both_growths() -> None:
    span, base = ("2023-01", "2023-04"), ("2022-01", "2022-04")
    sales, homes = figures("re_sales_area"), figures("re_sales_area", category="住宅")
    assert (sales[span], sales[base]) == (37635.87, 39768.15)
    assert figures("re_sales_area", measure="yoy_reported")[span] == -0.4
    assert figures("re_sales_area", category="住宅", measure="yoy_reported")[span] == 2.7
    assert round((homes[span] / homes[base] - 1) * 100, 2) == -2.24


def test_square_metres_of_early_years_become_the_catalogue_unit() -> None:
    area = figures("floor_area_under_constr")
    early, late = area["2017-01", "2017-12"], area["2018-01", "2018-12"]
    assert 0.9 < late / early < 1.2
    sales = figures("re_sales_value")
    assert 130_000 < sales["2017-01", "2017-12"] < 135_000


def test_an_odd_january_stays_as_it_was_published() -> None:
    assert figures("floor_area_started")["2000-01", "2000-01"] == 21632.71


def test_a_stock_is_a_point_and_a_first_quarter_one_fact() -> None:
    assert all(start == end for start, end in figures("re_unsold_area"))
    quarters = figures("construction_value_added")
    assert quarters["2020-01", "2020-03"] == 9377.8
    assert quarters["2019-01", "2019-12"] == pytest.approx(70904.3)
    assert len(quarters) == 31


def test_no_january_is_invented() -> None:
    januaries = {
        fact
        for fact in facts_of(NAMES)
        if isinstance(fact, Fact) and fact.start == fact.end and fact.start % 12 == 0
    }
    assert {fact.indicator for fact in januaries} == {"floor_area_started"}
