"""What figures are judged by: those of a file, and beside them those that stand in the warehouse."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from etl.coded import Coded, Ints, numbered, unified
from etl.printed_number import read_number
from etl.resolve import Resolved
from etl.tidy import Floats
from indicators.catalog import Catalog, Indicator
from indicators.period import Period

Mask = npt.NDArray[np.bool_]
Rows = npt.NDArray[Any]

CODES = ("indicator", "category", "region", "measure")


@dataclass(frozen=True)
class Evidence:
    """Figures of known indicators; the first ones are the file's own, ``rows`` says which of ``figures``.

    Values are in the catalogue's units. ``beside`` has sheet, cell, raw and load of the others.
    """

    catalog: Catalog
    figures: Resolved
    rows: Rows
    codes: dict[str, Coded]
    starts: Ints
    ends: Ints
    values: Floats
    decimals: Ints
    beside: pa.Table | None = None

    def __len__(self) -> int:
        return len(self.starts)

    def without(self, rows: list[int]) -> Evidence:
        """The other figures, by themselves."""
        kept = np.ones(len(self), np.bool_)
        kept[rows] = False
        own, count = kept[: len(self.rows)], len(self.rows)
        codes = {name: coded.take(np.flatnonzero(kept)) for name, coded in self.codes.items()}
        spans, beside = (self.starts[kept], self.ends[kept]), self.beside
        if beside is not None:
            beside = beside.filter(pa.array(kept[count:]))
        values, decimals = self.values[kept], self.decimals[kept]
        return Evidence(self.catalog, self.figures, self.rows[own], codes, *spans, values, decimals, beside)

    @cached_property
    def own(self) -> Mask:
        """Which figures are the file's."""
        return np.arange(len(self)) < len(self.rows)

    @cached_property
    def lines(self) -> Rows:
        """A number for each indicator, category and region, whatever the measure."""
        return self.numbered(*CODES[:3])

    @cached_property
    def series(self) -> Rows:
        """A number for each indicator, category, region and measure."""
        return self.numbered(*CODES)

    @cached_property
    def halves(self) -> Floats:
        """Half a unit of the last printed digit: how far the true value may lie from the printed (G10)."""
        return np.asarray(0.5 * 10.0 ** -self.decimals.astype(np.float64))

    def keys(self, starts: Rows | None = None, ends: Rows | None = None) -> Rows:
        """A number for each line and span; of other spans of the same lines where they are given."""
        first, last = self.starts if starts is None else starts, self.ends if ends is None else ends
        return spanned(self.lines, first, last)

    def numbered(self, *names: str) -> Rows:
        """A number for each combination of these codes."""
        return numbered([self.codes[name] for name in names]).astype(np.int64)

    def measured(self, measure: str) -> Mask:
        """Which figures are of a measure."""
        return self._measures.get(measure, np.zeros(len(self), np.bool_))

    @cached_property
    def _measures(self) -> dict[str, Mask]:
        said = self.codes["measure"]
        if len(said.texts) == 1:
            return {said.texts[0]: np.ones(len(self), np.bool_)}
        return {text: said.codes == code for code, text in enumerate(said.texts)}

    def where(self, holds: Callable[[Indicator], bool]) -> Mask:
        """Which figures are of indicators for which this holds."""
        known = [one is not None and holds(one) for one in self._indicators]
        return np.array(known or [False], np.bool_)[self.codes["indicator"].codes]

    @cached_property
    def _indicators(self) -> list[Indicator | None]:
        return [self.catalog.indicators.get(code) for code in self.codes["indicator"].texts]

    def place(self, row: int) -> tuple[str, str]:
        """Sheet and cell of a figure of the file."""
        return self.figures.tidy.place(int(self.rows[row]))

    def printed(self, row: int) -> str:
        """A figure as its cell says it."""
        if self.beside is not None and row >= len(self.rows):
            return str(self.beside["raw"][row - len(self.rows)].as_py())
        return str(self.figures.tidy.raw[int(self.rows[row])].as_py())

    def amount(self, row: int) -> str:
        """A figure as its cell says it, and in the catalogue's unit where that is another number."""
        said, value = self.printed(row), float(self.values[row])
        if math.isclose(read_number(said).value, value, rel_tol=1e-12):
            return said
        codes = self.codes["indicator"]
        unit = self.catalog.indicators[codes.texts[codes.codes[row]]].unit
        return f"{said}（即 {value:.{max(0, int(self.decimals[row]))}f} {unit}）"

    def source(self, row: int) -> str:
        """Where a figure stands: 表!B3, or 库中批次3 的 表!B3."""
        if self.beside is not None and row >= len(self.rows):
            at = row - len(self.rows)
            load, sheet, cell = (self.beside[name][at].as_py() for name in ("load", "sheet", "cell"))
            return f"库中批次{load} 的 {sheet}!{cell}"
        return "!".join(self.place(row))

    def name(self, row: int) -> str:
        """Region, indicator and period of a figure, in the file's words where it is the file's."""
        label = Period(int(self.starts[row]), int(self.ends[row])).label
        if row < len(self.rows):
            return named(self.figures, int(self.rows[row]))
        codes = {name: self.codes[name].texts[self.codes[name].codes[row]] for name in CODES}
        region = self.catalog.regions.get(codes["region"])
        place = region.name if region else codes["region"]
        return f"“{place}”“{self.catalog.indicators[codes['indicator']].name}”{label}"

    def unit(self, row: int) -> str:
        """The unit that a figure of the file is printed in."""
        said = self.figures.unit
        return said.texts[int(said.codes[int(self.rows[row])])]


