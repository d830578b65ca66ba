"""The whole read of one file: bytes → figures and issues; writes nothing."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

import numpy as np
import pyarrow as pa

from etl.aimed import TARGETS
from etl.check import check
from etl.coded import Coded
from etl.guide import Guide
from etl.layouts.block import Block
from etl.layouts.book import Book
from etl.layouts.decided import decided_blocks
from etl.printed_number import read_number
from etl.problem import Issue, IssueError, has_error, shortened
from etl.resolve import Resolved, chosen, resolve
from etl.sheets import Sheet, read_sheets
from etl.tidy import tidied
from indicators.catalog import Catalog
from indicators.period import month_text

_SHAPES = (
    "每个数都要能从表头、行标题、表题或工作表名称中知道指标和报告期（如“2023年1-4月”）。"
    "请补上后再读，或运行 python -m etl template 取得空白的长表模板。"
)


LOADED = (
    "actual",
    *TARGETS,
    "yoy_reported",
)  # what last year's column or a change on last month says is none
_TOP = 60
_NUMBER = re.compile(r"\s*[-+−－]?[\d０-９][\d０-９,，.．]*\s*[%％]?\s*", re.ASCII)


@dataclass(frozen=True)
class Reading:
    """What a file says; ``layout`` and ``source`` are '' where nothing was recognised.

    ``skipped`` counts cells that hold no figure, and figures that only repeat another of the file. ``sheets``
    are there even where no table was found, ``blocks`` are the tables.
    """

    figures: Resolved | None
    layout: str
    source: str
    skipped: int
    issues: list[Issue]
    sheets: tuple[Sheet, ...] = ()
    blocks: tuple[Block, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether an issue is an error or a question: then the file must not be loaded."""
        return has_error(self.issues)

    def table(self) -> pa.Table:
        """The figures that can be loaded, in the columns that ``etl.publish`` takes, in catalogue units."""
        figures = self.figures
        if figures is None:
            return pa.table({})
        loaded = np.array([measure in LOADED for measure in figures.measure.texts] or [False], np.bool_)
        known = figures.indicator.filled & figures.region.filled & loaded[figures.measure.codes]
        table = pa.table({
            "indicator": _texts(figures.indicator), "region": _texts(figures.region),
            "category": _texts(figures.category), "period_start": figures.starts, "period_end": figures.ends,
            "measure": _texts(figures.measure), "value": figures.values,
            "decimals": figures.decimals.astype(np.int8), "status": _texts(figures.status),
            "sheet": _texts(figures.tidy.sheets), "cell": figures.tidy.cells, "raw": figures.tidy.raw,
        })  # fmt: skip
        return table if known.all() else table.filter(pa.array(known))

    def observations(self) -> list[dict[str, Any]]:
        """One dict a figure, in the words of ``etl read --json``; values and units as printed."""
        figures = self.figures
        if figures is None:
            return []
        months = {month: month_text(month) for month in np.unique([figures.starts, figures.ends]).tolist()}
        fields = figures.tidy.fields
        columns = {
            "sheet": _plain(figures.tidy.sheets),
            "cell": figures.tidy.cells.to_pylist(),
            "indicator": [code or None for code in _plain(figures.indicator)],
            "indicator_text": _plain(figures.titled),
            "region": [code or None for code in _plain(figures.region)],
            "region_text": _plain(fields["region"]),
            "category": _plain(figures.category),
            "period_start": [months[month] for month in figures.starts.tolist()],
            "period_end": [months[month] for month in figures.ends.tolist()],
            "measure": _plain(figures.measure),
            "value": figures.tidy.values.tolist(),
            "unit": _plain(figures.unit),
            "raw": [text.strip() for text in figures.tidy.raw.to_pylist()],
        }
        return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def _texts(coded: Coded) -> pa.Array:
    texts = pa.array(coded.texts, pa.string())
    return pa.DictionaryArray.from_arrays(pa.array(coded.codes), texts)


def _plain(coded: Coded) -> list[str]:
    return [coded.texts[code] for code in coded.codes.tolist()]


