"""The values of a checked workbook, read by calamine into Arrow columns of texts."""

from __future__ import annotations

import io
from collections.abc import Collection
from typing import Any, NamedTuple

import pyarrow as pa

from etl.preflight import damaged
from etl.problem import IssueError
from etl.sheets.number_text import number_text


class Values(NamedTuple):
    """The columns of one sheet from A, all equally long."""

    name: str
    columns: tuple[pa.Array, ...]
    hidden: bool


def values(data: bytes, many_decimals: Collection[str]) -> list[Values]:
    """The values of every sheet, empty ones too; IssueError where the workbook cannot be read.

    The sheets with ``many_decimals`` are read in another, slower way that keeps more than nine.
    """
    import fastexcel  # here, because the other commands need not wait for it

    try:
        reader = fastexcel.read_excel(data)
        found = [_loaded(reader, index) for index in range(len(reader.sheet_names))]
        return _exact(data, found, many_decimals) if many_decimals else found
    except BaseException as fault:  # its panics derive from BaseException
        if isinstance(fault, (KeyboardInterrupt, SystemExit)):
            raise
        raise _unreadable(fault) from fault


def _unreadable(fault: BaseException) -> IssueError:
    if "detect file format" in str(fault).lower():
        return no_workbook()
    return damaged()


def no_workbook() -> IssueError:
    """The refusal of a zip of something else."""
    message = "压缩包内不是工作簿。请用 Excel 或 WPS 打开后另存为 .xlsx 再读。"
    return IssueError("unknown_format", message)


def _loaded(reader: Any, index: int) -> Values:
    loaded = reader.load_sheet(index, header_row=None, skip_rows=0, dtypes="string", schema_sample_rows=1)
    batch = loaded.to_arrow()
    hidden = loaded.visible != "visible"
    if not batch.num_columns:
        return Values(loaded.name, (), hidden)
    before = loaded.available_columns()[0].absolute_index
    empty = [pa.nulls(batch.num_rows, pa.string())] * before if before else []
    return Values(loaded.name, (*empty, *batch.columns), hidden)


def _exact(data: bytes, sheets: list[Values], many_decimals: Collection[str]) -> list[Values]:
    """The same sheets, those that may have lost digits read again."""
    import python_calamine

    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    return [_reread(book, sheet) if sheet.name in many_decimals else sheet for sheet in sheets]


def _reread(book: Any, sheet: Values) -> Values:
    grid = book.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
    columns = (pa.array(map(_cell_text, column), pa.string()) for column in zip(*grid, strict=True))
    return sheet._replace(columns=tuple(columns))


def _cell_text(cell: object) -> str | None:
    if cell == "":
        return None
    return number_text(cell) if isinstance(cell, float) else str(cell)
