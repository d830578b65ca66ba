"""Two or more rivals measured in turn (A B A B …), compared by medians."""

from __future__ import annotations

import os
import platform
import statistics
import time
from collections.abc import Callable, Mapping
from pathlib import Path

Rival = Callable[[], object]


def machine() -> str:
    """One line that names the machine the figures were taken on."""
    names = [line for line in _cpuinfo().splitlines() if line.startswith("model name")]
    model = names[0].partition(":")[2].strip() if names else platform.processor() or "unknown processor"
    system = f"{platform.system()} {platform.release()}"
    return f"{model}, {os.cpu_count()} cores, {system}, Python {platform.python_version()}"


def _cpuinfo() -> str:
    path = Path("/proc/cpuinfo")
    return path.read_text() if path.exists() else ""


def in_turn(
    rivals: Mapping[str, Rival], rounds: int, clock: Callable[[], float] = time.perf_counter, batch: int = 1
) -> dict[str, float]:
    """Median seconds of one call of each rival, the rivals taking turns.

    The first round is a warm-up, not counted; ``batch`` calls are timed together where one is too short.
    """
    seconds: dict[str, list[float]] = {name: [] for name in rivals}
    for turn in range(rounds + 1):
        for name, rival in rivals.items():
            began = clock()
            for _ in range(batch):
                rival()
            if turn:
                seconds[name].append((clock() - began) / batch)
    return {name: statistics.median(taken) for name, taken in seconds.items()}


def line(what: str, ours: float, reference: str, theirs: float, reach: str) -> str:
    """One printed result: the ratio, what it is made of (seconds, shown in ms) and what is to be reached."""
    made_of = f"{ours * 1e3:.2f} / {theirs * 1e3:.2f} ms"
    return f"{what:<52} {ours / theirs:7.2f} x {reference:<20} {made_of:>22}   reach {reach}"
