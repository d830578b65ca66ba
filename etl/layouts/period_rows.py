"""Periods in rows, indicators (or, under a line 指标：…, regions) in columns."""

from __future__ import annotations

from collections.abc import Sequence

from etl.layouts.block import Block, Column, Field, Texts
from etl.layouts.header import Header, is_one_row, is_period
from etl.layouts.label import bare, read_label
from etl.layouts.margin import Margin, read_margin
from etl.sheets import Sheet
from indicators.catalog import Catalog

_LOOKED_AT = 60  # rows under a header that decide whether its column holds periods


class PeriodRows:
    """A column of periods under 时间, Period, 报告期 or a blank corner; the header row names the figures."""

    name = "period_rows"

    def recognise(self, sheet: Sheet, rows: Sequence[Header], catalog: Catalog) -> list[Block]:
        """The one table of the sheet, or none."""
        for header in rows:
            stubs = _stubs(header, sheet, catalog)
            if stubs is None:
                continue
            margin = read_margin(sheet, header.row, sheet.height, catalog)
            units = _unit_row(header, sheet, catalog)
            columns = tuple(
                Column(index, {**_texts(cell, margin, catalog), **_unit(units, index)})
                for index, cell in header.others
            )
            first = header.row + (2 if units else 1)
            if not is_one_row(header, stubs["period"], sheet, first):
                continue
            span = (header.row, first, margin.last)
            return [Block(sheet, self.name, *span, columns, stubs, margin.texts, margin.source)]
        return []


def _stubs(header: Header, sheet: Sheet, catalog: Catalog) -> dict[Field, int] | None:
    corner = header.cells[0].strip() and "period" not in header.stubs
    if corner or "indicator" in header.stubs or not header.others:
        return None
    below = sheet.rows(header.row + 1, header.row + 1 + _LOOKED_AT)
    if "period" in header.stubs:
        column = header.stubs["period"]
        named = any(is_period(cell) for cell in header.cells)
        return None if named or not any(row[column].strip() for row in below) else header.stubs
    spelled = [row[0] for row in below if row[0].strip()]
    labels = (read_label(cell, catalog).name for _, cell in header.others)
    if not spelled or sum(map(is_period, spelled)) * 2 < len(spelled):
        return None
    return {**header.stubs, "period": 0} if any(map(catalog.find_indicator, labels)) else None


def _texts(cell: str, margin: Margin, catalog: Catalog) -> Texts:
    if "indicator" in margin.texts and catalog.find_region(cell.strip()) is not None:
        return {"region": cell.strip()}
    return {"indicator": cell.strip()}


def _unit_row(header: Header, sheet: Sheet, catalog: Catalog) -> list[str]:
    """The row under the header if it says nothing but units, else []."""
    for row in sheet.rows(header.row + 1, header.row + 2):
        said = [row[index].strip() for index, _ in header.others if row[index].strip()]
        titled = bare(row[header.stubs.get("period", 0)]) in ("单位", "计量单位")
        if said and (titled or all(_is_unit(text, catalog) for text in said)):
            return row
    return []


def _is_unit(text: str, catalog: Catalog) -> bool:
    return catalog.find_unit(text.strip("()（）")) is not None


def _unit(units: list[str], index: int) -> Texts:
    said = units[index].strip().strip("()（）") if units else ""
    return {"unit": said} if said else {}