def read_file(data: bytes, catalog: Catalog, region: str = "", guide: Guide | None = None) -> Reading:
    """Everything that a file says and everything that is wrong with it; never raises for what is in the file.

    ``region`` is the code given to figures that name no region; '' leaves them without. ``guide`` is what a
    person decided about this file.
    """
    try:
        sheets = read_sheets(data)
    except IssueError as fault:
        return unread(fault.issue)
    return read_tables(sheets, catalog, region, guide)


def read_tables(
    sheets: Sequence[Sheet], catalog: Catalog, region: str = "", guide: Guide | None = None
) -> Reading:
    """As ``read_file``, of sheets that were read before."""
    try:
        return _read(sheets, catalog, region, guide)
    except IssueError as fault:
        return unread(fault.issue, sheets)


def unread(issue: Issue, sheets: Sequence[Sheet] = ()) -> Reading:
    """What is left to say of a file from which nothing could be read."""
    lost = [each for sheet in sheets for each in sheet.issues]
    return Reading(None, "", "", 0, [issue, *lost], tuple(sheets))


def _read(sheets: Sequence[Sheet], catalog: Catalog, region: str, guide: Guide | None) -> Reading:
    hidden = {sheet.name for sheet in sheets if sheet.hidden}
    issues = [issue for sheet in sheets for issue in sheet.issues if issue.sheet not in hidden]
    issues += [_hidden(sheet) for sheet in sheets if sheet.hidden and _has_numbers(sheet)]
    blocks: list[Block] = []
    book = Book(tuple(sheets))
    for sheet in (sheet for sheet in sheets if not sheet.hidden):
        decided = guide.table(sheet.name) if guide else None
        found = decided_blocks(sheet, catalog, book, decided) if _has_numbers(sheet) else []
        blocks += found
        if not found and _has_numbers(sheet, 2):
            message = f"该工作表未读取：没有认出表头。{_SHAPES}"
            issues.append(Issue("warning", "no_layout", sheet.name, "", message))
    if not blocks:
        raise IssueError("no_table", f"文件中没有能读取的表。{_SHAPES}", sheets[0].name if sheets else "")
    tidy = tidied(blocks)
    figures = resolve(tidy, catalog, region, guide)
    checked = check(figures, catalog)
    issues += [*tidy.issues, *figures.issues, *checked.issues]
    skipped = figures.tidy.skipped + int(checked.repeats.sum())
    if not len(figures) and not has_error(issues):
        issues.append(_without_figures(blocks[0]))
    source = next((block.source for block in blocks if block.source), "")
    layout = "+".join(dict.fromkeys(block.layout for block in blocks))
    kept = chosen(figures, ~checked.repeats)
    return Reading(kept, layout, source, skipped, shortened(issues), tuple(sheets), tuple(blocks))


def _hidden(sheet: Sheet) -> Issue:
    message = "该工作表已隐藏，未读取。如需入库，请在 Excel 中取消隐藏后再读。"
    return Issue("warning", "hidden_sheet", sheet.name, "", message)


def _without_figures(block: Block) -> Issue:
    message = "表头已认出，但表中没有一个数值。请核对文件是否导出完整。"
    return Issue("error", "no_figures", block.sheet.name, "", message)


def _has_numbers(sheet: Sheet, enough: int = 1) -> bool:
    """Whether a column holds that many; the top of the sheet, at its right, nearly always decides."""
    parts = (sheet.rows(0, last) for last in dict.fromkeys((min(_TOP, sheet.height), sheet.height)))
    columns = (column for rows in parts for column in reversed(list(zip(*rows, strict=True))))
    return any(_has_many(column, enough) for column in columns)


def _has_many(column: Sequence[str], enough: int) -> bool:
    numbers = (text for text in column if _NUMBER.fullmatch(text) or _is_figure(text))
    return next(islice(numbers, enough - 1, None), None) is not None


def _is_figure(text: str) -> bool:
    value = read_number(text).value if text else math.nan
    return value == value
