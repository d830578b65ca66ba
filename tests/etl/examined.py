"""A warehouse examined and repaired as the command would, in a process that has no build open."""

from __future__ import annotations

import gc
from pathlib import Path

import duckdb

from etl.examination.doctor import examine
from etl.examination.repair import repair
from etl.loads import load_files
from indicators.catalog import Catalog
from indicators.warehouse import _opened, current, open_current
from tests.etl.small_files import file_text


def quiet(words: str) -> None:
    """Progress is for people."""


def codes(place: Path) -> list[str]:
    let_go()
    found = examine(place, quiet, patience=0.2).findings
    assert all(each.where and each.found and each.remedy for each in found)
    return [each.code for each in found]


def repaired(place: Path) -> list[str]:
    let_go()
    return list(repair(place, examine(place, quiet), lambda: Catalog.at(place)))


def values(place: Path) -> list[tuple[object, ...]]:
    """What stands, whatever the build's number."""
    return open_current(place).rows(
        "select indicator, region, period_end, value from observation"
        " where superseded_by is null order by all"
    )


def reload(place: Path, folder: Path, number: int) -> str:
    path = folder / f"{number}.csv"
    path.write_text(file_text(number), encoding="utf-8")
    [outcome] = load_files([path], place, Catalog.at(place))
    return outcome.result


def change(place: Path, sql: str, **values: object) -> None:
    let_go()
    with duckdb.connect(str(current(place))) as build:
        build.execute(sql, values)


def let_go() -> None:
    """Close what this process has open, as the command would be another process."""
    _opened.cache_clear()
    gc.collect()
