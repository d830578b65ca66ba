"""Whether a simple layout explains the whole of a sheet, or only seems to."""

from __future__ import annotations

import re

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from etl.layouts.block import Block
from etl.layouts.grid import PERIOD, TEXT, YEAR, kind_of
from etl.layouts.header import is_period
from etl.layouts.label import read_label, words_alone
from etl.layouts.margin import is_said
from etl.layouts.places import is_place
from etl.layouts.span_parts import read_part
from etl.layouts.words import is_derived, part_words
from etl.sheets import text_bytes
from indicators.catalog import Catalog

_MOST_ODD = 400  # texts among the values that are looked at
_NUMBERED = re.compile(r"\s*(?:[一二三四五六七八九十]+、|[(（][一二三四五六七八九十\d]+[)）]|\d+[.、])")
_NAMES = 30  # rows whose names are looked up
_ENOUGH = 2  # words beside each other make a header
_OF_NUMBERS = np.isin(np.arange(256), np.frombuffer(b"-+0123456789., ", np.uint8))


def is_plain(block: Block) -> bool:
    """Nothing merged, no figure beside a blank name, no second header among the values."""
    if block.layout == "long":
        return True
    if any(one.last_row >= block.header for one in block.sheet.merges):
        return False
    if block.sheet.hidden_rows or block.sheet.hidden_columns or _leaves_measures(block):
        return False
    height = block.last - block.first
    if not _has_own_names(block):
        return False
    values = [block.sheet.columns[column.index].slice(block.first, height) for column in block.columns]
    named = [block.sheet.columns[stub].slice(block.first, height) for stub in block.stubs.values()]
    nameless = ~_any_filled(named[:1], height)
    if nameless.any() and (_any_filled(values, height) & nameless).any():
        return False
    return not _has_header(values, height)


def is_untold(block: Block, catalog: Catalog) -> bool:
    """Whether words stand over the table that it leaves out, and the catalogue knows none of its figures."""
    if block.layout == "long" or "indicator" in block.texts:
        return False
    cells = (cell for row in block.sheet.rows(0, block.header) for cell in row)
    if not any(cell.strip() and not is_said(cell) for cell in cells):
        return False
    names = [column.texts.get("indicator", "") for column in block.columns]
    stub = block.stubs.get("indicator")
    if stub is not None:
        names += [row[stub] for row in block.sheet.rows(block.first, block.first + _NAMES)]
    labels = (read_label(name, catalog).name for name in names if name)
    return not any(catalog.find_indicator(label) is not None for label in labels)


def _has_own_names(block: Block) -> bool:
    """Whether columns are named by what they hold, spans have their year, no row is a part of another."""
    for column in block.columns:
        name, span = column.texts.get("indicator", ""), column.texts.get("period", "")
        if name and (words_alone(name) is not None or read_part(name) is not None or is_place(name)):
            return False
        if span and not is_period(span) and read_part(span) is not None:
            return False
    units = block.stubs.get("unit")
    if units is not None:
        told = (
            block.sheet.columns[units]
            .slice(block.first, min(_MOST_ODD, block.last - block.first))
            .to_pylist()
        )
        if any(text and "(" in text for text in told):
            return False
    spans = block.stubs.get("period")
    if spans is not None:
        told = block.sheet.columns[spans].slice(block.first, block.last - block.first).unique().to_pylist()
        if any(text and is_derived(text) and read_part(text) is None for text in told):
            return False
    stub = block.stubs.get("indicator")
    if stub is None or block.last - block.first > _MOST_ODD:
        return True
    names = block.sheet.columns[stub].slice(block.first, block.last - block.first).to_pylist()
    return not any(
        name and (part_words(name) or name != name.lstrip() or _NUMBERED.match(name)) for name in names
    )


def _leaves_measures(block: Block) -> bool:
    """Whether the header has a column 本月 or 年度目标 that is not among those read."""
    read = {column.index for column in block.columns} | set(block.stubs.values())
    cells = enumerate(block.sheet.rows(block.header, block.header + 1)[0])
    return any(words_alone(cell) is not None for n, cell in cells if n not in read and cell.strip())


def _any_filled(columns: list[pa.Array], height: int) -> npt.NDArray[np.bool_]:
    if any(column.null_count == 0 for column in columns):
        return np.ones(height, np.bool_)
    filled = np.zeros(height, np.bool_)
    for column in columns:
        filled |= column.is_valid().to_numpy(zero_copy_only=False)
    return filled


def _has_header(values: list[pa.Array], height: int) -> bool:
    """Whether some row has words over at least two of the columns."""
    if len(values) < _ENOUGH or not height:
        return False
    words = np.zeros(height, np.int32)
    cells = pa.concat_arrays(values)
    for cell in _odd_cells(cells)[: _MOST_ODD * len(values)].tolist():
        words[cell % height] += kind_of(cells[cell].as_py()) in (TEXT, PERIOD, YEAR)
    return bool((words >= _ENOUGH).any())


def _odd_cells(cells: pa.Array) -> npt.NDArray[np.int64]:
    """Those with a sign that plain numbers do not have; in bytes, for every value of the file is asked."""
    bounds, signs = text_bytes(cells)
    odd = np.flatnonzero(~_OF_NUMBERS[signs[bounds[0] : bounds[-1]]])
    return np.unique(np.searchsorted(bounds, odd + bounds[0], "right") - 1) if len(odd) else odd
