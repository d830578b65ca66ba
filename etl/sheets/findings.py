"""What is said of cells that do not hold what people see in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from etl.address import cell_name
from etl.problem import Issue, shortened


def cell_issues(
    sheet: str, errors: Sequence[tuple[int, int, str]], uncalculated: Sequence[tuple[int, int]]
) -> tuple[Issue, ...]:
    """A warning for each cell in error and each formula without a value; of many the first and how many."""
    return tuple(shortened([*_errors(sheet, errors), *_uncalculated(sheet, uncalculated)]))


def _errors(sheet: str, errors: Sequence[tuple[int, int, str]]) -> Iterator[Issue]:
    for row, column, text in errors:
        message = f"单元格是错误值 {text or '#?'}，按空白读取。请在 Excel 中改正公式或填入数值，保存后再读。"
        yield Issue("warning", "error_cell", sheet, cell_name(row, column), message)


def _uncalculated(sheet: str, cells: Sequence[tuple[int, int]]) -> Iterator[Issue]:
    for row, column in cells:
        message = "单元格是公式，但文件中没有它的计算结果，按空白读取。请在 Excel 中打开并保存一次，再读。"
        yield Issue("warning", "uncalculated", sheet, cell_name(row, column), message)


def macros() -> Issue:
    """The warning that a workbook carries a VBA project."""
    message = "文件带有宏（VBA），读取时不运行，只读单元格。建议另存为不带宏的 .xlsx。"
    return Issue("warning", "macros", "", "", message)


def layout_lost(sheet: str) -> Issue:
    """The warning that what is merged, hidden or formatted could not be read."""
    message = "合并单元格、隐藏行列和百分比格式未能读出，只读了数值。请核对，或另存为 .xlsx 后再读。"
    return Issue("warning", "layout_lost", sheet, "", message)
