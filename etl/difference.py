"""What a file would change in the warehouse: new, changed and same figures, and what it leaves out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from etl.publish import STATEMENTS
from indicators.warehouse import Warehouse, statement

SHOWN = 200  # figures of a verdict that are told one by one


class Key(NamedTuple):
    """What a figure is of: codes, months as numbers."""

    indicator: str
    region: str
    category: str
    period_start: int
    period_end: int
    measure: str


class Change(NamedTuple):
    """One figure of the file beside the one that stands; the old ones are None where none does."""

    key: Key
    value: float
    decimals: int
    sheet: str
    cell: str
    old_value: float | None = None
    old_decimals: int | None = None
    old_status: str | None = None
    old_load: int | None = None


class Absent(NamedTuple):
    """A series that the latest like load had and the file has not; ``last_end`` is its newest month."""

    like_load: int
    indicator: str
    region: str
    category: str
    measure: str
    last_end: int


class Gap(NamedTuple):
    """A series for which months are missing between ``last_end``, which stands, and ``first_end``."""

    indicator: str
    region: str
    category: str
    measure: str
    last_end: int
    first_end: int


@dataclass(frozen=True)
class Difference:
    """Counts of all figures, the first SHOWN new and changed ones, and what the file leaves out."""

    new: int
    changed: int
    same: int
    new_figures: tuple[Change, ...] = ()
    changed_figures: tuple[Change, ...] = ()
    absent: tuple[Absent, ...] = ()
    gaps: tuple[Gap, ...] = ()


def difference(table: pa.Table, warehouse: Warehouse | None) -> Difference:
    """Of figures as ``Reading.table`` gives them to what stands; ``warehouse`` is None where nothing does."""
    if not table.num_rows:
        return Difference(0, 0, 0)
    if warehouse is None:
        first = table.slice(0, SHOWN).to_pylist()
        told = tuple(_change(row) for row in first)
        return Difference(table.num_rows, 0, 0, told)
    cursor = warehouse.cursor()
    cursor.register("arrived", table)
    compared = cursor.execute(statement(STATEMENTS / "difference.sql")).to_arrow_table()
    verdicts = {row["values"]: row["counts"] for row in pc.value_counts(compared["verdict"]).to_pylist()}
    return Difference(
        verdicts.get("new", 0),
        verdicts.get("changed", 0),
        verdicts.get("same", 0),
        _of(compared, "new"),
        _of(compared, "changed"),
        tuple(Absent(*row) for row in cursor.execute(statement(STATEMENTS / "absent.sql")).fetchall()),
        tuple(Gap(*row) for row in cursor.execute(statement(STATEMENTS / "gap.sql")).fetchall()),
    )


def _of(compared: pa.Table, verdict: str) -> tuple[Change, ...]:
    rows = compared.filter(pc.equal(compared["verdict"], verdict)).slice(0, SHOWN)
    return tuple(_change(row) for row in rows.to_pylist())


def _change(row: dict[str, object]) -> Change:
    key = Key(*(row[name] for name in Key._fields))  # type: ignore[arg-type]
    rest = {name: row[name] for name in Change._fields if name != "key" and name in row}
    return Change(key, **rest)  # type: ignore[arg-type]
