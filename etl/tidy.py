"""Blocks → one row a figure, in arrays: places, numbers as printed, and the texts of each field by code."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from etl.address import cell_name, cell_place, column_letters
from etl.layouts.block import FIELDS, Block, Field
from etl.problem import Issue, listed
from etl.sheets import text_bytes

Ints = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float64]

MISSING = frozenset(
    {"", "…", "……", "...", "..", "—", "——", "-", "--", "―", "–", "*", "**", "x", "xx", "xxx", "na", "n/a",
     "n.a.", "(na)", "/", "\\", ":", "－", "无", "null", "#n/a"}
)  # fmt: skip
_NUMBER = re.compile(r"[-+]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?(?:e[-+]?\d+)?|[-+]?\.\d+", re.IGNORECASE)
_MINUS = str.maketrans("−﹣–", "---")


@dataclass(frozen=True)
class Coded:
    """A column of texts as codes into the few different ones."""

    codes: Ints
    texts: list[str]

    @property
    def filled(self) -> npt.NDArray[np.bool_]:
        """Which rows have a text."""
        return np.array([bool(text) for text in self.texts], np.bool_)[self.codes]

    def take(self, chosen: npt.NDArray[Any]) -> Coded:
        """The rows chosen by a mask or by indices."""
        return Coded(self.codes[chosen], self.texts)


@dataclass(frozen=True)
class Tidy:
    """All figures of one file; row i of every array is figure i, ``skipped`` counts cells without one.

    The codes of ``sheets`` are the numbers of the ``blocks``.
    """

    blocks: tuple[Block, ...]
    sheets: Coded
    cells: pa.Array
    fields: dict[Field, Coded]
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
    issues = _not_numbers(block, raw, rows, columns, numbers)
    kept = np.isfinite(numbers.values)
    cells = _addresses(block.first, height, tuple(column.index for column in block.columns))
    if not kept.all():
        mask = pa.array(kept)
        rows, columns, raw, cells = rows[kept], columns[kept], raw.filter(mask), cells.filter(mask)
    fields = {field: _field(block, field, rows, columns, height) for field in FIELDS}
    fields["unit"] = _with_percent(fields["unit"], numbers.percent[kept])
    sheets = Coded(np.zeros(len(rows), np.int32), [block.sheet.name])
    return Tidy(
        (block,),
        sheets, cells, fields, raw, numbers.values[kept], numbers.decimals[kept],
        int(numbers.missing.sum()), (*block.issues, *issues),
    )  # fmt: skip


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
    letters = pa.array([column_letters(column) for column in columns], pa.string())
    beside = letters.take(pa.array(np.repeat(np.arange(len(columns)), height)))
    return pc.binary_join_element_wise(beside, pa.concat_arrays([rows] * len(columns)), "")


def _field(block: Block, field: Field, rows: Ints, columns: Ints, height: int) -> Coded:
    """The column's text, else the row's, else the table's."""
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
    """Of each cell its number (nan where it has none), printed decimals, whether missing, whether with %."""

    values: Floats
    decimals: Ints
    missing: npt.NDArray[np.bool_]
    percent: npt.NDArray[np.bool_]


def _numbers(raw: pa.Array) -> _Numbers:
    try:
        values = raw.cast(pa.float64()).to_numpy(zero_copy_only=False)
    except pa.ArrowInvalid:
        return _odd_numbers(raw)
    missing = ~np.isfinite(values)
    if np.count_nonzero(missing) != raw.null_count:
        return _odd_numbers(raw)  # Arrow reads nan and inf, which no figure is
    return _Numbers(values, _decimals(raw), missing, np.zeros(len(raw), np.bool_))


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
    read = [_read_number(text or "") for text in encoded.dictionary.to_pylist()] or [_read_number("")]
    codes = encoded.indices.to_numpy()
    columns = list(zip(*read, strict=True))
    return _Numbers(
        np.array(columns[0], np.float64)[codes],
        np.array(columns[1], np.int32)[codes],
        np.array(columns[2], np.bool_)[codes],
        np.array(columns[3], np.bool_)[codes],
    )


@lru_cache(maxsize=100_000)
def _read_number(text: str) -> tuple[float, int, bool, bool]:
    """Value, decimals, missing, per cent of a cell's text."""
    plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).translate(_MINUS)
    if plain.lower() in MISSING or not plain.strip("—-…."):
        return float("nan"), 0, True, False
    number = plain.removesuffix("%")
    if not _NUMBER.fullmatch(number) or not np.isfinite(value := float(number.replace(",", ""))):
        return float("nan"), 0, False, False
    mantissa, _, exponent = number.lower().partition("e")
    decimals = len(mantissa.partition(".")[2]) - int(exponent or 0)
    return value, max(0, decimals), False, number != plain


def _with_percent(units: Coded, percent: npt.NDArray[np.bool_]) -> Coded:
    """A unit that stands in the cell itself (12.5%) goes before that of its row or column."""
    if not percent.any():
        return units
    return Coded(np.where(percent, len(units.texts), units.codes).astype(np.int32), [*units.texts, "%"])


def _not_numbers(block: Block, raw: pa.Array, rows: Ints, columns: Ints, numbers: _Numbers) -> list[Issue]:
    odd = np.flatnonzero(~np.isfinite(numbers.values) & ~numbers.missing)

    def describe(at: int) -> Issue:
        cell = cell_name(int(rows[at]) + block.first, block.columns[columns[at]].index)
        message = (
            f"数值栏中的“{raw[at].as_py().strip()[:40]}”不是数字，该格未读取。"
            "请改为数字（如 2152.40）；没有数据时留空或填“…”。"
        )
        return Issue("warning", "not_a_number", block.sheet.name, cell, message)

    return listed(odd.tolist(), describe)
