"""Each planted fault is found, and repaired or explained; a sound warehouse is left as it is."""

from __future__ import annotations

import gc
import json
import os
import shutil
import tempfile
from pathlib import Path

import duckdb
import pytest

from etl.commands import main
from etl.examination.doctor import examine
from etl.examination.repair import repair
from etl.loads import listed, load_files
from etl.safekeeping.backup import back_up
from indicators.catalog import Catalog
from indicators.warehouse import SCHEMA_VERSION, _opened, current, open_current
from tests.etl.kept import copy_of, everything, facts, furnished
from tests.etl.killable import file_text


def quiet(words: str) -> None:
    """Progress is for people."""


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return furnished(tmp_path_factory.mktemp("made"))


@pytest.fixture
def place(made, tmp_path):
    return copy_of(made, tmp_path)


def codes(place: Path) -> list[str]:
    let_go()
    found = examine(place, quiet, patience=0.2).findings
    assert all(each.where and each.found and each.remedy for each in found)
    return [each.code for each in found]


def repaired(place: Path) -> list[str]:
    let_go()
    return list(repair(place, examine(place, quiet), lambda: Catalog.at(place)))


def values(place: Path) -> list[tuple[object, ...]]:
    """What stands, whatever the build's number."""
    return open_current(place).rows(
        "select indicator, region, period_end, value from observation"
        " where superseded_by is null order by all"
    )


def reload(place: Path, folder: Path, number: int) -> str:
    path = folder / f"{number}.csv"
    path.write_text(file_text(number), encoding="utf-8")
    [outcome] = load_files([path], place, Catalog.at(place))
    return outcome.result


def change(place: Path, sql: str, **values: object) -> None:
    let_go()
    with duckdb.connect(str(current(place))) as build:
        build.execute(sql, values)


def let_go() -> None:
    """Close what this process has open, as the command would be another process."""
    _opened.cache_clear()
    gc.collect()


def test_a_sound_warehouse_has_no_fault_and_is_left_as_it_is(place):
    before = everything(place)
    report = examine(place, quiet)
    assert report.findings == report.notes == ()
    assert report.contents.loads == 3
    assert everything(place) == before
    assert repaired(place) == []


def test_a_folder_that_is_not_there_or_holds_nothing_yet(tmp_path):
    assert codes(tmp_path / "没有") == ["folder_missing"]
    assert not (tmp_path / "没有").exists()
    (tmp_path / "空").mkdir()
    assert codes(tmp_path / "空") == []


@pytest.mark.parametrize("text", [b"", b"0000", b"../../x.duckdb", b"\xff\x00", None])
def test_1_a_pointer_that_is_torn_or_lost_is_set_right(place, text):
    before = facts(place)
    (place / "CURRENT").unlink() if text is None else (place / "CURRENT").write_bytes(text)
    assert codes(place) == ["pointer_lost" if text is None else "pointer_torn"]
    assert repaired(place)
    assert codes(place) == []
    assert facts(place) == before


def test_2_a_pointer_to_a_build_that_is_gone_is_set_to_the_newest_sound_one(place, tmp_path):
    newest = current(place)
    newest.unlink()
    assert codes(place) == ["pointer_dangling"]
    assert repaired(place)
    assert current(place).name < newest.name
    assert codes(place) == []  # that load was a rollback: every original is known
    assert reload(place, tmp_path, 9) == "loaded"


@pytest.mark.parametrize("harm", ["cut", "empty", "text"])
def test_3_a_damaged_build_gives_way_to_the_one_before(place, harm):
    newest = current(place)
    newest.write_bytes({"cut": newest.read_bytes()[:-9000], "empty": b"", "text": b"x" * 9000}[harm])
    assert codes(place) == ["build_damaged"]
    assert any("damaged" in line for line in repaired(place))
    assert codes(place) == []
    assert (place / "damaged" / newest.name).exists()
    assert [load.rolled_back_at for load in listed(place)] == [None] * 3


def test_3_a_load_that_only_the_damaged_build_held_is_named_by_its_original(place, tmp_path):
    assert reload(place, tmp_path, 7) == "loaded"
    expected = values(place)
    os.truncate(current(place), 9000)
    repaired(place)
    [finding] = examine(place, quiet).findings
    assert finding.code == "original_unclaimed"
    assert load_files([place / finding.where], place, Catalog.at(place))[0].result == "loaded"
    assert codes(place) == []
    assert values(place) == expected


def test_3_the_only_build_is_made_again_from_the_archive(tmp_path):
    place = tmp_path / "仓库"
    for number in range(3):
        reload(place, tmp_path, number)
    before = values(place)
    for build in (place / "builds").iterdir():
        os.truncate(build, 5000)
    assert codes(place) == ["build_damaged"]
    assert any("3 个文件" in line for line in repaired(place))
    assert codes(place) == []
    assert values(place) == before


def test_3_no_build_at_all_is_made_again_from_the_archive(place):
    shutil.rmtree(place / "builds")
    (place / "CURRENT").unlink()
    assert codes(place) == ["builds_lost"]
    assert repaired(place)
    assert codes(place) == []


def test_4_a_build_that_lost_figures_is_made_again_by_its_own_list_of_loads(place):
    before, loads = values(place), listed(place)
    newest = current(place)
    for build in (place / "builds").iterdir():
        if build != newest:
            build.unlink()
    change(place, "delete from observation where superseded_by is null and region = '110000'")
    assert set(codes(place)) == {"build_counts"}
    assert any("重放 2 个" in line for line in repaired(place))
    assert codes(place) == []
    assert values(place) == before
    assert [one[:4] for one in listed(place)] == [one[:4] for one in loads]


def test_5_a_newer_versions_build_is_explained_and_never_touched(place):
    change(place, "update build set schema_version = $value", value=SCHEMA_VERSION + 1)
    before = everything(place)
    [finding] = examine(place, quiet).findings
    assert (finding.code, "升级" in finding.remedy) == ("build_newer", True)
    assert repaired(place) == []
    assert everything(place) == before


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


def test_the_command(place, monkeypatch, capsys):
    monkeypatch.setenv("SHULAN_WAREHOUSE", str(place))
    assert main(["doctor"]) == 0
    assert "没有问题" in capsys.readouterr().out
    (place / "CURRENT").write_bytes(b"")
    (place / "views" / "002.toml").write_bytes(b"x")
    assert main(["doctor"]) == 1
    out = capsys.readouterr().out
    assert "CURRENT：" in out
    assert "怎么办：" in out
    assert main(["doctor", "--repair", "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["sound"], told["loads"]) == (False, 3)
    assert [each["where"] for each in told["findings"]] == ["views/002.toml"]
    assert any("CURRENT" in line for line in told["repaired"])
    (place / "views" / "002.toml").unlink()
    assert main(["doctor", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["sound"]
