"""One figure a row, under a header of field names in any order: what ``etl template`` writes."""

from __future__ import annotations

from collections.abc import Sequence

from etl.layouts.block import Block, Column
from etl.layouts.header import VALUE_WORDS, Header
from etl.layouts.label import bare
from etl.layouts.margin import read_margin
from etl.sheets import Sheet
from indicators.catalog import Catalog


class LongTemplate:
    """指标, 地区, 类别, 报告期, 数据类型, 数值, 单位, 状态; indicator, period and value must be there."""

    name = "long"

    def recognise(self, sheet: Sheet, rows: Sequence[Header], catalog: Catalog) -> list[Block]:
        """The one table of the sheet, or none."""
        for header in rows:
            if not {"indicator", "period"} <= header.stubs.keys():
                continue
            values = [column for column, cell in header.others if bare(cell) in VALUE_WORDS]
            if not values:
                continue
            margin = read_margin(sheet, header.row, sheet.height, catalog)
            columns = (Column(values[0], {}),)
            span = (header.row, header.row + 1, margin.last)
            return [Block(sheet, self.name, *span, columns, header.stubs, margin.texts, margin.source)]
        return []
