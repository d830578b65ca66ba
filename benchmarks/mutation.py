"""Mutated workbooks through the cage: nothing dies, nothing takes long, no figure differs from its cell.

``python -m benchmarks.mutation [COUNT] [SEED]``; exit code 1 where a promise is broken.
"""

from __future__ import annotations

import os
import random
import sys
import zipfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree.ElementTree import ParseError

from benchmarks.mutants import mutant
from benchmarks.reread import agrees, cells
from etl.cage.keeper import CagedError, ask
from etl.guided import read_here
from etl.problem import IssueError
from etl.reading import Reading
from indicators.catalog import Catalog

ROOT = Path(__file__).resolve().parents[1]
COUNT, SEED = 10_000, 1
SLOWEST_S, MEMORY = 10.0, 1.0 * 2**30


@dataclass
class Told:
    """What became of the mutants so far."""

    ends: Counter[str] = field(default_factory=Counter)
    slowest_s: float = 0.0
    memory: int = 0
    compared: int = 0
    unread: int = 0  # files that were loaded and that the standard library cannot read
    broken: list[str] = field(default_factory=list)


def run(count: int = COUNT, seed: int = SEED) -> Told:
    """Read so many mutants of the demonstration workbooks."""
    catalog, told = Catalog.load(), Told()
    books = [path.read_bytes() for path in sorted((ROOT / "data" / "demo").glob("*.xlsx"))]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(lambda number: _try(number, seed, books, catalog, told), range(count)))
    return told


def _try(number: int, seed: int, books: list[bytes], catalog: Catalog, told: Told) -> None:
    dice = random.Random(f"{seed}.{number}")
    what, data = mutant(dice, dice.choice(books))
    name = f"mutant {seed}.{number} ({what})"
    try:
        answer = ask(read_here, catalog, "变.xlsx", data, "", None, ())
    except IssueError as fault:
        told.ends["killed"] += 1
        told.broken.append(f"{name}: {fault.issue.code}")
        return
    except CagedError as fault:
        told.ends["program error"] += 1
        told.broken.append(f"{name}: {fault.kind}\n{fault.trace[-900:]}")
        return
    reading: Reading = answer.value[0]
    told.ends["refused" if reading.failed else "loaded"] += 1
    told.slowest_s = max(told.slowest_s, answer.spent.processor_s)
    told.memory = max(told.memory, answer.spent.memory)
    if not reading.failed:
        _compare(name, data, reading, told)


def _compare(name: str, data: bytes, reading: Reading, told: Told) -> None:
    """Each figure that would be loaded, with its cell as the standard library reads it."""
    try:
        said = cells(data)
    except (ParseError, KeyError, IndexError, ValueError, zipfile.BadZipFile):
        told.unread += 1
        return
    for one in reading.observations():
        place = (one["sheet"], one["cell"])
        told.compared += 1
        if place not in said or not agrees(one["raw"], one["value"], said[place]):
            read = f"{one['raw']!r} = {one['value']}"
            told.broken.append(f"{name}: {place} read {read}, is {said.get(place)!r}")


def report(told: Told) -> list[str]:
    """The lines that are printed."""
    ends = "  ".join(f"{end} {count:,}" for end, count in sorted(told.ends.items()))
    return [
        f"mutants {sum(told.ends.values()):,}: {ends}",
        f"slowest {told.slowest_s:.2f} s of the processor   reach <= {SLOWEST_S:.0f} s",
        f"most memory {told.memory / 2**20:.0f} MB   reach <= {MEMORY / 2**20:.0f} MB",
        f"figures compared with their cells {told.compared:,}",
        f"differing, killed or failed {len(told.broken)}   reach 0",
        f"(files loaded that the standard library cannot read: {told.unread})",
        *told.broken[:20],
    ]


def main() -> int:
    """Run as many as the first argument says, by the seed of the second."""
    told = run(*map(int, sys.argv[1:3]))
    print("\n".join(report(told)))
    return 1 if told.broken or told.slowest_s > SLOWEST_S or told.memory > MEMORY else 0


if __name__ == "__main__":
    sys.exit(main())
