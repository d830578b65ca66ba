"""What the lines under a table say of all of it: its unit, where nothing above does."""

from __future__ import annotations

import re

from etl.layouts.grid import Grid
from etl.layouts.unit_words import is_unit, said_unit

_LOOKED_AT = 12  # rows under a table
_KEY = re.compile(r"(?:units?|单位|單位|単位)\s*[:：]?", re.IGNORECASE)
_WHOLE = re.compile(r",\s*magnitude\s*=\s*units\s*$", re.IGNORECASE)  # of Number, Magnitude = Units


def unit_below(grid: Grid, last: int) -> str:
    """The unit of a line under the last row: Unit: £m, or Units: and the unit in the next line."""
    keyed = False
    for row in range(last, min(last + _LOOKED_AT, grid.sheet.height)):
        cells = grid.filled(row, 0, grid.sheet.width)
        text = " ".join(grid.label(row, n) for n in cells)
        if keyed and text:
            unit = _WHOLE.sub("", text)
            return unit if is_unit(unit, loose=True) else ""
        keyed = bool(_KEY.fullmatch(text))
        if not keyed and re.match(_KEY, text) and said_unit(text):
            return said_unit(text)
    return ""
