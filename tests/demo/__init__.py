"""What the demonstration workbooks say, read once for all tests of this room."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from etl.reading import Reading, read_file
from indicators.catalog import Catalog

FOLDER = Path(__file__).resolve().parents[2] / "data" / "demo"
CITY = "990100"
DISTRICTS = tuple(str(code) for code in range(990101, 990109))


class Fact(NamedTuple):
    """A figure in the catalogue's unit; months are year * 12 + month - 1."""

    indicator: str
    region: str
    category: str
    start: int
    end: int
    measure: str
    value: float
    status: str


@lru_cache
def readings() -> dict[str, Reading]:
    """Every committed workbook by its name, in the order of loading."""
    catalog = Catalog.load()
    return {path.name: read_file(path.read_bytes(), catalog) for path in sorted(FOLDER.glob("*.xlsx"))}


def facts_of(names: Iterable[str]) -> list[Fact]:
    """Figures of some workbooks, in the order of loading."""
    facts: list[Fact] = []
    for name in names:
        table = readings()[name].table()
        columns = (
            table[column].to_pylist()
            for column in (
                "indicator",
                "region",
                "category",
                "period_start",
                "period_end",
                "measure",
                "value",
                "status",
            )
        )
        facts += [Fact(*row) for row in zip(*columns, strict=True)]
    return facts


@lru_cache
def standing() -> dict[tuple[str, str, str, int, int, str], Fact]:
    """The invented city's figures after every load: the last one of each key."""
    names = [name for name in readings() if "云江市" in name]
    return {fact[:6]: fact for fact in facts_of(names)}


@lru_cache
def _all_series() -> dict[tuple[str, str, str, str], dict[int, float]]:
    paths: dict[tuple[str, str, str, str], dict[int, float]] = defaultdict(dict)
    for fact in standing().values():
        paths[fact.indicator, fact.region, fact.measure, fact.category][fact.end] = fact.value
    return paths


def series(
    indicator: str, region: str = CITY, measure: str = "actual", category: str = ""
) -> dict[int, float]:
    """Standing figures of one series by the last month of their span; empty where nobody reports it."""
    return _all_series().get((indicator, region, measure, category), {})


def month(year: int, number: int) -> int:
    """Number of a month."""
    return year * 12 + number - 1
