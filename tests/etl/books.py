"""Small workbooks for the tests of the reading side."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

from openpyxl import Workbook

from etl.reading import Reading, read_file
from indicators.catalog import Catalog

Rows = Sequence[Any]  # of rows of cells
LONG = ["指标", "地区", "类别", "报告期", "数据类型", "数值", "单位", "状态"]


def workbook(sheets: Mapping[str, Rows] | Rows) -> bytes:
    """The bytes of an .xlsx file; a list of rows alone becomes the sheet 表1."""
    if not isinstance(sheets, Mapping):
        sheets = {"表1": sheets}
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def reading(sheets: Mapping[str, Rows] | Rows, region: str = "") -> Reading:
    """What the program makes of such a workbook."""
    return read_file(workbook(sheets), Catalog.load(), region)


def seen(found: Reading) -> dict[str, tuple[object, ...]]:
    """By cell: indicator code, span, value as printed, unit, measure."""
    by_cell: dict[str, tuple[object, ...]] = {}
    for one in found.observations():
        span = f"{one['period_start']}..{one['period_end']}"
        by_cell[one["cell"]] = (one["indicator"], span, one["value"], one["unit"], one["measure"])
    return by_cell


def codes(found: Reading) -> list[str]:
    """The codes of the issues."""
    return [issue.code for issue in found.issues]
