"""``python -m benchmarks.kills [N]``: SIGKILL at N random instants; what was reported must be there, whole.

In two rounds of three a child process begins a load, then loads, rollbacks, rebuilds and savings by chance,
and is killed at a random instant, mostly after that first load, which so proves that the kill before did no
harm. In the third round it saves layouts, baskets, views and events without end. Then the folder is opened
afresh: every deed reported must be done, at most the one in flight besides, and nothing by halves.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.deeds import Deed, State, found, plan, prepare, savings
from etl.safekeeping.ticking import Tell

REPOSITORY = Path(__file__).resolve().parents[1]
ROUNDS_A_WAREHOUSE = 20  # then a new one, that rebuilds stay short and first loads are killed too
DEEDS, SAVINGS = 8, 400  # a round; more than there is time for


@dataclass
class Tally:
    """What came of the kills; ``faults`` is empty where nothing was lost and nothing shown by halves."""

    kills: int = 0
    reported: int = 0
    unreported: int = 0
    undone: int = 0
    in_flight: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        killed = ", ".join(f"{what} {count}" for what, count in self.in_flight.most_common())
        return (
            f"{self.kills} kills ({killed}): {self.reported} deeds reported, all there; of those in flight "
            f"{self.unreported} done and {self.undone} not begun or undone; faults = {len(self.faults)}"
        )


class Victims:
    """The warmed process, and the two pipes to it."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "benchmarks.victim"]
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(command, cwd=REPOSITORY, stdin=pipe, stdout=pipe, text=True)

    def begin(self, place: Path, deeds: list[Deed], broken: tuple[str, int] | None = None) -> int:
        """Let a child begin, its first deed to be broken off so; the pid to kill."""
        prepare(place, deeds)
        print(json.dumps([str(place), deeds, broken]), file=self.process.stdin, flush=True)
        return int(self.answer().removeprefix("pid "))

    def answer(self) -> str:
        """One line: + for a deed that is done."""
        assert self.process.stdout
        return self.process.stdout.readline().strip()

    def kill(self, pid: int) -> int:
        """Kill without warning; how many deeds were reported until then."""
        os.kill(pid, signal.SIGKILL)
        reported = 0
        while (line := self.answer()) != "killed":
            if line != "+":
                raise RuntimeError(f"the child did not live to be killed: {line}")
            reported += 1
        return reported

    def close(self) -> None:
        """Let the process end."""
        assert self.process.stdin
        self.process.stdin.close()
        self.process.wait(timeout=60)


def campaign(folder: Path, kills: int, seed: int = 0, tell: Tell = str) -> Tally:
    """Kill so often, in warehouses under a folder; ``tell`` hears of it after each hundred."""
    tally, chance, victims = Tally(), random.Random(seed), Victims()
    state, pace, place, number = State(), 1.0, folder, 1
    try:
        for turn in range(kills):
            if turn % ROUNDS_A_WAREHOUSE == 0:
                state, place = State(), folder / str(turn) / "warehouse"
                place.parent.mkdir()
            saving = turn % 3 == 2
            deeds = list(savings(number, chance, SAVINGS) if saving else plan(state, number, chance, DEEDS))
            number += len(deeds)
            pid, began, reported = victims.begin(place, deeds), time.perf_counter(), 0
            if not saving and chance.random() < 0.75:
                if (said := victims.answer()) != "+":
                    raise RuntimeError(f"the load after a kill failed: {said}")
                pace, reported = min(pace, time.perf_counter() - began), 1
            time.sleep(chance.uniform(0, pace if saving else 2 * pace))
            reported += victims.kill(pid)
            state = _judged(tally, place, state, deeds, reported)
            if tally.kills % 100 == 0:
                tell(str(tally))
    finally:
        victims.close()
    return tally


def _judged(tally: Tally, place: Path, state: State, deeds: list[Deed], reported: int) -> State:
    """What is there now, counted and compared with what may be."""
    for deed in deeds[:reported]:
        state = state.after(deed)
    flight = deeds[reported] if reported < len(deeds) else None
    there, faults = found(place)
    tally.kills += 1
    tally.reported += reported
    tally.faults += faults
    tally.in_flight[flight.what if flight else "idle"] += 1
    if there == state:
        tally.undone += flight is not None
    elif flight and there == state.after(flight):
        tally.unreported += 1
    else:
        tally.faults.append(f"{place}: after {flight}: {there}, expected {state}")
    return there


def main(kills: int) -> int:
    """Print the figure and each fault; 1 where there is one."""
    with tempfile.TemporaryDirectory(prefix="kills-") as folder:
        began = time.perf_counter()
        tally = campaign(Path(folder), kills, kills, lambda words: print(words, file=sys.stderr, flush=True))
        print(f"{tally}; {time.perf_counter() - began:.0f} s")
        print("\n".join(tally.faults))
    return 1 if tally.faults else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000))
