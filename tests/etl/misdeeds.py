"""What a reader might do on a bad day; run inside the cage, found there by name."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from pathlib import Path
from typing import Any

from etl import guided
from indicators.catalog import Catalog


class Panic(BaseException):
    """As calamine's panics: no Exception."""


def aborts(kept: object) -> None:
    os.abort()


def segfaults(kept: object) -> None:
    signal.raise_signal(signal.SIGSEGV)


def exits(kept: object) -> None:
    os._exit(7)


def panics(kept: object) -> None:
    raise Panic("index out of bounds")


def fails(kept: object, *_: object) -> None:
    raise ZeroDivisionError


def fails_on_bad(kept: Catalog, file: str, *more: Any) -> object:
    if file == "坏.xlsx":
        raise ZeroDivisionError
    return guided.read_here(kept, file, *more)


def hoards(kept: object) -> int:
    return len(bytearray(2**31))


def hoards_bit_by_bit(kept: object) -> None:
    held = []
    while True:
        held.append(bytearray(2**20))


def spins(kept: object) -> None:
    while True:
        pass


def sleeps(kept: object) -> None:
    time.sleep(1_000)


def connects(kept: object) -> None:
    socket.create_connection(("127.0.0.1", 9), 1)


def resolves(kept: object) -> None:
    socket.getaddrinfo("example.com", 80)


def runs(kept: object) -> None:
    subprocess.run(["true"], check=True)


def shells(kept: object) -> None:
    os.system("true")


def forks(kept: object) -> None:
    os.fork()


def writes(kept: object, path: str) -> None:
    Path(path).write_text("x")


def removes(kept: object, path: str) -> None:
    Path(path).unlink()


def answers_with_a_deed(kept: object) -> object:
    return Deed()


class Deed:
    """What would run in the program if it believed everything that the reading process sends."""

    def __reduce__(self) -> tuple[Any, ...]:
        return os.system, ("true",)


def answers_too_much(kept: object) -> bytes:
    return bytes(2**20)


def adds(kept: object, number: int) -> object:
    return (kept, number)


def identity(kept: object) -> int:
    return os.getpid()


def limits(kept: object) -> str:
    return Path("/proc/self/limits").read_text()
