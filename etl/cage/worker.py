"""What the process does that reads one file: bounded first, then one request, one answer, and gone."""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from etl.cage.bounds import impose
from etl.cage.frames import put, take
from etl.cage.orders import Bounds

NO_MEMORY = 3  # exit code
_STATUS = Path("/proc/self/status")


class Spent(NamedTuple):
    """What a reading took: seconds of the processor, and the most memory in bytes (0 where nobody says)."""

    processor_s: float
    memory: int


class Read(NamedTuple):
    """What was asked for."""

    value: Any
    spent: Spent


class Failed(NamedTuple):
    """The program failed on the file; ``kind`` names the exception, ``trace`` is for the log."""

    kind: str
    trace: str
    spent: Spent


def serve(source: BinaryIO, out: BinaryIO, first: object, bounds: Bounds) -> int:
    """Answer one request, whose function gets ``first`` and what was sent; return the exit code."""
    impose(bounds)
    try:
        function, arguments = take(source)
        put(out, answer(function, first, arguments))
    except MemoryError:
        return NO_MEMORY
    except OSError:  # nobody waits for it any more
        return 1
    return 0


def answer(function: Callable[..., object], first: object, arguments: tuple[object, ...]) -> Read | Failed:
    """What a function returns, or how it failed; MemoryError is the caller's."""
    began = time.process_time()
    try:
        value = function(first, *arguments)
    except BaseException as fault:  # a reader's panic derives from it; it must be told like any other fault
        if isinstance(fault, MemoryError):
            raise
        return Failed(type(fault).__name__, traceback.format_exc(), _spent(began))
    return Read(value, _spent(began))


def _spent(began: float) -> Spent:
    lines = _STATUS.read_text().splitlines() if _STATUS.exists() else []
    most = next((int(line.split()[1]) for line in lines if line.startswith("VmHWM")), 0)
    return Spent(time.process_time() - began, most * 1024)
