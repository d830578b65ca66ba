"""Frames as the reader hands them to publication, and a catalogue of two indicators to publish them under."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa

from etl.origin import Applied, Source
from etl.publish import writing
from indicators.catalog import Catalog
from indicators.period import month_number
from indicators.warehouse import open_current

_numbers = count(1)


class Figure(NamedTuple):
    """One figure of a frame; months as YYYY-MM."""

    value: float
    end: str = "2023-04"
    start: str = "2023-01"
    indicator: str = "re_sales_area"
    region: str = "100000"
    category: str = ""
    measure: str = "actual"
    status: str = ""
    decimals: int = 2


def frame(figures: Iterable[Figure]) -> pa.Table:
    figures = list(figures)
    columns = {
        name: [getattr(one, name) for one in figures]
        for name in ("indicator", "region", "category", "measure")
    }
    return pa.table(
        columns
        | {
            "period_start": pa.array([month_number(one.start) for one in figures], pa.int32()),
            "period_end": pa.array([month_number(one.end) for one in figures], pa.int32()),
            "value": pa.array([one.value for one in figures], pa.float64()),
            "decimals": pa.array([one.decimals for one in figures], pa.int8()),
            "status": pa.array([one.status for one in figures], pa.string()),
            "sheet": ["Sheet1"] * len(figures),
            "cell": [f"B{row + 2}" for row in range(len(figures))],
            "raw": [str(one.value) for one in figures],
        }
    )


def source(**more: object) -> Source:
    """A source that no other call returns."""
    number = next(_numbers)
    return Source(f"{number:064d}", f"第{number}份.xlsx", "long_template", **more)  # type: ignore[arg-type]


def put(place: Path, catalog: Catalog, *figures: Figure) -> Applied:
    """Load these figures as one file."""
    with writing(place, catalog) as writer:
        return writer.apply(source(), frame(figures))


def standing(place: Path, as_of: int = 2**31 - 1) -> dict[tuple[str, int], tuple[float, str]]:
    """What stands as of a load: (indicator, last month) → (value, status)."""
    rows = open_current(place).rows(
        "select indicator, period_end, value, status from observation"
        " where load <= $as_of and (superseded_by is null or superseded_by > $as_of)",
        as_of=as_of,
    )
    return {(indicator, end): (value, status) for indicator, end, value, status in rows}
