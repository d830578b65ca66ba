"""One figure a row, under a header of field names in any order: what ``etl template`` writes."""

from __future__ import annotations

from collections.abc import Sequence

from etl.address import cell_name
from etl.layouts.block import Block, Column
from etl.layouts.header import VALUE_WORDS, Header
from etl.layouts.label import bare
from etl.layouts.margin import read_margin
from etl.problem import Issue
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
            unread = tuple(
                _unread(sheet, header.row, *other) for other in header.others if other[0] != values[0]
            )
            said = (margin.texts, margin.source, unread)
            return [Block(sheet, self.name, *span, columns, header.stubs, *said)]
        return []


def _unread(sheet: Sheet, row: int, column: int, cell: str) -> Issue:
    message = (
        f"长表不读“{cell.strip()}”列：一行只有一个数，写在“数值”列。"
        "同比、目标请另起一行，在“数据类型”列写明“公布同比”“年度目标”；不需入库时可忽略。"
    )
    return Issue("warning", "unknown_column", sheet.name, cell_name(row, column), message)
