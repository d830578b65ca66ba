"""The program's side of the cage: hands a file over, waits, and says in words how it ended."""

from __future__ import annotations

import atexit
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from signal import Signals
from typing import Any

from etl.cage.orders import Bounds, Errand
from etl.cage.worker import NO_MEMORY, Failed, Read, Spent
from etl.limits import LIMITS
from etl.problem import IssueError

if sys.platform == "win32":
    from etl.cage.alone import Alone as Helper
else:
    from etl.cage.forking import Forking as Helper


@dataclass(frozen=True)
class Answer:
    """What a function returned, and what it took."""

    value: Any
    spent: Spent


class CagedError(Exception):
    """The program itself failed on a file; ``kind`` names the exception, ``trace`` is for the log."""

    def __init__(self, failed: Failed) -> None:
        super().__init__(failed.kind)
        self.kind, self.trace = failed.kind, failed.trace


_TABLE = Bounds()
_turns = threading.BoundedSemaphore(LIMITS["at_once"].most)
_helper = Helper()
atexit.register(_helper.end)


def begin() -> None:
    """Have the process that reads started while nobody waits for it yet: it takes seconds of its own."""
    _helper.begin()


def ask(function: Callable[..., object], kept: object, *arguments: object, bounds: Bounds = _TABLE) -> Answer:
    """What ``function(kept, *arguments)`` returns in a process of its own, within limits
    (``bounds`` are those of the table).

    ``kept`` is handed over once and remembered, as the catalogue is; ``function`` is found there by its name.
    Raises IssueError where the process was ended or ended itself, CagedError where the function raised.
    """
    with _turns:
        said, end = _helper.ask(Errand(function, kept, arguments, bounds, LIMITS["answer"].check))
    if isinstance(said, Read):
        return Answer(said.value, said.spent)
    if isinstance(said, Failed):
        raise CagedError(said)
    raise _ended(*end)


def _ended(signal: int, code: int, late: bool) -> IssueError:
    """Why there is no answer."""
    if late:
        return LIMITS["time"].refusal()
    name = Signals(signal).name if signal in set(Signals) else ""
    if name == "SIGXCPU":
        return LIMITS["processor_time"].refusal()
    if name == "SIGABRT" or code == NO_MEMORY:  # so a reader ends that gets no more memory
        return LIMITS["memory"].refusal()
    message = (
        f"读取程序在这个文件上意外中止（{name or code}），没有读完，什么也不会入库；程序不受影响。"
        "请用 Excel 或 WPS 打开后另存为 .xlsx 再读。"
    )
    return IssueError("reader_ended", message)
