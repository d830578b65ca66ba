"""The cage on systems that cannot fork (Windows): one process reads one file after the other.

There memory and processor time have no bounds, only the clock: what does not answer in time is killed and
begun anew. A process that reads keeps nothing of a file but what Python itself remembers.
"""

from __future__ import annotations

import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, cast

from etl.cage.frames import FrameError, put, take_plain
from etl.cage.orders import End, Errand

ROOT = Path(__file__).resolve().parents[2]


class Alone:
    """The process that reads, begun anew where it is gone; other threads wait for their turn."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._kept: object = None

    def begin(self) -> None:
        """Start the process where there is none."""
        if self._lock.acquire(blocking=False):  # else it reads
            try:
                with suppress(OSError):  # whoever asks is told
                    self._running()
            finally:
                self._lock.release()

    def ask(self, errand: Errand) -> tuple[object, End]:
        """The answer, None where none came, and how the process ended if none came."""
        with self._lock:
            process = self._running()
            late = threading.Event()
            clock = threading.Timer(errand.bounds.time_s, _end_late, (process, late))
            clock.start()
            try:
                news = None if errand.kept is self._kept else errand.kept
                put(cast(BinaryIO, process.stdin), (errand.function, news, errand.arguments))
                said = take_plain(cast(BinaryIO, process.stdout), errand.allow)
                self._kept = errand.kept
                return said, End(0, 0, late=False)
            except (EOFError, FrameError, OSError):
                process.kill()
                code = process.wait()
                return None, End(max(0, -code), max(0, code), late.is_set())
            finally:
                clock.cancel()

    def end(self) -> None:
        """Let the process go."""
        with self._lock:
            if self._process is not None:
                self._process.kill()
                self._process.wait()
                self._process = None

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._kept = None
            self._process = subprocess.Popen(
                [sys.executable, "-m", "etl.cage.solitary"], cwd=ROOT,
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            )  # fmt: skip
        return self._process


def _end_late(process: subprocess.Popen[bytes], late: threading.Event) -> None:
    late.set()
    process.kill()
