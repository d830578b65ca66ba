"""The shapes of table that can be read: three simple ones that are tried first, then any other."""

from etl.layouts.block import Block
from etl.layouts.book import Book
from etl.layouts.general import read_general
from etl.layouts.header import Layout, headers
from etl.layouts.indicator_rows import IndicatorRows
from etl.layouts.long_template import LongTemplate
from etl.layouts.period_rows import PeriodRows
from etl.layouts.plainness import is_plain, is_untold
from etl.sheets import Sheet
from indicators.catalog import Catalog

LAYOUTS: tuple[Layout, ...] = (LongTemplate(), PeriodRows(), IndicatorRows())


def blocks_of(sheet: Sheet, catalog: Catalog, book: Book) -> list[Block]:
    """The tables of a sheet: by the first simple layout that explains all of it, else as any table."""
    rows = list(headers(sheet))
    simple: list[Block] = []
    for layout in LAYOUTS:
        simple = list(layout.recognise(sheet, rows, catalog))
        if simple:
            break
    if simple and all(is_plain(block) and not is_untold(block, catalog) for block in simple):
        return simple
    return read_general(sheet, book) or simple
