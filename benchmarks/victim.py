"""A warmed process that forks children to be broken off: imports are paid once, a kill lands inside a deed.

Each line that it reads is JSON: a folder, deeds, and how the first deed breaks off, null for not at all. It
answers with the pid of the fork, what that says (+ for a deed done, ! and why for one that was refused), and
how that died. Run by benchmarks.kills and benchmarks.breaks.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
import traceback
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa

from benchmarks.breakage import Breakage
from benchmarks.deeds import Deed, do
from etl import original
from etl.guide import Guide
from etl.guided import read_here
from etl.reading import Reading
from etl.remembered.layout import Layout
from indicators.catalog import Catalog
from indicators.warehouse import Warehouse, WarehouseError, current

WARMED = (np, pd, pa)  # what a first query would import
SAY = os.write  # as it is before a breakage


def read_uncaged(
    file: str,
    data: bytes,
    catalog: Catalog,
    region: str = "",
    guide: Guide | None = None,
    layouts: Sequence[Layout] = (),
) -> tuple[Reading, Guide | None]:
    """As ``read_guided``, but at once: the cage takes a second to start in each child, and writes nothing."""
    return read_here(catalog, file, data, region, guide, layouts)


def main() -> None:
    """Fork a child for each line that is read, until there is none."""
    catalog = Catalog.load()
    original.read_guided = read_uncaged  # type: ignore[attr-defined]
    for line in sys.stdin:
        place, deeds, broken = json.loads(line)
        pid = os.fork()
        if pid == 0:
            _live(Path(place), catalog, [Deed(*deed) for deed in deeds], broken and Breakage(*broken))
        _, status = os.waitpid(pid, 0)
        killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
        SAY(1, b"killed\n" if killed else b"failed\n")


def _live(place: Path, catalog: Catalog, deeds: list[Deed], broken: Breakage | None) -> None:
    SAY(1, f"pid {os.getpid()}\n".encode())
    try:
        if broken:
            _break_off(place, catalog, deeds.pop(0), broken)
        for deed in deeds:
            do(place, catalog, deed)
            SAY(1, b"+\n")
        time.sleep(600)  # to be killed idle
    except BaseException:
        traceback.print_exc()
        raise
    finally:
        os._exit(1)


def _break_off(place: Path, catalog: Catalog, deed: Deed, broken: Breakage) -> None:
    """Do the deed as far as it comes, then ask a reader that was there before."""
    reader = Warehouse(path) if (path := current(place)) else None
    broken.begin()
    try:
        do(place, catalog, deed)
        told = "+" if broken.came else "whole"
    except WarehouseError as fault:
        told = f"! {fault}"
    broken.end()
    if reader:
        reader.rows("from observation")
        reader.close()
    SAY(1, f"{told}\n".encode())


if __name__ == "__main__":
    main()
