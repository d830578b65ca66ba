"""What the reader made of a sheet, cell by cell: kinds, and of each figure what is known and what says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.address import cell_name, cell_place, column_letters
from etl.layouts.block import Block, Field, RowKind
from etl.problem import Issue
from etl.reading import Reading
from etl.resolve import Resolved
from etl.sheets import Sheet
from indicators.catalog import Catalog
from indicators.period import Period

Kind = Literal[
    "blank", "header", "section", "stub", "code", "data", "total", "part", "derived", "unknown", "skipped",
    "hidden", "note",
]  # fmt: skip
NAMES: dict[Kind, str] = {
    "header": "表头",
    "section": "小标题",
    "stub": "行标题",
    "code": "代码",
    "data": "数据",
    "total": "合计",
    "part": "其中项",
    "derived": "增速、比重",
    "unknown": "读到但未识别",
    "skipped": "未读取",
    "hidden": "隐藏，未读取",
    "note": "表外文字",
}
# What a text is in a row of each kind that holds no data.
_IN_ROW: dict[RowKind, Kind] = {
    "section": "section",
    "code": "code",
    "note": "note",
    "signature": "note",
    "repeated": "header",
    "hidden": "hidden",
}
SLOTS: dict[Field, str] = {
    "indicator": "指标",
    "region": "地区",
    "period": "报告期",
    "unit": "单位",
    "status": "状态",
}
ROWS, COLUMNS = 40, 20  # of a sheet that are shown at once
NEAR = 2  # rows shown on either side of one with an issue
MOST_NEAR = 40  # rows shown for issues beyond the page of rows
_MEASURES = {
    "yoy_reported": "公布同比",
    "target": "年度目标",
    "target_yoy": "增长目标",
    "target_floor": "年度目标（不低于）",
    "target_ceiling": "年度目标（不高于）",
    "check_last_year": "上年同期（只核对，不入库）",
    "derived": "派生（不入库）",
}
_STATUSES = {"preliminary": "初步数", "revised": "修订数", "final": "最终数", "withdrawn": "已取消"}


class Slot(NamedTuple):
    """One thing that is known of a figure: in the file's words, by the catalogue, and the cell that says it.

    ``place`` is '' where no single cell says it: a sheet's name, a default.
    """

    name: str
    printed: str
    meaning: str
    place: str


class Cell(NamedTuple):
    """A cell of the picture; only a figure has ``slots``; ``issue`` is '' or what is wrong right here.

    ``reason`` is why its column is not read, where the reader said so.
    A merged one is ``tall`` rows and ``wide`` columns large; those that it covers are left out.
    """

    name: str
    text: str
    kind: Kind
    slots: tuple[Slot, ...] = ()
    issue: str = ""
    tall: int = 1
    wide: int = 1
    reason: str = ""


class Line(NamedTuple):
    """A row of the picture; ``row`` counts from 0."""

    row: int
    cells: tuple[Cell, ...]


class Picture(NamedTuple):
    """Part of a sheet: ``letters`` name its columns; ``height``, ``width`` are those of the whole sheet."""

    sheet: str
    letters: tuple[str, ...]
    lines: tuple[Line, ...]
    height: int
    width: int


def picture(reading: Reading, sheet: Sheet, catalog: Catalog, first: int = 0, left: int = 0) -> Picture:
    """A page of a sheet from row ``first``, column ``left``, and the rows around what is wrong beyond it."""
    issues = _by_cell(reading.issues, sheet.name)
    rows = _shown_rows(sheet, first, issues)
    columns = range(left, min(left + COLUMNS, sheet.width))
    names = [cell_name(row, column) for row in rows for column in columns]
    blocks = tuple(
        (block, _rows(block), _columns(block)) for block in reading.blocks if block.sheet.name == sheet.name
    )
    numbers = _numbers(reading.figures, sheet.name, names)
    painter = _Painter(reading.figures, catalog, blocks, issues, numbers)
    lines = []
    sizes = _merged(sheet, rows, columns)
    for row in rows:
        texts = sheet.rows(row, row + 1)[0]
        shown = [column for column in columns if sizes.get((row, column)) != (0, 0)]
        cells = (painter.cell(row, column, texts[column], sizes.get((row, column))) for column in shown)
        lines.append(Line(row, tuple(cells)))
    named = tuple(column_letters(column) for column in columns)
    return Picture(sheet.name, named, tuple(lines), sheet.height, sheet.width)


def letters(sheet: Sheet) -> list[str]:
    """The names of a sheet's columns."""
    return [column_letters(column) for column in range(sheet.width)]


def slots(reading: Reading, sheet: str, cell: str, catalog: Catalog) -> tuple[Slot, ...]:
    """What is known of the figure in a cell (B7); empty where none was read there."""
    found = _numbers(reading.figures, sheet, [cell])
    if reading.figures is None or cell not in found:
        return ()
    return _slots(reading.figures, found[cell], catalog)


