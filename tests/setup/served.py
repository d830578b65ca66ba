"""A service as it runs, its log beside it, and a visitor's session."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

REPOSITORY = Path(__file__).resolve().parents[2]
PATIENCE_SECONDS = 60


class Served(NamedTuple):
    """A running service; what it says on stderr is in ``log``."""

    address: str
    process: subprocess.Popen[bytes]
    log: Path

    def lines(self) -> list[dict[str, Any]]:
        """Each line of its log; ValueError where one is not JSON."""
        return [json.loads(line) for line in self.log.read_text(encoding="utf-8").splitlines()]


@contextmanager
def served(command: list[str], log: Path, warehouse: Path, **more: str) -> Iterator[Served]:
    """Run a command of this Python that serves at the port put in the place of PORT; ends it if need be."""
    port = free_port()
    command = [sys.executable, *(word.replace("PORT", str(port)) for word in command)]
    surroundings: Mapping[str, str] = {**os.environ, "SHULAN_WAREHOUSE": str(warehouse), **more}
    with log.open("wb") as lines, subprocess.Popen(
        command, cwd=REPOSITORY, env=surroundings, stdout=subprocess.DEVNULL, stderr=lines
    ) as process:  # fmt: skip
        try:
            _await(f"http://127.0.0.1:{port}/_stcore/health", process)
            yield Served(f"http://127.0.0.1:{port}", process, log)
        finally:
            process.terminate()
            process.wait(PATIENCE_SECONDS)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _await(address: str, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end and process.poll() is None:
        try:
            with urllib.request.urlopen(address):
                return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(f"no answer from {address}")
