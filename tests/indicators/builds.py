"""Small builds of the warehouse, made straight from the schema, for tests that only read."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
import pandas as pd

from indicators.period import month_number
from indicators.warehouse import SCHEMA_VERSION, Warehouse

LOAD = """
    insert into load by name
    select $load as load, $load::varchar as sha256, 'made.xlsx' as file, '' as author, 'long' as layout,
        timestamp '2024-01-01' + to_days($load) as loaded_at, '公开数据' as source, '' as region,
        0 as new_count, 0 as changed_count, 0 as same_count, 0 as skipped_count
"""
REPOSITORY = Path(__file__).resolve().parents[2]
SCHEMA = REPOSITORY / "indicators" / "schema.sql"
PUBLISHING = REPOSITORY / "etl" / "publishing"


class Fact(NamedTuple):
    """One reported figure; months as YYYY-MM, the rest as in the table observation."""

    indicator: str
    region: str
    start: str
    end: str
    value: float
    measure: str = "actual"
    category: str = ""
    decimals: int = 2
    status: str = "final"
    load: int = 1
    superseded_by: int | None = None


class Subject(NamedTuple):
    """What a build knows of one indicator."""

    code: str
    unit: str = "万平方米"
    kind: str = "flow"
    better: str = "up"
    decimals: int = 2
    additive: bool = True
    percent: bool = False
    constant_prices: bool = False


def months_of(indicator: str, region: str, year: int, values: dict[int, float], **more: object) -> list[Fact]:
    """Cumulative facts of one year: the figure of January to each month."""
    return [
        Fact(indicator, region, f"{year}-01", f"{year}-{month:02d}", value, **more)  # type: ignore[arg-type]
        for month, value in values.items()
    ]


def make_build(
    folder: Path,
    facts: Iterable[Fact],
    subjects: Iterable[Subject] = (),
    regions: Iterable[tuple[str, str, int]] = (),
    breaks: Iterable[tuple[str, str, str, str, str]] = (),
) -> Warehouse:
    """A build of these facts, open read-only. Indicators that no subject describes are additive flows.

    Breaks are (indicator, region, category, YYYY-MM, note); regions are (code, parent, ordinal).
    """
    facts = sorted(facts, key=_sorting)
    described = {subject.code: subject for subject in subjects}
    named = {fact.indicator: Subject(fact.indicator) for fact in facts} | described
    path = folder / "000001.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(SCHEMA.read_text(encoding="utf-8"))
        connection.execute("insert into build values (1, ?, now()::timestamp)", [SCHEMA_VERSION])
        for load in sorted({fact.load for fact in facts}):
            connection.execute(LOAD, {"load": load})
        _fill(connection, "observation", [_observation(fact, place) for place, fact in enumerate(facts)])
        for table in ("observation_by_region", "series"):
            connection.execute((PUBLISHING / f"{table}.sql").read_text(encoding="utf-8"))
        _fill(connection, "indicator", list(named.values()))
        _fill(connection, "region", list(regions))
        _fill(connection, "break", [(i, r, c, month_number(since), note) for i, r, c, since, note in breaks])
    return Warehouse(path)


def make_warehouse(folder: Path, facts: Iterable[Fact], **about: Any) -> None:
    """A warehouse's folder whose CURRENT names a build of these facts."""
    (folder / "builds").mkdir(parents=True)
    build = make_build(folder / "builds", facts, **about)
    build.close()
    (folder / "CURRENT").write_text(build.path.name, encoding="ascii")


def _sorting(fact: Fact) -> tuple[object, ...]:
    return (fact.indicator, fact.region, fact.category, fact.start, fact.end, fact.measure, fact.load)


def _observation(fact: Fact, place: int) -> tuple[object, ...]:
    span = (month_number(fact.start), month_number(fact.end))
    key = (fact.indicator, fact.region, fact.category, *span, fact.measure)
    found = (fact.load, "Sheet1", f"B{place + 1}", str(fact.value), fact.superseded_by)
    return (*key, fact.value, fact.decimals, fact.status, "", *found)


def _fill(connection: duckdb.DuckDBPyConnection, table: str, rows: Iterable[tuple[object, ...]]) -> None:
    if frame := list(rows):
        connection.append(table, pd.DataFrame(frame).convert_dtypes())