@dataclass(frozen=True)
class _Painter:
    """All that decides what a cell of one sheet is; ``numbers`` leads from a cell to its figure.

    ``blocks`` are its tables, each with the rows and columns that it takes.
    """

    figures: Resolved | None
    catalog: Catalog
    blocks: tuple[tuple[Block, range, range], ...]
    issues: Mapping[str, str]
    numbers: Mapping[str, int]

    def cell(self, row: int, column: int, text: str, size: tuple[int, int] | None) -> Cell:
        name = cell_name(row, column)
        issue, number = self.issues.get(name, ""), self.numbers.get(name)
        block = self._block(row, column)
        if number is None or self.figures is None:
            kind = self._kind(block, row, column, text)
            reason = block.skipped.get(column, "") if block and kind == "skipped" else ""
            return Cell(name, text, kind, (), issue, *(size or (1, 1)), reason)
        said = _slots(self.figures, number, self.catalog)
        known = all(slot.meaning for slot in said if slot.name in ("指标", "地区"))
        return Cell(name, text, _figure_kind(block, row) if known else "unknown", said, issue)

    def _block(self, row: int, column: int) -> Block | None:
        """The table in which a cell lies, its header and stubs included."""
        return next(
            (block for block, rows, columns in self.blocks if row in rows and column in columns), None
        )

    def _kind(self, block: Block | None, row: int, column: int, text: str) -> Kind:
        if not text.strip():
            return "blank"
        if block is None:
            return "note" if self.blocks else "skipped"
        if row < block.first:
            return "header"
        other = _IN_ROW.get(block.kind(row))
        return other or ("stub" if column < min(each.index for each in block.columns) else "skipped")


def _rows(block: Block) -> range:
    return range(min(block.header_rows.start, block.first), block.last)


def _columns(block: Block) -> range:
    """The columns of a table, from its first stub to its last column of values or of stubs."""
    used = {*block.stubs.values(), *block.skipped, *(each.index for each in block.columns)}
    first = 0 if block.row_texts else min(used)
    return range(first, max(used) + 1)


def _figure_kind(block: Block | None, row: int) -> Kind:
    kind = "data" if block is None else block.kind(row)
    return kind if kind in ("total", "part", "derived") else "data"


def _by_cell(issues: Iterable[Issue], sheet: str) -> dict[str, str]:
    """What is wrong in each cell of a sheet."""
    found: dict[str, list[str]] = {}
    for issue in issues:
        if issue.sheet == sheet and issue.cell:
            found.setdefault(issue.cell, []).append(issue.message)
    return {cell: "\n".join(messages) for cell, messages in found.items()}


def _shown_rows(sheet: Sheet, first: int, issues: Iterable[str]) -> list[int]:
    page = range(first, min(first + ROWS, sheet.height))
    wrong = sorted({cell_place(cell)[0] for cell in issues})
    near = (row for at in wrong for row in range(at - NEAR, at + NEAR + 1))
    beyond = list(dict.fromkeys(row for row in near if 0 <= row < sheet.height and row not in page))
    return sorted([*page, *beyond[:MOST_NEAR]])


def _merged(sheet: Sheet, rows: Sequence[int], columns: range) -> dict[tuple[int, int], tuple[int, int]]:
    """Rows and columns that a merged cell takes, by its place; (0, 0) for each cell that another covers.

    Only what is shown, and in rows that follow each other.
    """
    shown, sizes = set(rows), dict[tuple[int, int], tuple[int, int]]()
    for merge in sheet.merges:
        within = range(max(merge.first_column, columns.start), min(merge.last_column + 1, columns.stop))
        top, last = merge.first_row, merge.last_row
        if not within or within.start != merge.first_column or last - top > len(rows):
            continue
        if not shown.issuperset(range(top, last + 1)):
            continue
        sizes |= {(row, column): (0, 0) for row in range(top, last + 1) for column in within}
        sizes[top, within.start] = (last - top + 1, len(within))
    return sizes


def _numbers(figures: Resolved | None, sheet: str, names: Sequence[str]) -> dict[str, int]:
    """Which of these cells of a sheet hold a figure, and the figure's number."""
    if figures is None or not len(figures) or not names:
        return {}
    sheets = figures.tidy.sheets
    here = np.flatnonzero(np.array([text == sheet for text in sheets.texts], np.bool_)[sheets.codes])
    cells = figures.tidy.cells.take(pa.array(here))
    places = pc.index_in(pa.array(names, pa.string()), value_set=cells).to_pylist()
    return {name: int(here[place]) for name, place in zip(names, places, strict=True) if place is not None}


def _slots(figures: Resolved, number: int, catalog: Catalog) -> tuple[Slot, ...]:
    meanings = _meanings(figures, number, catalog)
    own = figures.tidy.place(number)
    found = []
    for field, name in SLOTS.items():
        coded = figures.tidy.fields[field]
        printed = coded.texts[coded.codes[number]]
        place = figures.tidy.origin(number, field)
        found.append(Slot(name, printed, meanings[field], "" if place == own else place[1]))
    return tuple(found)


def _meanings(figures: Resolved, number: int, catalog: Catalog) -> dict[Field, str]:
    """Each slot by the catalogue; '' where it is not known there."""
    indicator = figures.indicator.texts[figures.indicator.codes[number]]
    category = figures.category.texts[figures.category.codes[number]]
    region = figures.region.texts[figures.region.codes[number]]
    measure = figures.measure.texts[figures.measure.codes[number]]
    status = figures.status.texts[figures.status.codes[number]]
    named = catalog.indicators[indicator].name if indicator else ""
    words = [named, category, _MEASURES.get(measure, "")]
    return {
        "indicator": " · ".join(word for word in words if word) if indicator else "",
        "region": catalog.regions[region].name if region else "",
        "period": Period(int(figures.starts[number]), int(figures.ends[number])).label,
        "unit": figures.unit.texts[figures.unit.codes[number]],
        "status": _STATUSES.get(status, ""),
    }
