"""What is swept away, and what never is: the rule of etl/builds.py."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl import builds, ledger
from etl.publish import writing
from indicators.catalog import Catalog
from indicators.warehouse import WarehouseError, current
from tests.etl.frames import Figure, put

CATALOG = Catalog.load()


def names(place: Path) -> list[int]:
    return sorted(builds.number(path) for path in (place / "builds").iterdir())


@pytest.fixture
def place(tmp_path):
    for value in range(8):
        put(tmp_path, CATALOG, Figure(value))
    return tmp_path


def test_the_five_up_to_current_are_kept_while_the_next_is_written(place):
    assert names(place) == [3, 4, 5, 6, 7, 8]
    put(place, CATALOG, Figure(9))
    assert names(place) == [4, 5, 6, 7, 8, 9]


def test_what_killed_writers_left_goes_and_nothing_else(place):
    (place / "archive").mkdir(exist_ok=True)
    kept = [place / "archive" / "a.csv", place / "loads.jsonl", place / "notes.tmp.txt"]
    left = [
        place / "archive" / "b.csv.tmp",
        *(place / "builds" / f"000009.duckdb{ending}" for ending in ("", ".wal")),
    ]
    for path in (*kept[:1], kept[2], *left):
        path.write_bytes(b"x")
    (place / "builds" / "000009.duckdb.tmp").mkdir()
    with writing(place, CATALOG):
        assert not any(path.exists() for path in left[:1])
    assert all(path.exists() for path in kept)
    assert not any(path.exists() for path in left)
    assert names(place) == [4, 5, 6, 7, 8]


def test_no_build_that_readers_ever_saw_goes_before_current_has_passed_it(place):
    (place / "CURRENT").write_text("000003.duckdb")
    assert ledger.read(place).build == 8
    with writing(place, CATALOG) as writer:
        assert names(place) == [3, 4, 5, 6, 7, 8, 9]
        writer.redefine()
    assert current(place).name == "000009.duckdb"
    put(place, CATALOG, Figure(9))
    assert names(place) == [5, 6, 7, 8, 9, 10]


def test_where_current_is_lost_nothing_goes(place):
    before = names(place)
    (place / "CURRENT").unlink()
    with pytest.raises(WarehouseError, match="doctor --repair"), writing(place, CATALOG):
        pass
    assert names(place) == before


def test_a_damaged_original_is_put_right_when_its_file_comes_again(tmp_path):
    (tmp_path / "archive").mkdir()
    builds.archive(tmp_path, "0" * 64, ".CSV", b"whole")
    [path] = (tmp_path / "archive").iterdir()
    path.write_bytes(b"wh")
    builds.archive(tmp_path, "0" * 64, ".csv", b"whole")
    assert path.read_bytes() == b"whole"
    path.unlink()
    with pytest.raises(WarehouseError, match="没有原始文件"):
        builds.archived(tmp_path, "0" * 64)
