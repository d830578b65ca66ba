"""Whether a simple layout explains the whole of a sheet, or only seems to."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from etl.layouts.block import Block
from etl.layouts.grid import PERIOD, TEXT, YEAR, kind_of

_MOST_ODD = 400  # texts among the values that are looked at
_ENOUGH = 2  # words beside each other make a header


def is_plain(block: Block) -> bool:
    """Nothing merged, no figure beside a blank name, no second header among the values."""
    if block.layout == "long":
        return True
    if any(one.last_row >= block.header for one in block.sheet.merges):
        return False
    height = block.last - block.first
    values = [block.sheet.columns[column.index].slice(block.first, height) for column in block.columns]
    named = [block.sheet.columns[stub].slice(block.first, height) for stub in block.stubs.values()]
    filled = _any_filled(values, height)
    label = _any_filled(named[:1], height)
    return not (filled & ~label).any() and not _has_header(values, height)


def _any_filled(columns: list[pa.Array], height: int) -> npt.NDArray[np.bool_]:
    filled = np.zeros(height, np.bool_)
    for column in columns:
        filled |= column.is_valid().to_numpy(zero_copy_only=False)
    return filled


def _has_header(values: list[pa.Array], height: int) -> bool:
    """Whether some row has words over at least two of the columns."""
    words = np.zeros(height, np.int32)
    for column in values:
        odd = ~pc.match_substring_regex(column, r"^[-+0-9., ]*$").fill_null(True).to_numpy(
            zero_copy_only=False
        )
        rows = np.flatnonzero(odd)
        for row in rows[:_MOST_ODD].tolist():
            words[row] += kind_of(column[row].as_py()) in (TEXT, PERIOD, YEAR)
    return bool((words >= min(_ENOUGH, len(values))).any()) and len(values) > 1
