"""The workbook of an edit of targets: a long table that reads back as what was meant, and its notes."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from etl.address import cell_name
from indicators.aims import GROWTH, KIND_WORDS, Kind
from indicators.catalog import Catalog, Region

SHEET = "目标填报"
_HEADS = ("指标", "地区", "类别", "报告期", "数据类型", "数值", "单位", "状态", "备注")
_VALUE, _NOTE = _HEADS.index("数值"), _HEADS.index("备注")
_SIGNS: dict[Kind, str] = {"floor": "≥", "ceiling": "≤"}


class Line(NamedTuple):
    """One target to be loaded; ``deadline`` is a month's number, ``value`` in the catalogue's unit or %."""

    indicator: str
    category: str
    measure: str
    deadline: int
    value: float
    kind: Kind
    note: str = ""
    withdrawn: bool = False

    @property
    def key(self) -> tuple[str, str, str, int]:
        """What it is the target of; another one of the same key takes its place."""
        return self.indicator, self.category, self.measure, self.deadline

    @property
    def words(self) -> str:
        """9月底前清零, 增长10%, 不低于98."""
        due = "" if self.deadline % 12 == 11 else f"{self.deadline % 12 + 1}月底前"
        if self.kind == "clear":
            return f"{due}清零"
        return f"{due}{KIND_WORDS[self.kind]}{_plain(self.value)}{'%' if self.kind == 'growth' else ''}"


def workbook(region: Region, lines: Iterable[Line], catalog: Catalog, author: str) -> tuple[str, bytes]:
    """A name for the file and its bytes; no two are alike, for each says when it was made."""
    book, lines = Workbook(), list(lines)
    sheet = book.active
    assert isinstance(sheet, Worksheet)  # a new workbook has one
    sheet.title = SHEET
    told = f"数据来源：{SHEET}，{author}，{datetime.now():%Y-%m-%d %H:%M:%S.%f}"
    for at, row in enumerate([_HEADS, *(_row(line, region, catalog) for line in lines), [], [told]], 1):
        for column, text in enumerate(row, 1):
            cell = sheet.cell(at, column, text)
            if isinstance(text, str) and text:
                cell.data_type = "s"  # a note that begins with = is no formula
    out = io.BytesIO()
    book.save(out)
    return file_name(region, lines[0].deadline // 12), out.getvalue()


def file_name(region: Region, year: int) -> str:
    """What the edits of a region and year are called."""
    return f"{SHEET}_{region.name}_{year}年.xlsx"


def notes(original: Path) -> dict[str, str]:
    """The notes of an edit by the cell of the figure that they stand beside; none of other files."""
    if original.suffix != ".xlsx" or not original.exists():
        return {}
    book = load_workbook(original, read_only=True)
    try:
        if book.sheetnames != [SHEET]:
            return {}
        rows = book[SHEET].iter_rows(max_col=len(_HEADS), values_only=True)
        return {cell_name(at, _VALUE): str(row[_NOTE]) for at, row in enumerate(rows) if at and row[_NOTE]}
    finally:
        book.close()


def _row(line: Line, region: Region, catalog: Catalog) -> Iterable[object]:
    """As a person would write it; the codes serve where a name is not one region's or indicator's alone."""
    indicator = catalog.indicators[line.indicator]
    found, place = catalog.find_indicator(indicator.name), catalog.find_region(region.name)
    yield indicator.name if found == (indicator, "") else indicator.code
    yield region.name if place == region else region.code
    yield line.category
    year, month = line.deadline // 12, line.deadline % 12 + 1
    yield f"{year}年" if month == 12 else f"{year}年{month}月底前"
    grown = line.measure == GROWTH
    yield "增长目标" if grown else "年度目标"
    yield "清零" if line.kind == "clear" else _signed(line)
    yield "%" if grown else indicator.unit
    yield "取消" if line.withdrawn else ""
    yield line.note


def _signed(line: Line) -> float | str:
    """The number alone where the indicator says what it asks for, a sign before it where not."""
    sign = {"target_floor": "≥", "target_ceiling": "≤"}.get(line.measure, _SIGNS.get(line.kind, ""))
    return f"{sign}{_plain(line.value)}" if sign else line.value


def _plain(value: float) -> str:
    """12 digits, without an exponent and without zeros at the end."""
    text = f"{value:.12g}"
    return f"{value:.10f}".rstrip("0").rstrip(".") if "e" in text else text
