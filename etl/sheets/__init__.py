"""Bytes of a spreadsheet → its sheets, every cell a text in an Arrow column."""

from etl.sheets.formats import read_sheets
from etl.sheets.sheet import Merge, Sheet, text_bytes

__all__ = ["Merge", "Sheet", "read_sheets", "text_bytes"]
