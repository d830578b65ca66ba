"""Faults planted in originals, in what writers left, in people's own files and around the folder."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import pytest

from etl.examination.doctor import examine
from etl.loads import listed
from etl.safekeeping.backup import back_up
from indicators.warehouse import current
from tests.etl.examined import codes, quiet, repaired
from tests.etl.kept import copy_of, everything


def test_6_an_original_that_is_gone_is_named_with_its_load(place):
    one = listed(place)[0]
    next((place / "archive").glob(f"{one.sha256}*")).unlink()
    [finding] = examine(place, quiet).findings
    assert finding.code == "original_missing"
    assert "批次 1（0.csv）" in finding.found
    assert one.sha256 in finding.remedy


def test_7_an_original_that_was_changed_is_named(place):
    one = listed(place)[1]
    path = next((place / "archive").glob(f"{one.sha256}*"))
    path.write_bytes(path.read_bytes() + b"1")
    [finding] = examine(place, quiet).findings
    assert finding.code == "original_changed"
    assert "批次 2（1.csv）" in finding.found


def test_8_what_killed_writers_left_is_removed(place):
    last = int(current(place).stem)
    build = place / "builds" / f"{last + 1:06d}.duckdb"
    left = [build, Path(f"{build}.wal"), place / "archive" / "a.csv.tmp", place / "CURRENT.tmp"]
    before = everything(place)
    for path in left:
        path.write_bytes(b"x")
    for folder in (Path(f"{build}.tmp"), place / ".restoring"):
        folder.mkdir()
        (folder / "x").touch()
    assert set(codes(place)) == {"leftover"}
    assert len(repaired(place)) == 6
    assert codes(place) == []
    assert everything(place) == before


def test_8_a_log_beside_a_build_and_builds_ahead_are_kept_aside(place):
    newest = current(place)
    newest.with_name(newest.name + ".wal").write_bytes(b"x")
    shutil.copy(newest, newest.with_name("000044.duckdb"))
    assert sorted(codes(place)) == ["build_ahead", "build_wal"]
    repaired(place)
    assert codes(place) == []
    assert {path.name for path in (place / "damaged").iterdir()} == {newest.name + ".wal", "000044.duckdb"}


def test_8_nothing_is_called_left_over_while_a_load_goes_on(place):
    from desk import shelf

    (place / "builds" / "000099.duckdb").write_bytes(b"x")
    with shelf.locked(place):
        report = examine(place, quiet, patience=0.1)
    assert report.findings == ()
    assert "正在入库" in report.notes[0]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("views/001.toml", b'name = "\x00', "broken_file"),
        ("views/001.toml", b"", "broken_file"),
        ("baskets/\xe4\xbc\x9a.json".encode("latin-1").decode(), b'{"name": "', "broken_file"),
        ("baskets/b.json", b'{"name": "b"}', "broken_file"),
        ("openings.toml", b"\xff\xfe\x00", "broken_file"),
        ("events.csv", b'a,b\n"1,2', "broken_file"),
        ("events.csv", b"", "broken_file"),
        ("maps/990100.geojson", b"{", "broken_file"),
        ("layouts/a.toml", b"name = ", "broken_layout"),
        ("catalog/regions.csv", b"\xff\xff", "broken_catalog"),
    ],
)
def test_9_a_broken_file_of_peoples_own_is_named(place, name, data, code):
    (place / name).parent.mkdir(exist_ok=True)
    (place / name).write_bytes(data)
    found = examine(place, quiet).findings
    assert {finding.code for finding in found} == {code}
    assert any(Path(name).name in finding.where + finding.found for finding in found)
    assert repaired(place) == []
    assert (place / name).read_bytes() == data


def test_10_a_disk_with_too_little_room_is_said(place):
    [finding] = examine(place, quiet, least_free=2**60).findings
    assert finding.code == "disk_full"


@pytest.mark.skipif(os.name == "nt", reason="permissions of a folder")
def test_10_a_folder_that_may_only_be_read_is_said_and_still_backed_up(made):
    with tempfile.TemporaryDirectory() as folder:
        place, user = copy_of(made, Path(folder)), os.geteuid()
        Path(folder).chmod(0o755)
        for path in (place, *place.rglob("*")):
            path.chmod(0o555 if path.is_dir() else 0o444)
        said: list[str] = []
        (Path(folder) / "备份").mkdir(mode=0o777)
        (Path(folder) / "备份").chmod(0o777)
        try:
            if user == 0:  # whom no permission holds back
                os.seteuid(65534)
            report = examine(place, quiet)
            back_up(place, Path(folder) / "备份", said.append)
        finally:
            os.seteuid(user)
            for path in (place, *place.rglob("*")):
                path.chmod(0o755)
    assert report.codes == {"read_only"}
    assert "不能加锁" in report.notes[0]
    assert any("不加锁备份" in line for line in said)
