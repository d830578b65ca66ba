"""The life of one forked process: it waits for a file, reads it within its bounds, answers, and is gone."""

from __future__ import annotations

import ctypes
import json
import os
import signal
import socket
import sys
from collections.abc import Mapping
from typing import NoReturn

from etl.cage import worker
from etl.cage.orders import Bounds

_ORDERS, _HIGHEST = 3, 1024  # the only thing that stays open, and how far others are looked for
_LONGEST = 1024  # bytes of an order
_SIGNAL_AT_DEATH_OF_PARENT = 1  # prctl(2)


def read_one(orders: int, kept: Mapping[int, object]) -> NoReturn:
    """Never returns; the exit code says what ``worker.serve`` says, or 1."""
    code = 1
    try:
        _follow_the_nursery()
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, 1)
        os.dup2(nothing, 2)  # what a dying reader prints is nobody's to see
        os.dup2(orders, _ORDERS)
        os.closerange(_ORDERS + 1, _HIGHEST)
        with socket.socket(fileno=_ORDERS) as waiting:
            order, handed, _, _ = socket.recv_fds(waiting, _LONGEST, 1)
        if handed:
            number, bounds = json.loads(order)
            with (
                socket.socket(fileno=handed[0]) as ours,
                ours.makefile("rb") as source,
                ours.makefile("wb") as out,
            ):
                code = worker.serve(source, out, kept.get(number), Bounds(*bounds))
    finally:
        os._exit(code)


def _follow_the_nursery() -> None:
    """Where it dies nobody would watch the clock: then this process dies with it, as far as Linux says so."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SIGNAL_AT_DEATH_OF_PARENT, signal.SIGKILL)
