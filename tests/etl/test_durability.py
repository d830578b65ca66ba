"""Killing a load at any instant loses nothing that was reported and shows nothing by halves."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from etl.loads import listed, load_files
from indicators.catalog import Catalog
from indicators.warehouse import Warehouse, current, open_current
from tests.etl.frames import Figure, put, standing
from tests.etl.killable import FIGURES_A_FILE, file_text

REPOSITORY = Path(__file__).resolve().parents[2]
KILLS = int(os.environ.get("SHULAN_KILLS", "200"))
WHOLE = """
    select load, count(*) from (
        select load from observation union all by name select load from confirmation
    ) group by load order by load
"""


class Loader:
    """The warmed process and the two pipes to it."""

    def __init__(self, folder: Path) -> None:
        command = [sys.executable, "-m", "tests.etl.killable", str(folder)]
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(command, cwd=REPOSITORY, stdin=pipe, stdout=pipe, text=True)
        assert self.process.stdin
        assert self.process.stdout
        self.asking, self.answering = self.process.stdin, self.process.stdout

    def start(self, first: int) -> int:
        """Begin to load from file `first` on; the pid to kill."""
        self.asking.write(f"{first}\n")
        self.asking.flush()
        return int(self.answering.readline().removeprefix("pid "))

    def pace(self) -> tuple[float, int]:
        """Seconds that a first load takes on this machine, now, and how many loads were reported."""
        pid, began = self.start(0), time.perf_counter()
        assert self.answering.readline() == "0 loaded\n"
        seconds = time.perf_counter() - began
        return seconds, 1 + len(self.kill(pid))

    def kill(self, pid: int) -> list[str]:
        """Kill without warning; what was reported until then."""
        os.kill(pid, signal.SIGKILL)
        reported = []
        while (line := self.answering.readline().strip()) != "killed":
            assert line.endswith(("loaded", "already_loaded")), line
            reported.append(line)
        return reported

    def close(self) -> None:
        self.asking.close()
        self.process.wait(timeout=30)
        self.answering.close()


@pytest.fixture
def loader(tmp_path):
    loader = Loader(tmp_path)
    yield loader
    loader.close()


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="a warmed process is forked")
def test_a_kill_at_any_instant_loses_nothing_reported_and_shows_nothing_by_halves(tmp_path, loader):
    place, chance, orphans, unsaid = tmp_path / "warehouse", random.Random(2), 0, 0
    pace, reported = loader.pace()
    for _ in range(KILLS):
        pid = loader.start(reported)
        time.sleep(chance.uniform(0, 3 * pace))
        answers = loader.kill(pid)
        assert [int(answer.split()[0]) for answer in answers] == list(
            range(reported, reported + len(answers))
        )
        reported += len(answers)
        there = loads_there(place)
        assert there in (reported, reported + 1)
        unsaid += there - reported
        orphans += left_behind(place)
    print(f"\n{KILLS} kills: {reported} loads reported, {unsaid} done unreported, {orphans} builds left half")
    assert orphans  # else the kills missed the loads, and nothing was shown
    finish(place, tmp_path, reported)


def loads_there(place: Path) -> int:
    """How many loads CURRENT holds, each of them whole, after opening it afresh."""
    path = current(place)
    if path is None:
        return 0
    build = Warehouse(path)
    whole = build.rows(WHOLE)
    [(loads, figures)] = build.rows(
        "select count(*), (select count(*) from observation where superseded_by is null) from load"
    )
    build.close()
    assert whole == [(number, FIGURES_A_FILE) for number in range(1, loads + 1)]
    assert figures == FIGURES_A_FILE
    return loads


def left_behind(place: Path) -> int:
    """1 where a build was begun that no reader will be sent to."""
    newest = current(place)
    builds = place / "builds"
    return int(
        builds.exists() and any(newest is None or path.name > newest.name for path in builds.glob("*.duckdb"))
    )


def finish(place: Path, folder: Path, reported: int) -> None:
    """Loading the file in flight again makes it count once, and its figures stand."""
    catalog, path = Catalog.load(), folder / "again.csv"
    path.write_text(file_text(reported), encoding="utf-8")
    load_files([path], place, catalog)
    before = current(place)
    [again] = load_files([path], place, catalog)
    assert (again.result, again.load) == ("already_loaded", reported + 1)
    assert current(place) == before
    assert len(listed(place)) == loads_there(place) == reported + 1
    values = {value for value, _ in standing(place).values()}
    assert 100 + 11 + reported in values


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
    assert loads_there(place) == 4


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
