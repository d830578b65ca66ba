"""Breaking a deed off at any instant loses nothing that was reported and shows nothing by halves."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from benchmarks import breaks, kills
from benchmarks.deeds import WHOLE
from etl import ledger
from etl.loads import listed, load_files
from indicators.catalog import Catalog
from indicators.warehouse import open_current
from tests.etl.frames import Figure, put
from tests.etl.small_files import FIGURES_A_FILE, file_text

REPOSITORY = Path(__file__).resolve().parents[2]
FORKING = pytest.mark.skipif(not hasattr(os, "fork"), reason="a warmed process is forked")


@FORKING
def test_kills_at_random_instants_lose_nothing_reported_and_show_nothing_by_halves(tmp_path):
    tally = kills.campaign(tmp_path, 20, seed=2)
    print(f"\n{tally}")
    assert tally.faults == []
    assert tally.kills == 20
    assert tally.undone  # else the kills missed the deeds, and nothing was shown


@FORKING
def test_each_step_that_fails_or_is_the_last_leaves_all_as_before_or_as_after(tmp_path):
    """Some steps of a load, and too little room for one; python -m benchmarks.breaks has every deed's all."""
    tally = breaks.campaign(tmp_path, 9, breaks.DEEDS[:1], [400])
    print(f"\n{tally}")
    assert tally.faults == []
    assert tally.undone > tally.refused > 0


def test_the_command_line_loads_while_a_reader_holds_the_build_open(tmp_path):
    catalog, place = Catalog.load(), tmp_path / "warehouse"
    put(place, catalog, Figure(1))
    reader = open_current(place)
    (tmp_path / "0.csv").write_text(file_text(0), encoding="utf-8")
    command = [sys.executable, "-m", "etl", "load", str(tmp_path / "0.csv")]
    loaded = subprocess.run(
        command, cwd=REPOSITORY, env=os.environ | {"SHULAN_WAREHOUSE": str(place)}, check=False
    )
    assert loaded.returncode == 0
    assert reader.rows("select count(*) from observation") == [(1,)]
    assert open_current(place).rows("select count(*) from observation where load = 2") == [(FIGURES_A_FILE,)]


def test_loads_at_once_are_taken_one_after_another(tmp_path):
    catalog, place = Catalog.load(), tmp_path / "warehouse"
    outcomes = []

    def load(number: int) -> None:
        path = tmp_path / f"{number}.csv"
        path.write_text(file_text(number % 4), encoding="utf-8")  # each content comes twice
        outcomes.extend(load_files([path], place, catalog))

    threads = [threading.Thread(target=load, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcome.result for outcome in outcomes) == ["already_loaded"] * 4 + ["loaded"] * 4
    assert [load.load for load in listed(place)] == [1, 2, 3, 4]
    assert list(ledger.read(place).loads.values()) == listed(place)
    whole = sorted(open_current(place).rows(WHOLE))
    assert whole == [(number, FIGURES_A_FILE) for number in range(1, 5)]


def test_readers_meet_no_error_while_loads_are_published(tmp_path):
    catalog, place = Catalog.load(), tmp_path / "warehouse"
    put(place, catalog, Figure(0))
    published, seen, faults = threading.Event(), [], []

    def read() -> None:
        while not published.is_set():
            try:
                [(value,)] = open_current(place).rows(
                    "select value from observation where superseded_by is null"
                )
                seen.append(value)
            except Exception as fault:  # noqa: BLE001 - whatever a reader meets is what this test is about
                faults.append(fault)

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for value in range(1, 11):
        put(place, catalog, Figure(value))
    published.set()
    for reader in readers:
        reader.join()
    assert faults == []
    assert set(seen) <= set(range(11))
    assert open_current(place).rows("select value from observation where superseded_by is null") == [(10,)]
