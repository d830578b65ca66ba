"""Texts → codes, spans of months and values in the catalogue's units; works over the different texts only."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from etl.aimed import TARGETS
from etl.coded import Coded, Ints, distinct, unified
from etl.finder import Finder
from etl.guide import Guide
from etl.layouts.block import Field
from etl.layouts.path_label import SEPARATOR, read_path
from etl.layouts.places import is_whole
from etl.meaning import STATUSES, Fault, Meaning, Said, Spelled, read_meaning, read_period
from etl.problem import Issue
from etl.tidy import Floats, Tidy
from indicators.catalog import Catalog, Region
from indicators.period import Period

_DIGITS = 15


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

    @property
    def titled(self) -> Coded:
        """What each figure is in the file's words, under the title of its table where that names it too."""
        titles = [block.title for block in self.tidy.blocks]
        names = self.tidy.fields["indicator"]
        if not any(titles):
            return names
        numbers = Coded(self.tidy.sheets.codes, [str(number) for number in range(len(titles))])
        which, pairs = distinct([numbers, names])
        return Coded(which, [" / ".join(filter(None, (titles[int(at)], name))) for at, name in pairs])


def resolve(tidy: Tidy, catalog: Catalog, region: str = "", guide: Guide | None = None) -> Resolved:
    """``region`` is the code of the region of figures that name none ('' leaves them without).

    ``guide`` says what people decided that labels and regions mean; texts stay as they stand in the file.
    """
    guide = guide or Guide()
    tidy = _without(tidy, guide)
    finder = Finder(tidy, catalog)
    titles = Coded(tidy.sheets.codes, [block.title for block in tidy.blocks])
    named = [tidy.fields[name] for name in ("indicator", "category", "unit", "measure")]
    ruled = Coded(tidy.sheets.codes, [block.ruled_unit for block in tidy.blocks])
    which, said = distinct([*named, titles, ruled, tidy.aims])
    meant = [_meant(label, guide, catalog) for label, *_ in said]
    meanings = [
        read_meaning(Said(label, category, unit, measure, code, title, own, aim), catalog)
        for (label, category, unit, measure, title, own, aim), code in zip(said, meant, strict=True)
    ]
    for number, meaning in enumerate(meanings):
        finder.add(meaning.faults, which, number)
    finder.known = np.array([one.indicator is not None for one in meanings] or [False], np.bool_)[which]
    regions = _regions(tidy.fields["region"], catalog, region, finder, guide.regions)
    starts, ends, stated = _spans(tidy, which, meanings, finder)
    back = np.array([12 * (one.measure == "check_last_year") for one in meanings] or [0], np.int32)[which]
    starts, ends = np.where(starts < 0, starts, starts - back), np.where(ends < 0, ends, ends - back)
    measure = _of(meanings, which, lambda one: one.measure)
    status = _status(tidy.fields["status"], stated, measure, finder)
    values, decimals = _in_unit(tidy, which, meanings)
    figures = Resolved(
        tidy=tidy,
        indicator=_of(meanings, which, lambda one: one.indicator.code if one.indicator else ""),
        category=_of(meanings, which, lambda one: one.category),
        measure=measure,
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
        tidy.blocks, tidy.sheets.take(kept), tidy.cells.filter(mask), fields, tidy.aims.take(kept),
        tidy.raw.filter(mask), tidy.values[kept], tidy.decimals[kept],
        tidy.skipped + int((~kept).sum()), tidy.issues,
    )  # fmt: skip


def _of(meanings: Sequence[Meaning], which: Ints, read: Any) -> Coded:
    return unified(Coded(which, [read(meaning) for meaning in meanings]))


def _without(tidy: Tidy, guide: Guide) -> Tidy:
    """Leave out the figures under labels that people decided not to read."""
    fields: tuple[Field, ...] = ("indicator", "region") if guide.ignored_labels else ()
    for field in fields:
        said = tidy.fields[field]
        kept = np.array([not guide.ignores(text) for text in said.texts] or [True], np.bool_)
        tidy = taken(tidy, kept[said.codes])
    return tidy


def _meant(label: str, guide: Guide, catalog: Catalog) -> str:
    """What people decided that a label means: by all of its words, else without its unit and its span."""
    if not guide.labels:
        return ""
    return guide.meaning(label) or guide.meaning(read_path(label, catalog).name)


