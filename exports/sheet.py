"""One table as a sheet: title, subtitle, frozen heads, figures and formulas, notes and source below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from exhibits.exhibit import Table
from exports.columns import Column, columns, numbers_of
from exports.formulas import Formula, formulas
from exports.paper import Paper, width
from exports.printed import Printed, stored

HEAD_ROW: Final = 2  # title and subtitle stand above
FIRST_ROW: Final = HEAD_ROW + 1
LONGEST_TEXT: Final = 32_767  # what a cell holds
LEVEL: Final = 12  # signs of a head that stand on one line


def write_sheet(sheet: Worksheet, table: Table, paper: Paper) -> None:
    """Fill ``sheet``; its heads stay in sight, and repeat on paper."""
    numbers = numbers_of(table)
    told = columns(table, numbers, plain=False)
    sheet.write_string(
        0, 0, _fitting(f"{table.title}{f'（{table.mark}）' if table.mark else ''}"), paper.title
    )
    sheet.write_string(1, 0, _fitting(table.subtitle), paper.muted)
    letters = {column.place: place for place, column in enumerate(told) if column.place is not None}
    reckoned = formulas(table, numbers)
    for place, column in enumerate(told):
        sheet.write_string(HEAD_ROW, place, column.head, paper.figure_head if column.numeric else paper.head)
        _write_column(sheet, place, column, reckoned, letters, paper)
        sheet.set_column(place, place, width(_shown(column)))
    last = FIRST_ROW + len(table.rows)
    _foot(sheet, last, table, paper)
    _frame(sheet, last, told, paper)


def _write_column(
    sheet: Worksheet,
    place: int,
    column: Column,
    reckoned: Sequence[Mapping[int, Formula]],
    letters: Mapping[int, int],
    paper: Paper,
) -> None:
    usual = max((each.decimals or 0 for each in column.entries if isinstance(each, Printed)), default=0)
    for row, entry in enumerate(column.entries, FIRST_ROW):
        if isinstance(entry, str):
            _write_words(sheet, row, place, entry, paper.silent if column.numeric else paper.words)
            continue
        look = paper.figure(
            entry, usual if entry.decimals is None else entry.decimals, "" if column.unit else entry.unit
        )
        formula = None if column.place is None else reckoned[row - FIRST_ROW].get(column.place)
        if formula is None:
            sheet.write_number(row, place, stored(entry), look)
            continue
        first, second = (xl_rowcol_to_cell(row, letters[each]) for each in (formula.first, formula.second))
        sheet.write_formula(row, place, formula.text.format(first=first, second=second), look, formula.value)


def _write_words(sheet: Worksheet, row: int, place: int, words: str, look: Format) -> None:
    """Nothing is an empty cell and not an empty text, which a count would count."""
    if words:
        sheet.write_string(row, place, _fitting(words), look)
    else:
        sheet.write_blank(row, place, None, look)


def _shown(column: Column) -> list[str]:
    """The texts that the column must be wide enough for; a long head takes two lines.

    A head is bold, and has a button of the filter beside it.
    """
    numbers = [each for each in column.entries if isinstance(each, Printed)]
    words = [each for each in column.entries if isinstance(each, str)]
    unit = "" if column.unit else max((each.unit for each in numbers), key=len, default="")
    places = max((each.decimals or 0 for each in numbers), default=0)
    widest = {f"{each:,.{places}f}{unit}" for each in _ends([number.value for number in numbers])}
    head = column.head
    return [*words, *widest, f"{head if len(head) <= LEVEL else head[: len(head) // 2 + 2]}　"]


def _ends(values: Sequence[float]) -> tuple[float, ...]:
    return (min(values), max(values)) if values else ()


def _foot(sheet: Worksheet, row: int, table: Table, paper: Paper) -> None:
    notes = f"注：{'；'.join(table.notes)}。" if table.notes else ""
    for line, text in enumerate([text for text in (notes, table.source) if text], row + 1):
        sheet.write_string(line, 0, _fitting(text), paper.muted)


def _frame(sheet: Worksheet, last: int, told: Sequence[Column], paper: Paper) -> None:
    """What stays in sight: the heads, and the columns up to the first that names the rows."""
    named = next((place for place, column in enumerate(told) if not column.numeric), -1)
    sheet.freeze_panes(FIRST_ROW, named + 1)
    sheet.set_row(HEAD_ROW, 32)
    sheet.set_row(0, 22)
    sheet.hide_gridlines(2)
    sheet.repeat_rows(HEAD_ROW)
    end = max(last - 1, HEAD_ROW)
    sheet.autofilter(HEAD_ROW, 0, end, max(len(told) - 1, 0))
    sheet.ignore_errors({"number_stored_as_text": f"A1:{xl_rowcol_to_cell(end, max(len(told) - 1, 0))}"})
    paper.fit(sheet)


def _fitting(text: str) -> str:
    return text if len(text) <= LONGEST_TEXT else f"{text[: LONGEST_TEXT - 1]}…"
