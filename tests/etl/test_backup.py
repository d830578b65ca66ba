"""What was backed up comes back as it was; what is not whole is never taken for a backup."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from etl.commands import main
from etl.loads import listed, load_files
from etl.safekeeping.backup import back_up
from etl.safekeeping.restore import restore
from etl.safekeeping.ticking import Ticking
from indicators.catalog import Catalog
from indicators.warehouse import SCHEMA_VERSION, WarehouseError, current
from tests.etl.kept import everything, facts
from tests.etl.small_files import file_text

REPOSITORY = Path(__file__).resolve().parents[2]


def quiet(words: str) -> None:
    """Progress is for people."""


@pytest.fixture
def backup(place, tmp_path):
    back_up(place, tmp_path / "备份", quiet)
    return tmp_path / "备份"


def test_a_warehouse_that_was_deleted_comes_back_with_identical_facts(place, tmp_path):
    before, files, loads = facts(place), everything(place), listed(place)
    made = back_up(place, tmp_path / "备份", quiet)
    assert (made.facts, made.loads) == (len(before[0]), 3)
    shutil.rmtree(place)
    restore(tmp_path / "备份", place, quiet)
    assert facts(place) == before
    assert everything(place) == files
    assert listed(place) == loads
    assert sorted(path.name for path in (place / "builds").iterdir()) == [made.build]


def test_a_restored_warehouse_takes_loads(place, backup, tmp_path):
    shutil.rmtree(place)
    place.mkdir()
    restore(backup, place, quiet)
    (tmp_path / "9.csv").write_text(file_text(9), encoding="utf-8")
    [outcome] = load_files([tmp_path / "9.csv"], place, Catalog.load())
    assert (outcome.result, outcome.load) == ("loaded", 4)


def test_an_empty_warehouse_and_one_with_layouts_alone_are_backed_up(tmp_path):
    place = tmp_path / "仓库"
    (place / "layouts").mkdir(parents=True)
    (place / "layouts" / "甲.toml").write_text("name = '甲'", encoding="utf-8")
    assert back_up(place, tmp_path / "备份", quiet).build == ""
    restore(tmp_path / "备份", tmp_path / "新仓库", quiet)
    assert everything(tmp_path / "新仓库") == everything(place)
    assert current(tmp_path / "新仓库") is None


def test_a_backup_goes_on_while_loads_do(place, tmp_path):
    faults: list[BaseException] = []

    def load() -> None:
        try:
            for number in range(20, 28):
                path = tmp_path / f"{number}.csv"
                path.write_text(file_text(number), encoding="utf-8")
                load_files([path], place, Catalog.load())
        except WarehouseError as fault:
            faults.append(fault)

    loader = threading.Thread(target=load)
    loader.start()
    backups = [tmp_path / f"备份{number}" for number in range(3)]
    made = [back_up(place, backup, quiet) for backup in backups]
    loader.join()
    assert faults == []
    for number, (backup, one) in enumerate(zip(backups, made, strict=True)):
        restore(backup, tmp_path / f"仓库{number}", quiet)
        loads = listed(tmp_path / f"仓库{number}")
        assert [load.load for load in loads] == list(range(1, one.loads + 1))
        assert facts(tmp_path / f"仓库{number}")[2] == facts(place)[2][: one.loads]


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL")
def test_a_killed_backup_is_never_taken_for_a_whole_one(place, tmp_path):
    with (place / "notes" / "大.bin").open("wb") as stream:
        stream.truncate(150 << 20)
    unfinished = 0
    for number in range(6):
        backup = tmp_path / f"备份{number}"
        command = [sys.executable, "-m", "etl", "backup", str(backup)]
        environment = os.environ | {"SHULAN_WAREHOUSE": str(place)}
        with subprocess.Popen(command, cwd=REPOSITORY, env=environment, stderr=subprocess.PIPE) as killed:
            killed.stderr.readline()  # it has begun
            time.sleep(0.05 * number)
            killed.kill()
        if (backup / "manifest.json").exists():
            continue
        unfinished += 1
        with pytest.raises(WarehouseError, match=r"没有写完|没有备份文件夹"):
            restore(backup, tmp_path / "新仓库", quiet)
        if (backup / "files").exists():
            with pytest.raises(WarehouseError, match="没有写完"):
                back_up(place, backup, quiet)
            shutil.rmtree(backup)
    assert unfinished
    assert not (tmp_path / "新仓库").exists()
    back_up(place, tmp_path / "备份", quiet)  # the lock went with the killed


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL")
def test_a_killed_restoring_leaves_nothing_that_readers_take_for_figures(place, tmp_path):
    with (place / "notes" / "大.bin").open("wb") as stream:
        stream.truncate(150 << 20)
    back_up(place, tmp_path / "备份", quiet)
    new, command = tmp_path / "新仓库", [sys.executable, "-m", "etl", "restore", str(tmp_path / "备份")]
    for number in range(4):
        with subprocess.Popen(
            command, cwd=REPOSITORY, env=os.environ | {"SHULAN_WAREHOUSE": str(new)}, stderr=subprocess.PIPE
        ) as killed:
            killed.stderr.readline()
            time.sleep(0.15 * number)
            killed.kill()
        if current(new) is not None:
            break
        assert not (new / "builds").exists()
    restore(tmp_path / "备份", new, quiet, replace=True)
    assert facts(new) == facts(place)


@pytest.mark.parametrize("name", ["archive", "builds", "views", "events.csv"])
@pytest.mark.parametrize("harm", ["flip", "cut", "remove"])
def test_a_damaged_backup_is_refused_naming_the_file(backup, tmp_path, name, harm):
    path = backup / "files" / name
    path = path if path.is_file() else next(path.iterdir())
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    if harm == "remove":
        path.unlink()
    else:
        path.write_bytes(data if harm == "flip" else data[:-3])
    with pytest.raises(WarehouseError, match="备份已损坏") as caught:
        restore(backup, tmp_path / "新仓库", quiet)
    assert path.relative_to(backup / "files").as_posix() in str(caught.value)
    assert not (tmp_path / "新仓库").exists()


def test_a_list_that_was_changed_or_leads_elsewhere_is_refused(backup, tmp_path):
    path = backup / "manifest.json"
    whole = path.read_text(encoding="utf-8")
    for text in (whole[:-20], whole.replace('"loads": 3', '"loads": 2'), "[]", "{}", ""):
        path.write_text(text, encoding="utf-8")
        with pytest.raises(WarehouseError, match="清单"):
            restore(backup, tmp_path / "新仓库", quiet)


@pytest.mark.parametrize("text", ["../外.txt", "/etc/外", "C:\\外", "CURRENT", "a/../../外"])
def test_a_list_of_somebody_elses_making_leads_nowhere(backup, tmp_path, text):
    from etl.safekeeping import manifest

    made = manifest.read(backup)
    entries = (made.files[0]._replace(path=text), *made.files[1:])
    manifest.write(backup, manifest.Manifest(made.made, made.build, made.facts, 0, 3, entries))
    with pytest.raises(WarehouseError, match="文件夹以外"):
        restore(backup, tmp_path / "新仓库", quiet)


def test_a_full_warehouse_is_replaced_only_when_told_and_kept_aside(place, backup, tmp_path):
    (place / "notes" / "后来.txt").write_text("后来", encoding="utf-8")
    before = everything(place)
    with pytest.raises(WarehouseError, match="--replace"):
        restore(backup, place, quiet)
    assert everything(place) == before
    restored = restore(backup, place, quiet, replace=True)
    assert everything(restored.aside) == before
    assert not (place / "notes" / "后来.txt").exists()
    assert facts(place) == facts(restored.aside)


def test_a_damaged_backup_leaves_the_warehouse_that_it_should_replace(place, backup):
    before = everything(place)
    (backup / "files" / "events.csv").unlink()
    with pytest.raises(WarehouseError, match=r"events\.csv"):
        restore(backup, place, quiet, replace=True)
    assert everything(place) == before


def test_folders_that_will_not_do_are_refused(place, tmp_path):
    (tmp_path / "满").mkdir()
    (tmp_path / "满" / "a.txt").touch()
    for folder, said in (
        (place, "数据仓库里面"),
        (place / "b", "数据仓库里面"),
        (tmp_path / "满", "不是空文件夹"),
    ):
        with pytest.raises(WarehouseError, match=said):
            back_up(place, folder, quiet)
    with pytest.raises(WarehouseError, match="没有数据仓库文件夹"):
        back_up(tmp_path / "没有", tmp_path / "备份", quiet)
    assert not (tmp_path / "备份").exists()


def test_a_disk_too_small_is_said_before_anything_is_written(place, tmp_path):
    with pytest.raises(WarehouseError, match="磁盘只剩"):
        back_up(place, tmp_path / "备份", quiet, spare=shutil.disk_usage(tmp_path).total)
    assert not (tmp_path / "备份").exists()


@pytest.mark.skipif(os.name == "nt", reason="limits of a process")
def test_writes_that_fail_half_way_leave_everything_as_it_was(place, backup, tmp_path):
    before = everything(place)
    with failing_writes():
        with pytest.raises(WarehouseError, match="备份没有写完"):
            back_up(place, tmp_path / "又一份", quiet)
        for folder, replace in ((place, True), (tmp_path / "新仓库", False)):
            with pytest.raises(WarehouseError, match="恢复没有完成"):
                restore(backup, folder, quiet, replace=replace)
    assert everything(place) == before
    assert everything(tmp_path / "新仓库") == {}
    back_up(place, tmp_path / "又一份", quiet)
    restore(tmp_path / "又一份", tmp_path / "新仓库", quiet)
    assert everything(tmp_path / "新仓库") == before


@contextmanager
def failing_writes() -> Iterator[None]:
    """No file may grow beyond 10 kB, as on a full disk: a build is larger."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_long_work_says_how_far_it_is_once_a_second():
    said: list[str] = []
    times = iter([0.0, 0.5, 1.2, 1.2, 1.9, 2.3, 2.3])
    ticking = Ticking(said.append, "已复制", 4 << 20, lambda: next(times))
    for _ in range(4):
        ticking.add(1 << 20)
    assert said == ["已复制：2.0 MB，共 4.0 MB（50 %）", "已复制：4.0 MB，共 4.0 MB（100 %）"]


