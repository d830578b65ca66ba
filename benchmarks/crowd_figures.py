"""What a crowd looks at: loads whose figures say which load they are of; and what was wrong with it."""

from __future__ import annotations

import asyncio
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.session import Run

ROOT = Path(__file__).resolve().parents[1]
YEAR = 2025
# Month m of load n is 77mmnnnn.5, larger than any other figure: 77030017.5 is March as load 17 revised it.
FIGURE = re.compile(r"\b77(\d\d)(\d{4})\.5\b")


class Loads:
    """Files loaded by the command line one after another; ``published``: when each was said to be done."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self.published: list[float] = [time.monotonic()]  # the first was loaded before

    def first(self) -> None:
        """Load number 0, and wait for it."""
        subprocess.run(
            self._command(0), cwd=ROOT, env=self._surroundings(), check=True, stdout=subprocess.DEVNULL
        )

    async def publish(self, every: float, seconds: float) -> None:
        """Load the next file every so many seconds, for so long; RuntimeError where a load is refused."""
        began = time.monotonic()
        for number in range(1, 10_000):
            await asyncio.sleep(max(0, began + (number - 0.5) * every - time.monotonic()))
            if time.monotonic() > began + seconds:
                return
            loading = await asyncio.create_subprocess_exec(
                *self._command(number), cwd=ROOT, env=self._surroundings(), stdout=asyncio.subprocess.PIPE
            )
            told, _ = await loading.communicate()
            if loading.returncode:
                raise RuntimeError(f"load {number}: {told.decode()}")
            self.published.append(time.monotonic())

    def _command(self, number: int) -> list[str]:
        file = self._place.with_name(f"{number}.csv")
        file.write_text(text(number), encoding="utf-8")
        return [sys.executable, "-m", "etl", "load", str(file)]

    def _surroundings(self) -> dict[str, str]:
        return {**os.environ, "SHULAN_WAREHOUSE": str(self._place)}


def text(number: int) -> str:
    """File ``number``: the months of a year, each figure with the number in it."""
    lines = ["指标,地区,报告期,数值,单位"]
    lines += [
        f"商品房销售面积,全国,{YEAR}年1-{month}月,77{month:02d}{number:04d}.5,万平方米"
        for month in range(2, 13)
    ]
    return "\n".join(lines)


def faults(runs: Mapping[str, Sequence[Run]], published: Sequence[float]) -> list[str]:
    """What was wrong: an error on the screen, no figure, figures of two loads in one, an older figure."""
    every = [run for phase in runs.values() for run in phase]
    return [fault for run in every for fault in _faults(run, published)]


def _faults(run: Run, published: Sequence[float]) -> Iterator[str]:
    yield from (f"said: {said}" for said in run.faults)
    numbers = {int(number) for chart in run.charts for _, number in FIGURE.findall(chart)}
    due = sum(at < run.sent for at in published) - 1
    if not numbers:
        yield "no figure of the year"
    elif len(numbers) > 1:
        yield f"figures of loads {sorted(numbers)} in one run"
    elif min(numbers) < due:
        yield f"stale: load {min(numbers)} shown {run.sent - published[due]:.2f} s after load {due} was done"


def percentile(values: Sequence[float], part: float) -> float:
    """The value that ``part`` per cent are not above (nearest rank)."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * part / 100))]


def slope(points: Sequence[tuple[float, float]]) -> float:
    """Of the straight line nearest to points of (seconds, amount): amount a minute."""
    at, amount = [sum(values) / len(points) for values in zip(*points, strict=True)]
    spread = sum((x - at) ** 2 for x, _ in points)
    return 60 * sum((x - at) * (y - amount) for x, y in points) / spread if spread else 0.0
