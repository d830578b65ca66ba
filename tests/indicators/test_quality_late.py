"""Who is late, and what a region corrected: over all regions of the catalogue (rules R1, V1)."""

from pathlib import Path
from typing import Any

from indicators.catalog import Catalog
from indicators.period import month_number
from indicators.quality import Scope
from indicators.quality_late import Lateness, lateness
from indicators.quality_record import corrections, records
from tests.indicators.builds import Fact, make_build, months_of

SALES, WASTE = "re_sales_area", "domestic_waste"
CITY, EAST, WEST, NORTH = "990100", "990101", "990102", "990103"
REGIONS = [(region.code, region.parent, region.ordinal) for region in Catalog.load().regions.values()]


def late(folder: Path, facts: list[Fact], **more: Any) -> Lateness:
    return lateness(make_build(folder, facts, regions=REGIONS), Catalog.load(), **more)


def facts() -> list[Fact]:
    return [
        *months_of(SALES, CITY, 2023, {2: 30.0, 3: 50.0, 4: 70.0, 5: 90.0}),
        *months_of(SALES, EAST, 2023, {2: 10.0, 3: 20.0, 4: 30.0}),
        *months_of(SALES, WEST, 2023, {2: 10.0, 3: 20.0}),
        *months_of(SALES, NORTH, 2022, {3: 20.0}),
        Fact(WASTE, EAST, "2022-01", "2022-12", 9.0),
    ]


def test_r1_late_is_who_is_behind_a_region_of_its_kind(tmp_path: Path) -> None:
    found = late(tmp_path, facts())
    told = {each.region: each for each in found.late}
    assert set(told) == {WEST, NORTH}
    west = told[WEST]
    assert (west.months_late, west.since, west.stopped) == (1, month_number("2023-04"), False)
    assert (west.period_start, west.value, west.load) == (month_number("2023-01"), 20.0, 1)
    assert told[NORTH].stopped
    assert len(found.compared) == 3


def test_looking_back_asks_what_was_missing_then(tmp_path: Path) -> None:
    found = late(tmp_path, facts(), end=month_number("2023-03"))
    assert [each.region for each in found.late] == [NORTH]


def test_nobody_beside_is_nobody_late(tmp_path: Path) -> None:
    assert late(tmp_path, months_of(SALES, CITY, 2023, {2: 30.0})) == Lateness((), ())


def test_a_scope_narrows_it(tmp_path: Path) -> None:
    found = late(tmp_path, facts()).of(Scope((WEST,), (SALES,)))
    assert ([each.region for each in found.late], found.compared) == ([WEST], ((SALES, WEST),))


def test_v1_a_record_of_corrections_and_of_coming_late(tmp_path: Path) -> None:
    told = [
        *months_of(SALES, EAST, 2023, {2: 10.0}),
        *months_of(SALES, EAST, 2023, {3: 20.0}, superseded_by=3, status="preliminary"),
        *months_of(SALES, EAST, 2023, {3: 21.0}, load=3, status="revised"),
        *months_of(SALES, WEST, 2023, {2: 10.0}),
        *months_of(SALES, WEST, 2023, {3: 20.0}, load=2),
    ]
    warehouse = make_build(tmp_path, told, regions=REGIONS)
    [each] = corrected = corrections(warehouse)
    assert (each.first_value, each.value, each.first_load, each.load, each.versions) == (20.0, 21.0, 1, 3, 2)
    assert each.preliminary
    east, west = records(warehouse, Catalog.load(), corrected)
    assert (east.figure_count, east.corrected_count, east.preliminary_count) == (2, 1, 1)
    assert round(east.change_pct, 6) == round(east.most_pct, 6) == 5.0
    assert (east.behind_count, west.behind_count, west.compared_count) == (0, 1, 2)
    assert west.behind_days == 1


def test_v1_a_status_alone_is_no_correction(tmp_path: Path) -> None:
    told = [
        *months_of(SALES, EAST, 2023, {3: 20.0}, superseded_by=2, status="preliminary"),
        *months_of(SALES, EAST, 2023, {3: 20.0}, load=2),
    ]
    assert corrections(make_build(tmp_path, told)) == []