def named(figures: Resolved, row: int) -> str:
    """Region, indicator and period of a figure, in the file's words."""
    fields = figures.tidy.fields
    said = [fields[name].texts[fields[name].codes[row]] for name in ("region", "indicator")]
    label = Period(int(figures.starts[row]), int(figures.ends[row])).label
    return "".join(f"“{text}”" for text in said if text) + label


def of_file(figures: Resolved, rows: Rows, catalog: Catalog) -> Evidence:
    """The figures of a file by themselves; ``rows`` are those of known indicators that no other repeats."""
    codes = {name: getattr(figures, name).take(rows) for name in CODES}
    starts, ends = figures.starts[rows], figures.ends[rows]
    return Evidence(catalog, figures, rows, codes, starts, ends, figures.values[rows], figures.decimals[rows])


def beside(own: Evidence, standing: pa.Table) -> Evidence:
    """A file's figures with those that stand: columns of ``publishing/beside.sql``."""
    codes = {name: _joined(own.codes[name], standing[name]) for name in CODES}
    starts = _stacked(own.starts, standing["period_start"])
    ends = _stacked(own.ends, standing["period_end"])
    decimals = _stacked(own.decimals, standing["decimals"])
    values = np.concatenate([own.values, standing["value"].to_numpy()])
    return Evidence(own.catalog, own.figures, own.rows, codes, starts, ends, values, decimals, standing)


def _stacked(own: Ints, standing: pa.ChunkedArray) -> Ints:
    return np.concatenate([own, standing.to_numpy().astype(np.int32)])


def _joined(own: Coded, standing: pa.ChunkedArray) -> Coded:
    encoded = standing.combine_chunks().dictionary_encode()
    texts = encoded.dictionary.to_pylist()
    codes = encoded.indices.to_numpy(zero_copy_only=False).astype(np.int32) + len(own.texts)
    return unified(Coded(np.concatenate([own.codes, codes]), [*own.texts, *texts]))


def spanned(lines: Rows, starts: Rows, ends: Rows) -> Rows:
    """One number for a line and a span of months."""
    numbers: Rows = lines << 32 | starts.astype(np.int64) << 8 | np.clip(ends - starts, 0, 255)
    return numbers


class Lookup:
    """Finds rows by their keys."""

    def __init__(self, keys: Rows, among: Mask) -> None:
        rows = np.flatnonzero(among)
        order = np.argsort(keys[rows], kind="stable")
        self._keys, self._rows = keys[rows][order], rows[order]

    def find(self, keys: Rows) -> Rows:
        """The row of each key, -1 where there is none."""
        if not len(self._keys):
            return np.full(len(keys), -1)
        at = np.minimum(np.searchsorted(self._keys, keys), len(self._keys) - 1)
        found: Rows = np.where(self._keys[at] == keys, self._rows[at], -1)
        return found


def usual(groups: Rows, agrees: Mask, enough: int) -> Mask:
    """For each row whether its group agrees as a rule, so that who does not stands out.

    One in ten may differ, or a single one of at least ``enough`` rows.
    """
    if not len(groups):
        return np.zeros(0, np.bool_)
    which = np.unique(groups, return_inverse=True)[1]
    count = np.bincount(which)
    differing = np.bincount(which, weights=~agrees)
    return np.asarray(((count >= enough) & (differing <= np.maximum(1, 0.1 * count)))[which], np.bool_)
