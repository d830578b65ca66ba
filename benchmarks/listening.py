"""A port for a service, and waiting until the service answers there."""

from __future__ import annotations

import socket
import subprocess
import time
import urllib.request

PATIENCE_SECONDS = 60


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answered(address: str, process: subprocess.Popen[bytes]) -> None:
    """Wait until there is an answer; TimeoutError where the process ends without one, or takes too long."""
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end and process.poll() is None:
        try:
            with urllib.request.urlopen(address):
                return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(f"no answer from {address}")
