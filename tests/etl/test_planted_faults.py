"""The doctor's list: each fault planted alone is found, and mended without loss or told with what to do."""

from __future__ import annotations

import os
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import pytest

from etl.examination.doctor import examine
from etl.loads import listed
from indicators.warehouse import current
from tests.etl.examined import change, codes, let_go, quiet, repaired, values
from tests.etl.kept import copy_of


class Planted(NamedTuple):
    """How a fault is planted, what it is called, and whether the doctor mends it or a person has to."""

    name: str
    plant: Callable[[Path], object]
    code: str
    mended: bool


def original(place: Path, load: int) -> Path:
    return next((place / "archive").glob(f"{listed(place)[load - 1].sha256}*"))


def one_figure_fewer(place: Path) -> None:
    for build in (place / "builds").iterdir():
        if build != current(place):
            build.unlink()
    change(place, "delete from observation where superseded_by is null and region = '110000'")


def set_back(place: Path) -> None:
    for build in (place / "builds").iterdir():
        if build.stem > "000001":
            build.unlink()
    (place / "CURRENT").write_text("000001.duckdb")


def cut(name: str) -> Callable[[Path], None]:
    return lambda place: os.truncate(place / name, 9)


def foreign_log(place: Path) -> None:
    current(place).with_name(current(place).name + ".wal").write_bytes(b"x")


def orphan(place: Path) -> None:
    (place / "archive" / f"{sha256(b'x').hexdigest()}.csv").write_bytes(b"x")


FAULTS = [
    Planted("CURRENT is torn", lambda place: (place / "CURRENT").write_bytes(b"0000"), "pointer_torn", True),
    Planted("CURRENT names no build", lambda place: current(place).unlink(), "pointer_dangling", True),
    Planted("the build is cut off", lambda place: os.truncate(current(place), 9000), "build_damaged", True),
    Planted("somebody's log beside the build", foreign_log, "build_wal", True),
    Planted("an original is gone", lambda place: original(place, 1).unlink(), "original_missing", False),
    Planted("one was changed", lambda place: original(place, 2).write_bytes(b"1"), "original_changed", False),
    Planted("an original that no load claims", orphan, "original_unclaimed", False),
    Planted("figures that a load reported are gone", one_figure_fewer, "build_counts", True),
    Planted("a basket is torn", cut("baskets/会议.json"), "broken_file", False),
    Planted("a view is torn", cut("views/001.toml"), "broken_file", False),
    Planted("the events are torn", cut("events.csv"), "broken_file", False),
    Planted("the people are torn", cut("people.csv"), "broken_file", False),
    Planted("the build lacks loads of the ledger", set_back, "load_missing", True),
    Planted("the ledger is gone", lambda place: (place / "loads.jsonl").unlink(), "ledger_behind", True),
]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_planted_fault_is_found_and_mended_or_told(made, tmp_path, fault):
    place = copy_of(made, tmp_path)
    before, loads = values(place), listed(place)
    let_go()
    fault.plant(place)
    assert fault.code in codes(place)  # each with where, what, and what to do
    said = repaired(place)
    assert bool(said) == fault.mended
    assert codes(place) == ([] if fault.mended else [fault.code])
    assert (values(place), listed(place)) == (before, loads)


def test_a_disk_that_is_nearly_full_is_told(made):
    [finding] = examine(made, quiet, least_free=2**60).findings
    assert (finding.code, "清理磁盘" in finding.remedy) == ("disk_full", True)
