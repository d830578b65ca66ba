"""Reading and loading: against the least any program could do, against calamine, against a pandas script."""

from __future__ import annotations

import sqlite3
import tempfile
import time
import zipfile
from collections.abc import Iterator
from functools import partial
from itertools import count
from pathlib import Path
from xml.parsers import expat

import pandas
import python_calamine

from benchmarks import pairing, workbooks
from etl import loads, reading
from etl.sheets import read_sheets
from indicators.catalog import Catalog


def limit(paths: list[Path]) -> None:
    """Unzip every part and run expat over it: what a reader of workbooks is measured by.

    A small workbook is half theme and styles; without them calamine alone would be at twice the limit there,
    where others measured 0.9 of it.
    """
    for path in paths:
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                if name.endswith((".xml", ".rels")):
                    expat.ParserCreate().Parse(archive.read(name), True)


def calamine(paths: list[Path]) -> None:
    """Every cell of every sheet as Python values."""
    for path in paths:
        with path.open("rb") as file:
            book = python_calamine.CalamineWorkbook.from_filelike(file)
            for name in book.sheet_names:
                book.get_sheet_by_name(name).to_python()


def pandas_script(folder: Path, numbers: Iterator[int], paths: list[Path]) -> None:
    """What such desks run today: read_excel and to_sql, without a check."""
    with sqlite3.connect(folder / f"script{next(numbers)}.db") as database:
        for path in paths:
            pandas.read_excel(path).to_sql("fact", database, if_exists="append", index=False)


def parse(paths: list[Path]) -> None:
    """Bytes to typed cells, everything that is asked of a file before it is read included."""
    for path in paths:
        read_sheets(path.read_bytes())


def figures(paths: list[Path]) -> None:
    """Bytes to figures, resolved and checked, in the table that is published."""
    catalog = Catalog.load()
    for path in paths:
        reading.read_file(path.read_bytes(), catalog).table()


def load(folder: Path, numbers: Iterator[int], paths: list[Path]) -> None:
    """The whole way into a new warehouse: read, check, archive, publish."""
    loads.load_files(paths, folder / f"warehouse{next(numbers)}", Catalog.load())


def run(rounds: int = 3) -> Iterator[str]:
    """Yield the printed results: CPU seconds of this process, of whole loads those of the clock."""
    catalog = Catalog.load()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shapes = {
            "long 200k x 8": [workbooks.long(folder / "long.xlsx", 200_000, catalog)],
            "wide 3000 x 240": [workbooks.wide(folder / "wide.xlsx", 3_000, 240, catalog)],
            "200 small files": workbooks.small(folder / "small", 200, catalog),
        }
        for shape, paths in shapes.items():
            rivals = {
                "limit": partial(limit, paths),
                "parse": partial(parse, paths),
                "figures": partial(figures, paths),
                "calamine": partial(calamine, paths),
            }
            took = pairing.in_turn(rivals, rounds, clock=time.process_time)
            yield pairing.line(f"parse, {shape}", took["parse"], "unzip + expat", took["limit"], "<= 2.2")
            yield pairing.line(f"reading, {shape}", took["figures"], "unzip + expat", took["limit"], "-")
            yield pairing.line(
                f"  (calamine alone, {shape})", took["calamine"], "unzip + expat", took["limit"], "-"
            )
        yield from _whole_load(folder, shapes["long 200k x 8"], rounds)


def _whole_load(folder: Path, paths: list[Path], rounds: int) -> Iterator[str]:
    numbers = count()
    ours = partial(load, folder, numbers, paths)
    rivals = {"load": ours, "parse": partial(parse, paths), "calamine": partial(calamine, paths)}
    took = pairing.in_turn(rivals, rounds)  # by the wall: what is read in a cage is another process's CPU
    for rival, name in (("calamine", "calamine alone"), ("parse", "parse")):
        yield pairing.line("whole load, 200k figures", took["load"], name, took[rival], "<= 3")
    # A minute a turn: one turn after the warm-up is enough for a ratio of this size.
    script = partial(pandas_script, folder, numbers, paths)
    took = pairing.in_turn({"load": ours, "script": script}, 1)
    yield pairing.line("pandas script, 200k figures", took["script"], "whole load", took["load"], ">= 5")
