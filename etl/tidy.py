"""Blocks → one row a figure, in arrays: places, numbers as printed, and the texts of each field by code."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from etl.address import cell_name, cell_place, column_letters
from etl.coded import Coded, Ints
from etl.layouts.block import FIELDS, NO_UNIT, READ, Block, Field
from etl.layouts.span_parts import joined_spans
from etl.printed_number import BEYOND, KEPT_DIGITS, Number, is_kept, read_asked
from etl.problem import Issue, listed
from etl.sheets import text_bytes

Floats = npt.NDArray[np.float64]
_COMMA_POINT = re.compile(r"\s*[-+]?(?:\d{1,3}(?:\.\d{3})+,\d+|\d{4,},\d\d?)\s*%?\s*", re.ASCII)
_ONE_GROUP = re.compile(r"\s*[-+]?\d{1,3}[.,]\d{3}\s*", re.ASCII)
_UNKNOWN = Number(math.nan)
_MOST_DECIMALS = 30  # that are told of a figure: 1e-300 has 300


@dataclass(frozen=True)
class Tidy:
    """All figures of one file; row i of every array is figure i, ``skipped`` counts cells without one.

    The codes of ``sheets`` are the numbers of the ``blocks``; ``aims`` has what targets ask for (rule T2).
    """

    blocks: tuple[Block, ...]
    sheets: Coded
    cells: pa.Array
    fields: dict[Field, Coded]
    aims: Coded
    raw: pa.Array
    values: Floats
    decimals: Ints
    skipped: int
    issues: tuple[Issue, ...]

    def place(self, row: int) -> tuple[str, str]:
        """Sheet and cell of a figure."""
        return self.sheets.texts[self.sheets.codes[row]], self.cells[row].as_py()

    def origin(self, row: int, field: Field) -> tuple[str, str]:
        """Sheet and cell of the text that says ``field`` of a figure."""
        sheet, cell = self.place(row)
        if field == "unit" and read_asked(self.raw[row].as_py()).unit:
            return sheet, cell
        block = self.blocks[self.sheets.codes[row]]
        return sheet, cell_name(*block.origin(field, *cell_place(cell)))


def tidied(blocks: Sequence[Block]) -> Tidy:
    """All blocks of a file under each other; needs at least one."""
    parts = [_melted(block) for block in blocks]
    return Tidy(
        blocks=tuple(blocks),
        sheets=_stacked([part.sheets for part in parts]),
        cells=_joined([part.cells for part in parts]),
        fields={field: _stacked([part.fields[field] for part in parts]) for field in FIELDS},
        aims=_stacked([part.aims for part in parts]),
        raw=_joined([part.raw for part in parts]),
        values=np.concatenate([part.values for part in parts]),
        decimals=np.concatenate([part.decimals for part in parts]),
        skipped=sum(part.skipped for part in parts),
        issues=tuple(issue for part in parts for issue in part.issues),
    )


def _melted(block: Block) -> Tidy:
    """One block, column after column."""
    height, width = max(0, block.last - block.first), len(block.columns)
    raw = _joined([block.sheet.columns[column.index].slice(block.first, height) for column in block.columns])
    rows = np.tile(np.arange(height, dtype=np.int32), width)
    columns = np.repeat(np.arange(width, dtype=np.int32), height)
    numbers = _numbers(raw)
    read = _read_rows(block, height)
    if read is not None:
        numbers = numbers.only(read[rows])
    issues = _not_numbers(block, raw, rows, columns, numbers)
    kept = np.isfinite(numbers.values)
    cells = _addresses(block.first, height, tuple(column.index for column in block.columns))
    if not kept.all():
        mask = pa.array(kept)
        rows, columns, raw, cells = rows[kept], columns[kept], raw.filter(mask), cells.filter(mask)
    fields = {field: _field(block, field, rows, columns, height) for field in FIELDS}
    fields["unit"] = _with_own(fields["unit"], numbers.units, kept)
    sheets = Coded(np.zeros(len(rows), np.int32), [block.sheet.name])
    return Tidy(
        (block,),
        sheets, cells, fields, numbers.asked(kept), raw, numbers.values[kept],
        np.minimum(numbers.decimals[kept], _MOST_DECIMALS),
        int(numbers.missing.sum()), (*block.issues, *issues),
    )  # fmt: skip


def _read_rows(block: Block, height: int) -> npt.NDArray[np.bool_] | None:
    """Which rows hold figures; None where all do."""
    if not block.kinds:
        return None
    return np.array([block.kind(row) in READ for row in range(block.first, block.first + height)], np.bool_)


def _joined(arrays: Sequence[pa.Array]) -> pa.Array:
    return arrays[0] if len(arrays) == 1 else pa.concat_arrays(arrays)


def _stacked(parts: Sequence[Coded]) -> Coded:
    if len(parts) == 1:
        return parts[0]
    offsets = np.cumsum([0, *(len(part.texts) for part in parts[:-1])], dtype=np.int32)
    codes = np.concatenate([part.codes + offset for part, offset in zip(parts, offsets, strict=True)])
    return Coded(codes, [text for part in parts for text in part.texts])


def _addresses(first: int, height: int, columns: tuple[int, ...]) -> pa.Array:
    """The names of ``height`` cells from row ``first`` down, column after column."""
    rows = pa.array([str(row + 1) for row in range(first, first + height)], pa.string())
    beside = pa.concat_arrays([pa.repeat(column_letters(column), height) for column in columns])
    return pc.binary_join_element_wise(beside, pa.concat_arrays([rows] * len(columns)), "")


def _field(block: Block, field: Field, rows: Ints, columns: Ints, height: int) -> Coded:
    """The column's text, else the row's, else the table's; joined where rows have texts of their own."""
    if field in block.row_texts:
        return _paired(block, field, rows, columns)
    texts = [block.texts.get(field, "")]
    codes = np.zeros(len(rows), np.int32)
    if field in block.stubs:
        stub = _stub(block.sheet.columns[block.stubs[field]].slice(block.first, height))
        codes = np.where(stub.codes < 0, 0, stub.codes + 1).astype(np.int32)[rows]
        texts += stub.texts
    said = [column.texts.get(field, "") for column in block.columns]
    if any(said):
        own = np.array([len(texts) + n if text else -1 for n, text in enumerate(said)], np.int32)[columns]
        codes = np.where(own < 0, codes, own).astype(np.int32)
        texts += said
    return Coded(codes, texts)


