"""How the keeper speaks with the nursery: it is started with the first file and forks a process for each."""

from __future__ import annotations

import json
import os
import pickle
import signal
import socket
import subprocess
import sys
import threading
from collections import OrderedDict
from contextlib import suppress
from pathlib import Path

from etl.cage.frames import FrameError, put, take_plain
from etl.cage.orders import DROP, KEEP, ORDER, READ, Bounds, End, Errand

ROOT = Path(__file__).resolve().parents[2]
KEPT = 4  # catalogues: that of today, and those of sessions that began before it changed
GRACE = 10  # seconds that the nursery has to end a process whose time is over
# One thread, and memory as the system gives it: what is bounded must be what is used.
_SETTINGS = {
    "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "ARROW_DEFAULT_MEMORY_POOL": "system",
    "MALLOC_ARENA_MAX": "1",
}  # fmt: skip


class Forking:
    """The nursery's process, begun anew where it is gone; for any number of threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None
        self._owner = 0
        self._kept: OrderedDict[int, object] = OrderedDict()

    def begin(self) -> None:
        """Start the nursery where there is none; it warms itself."""
        with self._lock, suppress(OSError):  # whoever asks is told
            self._running()

    def ask(self, errand: Errand) -> tuple[object, End]:
        """The answer, None where none came, and how the process ended if none came.

        Where the nursery itself dies, whoever killed it, the file is read once more by another one.
        """
        for _ in range(2):
            said, end = self._asked(errand)
            if end is not None:
                return said, end
        return None, End(signal.SIGKILL, 0, late=False)

    def _asked(self, errand: Errand) -> tuple[object, End | None]:
        """As ``ask``; no end where nobody was left to tell it."""
        ours, theirs = socket.socketpair()
        told, tell = os.pipe()
        with ours, os.fdopen(told, "rb") as ending:
            try:
                self._order(errand.kept, errand.bounds, theirs.fileno(), tell)
            finally:
                theirs.close()
                os.close(tell)
            ours.settimeout(errand.bounds.time_s + GRACE)
            try:
                with ours.makefile("wb") as out, ours.makefile("rb") as source:
                    put(out, (errand.function, errand.arguments))
                    return take_plain(source, errand.allow), End(0, 0, late=False)
            except (EOFError, FrameError, OSError):
                ours.close()  # a process that still writes has nobody to write to
                report = ending.read()
                return None, End(*json.loads(report)) if report else None

    def end(self) -> None:
        """Let the nursery go; it kills what it has left."""
        with self._lock:
            self._leave()

    def _order(self, kept: object, bounds: Bounds, conversation: int, report: int) -> None:
        """Have a child made that knows ``kept``; where the nursery has died meanwhile, by another one."""
        with self._lock:
            for last in (False, True):
                try:
                    number = self._keep(self._running(), kept)
                    said = json.dumps(bounds).encode()
                    order = [ORDER.pack(READ, number, len(said)), said]
                    socket.send_fds(self._running(), order, [conversation, report])
                    return
                except OSError:
                    self._leave()
                    if last:
                        raise

    def _keep(self, control: socket.socket, kept: object) -> int:
        number = next((each for each, thing in self._kept.items() if thing is kept), 0)
        if not number:
            number = max(self._kept, default=0) + 1
            data = pickle.dumps(kept, protocol=5)
            control.sendall(ORDER.pack(KEEP, number, len(data)))
            control.sendall(data)
            self._kept[number] = kept
        self._kept.move_to_end(number)
        while len(self._kept) > KEPT:
            oldest, _ = self._kept.popitem(last=False)
            control.sendall(ORDER.pack(DROP, oldest, 0))
        return number

    def _running(self) -> socket.socket:
        """The way to the nursery of this very process: a fork of it must not speak for its parent."""
        gone = self._process is None or self._process.poll() is not None or self._owner != os.getpid()
        if gone or self._control is None:
            self._leave()
            ours, theirs = socket.socketpair()
            with theirs:
                self._process = subprocess.Popen(
                    [sys.executable, "-m", "etl.cage.nursery", str(theirs.fileno())],
                    cwd=ROOT, pass_fds=(theirs.fileno(),), env={**os.environ, **_SETTINGS},
                    stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, process_group=0,
                )  # fmt: skip
            self._control, self._owner = ours, os.getpid()
        return self._control

    def _leave(self) -> None:
        self._kept.clear()
        if self._control is not None:
            self._control.close()
        if self._process is not None and self._owner == os.getpid():
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(GRACE)
        self._process = self._control = None
