"""A watched folder with real files, a real observer and, at the end, a real process that is told to stop."""

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from datetime import datetime
from threading import Event, Thread

import pytest

from etl.inbox import EMPTY_QUIET, Inbox, is_wanted, moved
from etl.loads import listed, load_files
from etl.watch import watch
from indicators.catalog import Catalog
from tests.etl.books import workbook

PATIENCE = 30.0


def book(value=37635.87, label="商品房销售面积(万平方米)"):
    return workbook([["指标", "2023年1-4月"], [label, value]])


@pytest.fixture
def inbox(tmp_path):
    folder = tmp_path / "收件"
    folder.mkdir()
    return folder


@pytest.fixture
def place(tmp_path):
    return tmp_path / "仓库"


@contextmanager
def watched(folder, place, **more):
    stop = Event()
    told: list[str] = []
    thread = Thread(
        target=watch, args=(folder, place, stop), kwargs={"quiet": 0.2, "tell": told.append, **more}
    )
    thread.start()
    try:
        yield told
    finally:
        stop.set()
        thread.join(PATIENCE)
        assert not thread.is_alive()


def until(condition, patience=PATIENCE):
    ends = time.monotonic() + patience
    while not condition():
        assert time.monotonic() < ends, "it took too long"
        time.sleep(0.05)


def names(folder):
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("poll", [False, True])
def test_what_arrives_is_loaded_and_put_aside(inbox, place, poll):
    with watched(inbox, place, poll=poll) as told:
        until(lambda: (inbox / "questions").is_dir())
        (inbox / "四月.xlsx").write_bytes(book())
        (inbox / "不明.xlsx").write_bytes(book(label="没有的指标(万平方米)"))
        until(lambda: len(told) == 2)
    assert names(inbox / "loaded") == ["四月.xlsx", "四月.xlsx.txt"]
    assert names(inbox / "questions") == ["不明.xlsx", "不明.xlsx.txt"]
    said = (inbox / "questions" / "不明.xlsx.txt").read_text(encoding="utf-8-sig")
    assert "未入库，有问题待确认" in said
    assert "需确认 文件：文件中的指标都不在指标目录中" in said
    assert "怎么办" in said
    assert "提示" in (inbox / "loaded" / "四月.xlsx.txt").read_text(encoding="utf-8-sig")
    assert [one.file for one in listed(place)] == ["四月.xlsx"]


def test_a_slip_of_the_unit_waits_for_a_person_and_a_broken_file_for_its_mending(inbox, place, tmp_path):
    months = [f"2023年1-{month}月" for month in (2, 3, 4, 5)]
    label, history = "商品房销售面积(万平方米)", tmp_path / "以前.xlsx"
    history.write_bytes(workbook([["指标", *months], [label, 200, 310, 420, 500]]))
    load_files([history], place, Catalog.load())
    slipped = [["指标", "2023年1-6月"], [label, 6_000_000]]
    (inbox / "六月.xlsx").write_bytes(workbook(slipped))
    (inbox / "坏.xlsx").write_bytes(b"PK\x03\x04" + bytes(100))
    with watched(inbox, place) as told:
        until(lambda: len(told) == 2)
    assert names(inbox / "questions") == ["六月.xlsx", "六月.xlsx.txt", "坏.xlsx", "坏.xlsx.txt"]
    said = (inbox / "questions" / "六月.xlsx.txt").read_text(encoding="utf-8-sig")
    assert "相差约 10 000 倍" in said
    assert "逐项确认后入库" in said
    assert "按上面所说改好文件" in (inbox / "questions" / "坏.xlsx.txt").read_text(encoding="utf-8-sig")
    assert [one.file for one in listed(place)] == ["以前.xlsx"]


def test_what_lay_there_before_is_taken_in_the_order_it_was_written(inbox, place):
    for minutes, name in ((2, "更正.xlsx"), (1, "初报.xlsx")):
        (inbox / name).write_bytes(book(minutes))
        os.utime(inbox / name, (minutes * 60, minutes * 60))
    with watched(inbox, place) as told:
        until(lambda: len(told) == 2)
    assert [one.file for one in listed(place)] == ["初报.xlsx", "更正.xlsx"]


def test_a_file_that_was_loaded_before_a_crash_is_only_put_aside(inbox, place):
    (inbox / "四月.xlsx").write_bytes(book())
    load_files([inbox / "四月.xlsx"], place, Catalog.load())
    with watched(inbox, place) as told:
        until(lambda: told)
    assert "此前已入库" in told[0]
    assert names(inbox / "loaded") == ["四月.xlsx"]
    assert len(listed(place)) == 1


