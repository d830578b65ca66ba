"""A warehouse within regions (ADR 0026): every statement answers as if nothing else had ever been loaded."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from desk import events
from indicators.catalog import Catalog
from indicators.journal import journal
from indicators.scope import narrowed, seen, written
from indicators.warehouse import ROOM, Warehouse, statement
from tests.indicators.builds import SCHEMA, Fact, Subject, make_build, months_of

FLOW, STOCK = "re_sales_area", "re_unsold_area"
NATION, CITY, EAST, WEST, NORTH = "100000", "990100", "990101", "990102", "990103"
REGIONS = [(NATION, "", 0), (CITY, NATION, 1), (EAST, CITY, 2), (WEST, CITY, 3), (NORTH, CITY, 4)]
EASTERN = frozenset({NATION, CITY, EAST})
# Statements that read no table: what they are given was read by others.
GIVEN = {"contribution", "past_years", "places", "total"}
COUNTING = {
    "journal",
    "loads",
    "changes_undone",
}  # what loads say of themselves, which a small build does not
SILENT = {
    "changes_undone",
    "open_issues",
    "quality_regions",
}  # nothing was undone; of issues and sums, nobody is told
MAKING = {"schema", "as_of", "within", "within_share"}
STATEMENTS = sorted({path.stem for path in ROOM.glob("*.sql")} - GIVEN - MAKING - {"load_regions"})
JANUARY = 2023 * 12
EVER = 2**31 - 2  # before the load that never comes
CONFIRMED = """
    insert into confirmation by name
    select * exclude (load, superseded_by), 2 as load
    from observation where load = 1 and measure = 'actual' and period_end % 12 = 2
