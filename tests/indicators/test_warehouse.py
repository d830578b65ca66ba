from __future__ import annotations

import threading
from datetime import datetime
from pathlib import Path

import duckdb
import pytest

from etl.publish import writing
from indicators.catalog import Catalog
from indicators.warehouse import (
    POINTER,
    EmptyWarehouse,
    Warehouse,
    WarehouseError,
    as_of,
    current,
    folder,
    open_current,
)
from tests.etl.frames import Figure, frame, put, source


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """Three loads, on the 1st, 2nd and 4th of May."""
    place, catalog = tmp_path_factory.mktemp("warehouse"), Catalog.load()
    for value, day in ((1, 1), (2, 2), (3, 4)):
        with writing(place, catalog, clock=lambda day=day: datetime(2026, 5, day, 23, 59)) as writer:
            writer.apply(source(), frame([Figure(value)]))
    return place


def test_the_environment_names_the_folder(monkeypatch, tmp_path):
    monkeypatch.setenv("SHULAN_WAREHOUSE", str(tmp_path))
    assert folder() == tmp_path
    monkeypatch.delenv("SHULAN_WAREHOUSE")
    assert folder().parts == ("data", "warehouse")


def test_before_the_first_load_there_is_nothing_to_open(tmp_path):
    assert current(tmp_path) is None
    with pytest.raises(EmptyWarehouse, match="python -m etl load"):
        open_current(tmp_path)


def test_one_build_is_opened_once(place):
    assert open_current(place) is open_current(place)
    assert open_current(place).path == current(place) == place / "builds" / "000003.duckdb"
    assert open_current(place).build == 3


def test_a_reader_stays_on_its_build_while_the_next_is_published(tmp_path):
    catalog = Catalog.load()
    put(tmp_path, catalog, Figure(1))
    reader = open_current(tmp_path)
    put(tmp_path, catalog, Figure(2))
    assert reader.rows("select value from observation") == [(1,)]
    assert open_current(tmp_path).rows("select value from observation where superseded_by is null") == [(2,)]


@pytest.mark.parametrize(
    "statement",
    [
        "select * from read_csv('/etc/passwd')",
        "copy observation to '/tmp/stolen.csv'",
        "attach '/tmp/other.duckdb'",
        "set enable_external_access = true",
        "set threads = 8",
        "install excel",
        "insert into build values (9, 9, now())",
        "drop table observation",
        "select * from place",
    ],
)
def test_a_statement_can_only_read_the_build(place, statement):
    with pytest.raises(duckdb.Error):
        open_current(place).rows(statement)


def test_threads_may_share_a_warehouse(place):
    warehouse, wrong = open_current(place), []

    def read(number):
        for turn in range(50):
            asked = number * 1000 + turn
            if warehouse.rows("select $n::int, count(*) from observation", n=asked) != [(asked, 3)]:
                wrong.append(asked)

    threads = [threading.Thread(target=read, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_a_build_of_a_newer_program_is_refused(tmp_path):
    put(tmp_path, Catalog.load(), Figure(1))
    path = current(tmp_path)
    with duckdb.connect(str(path)) as connection:
        connection.execute("update build set schema_version = 99")
    with pytest.raises(WarehouseError, match="结构版本 99"):
        Warehouse(path)


def test_a_lost_build_is_said(tmp_path):
    put(tmp_path, Catalog.load(), Figure(1))
    current(tmp_path).unlink()
    with pytest.raises(WarehouseError, match=r"000001\.duckdb 不见了"):
        open_current(tmp_path)


@pytest.mark.parametrize(
    ("text", "load"),
    [
        ("2", 2),
        ("L2", 2),
        (" l3 ", 3),
        ("2026-05-01", 1),
        ("2026-05-03", 2),
        ("2026-05-04", 3),
        ("2030-01-01", 3),
    ],
)
def test_as_of_a_load_or_the_end_of_a_day(place, text, load):
    assert as_of(open_current(place), text) == load


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("4", "没有入库批次 4：现有批次为 1 到 3"),
        ("0", "没有入库批次 0"),
        ("2026-04-30", "2026-04-30 当天及以前没有数据入库（最早的入库日期是 2026-05-01）"),
        ("上月", "看不懂“上月”"),
        ("2026-13-01", "看不懂"),
        ("", "看不懂"),
    ],
)
def test_as_of_says_what_it_cannot_find(place, text, told):
    with pytest.raises(WarehouseError, match=told):
        as_of(open_current(place), text)


@pytest.mark.parametrize("torn", [b"", b"\x00\x00\x00", "版本".encode(), b"00000"])
def test_a_torn_pointer_is_said_in_words(tmp_path: Path, torn: bytes) -> None:
    (tmp_path / POINTER).write_bytes(torn)
    with pytest.raises(WarehouseError, match="doctor --repair"):
        open_current(tmp_path)
