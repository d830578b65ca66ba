"""What the system refuses is told in Chinese, with what to do, and leaves the warehouse as it was."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from desk import baskets, events, shelf
from etl.commands import main
from etl.loads import listed, roll_back
from indicators.catalog import Catalog
from indicators.warehouse import WarehouseError, current
from tests.etl.examined import let_go, reload
from tests.etl.kept import copy_of, everything
from tests.etl.small_files import file_text

REPOSITORY = Path(__file__).resolve().parents[2]
CATALOG = Catalog.load()


@contextmanager
def read_only(place: Path) -> Iterator[None]:
    """Nobody may write the folder, and whom no permission holds back is somebody else."""
    user, paths = os.geteuid(), [place, *place.rglob("*")]
    for path in paths:
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        if user == 0:
            os.seteuid(65534)
        yield
    finally:
        os.seteuid(user)
        for path in paths:
            path.chmod(0o755)


@pytest.fixture
def reachable(made: Path) -> Iterator[Path]:
    """A copy that other users reach, which pytest's own folders are closed to."""
    if os.name == "nt":
        pytest.skip("permissions of a folder")
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield copy_of(made, Path(folder))


def test_a_folder_that_may_only_be_read_is_read(reachable):
    let_go()
    with read_only(reachable):
        assert len(listed(reachable)) == 3


@pytest.mark.parametrize(
    "write",
    [
        lambda place: roll_back(place, CATALOG, 1),
        lambda place: baskets.heading(place, "会议", "新", ""),
        lambda place: events.remove(place, 1, "", "", None),
    ],
    ids=["roll_back", "heading", "remove"],
)
def test_every_writer_says_that_a_folder_may_only_be_read(reachable, write):
    before = everything(reachable)
    let_go()
    with read_only(reachable), pytest.raises(shelf.Unwritable, match=r"没有写权限：请让.*可以查询，不能写入"):
        write(reachable)
    assert everything(reachable) == before


def test_a_damaged_build_is_not_written_on(place, tmp_path, monkeypatch, capsys):
    let_go()
    os.truncate(current(place), 9000)
    (tmp_path / "9.csv").write_text(file_text(9), encoding="utf-8")
    monkeypatch.setenv("SHULAN_WAREHOUSE", str(place))
    assert main(["load", str(tmp_path / "9.csv")]) == 1
    assert "doctor --repair" in capsys.readouterr().err
    assert main(["doctor", "--repair"]) == 0
    assert main(["load", str(tmp_path / "9.csv")]) == 0
    assert [load.load for load in listed(place)] == [1, 2, 3, 4]


def test_whoever_has_to_wait_says_so_and_then_goes_on(place, tmp_path, caplog):
    waiting = threading.Thread(target=reload, args=(place, tmp_path, 9))
    with shelf.locked(place):
        waiting.start()
        while "正在等它结束" not in caplog.text and waiting.is_alive():
            threading.Event().wait(0.02)
        assert len(listed(place)) == 3
    waiting.join()
    assert len(listed(place)) == 4


def test_two_programs_on_one_folder_lose_nothing_of_each_other(place):
    program = (
        "import sys; from datetime import datetime; from pathlib import Path; from desk import events\n"
        "for number in range(12):\n"
        "    said = {'from': '2024-03', 'kind': '其他', 'text': f'{sys.argv[2]}{number}'}\n"
        "    events.note(Path(sys.argv[1]), said, sys.argv[2], datetime.now())\n"
    )
    commands = [[sys.executable, "-c", program, str(place), name] for name in ("甲", "乙")]
    running = [subprocess.Popen(command, cwd=REPOSITORY) for command in commands]
    assert [each.wait() for each in running] == [0, 0]
    known = events.chronicle(place)
    assert sorted(known.latest) == list(range(1, 26))
    assert {one.text for one in known.latest.values()} >= {f"{name}{n}" for name in "甲乙" for n in range(12)}


@pytest.mark.parametrize(
    "name", ["CURRENT", "baskets/会议.json", "views/001.toml", "events.csv", "openings.toml"]
)
def test_a_file_cut_anywhere_is_told_of_or_read_as_what_is_left(place, name):
    """Whatever is left of it: an answer or words, never an exception of the machine's."""
    whole = (place / name).read_bytes()
    for length in range(len(whole)):
        (place / name).write_bytes(whole[:length])
        try:
            current(place)
            told = [*baskets.baskets(place).faults, *events.chronicle(place).faults]
        except WarehouseError as fault:
            told = [str(fault)]
        assert all("请" in words or "第" in words or "缺" in words for words in told), told