def _regions(
    said: Coded, catalog: Catalog, default: str, finder: Finder, decided: Mapping[str, str]
) -> Coded:
    which, texts = distinct([said])
    codes = []
    places = [catalog.find_region(_last_place(decided.get(text.strip(), text))) for (text,) in texts]
    whole = _common_parent(places, catalog)
    for number, ((text,), place) in enumerate(zip(texts, places, strict=True)):
        found = whole if place is None and is_whole(text) else place
        if text and found is None:
            message = (
                f"地区“{text}”不在地区目录中。可填全国、省、市、区县的名称或代码，"
                "见 data/catalog/regions.csv；请核对写法，或在该文件中添加。"
            )
            finder.add(
                [Fault("error", "unknown_region", message, "region", text)], which, number, of_known=True
            )
        codes.append(found.code if found is not None else "" if text else default)
    return unified(Coded(which, codes))


def _common_parent(places: Sequence[Region | None], catalog: Catalog) -> Region | None:
    """The region of which all those named are parts: 全市 over its districts; None for less than two."""
    children = {place.code: place for place in places if place is not None}
    parents = {place.parent for place in children.values()}
    if len(children) > 1 and len(parents) == 1:
        return catalog.regions.get(parents.pop())
    return None


def _last_place(path: str) -> str:
    """Of a path of places the last, or that of which the last is the whole: 云江市 of 云江市 / 全市."""
    *above, last = path.split(SEPARATOR)
    if above and is_whole(last):
        last = above[-1]
    both = re.match(r"([\u4e00-\u9fff]+)\s+[A-Za-z]", last)  # 城东区 Chengdong
    return both[1] if both else last


def _spans(tidy: Tidy, which: Ints, meanings: Sequence[Meaning], finder: Finder) -> tuple[Ints, Ints, Coded]:
    """First and last month (-1 where unknown) and the status that the period's words state."""
    modes = [(one.span, one.is_stock, one.measure in TARGETS, one.due) for one in meanings]
    numbers = {mode: number for number, mode in enumerate(dict.fromkeys(modes))}
    mode_codes = np.array([numbers[mode] for mode in modes], np.int32)[which]
    names = [str(number) for number in range(len(numbers))]
    pairs, texts = distinct([tidy.fields["period"], Coded(mode_codes, names)])
    listed = list(numbers)
    read = [read_period(Spelled(text, *listed[int(mode)])) for text, mode in texts]
    for number, ((text, mode), (period, status)) in enumerate(zip(texts, read, strict=True)):
        fault = _period_fault(text, period, status, Spelled(text, *listed[int(mode)]))
        finder.add([fault] if fault else [], pairs, number, of_known=True)
    usable = [period if status != "forecast" else None for period, status in read]
    starts = np.array([period.start if period else -1 for period in usable], np.int32)[pairs]
    ends = np.array([period.end if period else -1 for period in usable], np.int32)[pairs]
    return starts, ends, Coded(pairs, ["" if status == "forecast" else status for _, status in read])


def _period_fault(text: str, period: Period | None, status: str, spelled: Spelled) -> Fault | None:
    if status == "forecast":
        return Fault("warning", "forecast", f"“{text}”是预计数，不作为实际数入库。", "period")
    if period is not None:
        return None
    meant = {"month": "（表头写明当月值）", "quarter": "（表头写明当季值）"}.get(spelled.span, "")
    meant += "（该格又写明了期限，两者须在同一年）" if spelled.due else ""
    return Fault(
        "error",
        "unresolvable_period",
        f"报告期“{text or '（空）'}”{meant}无法确定。可写“2023年4月”“2023年1-4月”“2023年一季度”“2023年”"
        "“202304”或日期；请改正后再读。",
        "period",
    )


def _status(said: Coded, stated: Coded, measure: Coded, finder: Finder) -> Coded:
    """The status column's word, else the one beside the period."""
    which, texts = distinct([said, stated, measure])
    codes = []
    for number, (text, beside, told) in enumerate(texts):
        if text not in STATUSES:
            message = (
                f"状态“{text}”无法识别。可填“初步数”“修订数”“最终数”（目标还可填“取消”）或留空，"
                "请改正后再读。"
            )
            finder.add([Fault("error", "unknown_status", message, "status")], which, number)
        if STATUSES.get(text) == "withdrawn" and told not in (*TARGETS, "derived"):
            message = f"状态“{text}”只用于年度目标。已报的数有误时，请按正确的数重新上报，或撤销它的批次。"
            finder.add([Fault("error", "withdrawn_figure", message, "status")], which, number)
        codes.append(STATUSES.get(text, "") or beside)
    return unified(Coded(which, codes))


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
    """Each value at its own decimals: takes back what the multiplication did to the last bit.

    One of more decimals than a number has digits stays: rounding would make 1e-20 zero.
    """
    rounded = values.copy()
    for places in np.unique(decimals[decimals <= _DIGITS]).tolist():
        rows = decimals == places
        rounded[rows] = np.round(values[rows], places)
    return rounded
