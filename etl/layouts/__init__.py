"""The shapes of table that can be read, in the order in which they are tried."""

from etl.layouts.block import Block
from etl.layouts.header import Layout, headers
from etl.layouts.indicator_rows import IndicatorRows
from etl.layouts.long_template import LongTemplate
from etl.layouts.period_rows import PeriodRows
from etl.sheets import Sheet
from indicators.catalog import Catalog

LAYOUTS: tuple[Layout, ...] = (LongTemplate(), PeriodRows(), IndicatorRows())


def blocks_of(sheet: Sheet, catalog: Catalog) -> list[Block]:
    """The tables of a sheet by the first layout that recognises it; empty where none does."""
    rows = list(headers(sheet))
    for layout in LAYOUTS:
        blocks = layout.recognise(sheet, rows, catalog)
        if blocks:
            return list(blocks)
    return []
