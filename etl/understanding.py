"""What the reader understood of a file, series by series, for a person to say yes or no to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from etl.coded import Coded, distinct
from etl.resolve import Resolved
from indicators.catalog import Catalog
from indicators.period import Period

Indices = npt.NDArray[Any]


@dataclass(frozen=True)
class Series:
    """The figures of one sheet that go by one label; the first of them stands in ``cell``.

    ``label`` and ``unit`` are as printed. ``indicator`` is a code, '' where the catalogue has none.
    ``region`` is a name or how many there are, ``span`` the period or the first and the last.
    """

    sheet: str
    label: str
    indicator: str
    name: str
    measure: str
    unit: str
    region: str
    span: str
    count: int
    cell: str


def understood(figures: Resolved | None, catalog: Catalog) -> list[Series]:
    """Every series of a file, the unknown ones first, else as they stand in it."""
    if figures is None or not len(figures):
        return []
    tidy = figures.tidy
    said_by = (tidy.sheets, tidy.fields["indicator"], figures.indicator, figures.category, figures.measure)
    which, said = distinct([*said_by, figures.unit])
    counts = np.bincount(which, minlength=len(said))
    order = np.argsort(which, kind="stable")
    begins = np.concatenate([[0], np.cumsum(counts)[:-1]])
    spans = _spans(figures, order, begins)
    regions = _regions(figures, which, len(said), catalog)
    found = []
    for number, (sheet, label, code, category, measure, unit) in enumerate(said):
        words = (catalog.indicators[code].name, category) if code else ()
        cell = tidy.cells[int(order[begins[number]])].as_py()
        named = (code, " · ".join(word for word in words if word), measure, unit)
        rest = (regions[number], spans[number], int(counts[number]), cell)
        found.append(Series(sheet, label, *named, *rest))
    return sorted(found, key=lambda one: bool(one.indicator))


def _spans(figures: Resolved, order: Indices, begins: Indices) -> list[str]:
    """In words, the period of each group of figures, or its first and last month."""
    starts = np.minimum.reduceat(figures.starts[order], begins).tolist()
    ends = figures.ends[order]
    first, last = np.minimum.reduceat(ends, begins).tolist(), np.maximum.reduceat(ends, begins).tolist()
    spans = []
    for start, low, high in zip(starts, first, last, strict=True):
        many = f"{Period(low, low).label}至{Period(high, high).label}"
        spans.append(Period(start, high).label if low == high else many)
    return spans


def _regions(figures: Resolved, which: Indices, groups: int, catalog: Catalog) -> list[str]:
    """In words, the region of each group of figures, or how many."""
    numbers = Coded(which, [str(number) for number in range(groups)])
    codes: list[list[str]] = [[] for _ in range(groups)]
    for group, code in distinct([numbers, figures.region])[1]:
        codes[int(group)].append(code)
    return [f"{len(each)} 个地区" if len(each) > 1 else _name(each[0], catalog) for each in codes]


def _name(code: str, catalog: Catalog) -> str:
    return catalog.regions[code].name if code else ""
