import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from starlette.responses import PlainTextResponse

from desk import audit
from desk.people import LOCAL
from ui import gate, permits


@pytest.fixture(autouse=True)
def _none_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(permits, "_holders", type(permits._holders)())
    monkeypatch.setattr(permits, "MOST", 3)


def test_a_permit_is_one_persons_in_one_session() -> None:
    permits.give("一", "甲")
    assert permits.held("一", "甲")
    assert not permits.held("一", "乙")
    assert not permits.held("二", "甲")


def test_the_oldest_go_when_there_are_too_many() -> None:
    for session in "一二三四五":
        permits.give(session, "甲")
    assert [permits.held(session, "甲") for session in "一二三四五"] == [False, False, True, True, True]


def test_what_is_used_again_is_among_the_newest() -> None:
    for session in "一二三":
        permits.give(session, "甲")
    permits.give("一", "甲")  # its page ran again
    permits.held("二", "甲")  # a file came
    permits.held("三", "乙")  # that is no use of it
    permits.give("四", "甲")
    assert [permits.held(session, "甲") for session in "一二三四"] == [True, True, False, True]


def test_many_threads_give_and_ask_at_once() -> None:
    def used(number: int) -> bool:
        permits.give(f"{number % 7}", "甲")
        return permits.held(f"{number % 5}", "甲")

    with ThreadPoolExecutor(16) as threads:
        list(threads.map(used, range(2000)))
    assert sum(permits.held(f"{number}", "甲") for number in range(7)) == 3


def test_a_session_that_was_dropped_is_refused_until_its_page_runs_again(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("SHULAN_WAREHOUSE", str(tmp_path))
    monkeypatch.setattr(gate, "_standing", [])
    permits.give("s0", LOCAL)
    assert uploaded("s0") == 200
    for number in range(1, 4):
        permits.give(f"s{number}", LOCAL)
    assert uploaded("s0") == 403
    assert [(one.what, one.result) for one in audit.read(tmp_path).entries] == [("上传文件", audit.REFUSED)]
    permits.give("s0", LOCAL)
    assert uploaded("s0") == 200


def uploaded(session: str) -> int:
    """The status that a file gets which somebody at this computer sends into a session."""
    path, sent = f"/_stcore/upload_file/{session}/file", []

    async def receive() -> Any:
        return {"type": "http.request"}

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "PUT", "path": path, "headers": [(b"host", b"127.0.0.1")]}
    asyncio.run(gate.Gate(PlainTextResponse("在"))(scope, receive, send))
    return sent[0]["status"]
