"""A service as it runs, its log beside it, and a visitor's session."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.listening import PATIENCE_SECONDS, answered, free_port

REPOSITORY = Path(__file__).resolve().parents[2]


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
            answered(f"http://127.0.0.1:{port}/_stcore/health", process)
            yield Served(f"http://127.0.0.1:{port}", process, log)
        finally:
            process.terminate()
            process.wait(PATIENCE_SECONDS)
