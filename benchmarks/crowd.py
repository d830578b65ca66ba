"""Many viewers while loads are published: no error, no stale figure, no wait, no leak.

    python -m benchmarks.crowd [--sessions 50] [--minutes 5] [--observations 100000]

Sessions like browsers' (``benchmarks.session``) choose another month or year on the trend page about every
two seconds, while ``python -m etl load`` revises the figures that they look at. The server, all sessions and
the loads share this machine.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from benchmarks import browser, pairing, synthetic
from benchmarks.crowd_figures import Loads, faults, percentile, slope
from benchmarks.session import Run, Session
from indicators.catalog import Catalog

ROOT = Path(__file__).resolve().parents[1]
VIEW = "/trend?indicator=re_sales_area&region=100000&from=2024&to=2025-12"
PAUSE_SECONDS = 2.0
KEPT_SECONDS = 1  # that the server keeps the session of a closed tab; two minutes as it is shipped
MONTHS = [f"2025年{month}月" for month in range(2, 13)]
YEARS = [f"{year}年" for year in range(2018, 2025)]


class Size(NamedTuple):
    """How much of it all; seconds."""

    sessions: int
    calm: float  # without loads, before and after
    loaded: float
    every: float  # from the end of one load to the beginning of the next
    observations: int


class Seen(NamedTuple):
    """What a campaign saw: runs by phase (alone, calm, loaded), memory, and what was wrong."""

    runs: dict[str, list[Run]]
    cpu: dict[str, float]  # seconds that the server computed, by phase
    memory: list[tuple[float, float]]  # while loads were published: seconds, MB
    fresh_mb: float  # after the warm-up visit of one session
    left_mb: float  # after all sessions were closed and forgotten
    open_builds: int
    loads: int
    faults: list[str]


class Crowd:
    """Sessions of one service, what they met, and what it took the service, by phase."""

    def __init__(self, address: str, pid: int) -> None:
        self._address, self._pid = address, pid
        self._sessions: list[Session] = []
        self.runs: dict[str, list[Run]] = {"alone": [], "calm": [], "loaded": []}
        self.cpu = dict.fromkeys(self.runs, 0.0)

    async def grow(self, sessions: int) -> None:
        """Let more in, one after another, until there are so many."""
        while len(self._sessions) < sessions:
            self._sessions.append((await Session.opened(self._address + VIEW))[0])

    async def act(self, phase: str, seconds: float) -> None:
        """All choose something else about every two seconds, at first evenly spread, for so long."""
        before, runs, every = browser.cpu_seconds(self._pid), self.runs[phase], self._sessions
        print(f"{phase}: {len(every)} sessions, {seconds:.0f} s", file=sys.stderr, flush=True)
        shares = [PAUSE_SECONDS * number / len(every) for number in range(len(every))]
        await asyncio.gather(
            *(_interact(one, runs, seconds, wait) for one, wait in zip(every, shares, strict=True))
        )
        self.cpu[phase] += browser.cpu_seconds(self._pid) - before

    async def leave(self) -> None:
        """All go, and the service forgets them."""
        for session in self._sessions:
            await session.close()
        self._sessions.clear()
        await asyncio.sleep(2 * KEPT_SECONDS)
        last, _ = await Session.opened(self._address + VIEW)
        await last.close()  # a server looks for sessions that are over when another tab is closed
        await asyncio.sleep(2 * KEPT_SECONDS)


async def campaign(size: Size, place: Path, address: str, pid: int) -> Seen:
    """One session alone, all of them calm, all of them while loads are published, calm again, all gone."""
    loads, crowd = Loads(place), Crowd(address, pid)
    await crowd.grow(1)
    fresh = memory_mb(pid)
    await crowd.act("alone", size.calm)
    await crowd.grow(size.sessions)
    await crowd.act("calm", size.calm)
    memory: list[tuple[float, float]] = []
    publishing = asyncio.create_task(loads.publish(size.every, size.loaded))
    watching = asyncio.create_task(_watch(pid, memory))
    await crowd.act("loaded", size.loaded)
    watching.cancel()
    await publishing
    await crowd.act("calm", size.calm)
    builds = len(open_builds(pid))
    await crowd.leave()
    wrong, published = faults(crowd.runs, loads.published), len(loads.published) - 1
    return Seen(crowd.runs, crowd.cpu, memory, fresh, memory_mb(pid), builds, published, wrong)


async def _interact(session: Session, into: list[Run], seconds: float, wait: float) -> None:
    """Choose something else about every two seconds; the first time after ``wait``, so that all are spread.

    Nobody makes up for what the service was slow in; and people who once waited together go apart again.
    """
    chance, end, due = random.Random(wait), time.monotonic() + seconds, time.monotonic() + wait
    while due < end:
        await asyncio.sleep(max(0, due - time.monotonic()))
        label, options = chance.choice((("截至", MONTHS), ("截至", MONTHS), ("起始年", YEARS)))
        box = session.choices[label]
        offered = [option for option in options if option in box.options and option != box.chosen]
        into.append(await session.choose(label, chance.choice(offered)))
        due = max(due + PAUSE_SECONDS * chance.uniform(0.5, 1.5), time.monotonic())


async def _watch(pid: int, memory: list[tuple[float, float]]) -> None:
    while True:
        memory.append((time.monotonic(), memory_mb(pid)))
        await asyncio.sleep(1)


def memory_mb(pid: int) -> float:
    """What a process holds in memory (Linux), MB."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))


