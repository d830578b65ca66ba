from pathlib import Path

import pytest

from indicators.catalog import Catalog
from indicators.inventory import Held, bases, inventory
from indicators.loads import loads
from indicators.period import month_number
from indicators.targets import targets
from tests.indicators.builds import Fact, make_build, months_of

SALES = "re_sales_area"


def test_one_row_a_series_with_its_ends_and_spans(tmp_path: Path) -> None:
    facts = [
        *months_of(SALES, "100000", 2023, {2: 1.0, 4: 2.0}),
        Fact(SALES, "100000", "2023-01", "2023-12", 9.0, "target"),
    ]
    (held,) = inventory(make_build(tmp_path, facts)).of_region("100000")
    assert (held.first_end, held.last_end) == (month_number("2023-02"), month_number("2023-04"))
    assert (held.from_january, held.single_month, held.by_month, held.by_quarter) == (True, False, True, True)


def test_series_are_asked_for_by_indicator_and_by_region(tmp_path: Path) -> None:
    facts = [Fact(code, region, "2023-01", "2023-04", 1) for code in "ab" for region in ("100000", "110000")]
    facts += [Fact("a", "110000", "2023-01", "2023-04", 1, category="住宅")]
    held = inventory(make_build(tmp_path, facts))
    assert (held.indicators, held.regions) == ({"a", "b"}, {"100000", "110000"})
    assert held.sizes() == {"100000": 2, "110000": 3}
    for _ in range(2):
        keys = [each[:3] for each in held.of_indicators(["b", "none", "a"])]
        assert keys == [
            ("b", "100000", ""), ("b", "110000", ""),
            ("a", "100000", ""), ("a", "110000", ""), ("a", "110000", "住宅"),
        ]  # fmt: skip
        assert [each[0] for each in held.of_region("110000")] == ["a", "a", "b"]
    assert held.of_region("990000") == []


@pytest.mark.parametrize(
    ("code", "spans", "expected"),
    [
        (
            SALES,
            {"from_january": True, "by_month": True, "by_quarter": True},
            ("cumulative", "month", "quarter", "half", "year"),
        ),
        (SALES, {"from_january": True, "by_quarter": True}, ("cumulative", "quarter", "half", "year")),
        (SALES, {"from_january": True}, ("year",)),
        (
            "floor_area_under_constr",
            {"from_january": True, "by_month": True, "by_quarter": True},
            ("cumulative", "year"),
        ),
        ("re_unsold_area", {"single_month": True, "by_month": True, "by_quarter": True}, ("point",)),
    ],
)
def test_a_series_is_offered_only_in_bases_that_it_bears(
    code: str, spans: dict[str, bool], expected: tuple[str, ...]
) -> None:
    flags = {"from_january": False, "single_month": False, "by_month": False, "by_quarter": False} | spans
    assert bases(Catalog.load().indicators[code], Held(code, "100000", "", 0, 1, **flags)) == expected


def test_targets_are_of_the_year_asked_for_and_stand(tmp_path: Path) -> None:
    facts = [
        Fact(SALES, "100000", "2023-01", "2023-12", 90.0, "target", superseded_by=2),
        Fact(SALES, "100000", "2023-01", "2023-12", 95.0, "target", load=2),
        Fact(SALES, "100000", "2022-01", "2022-12", 80.0, "target"),
    ]
    warehouse = make_build(tmp_path, facts)
    assert targets(warehouse, "100000", month_number("2023-04")) == {(SALES, ""): 95.0}


def test_loads_say_what_they_are(tmp_path: Path) -> None:
    known = loads(make_build(tmp_path, months_of(SALES, "100000", 2023, {4: 2.0})))
    assert (known[1].file, known[1].source) == ("made.xlsx", "公开数据")