def test_a_file_is_taken_when_it_is_whole(inbox, place):
    data = book()
    with watched(inbox, place, quiet=0.6) as told:
        with (inbox / "四月.xlsx").open("wb") as stream:
            for start in range(0, len(data), len(data) // 5):
                stream.write(data[start : start + len(data) // 5])
                stream.flush()
                time.sleep(0.2)
        until(lambda: told)
    assert "已入库（批次 1" in told[0]


def test_what_programs_keep_beside_a_file_stays_where_it_is(inbox, place):
    beside = ["~$四月.xlsx", ".~lock.四月.xlsx#", "五月.xlsx.part", "六月.tmp", "Thumbs.db"]
    for name in beside:
        (inbox / name).write_bytes(b"x")
    with watched(inbox, place) as told:
        (inbox / "四月.xlsx").write_bytes(book())
        until(lambda: told)
        time.sleep(0.5)
    assert [name for name in names(inbox) if name not in ("loaded", "questions")] == sorted(beside)
    assert len(told) == 1


def test_a_name_that_is_taken_gets_the_time(tmp_path):
    target = tmp_path / "loaded"
    target.mkdir()
    for content in ("一", "二", "三"):
        (tmp_path / "四月.xlsx").write_text(content)
        moved(tmp_path / "四月.xlsx", target, datetime(2026, 5, 12, 8, 30, 5))
    assert {path.name: path.read_text() for path in target.iterdir()} == {
        "四月.xlsx": "一",
        "四月_20260512-083005.xlsx": "二",
        "四月_20260512-083005-2.xlsx": "三",
    }


def test_an_empty_file_is_waited_for(tmp_path):
    (tmp_path / "下载中.xlsx").touch()
    (tmp_path / "四月.xlsx").write_bytes(b"x")
    box = Inbox(tmp_path)
    assert box.whole(0.0) == []
    assert box.waiting
    assert [path.name for path in box.whole(3.0)] == ["四月.xlsx"]
    assert len(box.whole(EMPTY_QUIET)) == 2


def test_what_cannot_be_taken_is_tried_again_later(tmp_path):
    path = tmp_path / "四月.xlsx"
    path.write_bytes(b"x")
    box = Inbox(tmp_path)
    box.whole(0.0)
    assert box.whole(3.0) == [path]
    box.later(path, 3.0)
    assert box.whole(4.0) == []
    assert box.whole(40.0) == [path]


@pytest.mark.parametrize("name", ["~$a.xlsx", ".a.xlsx", "a.xlsx.crdownload", "a.xlsx~", "desktop.ini"])
def test_what_is_nobodys_report(name):
    assert not is_wanted(name)
    assert is_wanted("月报.xlsx")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGTERM to send")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_command_stops_cleanly_and_goes_on_where_it_was(inbox, place, number):
    command = [sys.executable, "-m", "etl", "watch", str(inbox)]
    environment = os.environ | {"SHULAN_WAREHOUSE": str(place), "PYTHONIOENCODING": "utf-8"}

    def run(name):
        (inbox / name).write_bytes(book(len(name)))
        with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, encoding="utf-8") as process:
            until(lambda: (inbox / "loaded" / name).exists())
            process.send_signal(number)
            out, _ = process.communicate(timeout=PATIENCE)
        return process.returncode, out

    code, out = run("四月.xlsx")
    assert (code, out.splitlines()[-1]) == (0, "已停止监视。")
    assert "（批次 1：新增 1、变更 0、相同 0、跳过 0） → loaded" in out
    assert "（批次 2：" in run("四月更正.xlsx")[1]


def test_a_watcher_that_was_killed_leaves_nothing_behind(inbox, place):
    command = [sys.executable, "-m", "etl", "watch", str(inbox)]
    environment = os.environ | {"SHULAN_WAREHOUSE": str(place)}
    for number in range(3):
        (inbox / f"{number}.xlsx").write_bytes(book(number))
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL) as process:
        until(lambda: (place / "CURRENT").exists())
        process.kill()
    with watched(inbox, place):
        until(lambda: names(inbox) == ["loaded", "questions"])
    assert len(listed(place)) == 3
    assert len([path for path in (inbox / "loaded").glob("*.xlsx") if path.stat().st_size]) == 3


def test_a_folder_that_is_not_there_is_wrong_usage(tmp_path, place, monkeypatch, capsys):
    from etl.commands import main

    monkeypatch.setenv("SHULAN_WAREHOUSE", str(place))
    assert main(["watch", str(tmp_path / "没有")]) == 2
    assert "不是文件夹" in capsys.readouterr().err
