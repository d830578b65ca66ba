"""What each row of a body is, and which rows are left out because nothing tells their span."""

from __future__ import annotations

from collections.abc import Sequence

from etl.address import cell_name
from etl.layouts.block import RowKind
from etl.layouts.rows_said import RowSaid
from etl.layouts.stub_paths import Walk
from etl.layouts.stub_roles import Stub
from etl.layouts.tables import Table
from etl.layouts.words import is_error
from etl.problem import Issue


def row_kinds(table: Table, walk: Walk, rows: Sequence[RowSaid]) -> dict[int, RowKind]:
    """The rows that are no plain data; figures without a span or without any name are left out."""
    kinds: dict[int, RowKind] = {row.row: row.kind for row in rows if row.kind != "data"}
    for at in range(table.first, table.last):
        if not table.data[at]:
            kinds[at] = "section" if at in walk.sections else "note" if at in walk.notes else "blank"
    spelled = any(row.span for row in rows)
    labelled = any(row.names or row.region for row in rows)
    for row in rows:
        if any(map(is_error, row.names)):
            kinds[row.row] = "note"
    for row in rows:
        if (spelled and not row.span) or (labelled and not spelled and not (row.names or row.region)):
            kinds[row.row] = "note" if row.unspelled else "blank"
    return kinds


def rows_without_span(table: Table, stubs: Sequence[Stub], rows: Sequence[RowSaid]) -> tuple[Issue, ...]:
    """A warning where labels among spans of months spell none."""
    lost = [row for row in rows if row.unspelled and not row.span]
    if not lost or not any(row.span for row in rows):
        return ()
    stub = next(one.column for one in stubs if one.role == "period")
    message = (
        f"该行的“{table.grid.label(lost[0].row, stub)[:40]}”不是报告期，这样的 {len(lost)} 行未读取。"
        "需要时请写明报告期，如“2023年1-4月”“2023年”。"
    )
    cell = cell_name(lost[0].row, stub)
    return (Issue("warning", "row_without_period", table.grid.sheet.name, cell, message),)
