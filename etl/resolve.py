"""Texts → codes, spans of months and values in the catalogue's units; works over the different texts only."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from etl.guide import Guide
from etl.layouts.block import Field
from etl.layouts.label import read_label
from etl.meaning import STATUSES, Fault, Meaning, Said, Spelled, read_meaning, read_period
from etl.problem import LISTED, Issue
from etl.suggestions import suggested
from etl.tidy import Coded, Floats, Ints, Tidy
from indicators.catalog import Catalog
from indicators.period import Period

_TABLE_LIMIT = 4_000_000  # combinations that are counted in a table before sorting is cheaper


@dataclass(frozen=True)
class Resolved:
    """Figures with a known span. ``indicator`` and ``region`` are '' where not in the catalogue or not said.

    ``values`` and ``decimals`` are in the catalogue's unit where the indicator is known, else as printed.
    """

    tidy: Tidy
    indicator: Coded
    category: Coded
    measure: Coded
    unit: Coded
    region: Coded
    status: Coded
    starts: Ints
    ends: Ints
    values: Floats
    decimals: Ints
    issues: tuple[Issue, ...]

    def __len__(self) -> int:
        return len(self.starts)


def resolve(tidy: Tidy, catalog: Catalog, region: str = "", guide: Guide | None = None) -> Resolved:
    """``region`` is the code of the region of figures that name none ('' leaves them without).

    ``guide`` says what people decided that labels and regions mean; texts stay as they stand in the file.
    """
    guide = guide or Guide()
    tidy = _without(tidy, guide.ignored_labels)
    finder = _Finder(tidy, catalog)
    which, said = distinct([tidy.fields[name] for name in ("indicator", "category", "unit", "measure")])
    meant = [_meant(label, guide.labels, catalog) for label, *_ in said]
    meanings = [
        read_meaning(Said(*texts)._replace(meant=code), catalog)
        for texts, code in zip(said, meant, strict=True)
    ]
    for number, meaning in enumerate(meanings):
        finder.add(meaning.faults, which, number)
    regions = _regions(tidy.fields["region"], catalog, region, finder, guide.regions)
    starts, ends, stated = _spans(tidy, which, meanings, finder)
    status = _status(tidy.fields["status"], stated, finder)
    values, decimals = _in_unit(tidy, which, meanings)
    figures = Resolved(
        tidy=tidy,
        indicator=_of(meanings, which, lambda one: one.indicator.code if one.indicator else ""),
        category=_of(meanings, which, lambda one: one.category),
        measure=_of(meanings, which, lambda one: one.measure),
        unit=_of(meanings, which, lambda one: one.unit),
        region=regions, status=status, starts=starts, ends=ends, values=values, decimals=decimals,
        issues=tuple(finder.issues),
    )  # fmt: skip
    return chosen(figures, starts >= 0)


def chosen(figures: Resolved, kept: npt.NDArray[np.bool_]) -> Resolved:
    """The figures chosen by a mask."""
    if kept.all():
        return figures
    return Resolved(
        taken(figures.tidy, kept), figures.indicator.take(kept), figures.category.take(kept),
        figures.measure.take(kept), figures.unit.take(kept), figures.region.take(kept),
        figures.status.take(kept), figures.starts[kept], figures.ends[kept], figures.values[kept],
        figures.decimals[kept], figures.issues,
    )  # fmt: skip


def taken(tidy: Tidy, kept: npt.NDArray[np.bool_]) -> Tidy:
    """The figures chosen by a mask; what is left out counts as skipped."""
    if kept.all():
        return tidy
    import pyarrow as pa

    mask = pa.array(kept)
    fields = {name: coded.take(kept) for name, coded in tidy.fields.items()}
    return Tidy(
        tidy.blocks, tidy.sheets.take(kept), tidy.cells.filter(mask), fields, tidy.raw.filter(mask),
        tidy.values[kept], tidy.decimals[kept], tidy.skipped + int((~kept).sum()), tidy.issues,
    )  # fmt: skip


def distinct(columns: Sequence[Coded]) -> tuple[Ints, list[tuple[str, ...]]]:
    """The different rows of several coded columns: for each row the number of its combination, and these."""
    columns = [_unified(column) for column in columns]
    sizes = [max(1, len(column.texts)) for column in columns]
    combinations = math.prod(sizes)
    keys = np.zeros(len(columns[0].codes), np.int64)
    for column, size in zip(columns, sizes, strict=True):
        if size > 1:
            keys = keys * size + column.codes
    if combinations == 1:
        which, found = keys.astype(np.int32), keys[:1]
    elif combinations <= _TABLE_LIMIT:
        present = np.zeros(combinations, np.bool_)
        present[keys] = True
        found = np.flatnonzero(present)
        numbers = np.cumsum(present, dtype=np.int32) - 1
        which = numbers[keys]
    else:
        found, inverse = np.unique(keys, return_inverse=True)
        which = inverse.astype(np.int32)
    return which, list(zip(*_split(found, columns, sizes), strict=True))


def _split(keys: npt.NDArray[Any], columns: Sequence[Coded], sizes: Sequence[int]) -> list[list[str]]:
    texts: list[list[str]] = []
    for column, size in zip(reversed(columns), reversed(sizes), strict=True):
        keys, codes = np.divmod(keys, size)
        texts.insert(0, [column.texts[code] for code in codes.tolist()])
    return texts


def _unified(column: Coded) -> Coded:
    """Equal texts under one code: sheets and stubs bring their own."""
    numbers: dict[str, int] = {}
    mapping = [numbers.setdefault(text, len(numbers)) for text in column.texts]
    if len(numbers) == len(mapping):
        return column
    return Coded(np.array(mapping, np.int32)[column.codes], list(numbers))


def _of(meanings: Sequence[Meaning], which: Ints, read: Any) -> Coded:
    return _unified(Coded(which, [read(meaning) for meaning in meanings]))


class _Finder:
    """Turns faults of texts into issues at the first cell in which the text stands."""

    def __init__(self, tidy: Tidy, catalog: Catalog) -> None:
        self._tidy, self._catalog = tidy, catalog
        self._seen: set[tuple[str, str, str]] = set()
        self._looked: Counter[str] = Counter()
        self.issues: list[Issue] = []

    def add(self, faults: Sequence[Fault], which: Ints, number: int) -> None:
        """An issue for each fault of combination ``number``; one text is complained of once a sheet."""
        if not faults:
            return
        rows = np.flatnonzero(which == number)
        for severity, code, message, field, unknown in faults:
            sheet, cell = self._tidy.origin(int(rows[0]), field)
            if (code, sheet, message) not in self._seen:
                self._seen.add((code, sheet, message))
                more = f"（共 {len(rows)} 格）" if len(rows) > 1 else ""
                told = message + more + self._like(code, unknown)
                self.issues.append(Issue(severity, code, sheet, cell, told))

    def _like(self, code: str, unknown: str) -> str:
        """What the word may have meant; only for as many as are told, since looking takes a while."""
        self._looked[code] += 1
        if not unknown or self._looked[code] > LISTED:
            return ""
        return suggested("region" if code == "unknown_region" else "indicator", unknown, self._catalog)


def _without(tidy: Tidy, labels: frozenset[str]) -> Tidy:
    """Leave out the figures under labels that people decided not to read."""
    fields: tuple[Field, ...] = ("indicator", "region") if labels else ()
    for field in fields:
        said = tidy.fields[field]
        kept = np.array([text.strip() not in labels for text in said.texts] or [True], np.bool_)
        tidy = taken(tidy, kept[said.codes])
    return tidy


def _meant(label: str, labels: Mapping[str, str], catalog: Catalog) -> str:
    """What people decided that a label means: by all of its words, else without its unit and its span."""
    if not labels:
        return ""
    meant = labels.get(label.strip())
    return labels.get(read_label(label, catalog).name, "") if meant is None else meant


def _regions(
    said: Coded, catalog: Catalog, default: str, finder: _Finder, decided: Mapping[str, str]
) -> Coded:
    which, texts = distinct([said])
    codes = []
    for number, (text,) in enumerate(texts):
        found = catalog.find_region(decided.get(text.strip(), text)) if text else None
        if text and found is None:
            message = (
                f"地区“{text}”不在地区目录中。可填全国、省、市、区县的名称或代码，"
                "见 data/catalog/regions.csv；请核对写法，或在该文件中添加。"
            )
            finder.add([Fault("error", "unknown_region", message, "region", text)], which, number)
        codes.append(found.code if found is not None else "" if text else default)
    return _unified(Coded(which, codes))


def _spans(tidy: Tidy, which: Ints, meanings: Sequence[Meaning], finder: _Finder) -> tuple[Ints, Ints, Coded]:
    """First and last month (-1 where unknown) and the status that the period's words state."""
    modes = [(one.span, one.is_stock, one.measure == "target") for one in meanings]
    numbers = {mode: number for number, mode in enumerate(dict.fromkeys(modes))}
    mode_codes = np.array([numbers[mode] for mode in modes], np.int32)[which]
    names = [str(number) for number in range(len(numbers))]
    pairs, texts = distinct([tidy.fields["period"], Coded(mode_codes, names)])
    listed = list(numbers)
    read = [read_period(Spelled(text, *listed[int(mode)])) for text, mode in texts]
    for number, ((text, mode), (period, status)) in enumerate(zip(texts, read, strict=True)):
        fault = _period_fault(text, period, status, listed[int(mode)][0])
        finder.add([fault] if fault else [], pairs, number)
    usable = [period if status != "forecast" else None for period, status in read]
    starts = np.array([period.start if period else -1 for period in usable], np.int32)[pairs]
    ends = np.array([period.end if period else -1 for period in usable], np.int32)[pairs]
    return starts, ends, Coded(pairs, ["" if status == "forecast" else status for _, status in read])