def test_a_damaged_warehouse_is_not_kept_in_the_place_of_a_good_one(place, tmp_path):
    os.truncate(current(place), 5000)
    with pytest.raises(WarehouseError, match="doctor"):
        back_up(place, tmp_path / "备份", quiet)
    assert list((tmp_path / "备份").iterdir()) == []


def test_a_backup_by_a_newer_version_is_refused(place, tmp_path):
    import duckdb

    with duckdb.connect(str(current(place))) as build:
        build.execute("update build set schema_version = $next", {"next": SCHEMA_VERSION + 1})
    with pytest.raises(WarehouseError, match="升级"):
        back_up(place, tmp_path / "备份", quiet)


def test_the_commands(place, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("SHULAN_WAREHOUSE", str(place))
    assert main(["backup", str(tmp_path / "备份"), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["loads"], told["build"]) == (3, current(place).name)
    assert main(["backup", str(tmp_path / "备份")]) == 1
    assert "已有一份备份" in capsys.readouterr().err
    assert main(["restore", str(tmp_path / "备份"), "--replace", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert Path(told["aside"]).is_dir()
    monkeypatch.setenv("SHULAN_WAREHOUSE", str(tmp_path / "新仓库"))
    assert main(["restore", str(tmp_path / "备份")]) == 0
    assert "3 个入库批次" in capsys.readouterr().out
