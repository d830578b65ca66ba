"""A program of the machine: where it is, and how it is run so that it cannot keep anybody waiting."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from exports.error import ExportError


def found(names: Sequence[str], places: Sequence[str]) -> str | None:
    """The first of the ``names`` on PATH, else of the ``places`` where installers put it without a word."""
    named = next(filter(None, map(shutil.which, names)), None)
    return named or next((place for place in places if Path(place).is_file()), None)


def run(command: Sequence[str], patience: float, name: str, instead: str) -> None:
    """Wait for the command up to ``patience`` seconds; ExportError, ended by ``instead``, where that fails.

    Nothing of what it says is read: a pipe that a grandchild holds open would outlive the time limit.
    """
    silent = subprocess.DEVNULL
    try:
        # A group of its own, so that what it started goes with it when it is stopped.
        started = subprocess.Popen(
            list(command), stdin=silent, stdout=silent, stderr=silent, start_new_session=True
        )
    except OSError as fault:
        raise ExportError(f"{name} 打不开（{fault.strerror}）：{instead}") from None
    try:
        started.wait(patience)
    except subprocess.TimeoutExpired:
        _stop(started)
        raise ExportError(f"{name} 用了 {patience:.0f} 秒仍未完成：{instead}") from None


def _stop(started: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        started.kill()
    else:
        os.killpg(started.pid, signal.SIGKILL)
    started.wait()
