import json

import pytest

from benchmarks.listening import free_port
from etl import builds
from setup import health
from tests.indicators.builds import Fact, make_warehouse


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("SHULAN_WAREHOUSE", str(tmp_path))
    return tmp_path


@pytest.fixture
def warehouse(folder):
    make_warehouse(folder, [Fact("re_sales_area", "100000", "2024-01", "2024-02", 1.0)])
    return folder


def told(capsys, monkeypatch, *words):
    monkeypatch.setattr("sys.argv", ["health", *words])
    status = health.main()
    return status, json.loads(capsys.readouterr().out)


def test_a_build_that_opens_is_sound_and_numbered(warehouse, capsys, monkeypatch):
    assert told(capsys, monkeypatch) == (0, {"status": "ok", "build": 1, "loads": 1})


def test_a_folder_into_which_nothing_was_loaded_is_not_ill(folder, capsys, monkeypatch):
    assert told(capsys, monkeypatch) == (0, {"status": "empty"})


def test_a_pointer_that_is_gone_is(warehouse, capsys, monkeypatch):
    (warehouse / "CURRENT").unlink()
    status, said = told(capsys, monkeypatch)
    assert (status, said["status"]) == (1, "failed")
    assert "doctor" in said["message"]


def test_a_damaged_build_is(warehouse, capsys, monkeypatch):
    build = warehouse / "builds" / "000002.duckdb"
    build.write_bytes(b"no build" * 1000)
    builds.point(warehouse, build)
    status, said = told(capsys, monkeypatch)
    assert (status, said["status"]) == (1, "failed")
    assert build.name in said["message"]


def test_a_service_that_does_not_answer_is(capsys, monkeypatch):
    status, said = told(capsys, monkeypatch, f"http://127.0.0.1:{free_port()}")
    assert (status, said["status"]) == (1, "failed")
    assert "没有应答" in said["message"]
