"""A basket as an .xlsx workbook: a sheet an exhibit with its chart, all figures in one long sheet, 说明."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from exhibits.basket import Basket, Item
from exhibits.exhibit import Chart, Table
from exhibits.plain_table import plain_table
from exhibits.theme import HEAT, PAPER
from exhibits.tidy import tidy
from exports.columns import columns, numbers_of
from exports.paper import Paper
from exports.sheet import FIRST_ROW, write_sheet
from exports.sheet_charts import draw
from exports.workbook import ABOUT_SHEET, OPTIONS, free_name, write_lines

LONG_SHEET: Final = "长表"
SHORT: Final = 20  # signs of a sheet's name that are its exhibit's


def write(basket: Basket) -> bytes:
    """The file."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, OPTIONS) as book:
        paper = Paper(book)
        taken = {ABOUT_SHEET.casefold(), LONG_SHEET.casefold()}
        for number, item in enumerate(basket.items, 1):
            name = free_name(f"{number} {_short(item)}", taken)
            sheet = book.add_worksheet(name)
            table = plain_table(item.exhibit)
            write_sheet(sheet, _titled(table, item), paper)
            told = columns(table, numbers_of(table), plain=False)
            held = {column.place: at for at, column in enumerate(told) if column.place is not None}
            if isinstance(item.exhibit, Chart) and item.exhibit.kind == "heat":
                _shade(sheet, len(table.rows), len(told))
            draw(book, sheet, name, item.exhibit, held, len(told), paper)
        if basket.items:
            write_sheet(book.add_worksheet(LONG_SHEET), tidy(basket.items), paper)
        write_lines(book.add_worksheet(ABOUT_SHEET), list(_about(basket)), paper)
        book.set_properties({"title": basket.name, "subject": basket.subtitle, "author": "住建数览"})
    return out.getvalue()


def _short(item: Item) -> str:
    """The indicator, or what else its subtitle begins with; a heading where somebody gave one."""
    return (item.heading or item.exhibit.subtitle.partition(" · ")[0] or item.exhibit.title)[:SHORT]


def _titled(table: Table, item: Item) -> Table:
    """With what people made of its title, and what has changed, among the notes."""
    return replace(table, title=item.title, notes=(*table.notes, *item.flags))


def _shade(sheet: Worksheet, rows: int, width: int) -> None:
    """A grid of growth: orange for declines, blue for growth, white at zero."""
    if rows and width > 1:
        sheet.conditional_format(
            FIRST_ROW, 1, FIRST_ROW + rows - 1, width - 1,
            {"type": "3_color_scale", "mid_type": "num", "mid_value": 0,
             "min_color": HEAT[1][1], "mid_color": PAPER, "max_color": HEAT[-2][1]},
        )  # fmt: skip


def _about(basket: Basket) -> Iterable[tuple[str, str]]:
    yield "汇报篮", basket.name
    yield from _told("范围", [basket.subtitle])
    yield from _told("综述", [basket.paragraph])
    for number, item in enumerate(basket.items, 1):
        said = [item.title, item.exhibit.subtitle, item.sentence, item.note]
        said += [f"{label}：{words}" for label, words in item.filters]
        said += [item.exhibit.source, item.exhibit.mark, *item.flags]
        yield from _told(str(number), said)
    yield from _told("口径", dict.fromkeys(text for item in basket.items for text in item.definitions))
    yield "数据版本", f"第{basket.build}版"
    yield "截至版本", basket.as_of or "现行数据（未回看历史版本）"
    yield "生成时间", basket.made


def _told(label: str, texts: Iterable[str]) -> Iterable[tuple[str, str]]:
    said = [text for text in texts if text]
    yield from ((label if at == 0 else "", text) for at, text in enumerate(said))
