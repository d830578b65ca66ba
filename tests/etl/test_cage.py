"""Whatever a file makes the reading process do, the program goes on and says in Chinese what happened."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from etl.cage import keeper
from etl.cage.alone import Alone
from etl.cage.forking import Forking
from etl.cage.keeper import CagedError, ask
from etl.cage.orders import Bounds, Errand
from etl.cage.worker import Read
from etl.guided import read_guided
from etl.limits import LIMITS
from etl.problem import IssueError
from indicators.catalog import Catalog
from tests.etl import misdeeds
from tests.etl.books import LONG, workbook

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="asks for signals; Windows has only the clock"
)
linux = pytest.mark.skipif(sys.platform != "linux", reason="asks Linux")
GOOD = workbook([LONG, ["商品房销售面积", "全国", "", "2023年1-4月", "", 37635.87, "万平方米", ""]])


def refusal(function: Any, *arguments: object, **bounds: Bounds) -> tuple[str, str]:
    with pytest.raises(IssueError) as caught:
        ask(function, None, *arguments, **bounds)
    return caught.value.issue.code, caught.value.issue.message


def value() -> float:
    """What the program still reads."""
    found, _ = read_guided("好.xlsx", GOOD, Catalog.load())
    return found.observations()[0]["value"]


@pytest.mark.parametrize(
    ("deed", "code"),
    [
        (misdeeds.aborts, "out_of_memory"),  # so ends what gets no more memory
        (misdeeds.segfaults, "reader_ended"),
        (misdeeds.exits, "reader_ended"),
        pytest.param(misdeeds.hoards, "out_of_memory", marks=linux),
        pytest.param(misdeeds.hoards_bit_by_bit, "out_of_memory", marks=linux),
        (misdeeds.answers_with_a_deed, "reader_ended"),
    ],
)
def test_its_end_is_an_issue_that_says_what_to_do(deed, code):
    found, message = refusal(deed)
    assert found == code
    assert "程序不受影响" in message
    assert "请" in message
    assert value() == 37635.87


@pytest.mark.parametrize(
    ("deed", "bounds", "word"),
    [
        (misdeeds.spins, Bounds(processor_s=1), "处理器时间"),
        (misdeeds.sleeps, Bounds(time_s=1), "还没有读完"),
        (misdeeds.spins, Bounds(time_s=1), "还没有读完"),
    ],
)
def test_what_does_not_end_is_ended(deed, bounds, word):
    code, message = refusal(deed, bounds=bounds)
    assert code == "out_of_time"
    assert word in message


@pytest.mark.parametrize("deed", [misdeeds.panics, misdeeds.fails])
def test_what_it_raises_is_told_with_its_trace(deed):
    with pytest.raises(CagedError) as caught:
        ask(deed, None)
    assert caught.value.kind in ("Panic", "ZeroDivisionError")
    assert deed.__name__ in caught.value.trace


@pytest.mark.parametrize(
    "deed", [misdeeds.connects, misdeeds.resolves, misdeeds.runs, misdeeds.shells, misdeeds.forks]
)
def test_it_reaches_nobody_and_runs_nothing(deed):
    with pytest.raises(CagedError) as caught:
        ask(deed, None)
    assert caught.value.kind == "Refused"


def test_it_writes_and_removes_nothing(tmp_path):
    kept = tmp_path / "kept"
    kept.write_text("here")
    for deed in (misdeeds.writes, misdeeds.removes):
        with pytest.raises(CagedError, match="Refused"):
            ask(deed, None, str(kept))
    assert kept.read_text() == "here"


@linux
def test_the_system_holds_the_bounds():
    said = {line[:26].strip(): line[26:].split() for line in ask(misdeeds.limits, None).value.splitlines()}
    assert said["Max core file size"][:2] == ["0", "0"]
    assert said["Max file size"][:2] == ["0", "0"]
    assert said["Max cpu time"][0] == "20"
    most = int(said["Max address space"][0])
    assert LIMITS["memory"].most < most < LIMITS["memory"].most + 2**30


def test_what_it_answers_has_a_limit(monkeypatch):
    answer = LIMITS["answer"]
    monkeypatch.setitem(LIMITS, "answer", type(answer)(2**19, "MB", answer.code, answer.message))
    code, message = refusal(misdeeds.answers_too_much)
    assert code == "out_of_memory"
    assert "1 MB" in message
    assert "0.5 MB" in message


def test_a_catalogue_is_handed_over_once_and_several_are_kept_apart():
    things = [{"number": number} for number in range(7)]
    for turn in range(2):
        for number, thing in enumerate(things):
            assert ask(misdeeds.adds, thing, turn).value == ({"number": number}, turn)


def test_many_at_once_each_get_their_own():
    with ThreadPoolExecutor(12) as pool:
        asked = [pool.submit(ask, misdeeds.adds, None, number) for number in range(40)]
        dying = [pool.submit(refusal, misdeeds.exits) for _ in range(10)]
        assert [one.result().value for one in asked] == [(None, number) for number in range(40)]
        assert {one.result()[0] for one in dying} == {"reader_ended"}


def test_each_file_has_a_process_of_its_own():
    assert len({ask(misdeeds.identity, None).value for _ in range(5)} | {os.getpid()}) == 6


def test_a_nursery_that_was_killed_is_begun_anew():
    assert value() == 37635.87
    os.kill(keeper._helper._process.pid, signal.SIGKILL)
    assert value() == 37635.87


def test_a_nursery_that_dies_while_it_reads_is_replaced_and_the_file_read_again():
    ask(misdeeds.adds, None, 1)
    before = keeper._helper._process.pid
    killer = threading.Timer(0.3, os.kill, (before, signal.SIGKILL))
    killer.start()
    assert refusal(misdeeds.sleeps, bounds=Bounds(time_s=1))[0] == "out_of_time"
    assert keeper._helper._process.pid != before
    assert value() == 37635.87


@linux
def test_it_ends_with_the_program(tmp_path):
    program = (
        "import os; from etl.cage import keeper; from tests.etl import misdeeds\n"
        "keeper.ask(misdeeds.adds, None, 1); print(keeper._helper._process.pid, flush=True); os.abort()"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60,
        cwd=Path(__file__).parents[2], check=False,
    )  # fmt: skip
    nursery = Path("/proc") / done.stdout.strip()
    until = time.monotonic() + 10
    while nursery.exists() and "\nState:\tZ" not in (nursery / "status").read_text():
        assert time.monotonic() < until, "it still runs"
        time.sleep(0.05)


def errand(function, *arguments, seconds=60):
    return Errand(function, "kept", arguments, Bounds(time_s=seconds), LIMITS["answer"].check)


@pytest.mark.parametrize("way", [Alone, Forking])
def test_where_nothing_can_be_forked_one_process_reads_in_turn(way):
    helper = way()
    try:
        for number in (1, 2):
            said, _ = helper.ask(errand(misdeeds.adds, number))
            assert isinstance(said, Read)
            assert said.value == ("kept", number)
        for deed, late in ((misdeeds.exits, False), (misdeeds.sleeps, True)):
            said, end = helper.ask(errand(deed, seconds=2))
            assert said is None
            assert end.late == late
        said, _ = helper.ask(errand(misdeeds.adds, 3))
        assert said.value == ("kept", 3)
    finally:
        helper.end()


def test_the_web_server_takes_files_of_the_same_size():
    settings = Path(__file__).parents[2] / ".streamlit" / "config.toml"
    told = next(line for line in settings.read_text(encoding="utf-8").splitlines() if "maxUploadSize" in line)
    assert int(told.partition("=")[2]) * 2**20 == LIMITS["file_size"].most


@pytest.mark.parametrize("helper", [Forking, Alone])
def test_what_was_begun_beforehand_is_what_reads(helper):
    cage = helper()
    try:
        cage.begin()
        begun = cage._process
        cage.begin()
        said, _ = cage.ask(errand(misdeeds.adds, 1))
        assert isinstance(said, Read)
        assert cage._process is begun
    finally:
        cage.end()