def _period_fault(text: str, period: Period | None, status: str, span: str) -> Fault | None:
    if status == "forecast":
        return Fault("warning", "forecast", f"“{text}”是预计数，不作为实际数入库。", "period")
    if period is not None:
        return None
    meant = {"month": "（表头写明当月值）", "quarter": "（表头写明当季值）"}.get(span, "")
    return Fault(
        "error",
        "unresolvable_period",
        f"报告期“{text or '（空）'}”{meant}无法确定。可写“2023年4月”“2023年1-4月”“2023年一季度”“2023年”"
        "“202304”或日期；请改正后再读。",
        "period",
    )


def _status(said: Coded, stated: Coded, finder: _Finder) -> Coded:
    """The status column's word, else the one beside the period."""
    which, texts = distinct([said, stated])
    codes = []
    for number, (text, beside) in enumerate(texts):
        if text not in STATUSES:
            message = f"状态“{text}”无法识别。可填“初步数”“修订数”“最终数”或留空，请改正后再读。"
            finder.add([Fault("error", "unknown_status", message, "status")], which, number)
        codes.append(STATUSES.get(text, "") or beside)
    return _unified(Coded(which, codes))


def _in_unit(tidy: Tidy, which: Ints, meanings: Sequence[Meaning]) -> tuple[Floats, Ints]:
    factors = np.array([meaning.factor for meaning in meanings])
    values, decimals = tidy.values.copy(), tidy.decimals.copy()
    for factor, shift in {(meaning.factor, meaning.shift) for meaning in meanings if meaning.factor != 1.0}:
        rows = (factors == factor)[which]
        moved = values[rows] / 10.0**-shift if shift < 0 else values[rows] * factor
        decimals[rows] = np.maximum(0, decimals[rows] - shift)
        values[rows] = _rounded(moved, decimals[rows]) if shift else moved
    return values, decimals


def _rounded(values: Floats, decimals: Ints) -> Floats:
    """Each value at its own decimals: takes back what the multiplication did to the last bit."""
    rounded = values.copy()
    for places in np.unique(decimals).tolist():
        rows = decimals == places
        rounded[rows] = np.round(values[rows], min(places, 15))
    return rounded