"""
SAID = "insert into load_issue values (1, 'warning', 'odd', 'Sheet1', 'B1', $said)"


# Figures that nothing else has, nor any sum.
PLANTED = {NATION: 1234567.01, CITY: 2345678.03, EAST: 3456789.07, WEST: 7654321.09, NORTH: 8765432.17}


def facts() -> list[Fact]:
    made: list[Fact] = []
    for code, _, _ in REGIONS:
        for year in (2022, 2023):
            values = {month: PLANTED[code] * month for month in (2, 3, 4, 12)}
            made += months_of(FLOW, code, year, values)
        made += [Fact(FLOW, code, "2023-03", "2023-03", PLANTED[code])]
        for category in ("住宅", "办公楼", "商业营业用房", "其他"):
            made += months_of(FLOW, code, 2023, {4: PLANTED[code]}, category=category)
        made += [Fact(FLOW, code, "2023-01", "2023-04", PLANTED[code] / 1e5, "yoy_reported")]
        made += [Fact(FLOW, code, "2023-01", "2023-12", PLANTED[code] * 9, "target")]
        march = ("2023-03", "2023-03")
        made += [Fact(STOCK, code, *march, PLANTED[code], superseded_by=2)]
        made += [Fact(STOCK, code, *march, PLANTED[code] + 1, load=2, status="revised")]
    return [*made, *months_of(FLOW, WEST, 2021, {12: PLANTED[WEST]}, load=3)]


def build(folder: Path, chosen: list[Fact]) -> Warehouse:
    folder.mkdir()
    stock = Subject(STOCK, kind="stock", additive=False)
    gone = [(FLOW, code, "", "2023-02", code) for code in (EAST, WEST)]
    present = {fact.region for fact in chosen}
    known = [each for each in gone if each[1] in present]
    made = make_build(folder, chosen, [stock], REGIONS, [*known, (STOCK, "", "", "2023-02", "all")])
    made.close()
    with duckdb.connect(str(made.path)) as connection:
        connection.execute(CONFIRMED)
    return Warehouse(made.path)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Warehouse:
    return build(tmp_path_factory.mktemp("scope") / "whole", facts())


@pytest.fixture(scope="module")
def eastern(tmp_path_factory: pytest.TempPathFactory) -> Warehouse:
    """What there would be had only these regions ever reported."""
    return build(
        tmp_path_factory.mktemp("scope") / "eastern", [fact for fact in facts() if fact.region in EASTERN]
    )


OFFERED: dict[str, list[Any]] = {
    "region": [EAST, WEST],
    "regions": [[code for code, _, _ in REGIONS]],
    "indicator": [FLOW, STOCK],
    "indicators": [[FLOW, STOCK]],
    "category": [""],
    "categories": [["", "住宅"]],
    "measure": ["actual"],
    "load": [1, 2, 3],
    "sheet": [""],
    "outcome": [""],
    "kind": [""],
    "skipped": [0],
    "most": [1000],
    "before": [0, 1],
    "after": [2, 3],
    "now": [True, False],
    "as_of": [EVER],
    "year_before": [JANUARY - 9],
    "january": [JANUARY],
    "januaries": [[JANUARY, JANUARY - 12]],
    "december": [JANUARY + 11],
    "first": [0],
    "last": [JANUARY + 20],
    "start": [JANUARY, JANUARY + 2],
    "end": [JANUARY + 3, JANUARY + 2],
    "starts": [[JANUARY, JANUARY + 2]],
    "ends": [[JANUARY + 3, JANUARY + 2]],
    "step": [1],
    "places": [[code for code, _, _ in REGIONS]],
    "parents": [[parent for _, parent, _ in REGIONS]],
    "levels": [["nation", "city", "district", "district", "district"]],
}


def asked(name: str) -> Iterator[dict[str, Any]]:
    """Every way to ask a statement."""
    bare = re.sub(r"--.*|'[^']*'", "", statement(ROOM / f"{name}.sql"))
    names = sorted(set(re.findall(r"\$(\w+)", bare)))
    for values in itertools.product(*(OFFERED[each] for each in names)):
        yield dict(zip(names, values, strict=True))


def plain(rows: list[tuple[Any, ...]]) -> list[str]:
    """Rows without the places of cells, which the two builds give in other numbers, in any order."""
    return sorted(re.sub(r"B\d+", "", str(row)) for row in rows)


@pytest.mark.parametrize("name", STATEMENTS)
@pytest.mark.parametrize("load", [None, 1])
def test_every_statement_answers_as_if_nothing_else_had_been_loaded(
    whole: Warehouse, eastern: Warehouse, name: str, load: int | None
) -> None:
    scoped, alone, answered = whole.within(EASTERN).at(load), eastern.at(load), 0
    for parameters in asked(name):
        found = scoped.query(name, **parameters)
        answered += len(found)
        if name not in COUNTING:
            assert plain(found) == plain(alone.query(name, **parameters)), parameters
        for code in (WEST, NORTH):
            assert code not in str(found)
            assert str(int(PLANTED[code])) not in str(found)
    assert answered or load or name in SILENT


def test_every_table_of_the_schema_is_narrowed_or_told_to_be_everybodys() -> None:
    tables = set(re.findall(r"^create table (\w+)", SCHEMA.read_text(encoding="utf-8"), re.MULTILINE))
    views = set(re.findall(r"view if not exists scope\.main\.(\w+)", statement(ROOM / "within.sql")))
    assert tables == views


def test_a_table_without_a_view_cannot_be_found(whole: Warehouse) -> None:
    with pytest.raises(duckdb.CatalogException):
        whole.within(EASTERN).rows("from share_of_nobody")


def test_what_loads_said_of_their_files_is_nobodys(tmp_path: Path) -> None:
    made = build(tmp_path / "said", facts())
    made.close()
    with duckdb.connect(str(made.path)) as connection:
        connection.execute(SAID, {"said": f"城西区 {PLANTED[WEST]:.2f}"})
    again = Warehouse(made.path)
    assert len(again.rows("from load_issue")) == 1
    assert again.within(EASTERN).rows("from load_issue") == []


def test_a_load_counts_only_what_is_seen(whole: Warehouse) -> None:
    loads = journal(whole.within(EASTERN))
    told = {load: (each.new_count, each.changed_count, each.same_count) for load, each in loads.items()}
    # Of each region: 9 levels, 4 categories, a growth, a target and a stock, which load 2 changed.
    assert told == {1: (3 * 16, 0, 0), 2: (0, 3, 3 * 4)}
    assert journal(whole.within(frozenset({WEST}))).keys() == {1, 2, 3}


def test_the_regions_of_a_load_are_known_whoever_asks(whole: Warehouse) -> None:
    assert whole.within(EASTERN).regions_of(1) == {code for code, _, _ in REGIONS}
    assert whole.within(EASTERN).regions_of(3) == {WEST}
    assert whole.regions_of(99) == frozenset()


def test_what_is_narrow_becomes_only_narrower(whole: Warehouse) -> None:
    scoped = whole.within(EASTERN)
    assert whole.within(None) is whole
    assert scoped.within(None) is scoped
    assert whole.within(EASTERN) is scoped
    assert scoped.within(frozenset({EAST, WEST})).regions == {EAST}
    assert whole.within(frozenset()).rows("from observation") == []
    assert scoped.at(1).within(EASTERN) is scoped.at(1)
    assert whole.at(1).within(EASTERN).rows("from observation order by all") == scoped.at(1).rows(
        "from observation order by all"
    )


def test_one_build_serves_several_scopes_at_once(whole: Warehouse) -> None:
    east, west = whole.within(frozenset({EAST})), whole.within(frozenset({WEST}))
    cursors = [east.cursor(), west.cursor(), whole.cursor()]
    found = [cursor.execute("select distinct region from observation").fetchall() for cursor in cursors]
    assert found[:2] == [[(EAST,)], [(WEST,)]]
    assert len(found[2]) == len(REGIONS)


def test_a_district_sees_itself_what_is_below_and_the_totals_above() -> None:
    catalog = Catalog.load()
    assert seen(catalog, EAST) == {EAST, CITY, NATION}
    assert written(catalog, EAST) == {EAST}
    assert {EAST, WEST, NORTH, CITY, NATION} < seen(catalog, CITY)
    assert NATION not in written(catalog, CITY)
    assert "110000" not in seen(catalog, CITY)
    assert (seen(catalog, ""), written(catalog, "")) == (None, None)
    assert seen(catalog, "999999") == written(catalog, "999999") == frozenset()


def test_the_catalogue_keeps_what_was_noted_of_others(tmp_path: Path) -> None:
    for region in ("", EAST, WEST):
        said = {
            "from": "2023-02",
            "kind": "口径变动",
            "indicator": FLOW,
            "region": region,
            "text": f"因{region}",
        }
        events.note(tmp_path, said, "张三", datetime(2024, 1, 1))
    catalog = Catalog.at(tmp_path)
    own = narrowed(catalog, EASTERN)
    assert [each.region for each in own.events] == ["", EAST]
    assert WEST not in {each.region for each in own.breaks}
    assert narrowed(catalog, EASTERN) is own
    assert narrowed(catalog, None) is catalog
