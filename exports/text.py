"""A table as CSV: UTF-8 with BOM, so that Excel reads it, and no field that a sheet would run."""

from __future__ import annotations

import csv
import io
import re
from typing import Final

from exhibits.exhibit import Table
from exports.columns import columns, numbers_of
from exports.printed import Printed
from indicators.rounding import half_up

# What a sheet takes for a formula or skips before one; an apostrophe before it makes the field a text.
_RUNNABLE: Final = re.compile(r"['\s]*[=+\-@＝＋－＠]|[\t\r\n]")


def csv_text(table: Table) -> bytes:
    """Heads and rows alone. Numbers as printed, without thousands' commas; units stand in the heads.

    Words are kept, with an apostrophe before what a sheet would run; one that began with apostrophes before
    such a sign gets one more, so that taking one away always gives the words back.
    """
    told = columns(table, numbers_of(table), plain=True)
    out = io.StringIO(newline="")
    lines = csv.writer(out)
    lines.writerow([_harmless(column.head) for column in told])
    lines.writerows(zip(*([_field(entry) for entry in column.entries] for column in told), strict=True))
    return out.getvalue().encode("utf-8-sig")


def _field(entry: Printed | str) -> str:
    if isinstance(entry, str):
        return _harmless(entry)
    places = entry.decimals or 0
    return f"{half_up(entry.value, places):.{places}f}"


def _harmless(text: str) -> str:
    return f"'{text}" if _RUNNABLE.match(text) else text
