"""The invented city's workbooks are read whole, add up, and report as a bureau does."""

from collections import Counter, defaultdict

import pytest

from indicators.catalog import Catalog
from tests.demo import CITY, DISTRICTS, facts_of, month, readings, series, standing

NAMES = [name for name in readings() if "云江市" in name]
QINGHE, BAISHA, JIANGBEI, SHIQIAO = "990106", "990108", "990103", "990105"


@pytest.mark.parametrize("name", NAMES)
def test_a_workbook_is_read_without_a_complaint_but_of_the_late_county(name: str) -> None:
    reading = readings()[name]
    assert {(issue.code, issue.message[:3]) for issue in reading.issues} <= {("late_region", "清河县")}
    assert reading.source.startswith("演示数据")
    assert all(row["indicator"] and row["region"] for row in reading.observations())


def test_every_topic_reports_and_names_what_its_rates_are_made_of() -> None:
    indicators = Catalog.load().indicators
    codes = {key[0] for key in standing()}
    assert {indicators[code].topic for code in codes} == set(Catalog.load().topics)
    assert len(codes) > 60
    assert len({key[0] for key in standing() if key[1] in DISTRICTS}) > 25
    for code in codes:
        if indicators[code].numerator:
            assert {indicators[code].numerator, indicators[code].denominator} <= codes, code


def test_spans_are_those_of_the_catalogue() -> None:
    indicators = Catalog.load().indicators
    for code, _, _, start, end, measure in standing():
        expected = {"point": start == end, "year": end - start == 11}.get(indicators[code].reporting)
        if measure == "target":
            assert (start % 12, end - start) == (0, 11)
        else:
            assert expected if expected is not None else start % 12 == 0 and end - start < 12, code


def test_districts_add_up_to_their_city() -> None:
    indicators = Catalog.load().indicators
    parts: dict[tuple, list[float]] = defaultdict(list)
    reporting: dict[tuple, set[str]] = defaultdict(set)
    for key, fact in standing().items():
        if key[1] != CITY and key[5] != "yoy_reported" and indicators[key[0]].kind in ("flow", "stock"):
            parts[key[0], *key[2:]].append(fact.value)
            reporting[key[0], key[2], key[5]].add(key[1])
    compared = 0
    for (code, category, start, end, measure), values in parts.items():
        if len(values) == len(reporting[code, category, measure]):
            compared += 1
            city = standing()[code, CITY, category, start, end, measure].value
            assert city == pytest.approx(sum(values), abs=1e-6), (code, category, end)
    assert compared > 2000


def test_a_cumulative_figure_never_falls_but_where_the_year_loses_money() -> None:
    indicators = Catalog.load().indicators
    for key, fact in standing().items():
        additive = indicators[key[0]].additive and key[5] == "actual" and key[0] != "re_profit"
        later = standing().get((*key[:4], key[4] + 1, key[5]))
        if additive and later is not None:
            assert later.value >= fact.value, key


def test_output_investment_and_sales_have_no_january() -> None:
    for code in ("construction_output", "re_investment", "re_sales_area", "re_sales_value"):
        assert not any(end % 12 == 0 for end in series(code))
        assert month(2026, 2) in series(code)


def test_two_districts_report_late() -> None:
    newest: dict[str, set[int]] = defaultdict(set)
    for code in ("construction_output", "re_sales_area", "hazards_found", "prh_households"):
        for district in (*DISTRICTS, CITY):
            newest[district].add(max(series(code, district)))
    assert newest[QINGHE] == {month(2026, 8)}
    assert newest[BAISHA] == {month(2026, 9), month(2026, 10)}
    assert all(
        newest[region] == {month(2026, 10)} for region in (CITY, *DISTRICTS) if region not in (QINGHE, BAISHA)
    )


def test_october_2026_is_preliminary_and_nothing_else_is() -> None:
    statuses = Counter(
        (fact.status, fact.end == month(2026, 10)) for fact in standing().values() if fact.measure != "target"
    )
    assert set(statuses) == {("preliminary", True), ("", False)}


def test_a_late_file_corrects_two_districts_and_their_city() -> None:
    first = {fact[:6]: fact.value for fact in facts_of(NAMES[:-1])}
    changed = {
        (key[0], key[1], key[4])
        for key, fact in standing().items()
        if key in first and first[key] != fact.value
    }
    assert changed == {
        ("construction_output", JIANGBEI, month(2026, 8)),
        ("construction_output", CITY, month(2026, 8)),
        ("re_sales_area", SHIQIAO, month(2026, 7)),
        ("re_sales_area", CITY, month(2026, 7)),
    }


def test_no_other_file_repeats_or_contradicts_an_earlier_one() -> None:
    keys = Counter(fact[:6] for fact in facts_of(NAMES[:-1]))
    assert max(keys.values()) == 1