def _paired(block: Block, field: Field, rows: Ints, columns: Ints) -> Coded:
    """The texts of row and column as one."""
    said = block.row_texts[field]
    over = [column.texts.get(field, "") for column in block.columns]
    whole = block.texts.get(field, "")
    width = max(1, len(over))
    keys, codes = np.unique(said.codes[rows].astype(np.int64) * width + columns, return_inverse=True)
    join = _JOINS.get(field, _joined_names)
    texts = [join(said.texts[key // width], over[key % width], whole) for key in keys.tolist()]
    return Coded(codes.astype(np.int32), texts or [""])


def _joined_names(row: str, column: str, whole: str) -> str:
    return " / ".join(filter(None, (row, column))) or whole


def _joined_period(row: str, column: str, whole: str) -> str:
    if not row and not column:
        return whole
    span = joined_spans(row, column)
    if span.startswith("~") and whole:
        span = joined_spans(span, whole)
    return "" if span.startswith("~") else span


def _joined_unit(row: str, column: str, whole: str) -> str:
    """That of a row of percentages, else the column's, else the row's, else the table's."""
    said = row if row == "%" else column or row
    return "" if said == NO_UNIT else said or whole


_JOINS: dict[Field, Callable[[str, str, str], str]] = {"period": _joined_period, "unit": _joined_unit}


def _stub(column: pa.Array) -> Coded:
    """The texts of a column by code, -1 where it is empty."""
    encoded = column.dictionary_encode("encode")
    texts = [(text or "").strip() for text in encoded.dictionary.to_pylist()]
    codes = encoded.indices.to_numpy()
    if not all(texts):
        blank = np.array([not text for text in texts])
        codes = np.where(blank[codes], -1, codes).astype(np.int32)
    return Coded(codes, texts)


@dataclass(frozen=True)
class _Numbers:
    """Of each cell its number (nan: none), printed decimals, whether missing, its own unit, its aim."""

    values: Floats
    decimals: Ints
    missing: npt.NDArray[np.bool_]
    units: Coded | None = None
    aims: Coded | None = None

    def asked(self, kept: npt.NDArray[np.bool_]) -> Coded:
        """The aims of the cells that are kept."""
        return Coded(np.zeros(int(kept.sum()), np.int32), [""]) if self.aims is None else self.aims.take(kept)

    def only(self, wanted: npt.NDArray[np.bool_]) -> _Numbers:
        """Without the cells that are not wanted: they count as missing nothing."""
        values = np.where(wanted, self.values, np.nan)
        return _Numbers(values, self.decimals, self.missing | ~wanted, self.units, self.aims)


def _numbers(raw: pa.Array) -> _Numbers:
    try:
        values = raw.cast(pa.float64()).to_numpy(zero_copy_only=False)
    except pa.ArrowInvalid:
        return _odd_numbers(raw)
    missing = ~np.isfinite(values)
    if np.count_nonzero(missing) != raw.null_count:
        return _odd_numbers(raw)  # Arrow reads nan and inf, which no figure is
    if not (np.abs(values[~missing]) < BEYOND).all() or not _all_kept(raw):
        return _odd_numbers(raw)
    return _Numbers(values, _decimals(raw), missing)


def _all_kept(raw: pa.Array) -> bool:
    """Whether no plain number has more digits than are kept; nearly all are too short to ask."""
    long = pc.greater(pc.binary_length(raw), KEPT_DIGITS)
    return not pc.any(long).as_py() or all(map(is_kept, pc.unique(raw.filter(long)).to_pylist()))


def _decimals(raw: pa.Array) -> Ints:
    """Signs after the point of each plain number; a text has at most one point."""
    bounds, signs = text_bytes(raw)
    signs = signs[bounds[0] : bounds[-1]]
    if ((signs | 32) == ord("e")).any():
        return _odd_numbers(raw).decimals
    points = np.flatnonzero(signs == ord(".")) + bounds[0]
    decimals = np.zeros(len(raw), np.int32)
    rows = np.searchsorted(bounds, points, "right") - 1
    decimals[rows] = bounds[rows + 1] - points - 1
    return decimals


def _odd_numbers(raw: pa.Array) -> _Numbers:
    """Where some text is no plain number: read each different text once."""
    encoded = raw.dictionary_encode("encode")
    texts = [text or "" for text in encoded.dictionary.to_pylist()]
    read = [read_asked(text) for text in texts] or [read_asked("")]
    if any(map(_COMMA_POINT.fullmatch, texts)):  # then nobody knows whether 1.234 is a thousand
        read = [
            _UNKNOWN if _ONE_GROUP.fullmatch(text) else one for text, one in zip(texts, read, strict=True)
        ]
    codes = encoded.indices.to_numpy()
    units, aims = [number.unit for number in read], [number.aim for number in read]
    return _Numbers(
        np.array([number.value for number in read], np.float64)[codes],
        np.array([number.decimals for number in read], np.int32)[codes],
        np.array([number.missing for number in read], np.bool_)[codes],
        Coded(codes, units) if any(units) else None,
        Coded(codes, aims) if any(aims) else None,
    )


def _with_own(units: Coded, own: Coded | None, kept: npt.NDArray[np.bool_]) -> Coded:
    """A unit that stands in the cell itself (12.5%) goes before that of its row or column."""
    if own is None:
        return units
    inside = own.take(kept)
    codes = np.where(inside.filled, inside.codes + len(units.texts), units.codes).astype(np.int32)
    return Coded(codes, [*units.texts, *inside.texts])


def _not_numbers(block: Block, raw: pa.Array, rows: Ints, columns: Ints, numbers: _Numbers) -> list[Issue]:
    odd = np.flatnonzero(~np.isfinite(numbers.values) & ~numbers.missing)

    def describe(at: int) -> Issue:
        cell = cell_name(int(rows[at]) + block.first, block.columns[columns[at]].index)
        text = raw[at].as_py().strip()[:40]
        if read_asked(raw[at].as_py()).lossy:
            message = (
                f"“{text}”的位数超过{KEPT_DIGITS}位，电子表格和程序存不下全部数字，该格未读取。"
                f"请改用大一级的单位，或四舍五入到{KEPT_DIGITS}位以内。"
            )
            return Issue("warning", "too_many_digits", block.sheet.name, cell, message)
        message = f"数值栏中的“{text}”不是数字，该格未读取。请改为数字（如 2152.40）；没有数据时留空或填“…”。"
        return Issue("warning", "not_a_number", block.sheet.name, cell, message)

    return listed(odd.tolist(), describe)
