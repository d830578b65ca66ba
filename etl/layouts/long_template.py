"""One figure a row, under a header of field names in any order: what ``etl template`` writes."""

from __future__ import annotations

from etl.layouts.block import Block, Column
from etl.layouts.header import VALUE_WORDS, headers
from etl.layouts.label import bare
from etl.layouts.margin import read_margin
from etl.sheets import Sheet
from indicators.catalog import Catalog


class LongTemplate:
    """指标, 地区, 类别, 报告期, 数据类型, 数值, 单位, 状态; indicator, period and value must be there."""

    name = "long"

    def recognise(self, sheet: Sheet, catalog: Catalog) -> list[Block]:
        """The one table of the sheet, or none."""
        for header in headers(sheet):
            values = [column for column, cell in enumerate(header.cells) if bare(cell) in VALUE_WORDS]
            if not (values and "indicator" in header.stubs and "period" in header.stubs):
                continue
            margin = read_margin(sheet, header.row, sheet.height, catalog)
            columns = (Column(values[0], {}),)
            rows = (header.row, header.row + 1, margin.last)
            return [Block(sheet, self.name, *rows, columns, header.stubs, margin.texts, margin.source)]
        return []
