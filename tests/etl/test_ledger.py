"""What was told to people comes back, whatever became of CURRENT and the builds; torn lines harm nothing."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl import ledger
from etl.catching_up import catch_up
from etl.loads import listed, load_files, rebuild, roll_back
from indicators.catalog import Catalog
from indicators.warehouse import WarehouseError, current, open_current
from tests.etl.examined import let_go, reload
from tests.etl.small_files import file_text

CATALOG = Catalog.load()
REPOSITORY = Path(__file__).resolve().parents[2]
FACTS = ("observation", "observation_by_region", "confirmation", "series")


def facts(place: Path) -> list[list[tuple[object, ...]]]:
    build = open_current(place)
    return [build.rows("from query_table($table) order by all", table=table) for table in FACTS]


def caught_up(place: Path) -> bool:
    let_go()
    return catch_up(place, lambda: CATALOG)


@pytest.fixture
def place(tmp_path):
    """Three loads, the second taken back."""
    for number in range(3):
        reload(tmp_path / "仓库", tmp_path, number)
    roll_back(tmp_path / "仓库", CATALOG, 2)
    return tmp_path / "仓库"


def test_each_publication_is_told_and_nothing_twice(place):
    known = ledger.read(place)
    assert list(known.loads.values()) == listed(place)
    assert (known.build, known.torn) == (4, ())
    lines = (place / ledger.FILE).read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["load"] for line in lines] == [1, 2, 3, 2]
    assert not caught_up(place)
    rebuild(place, CATALOG)
    assert ledger.read(place) == known._replace(build=5, loads=ledger.read(place).loads)


def test_an_old_pointer_that_was_put_back_loses_no_load(place, tmp_path):
    before, loads = facts(place), listed(place)
    (place / "CURRENT").write_text("000001.duckdb")
    let_go()
    assert reload(place, tmp_path, 3) == "loaded"
    assert current(place).name == "000005.duckdb"  # no reader ever saw another build of this name
    roll_back(place, CATALOG, 4)
    assert facts(place)[:2] == before[:2]
    assert [one[:6] for one in listed(place)][:3] == [one[:6] for one in loads]
    assert listed(place)[1].rolled_back_at == loads[1].rolled_back_at


def test_lost_builds_are_made_again_with_numbers_authors_and_times(place):
    before, loads = facts(place), listed(place)
    shutil.rmtree(place / "builds")
    (place / "CURRENT").unlink()
    assert caught_up(place)
    assert facts(place) == before
    assert listed(place) == loads
    assert not caught_up(place)


def test_a_build_laid_in_the_place_of_another_loses_no_load(place):
    before = facts(place)
    first, newest = place / "builds" / "000001.duckdb", current(place)
    shutil.copy(first, newest)
    assert caught_up(place)
    assert facts(place) == before


def test_what_the_ledger_does_not_tell_is_told_by_the_next_writer(place):
    whole = (place / ledger.FILE).read_bytes()
    for text in (b"", whole[: len(whole) // 2], whole.replace(b'"load": 1,', b'"load": "1",')):
        (place / ledger.FILE).write_bytes(text)
        assert caught_up(place)
        known = ledger.read(place)
        assert known.tells(listed(place))
        assert not caught_up(place)
    (place / ledger.FILE).unlink()
    assert caught_up(place)
    assert ledger.read(place).torn == ()


def test_a_torn_line_is_passed_over_and_what_follows_it_stands(place, tmp_path):
    with (place / ledger.FILE).open("ab") as stream:
        stream.write(b'{"build": 5, "load": 4, "sha2')
    assert reload(place, tmp_path, 3) == "loaded"
    known = ledger.read(place)
    assert known.torn == (5,)
    assert list(known.loads) == [1, 2, 3, 4]
    assert known.tells(listed(place))


def test_the_service_completes_the_build_before_it_answers(place):
    """Its first deed, in a process of its own as the service's is."""
    before, loads = facts(place), listed(place)
    (place / "CURRENT").write_text("000001.duckdb")
    command = [sys.executable, "-c", "import asgi; asgi.complete()"]
    surroundings = os.environ | {"SHULAN_WAREHOUSE": str(place)}
    said = subprocess.run(
        command, cwd=REPOSITORY, env=surroundings, check=True, capture_output=True, text=True
    )
    let_go()
    assert "agree now" in said.stderr
    assert (facts(place), listed(place)) == (before, loads)


@pytest.mark.parametrize(
    "line", ["[]", "1", "{}", '{"build": "7"}', '{"build": 7, "load": 9}', "\0\0\0", "[" * 9999]
)
def test_what_is_no_line_of_a_ledger_is_none(tmp_path, line):
    (tmp_path / ledger.FILE).write_text(line, encoding="utf-8")
    assert ledger.read(tmp_path) == ({}, 0, (1,))


def test_a_load_that_cannot_be_made_again_stops_the_writer_until_somebody_decides(place, tmp_path):
    shutil.rmtree(place / "builds")
    (place / "CURRENT").unlink()
    third = ledger.read(place).loads[3]
    original = next((place / "archive").glob(f"{third.sha256}*"))
    data = original.read_bytes()
    original.write_bytes(data + b"1")
    let_go()
    with pytest.raises(
        WarehouseError, match=r"批次 3（2\.csv）.*loads\.jsonl|loads\.jsonl.*批次 3（2\.csv）"
    ):
        reload(place, tmp_path, 5)
    assert current(place) is None
    original.write_bytes(data)
    assert reload(place, tmp_path, 5) == "loaded"
    assert [one.load for one in listed(place)] == [1, 2, 3, 4]


def test_the_number_of_a_load_that_was_given_away_since_is_given_anew(place, tmp_path):
    told = (place / ledger.FILE).read_bytes()
    (place / "CURRENT").write_text("000002.duckdb")
    (place / ledger.FILE).unlink()
    let_go()
    reload(place, tmp_path, 7)  # as by a program that knows no ledger: its load 3 is another file
    (place / ledger.FILE).write_bytes(told)
    assert caught_up(place)
    assert {one.load: one.file for one in listed(place)} == {1: "0.csv", 2: "1.csv", 3: "7.csv", 4: "2.csv"}
    assert not caught_up(place)


@settings(max_examples=6, deadline=None)
@given(st.lists(st.integers(0, 9), min_size=1, max_size=6), st.integers(0, 9))
def test_any_history_comes_back_from_any_earlier_build(history, back):
    with tempfile.TemporaryDirectory() as name:
        folder, place = Path(name), Path(name) / "仓库"
        for turn, step in enumerate([0, *history]):
            counting = [one.load for one in listed(place) if one.rolled_back_at is None]
            if step > 6 and counting:
                roll_back(place, CATALOG, counting[step % len(counting)])
            else:
                path = folder / f"{turn}.csv"
                path.write_text(file_text(step), encoding="utf-8")
                load_files([path], place, CATALOG)
        before, loads = facts(place), listed(place)
        builds = sorted((place / "builds").iterdir())
        (place / "CURRENT").write_text(builds[back % len(builds)].name)
        caught_up(place)
        assert facts(place) == before
        assert listed(place) == loads