def open_builds(pid: int) -> set[str]:
    """Builds that a process has open (Linux), those that were removed meanwhile among them."""
    return {
        str(name)
        for handle in Path(f"/proc/{pid}/fd").iterdir()
        if ".duckdb" in (name := handle.readlink()).name
    }


@contextmanager
def service(place: Path) -> Iterator[tuple[str, int]]:
    """The program on a warehouse, as it is served, but for the time that it keeps a closed tab's session."""
    kept = {"STREAMLIT_SERVER_DISCONNECTED_SESSION_TTL": str(KEPT_SECONDS), "SHULAN_LOG": "error"}
    with browser.server(ROOT / "asgi.py", ROOT, SHULAN_WAREHOUSE=str(place), **kept) as running:
        yield running


def seen(size: Size, place: Path) -> Seen:
    """Make a warehouse in a folder, serve it, and let the crowd in."""
    synthetic.write(place, size.observations, Catalog.load())
    Loads(place).first()
    with service(place) as (address, pid):
        return asyncio.run(campaign(size, place, address, pid))


def printed(size: Size, found: Seen) -> Iterator[str]:
    """Every figure beside its reference."""
    for part, name in ((0, "to the chart"), (1, "to the end")):
        p95 = {phase: percentile([_ms(run)[part] for run in runs], 95) for phase, runs in found.runs.items()}
        yield pairing.line(f"p95 {name}, loads", p95["loaded"], "no loads", p95["calm"], "<= 1.5")
        yield pairing.line(f"p95 {name}, {size.sessions} sessions", p95["calm"], "one", p95["alone"], "<= 2")
    started = found.memory[0][0] if found.memory else 0.0
    last = [(at, mb) for at, mb in found.memory if at >= found.memory[-1][0] - 180]
    mb = [mb for _, mb in found.memory]
    spent = found.memory[-1][0] - started
    yield f"memory: {found.fresh_mb:.0f} MB with one session; with {size.sessions}, over {spent:.0f} s,"
    yield f"  {mb[0]:.0f} to {mb[-1]:.0f} MB, at most {max(mb):.0f}; {found.left_mb:.0f} MB when all had left"
    yield f"  slope of the last {last[-1][0] - last[0][0]:.0f} s: {slope(last):+.2f} MB a minute"
    yield f"builds open at the end: {found.open_builds} after {found.loads} loads"
    cost = {phase: found.cpu[phase] / max(1, len(runs)) for phase, runs in found.runs.items()}
    yield pairing.line("server CPU of a run, loads", cost["loaded"], "no loads", cost["calm"], "-")
    yield f"runs: {', '.join(f'{len(runs)} {phase}' for phase, runs in found.runs.items())}"
    yield f"errors and stale figures: {len(found.faults)}"
    yield from found.faults[:10]


def _ms(run: Run) -> tuple[float, float]:
    return (run.end_ms if run.chart_ms is None else run.chart_ms) / 1000, run.end_ms / 1000


def main() -> int:
    """0 where nothing was wrong or stale; the times are for people to judge: they hang on the machine."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sessions", type=int, default=50)
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--calm", type=float, default=1, help="minutes without loads, before and after")
    parser.add_argument("--every", type=float, default=20, help="seconds from load to load")
    parser.add_argument("--observations", type=float, default=1e5)
    given = parser.parse_args()
    size = Size(given.sessions, given.calm * 60, given.minutes * 60, given.every, round(given.observations))
    print(pairing.machine(), flush=True)
    with tempfile.TemporaryDirectory() as folder:
        found = seen(size, Path(folder) / "warehouse")
    print("\n".join(printed(size, found)))
    return 1 if found.faults else 0


if __name__ == "__main__":
    sys.exit(main())
