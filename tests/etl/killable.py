"""A warmed process that forks loaders to be killed: imports are paid once, so a kill lands inside a load.

It is told the number of the file to begin with, says the pid of a fork that loads file after file, and says
when that fork is dead.
"""

from __future__ import annotations

import os
import signal
import sys
from itertools import count
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa

from etl.loads import load_files
from indicators.catalog import Catalog

WARMED = (np, pd, pa)  # what a first query would import
FIGURES_A_FILE = 44


def file_text(number: int) -> str:
    """File `number`: eleven months of four regions; half of the figures change from each file to the next."""
    lines = ["指标,地区,报告期,数值,单位,备注"]
    for region in ("全国", "北京市", "上海市", "广东省"):
        for month in range(2, 13):
            value = 100 + month + (number if month % 2 else 0)
            lines.append(f"商品房销售面积,{region},2023年1-{month}月,{value},万平方米,{number}")
    return "\n".join(lines)


def load_for_ever(folder: Path, first: int, catalog: Catalog) -> None:
    for number in count(first):
        path = folder / f"{number}.csv"
        path.write_text(file_text(number), encoding="utf-8")
        [outcome] = load_files([path], folder / "warehouse", catalog)
        os.write(1, f"{number} {outcome.result}\n".encode())


def main(folder: Path) -> None:
    catalog = Catalog.load()
    for line in sys.stdin:
        pid = os.fork()
        if pid == 0:
            try:
                load_for_ever(folder, int(line), catalog)
            finally:
                os._exit(1)
        os.write(1, f"pid {pid}\n".encode())
        _, status = os.waitpid(pid, 0)
        killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
        os.write(1, b"killed\n" if killed else b"failed\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
