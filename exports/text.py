"""A table as CSV: UTF-8 with BOM, so that Excel reads it, and no field that a sheet would run."""

from __future__ import annotations

import csv
import io

from exhibits.exhibit import Table
from exports.columns import columns, numbers_of
from exports.printed import Printed
from indicators.inert import inert
from indicators.rounding import half_up


def csv_text(table: Table) -> bytes:
    """Heads and rows alone. Numbers as printed, without thousands' commas; units stand in the heads.

    Words are kept, with an apostrophe before what a sheet would run (``indicators.inert``).
    """
    told = columns(table, numbers_of(table), plain=True)
    out = io.StringIO(newline="")
    lines = csv.writer(out)
    lines.writerow([inert(column.head) for column in told])
    lines.writerows(zip(*([_field(entry) for entry in column.entries] for column in told), strict=True))
    return out.getvalue().encode("utf-8-sig")


def _field(entry: Printed | str) -> str:
    if isinstance(entry, str):
        return inert(entry)
    places = entry.decimals or 0
    return f"{half_up(entry.value, places):.{places}f}"
