"""Indicators (or, under a line 指标：…, regions) in rows, periods in columns."""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.address import cell_name
from etl.layouts.block import Block, Column, Field
from etl.layouts.header import Header, is_one_row, period_texts
from etl.layouts.label import read_label
from etl.layouts.margin import Margin, read_margin
from etl.problem import Issue
from etl.sheets import Sheet
from indicators.catalog import Catalog

_LIKE_PERIOD = re.compile(r"\d\s*[年月季]|[年季度]$|^\d{4}[-./]?\d{0,2}$")


class IndicatorRows:
    """A header row of periods; the first column, or the one under 指标, names what the figures are."""

    name = "indicator_rows"

    def recognise(self, sheet: Sheet, rows: Sequence[Header], catalog: Catalog) -> list[Block]:
        """The one table of the sheet, or none."""
        for header in rows:
            columns, issues = _columns(header, sheet, catalog)
            if not columns:
                continue
            margin = read_margin(sheet, header.row, sheet.height, catalog)
            stubs = _stubs(header, margin, columns, sheet, catalog)
            if stubs is None:
                continue
            if not is_one_row(header, stubs.get("indicator", stubs.get("region", 0)), sheet, header.row + 1):
                continue
            span = (header.row, header.row + 1, margin.last)
            said = (margin.texts, margin.source, tuple(issues))
            return [Block(sheet, self.name, *span, tuple(columns), stubs, *said)]
        return []


def _columns(header: Header, sheet: Sheet, catalog: Catalog) -> tuple[list[Column], list[Issue]]:
    columns: list[Column] = []
    issues: list[Issue] = []
    for index, cell in header.others:
        texts = period_texts(cell, catalog)
        if texts is None and _LIKE_PERIOD.search(cell.strip()):
            texts = {"period": cell.strip()}  # for the check to say that nobody can read it
        if texts is not None:
            columns.append(Column(index, texts))
        elif columns or header.stubs:
            issues.append(_unknown_column(sheet, header.row, index, cell))
    return columns, issues


def _unknown_column(sheet: Sheet, row: int, index: int, cell: str) -> Issue:
    message = (
        f"表头“{cell.strip()}”不是报告期，该列未读取。表头应写报告期，如“2023年1-4月”“2023年一季度”；"
        "公布的同比写作“2023年1-4月同比增长(%)”。"
    )
    return Issue("warning", "unknown_column", sheet.name, cell_name(row, index), message)


def _stubs(
    header: Header, margin: Margin, columns: list[Column], sheet: Sheet, catalog: Catalog
) -> dict[Field, int] | None:
    stubs: dict[Field, int] = {field: column for field, column in header.stubs.items() if field != "period"}
    if "indicator" in stubs or ("region" in stubs and "indicator" in margin.texts):
        return stubs
    corner = header.cells[0].strip()
    if corner or columns[0].index == 0 or len(columns) < len(header.others):
        return None
    names = [row[0] for row in sheet.rows(header.row + 1, header.row + 31) if row[0].strip()]
    known = [name for name in names if catalog.find_indicator(read_label(name, catalog).name) is not None]
    return {**stubs, "indicator": 0} if known else None
