"""The words of a header row that name a field, and the search for that row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Protocol

from etl.layouts.block import Block, Field, Texts
from etl.layouts.label import bare, read_label
from etl.layouts.margin import has_colon, is_said
from etl.layouts.words import is_silent
from etl.sheets import Sheet
from indicators.catalog import Catalog
from indicators.period import parse_with_status

SEARCHED = 40  # rows from the top in which a header is looked for

WORDS: dict[str, Field] = {
    **dict.fromkeys(("指标", "指标名称", "项目", "指标项目", "统计指标"), "indicator"),
    **dict.fromkeys(("地区", "区域", "地区名称", "区县", "县区", "县(市、区)", "行政区划", "省份"), "region"),
    **dict.fromkeys(("类别", "分类", "用途"), "category"),
    **dict.fromkeys(("报告期", "时间", "期间", "月份", "年月", "日期", "period"), "period"),
    **dict.fromkeys(("年份", "年度", "季度"), "period"),
    **dict.fromkeys(("数据类型",), "measure"),
    **dict.fromkeys(("单位", "计量单位"), "unit"),
    **dict.fromkeys(("状态", "数据状态"), "status"),
}
VALUE_WORDS = ("数值", "指标值", "数据值", "值")
SILENT_WORDS = ("备注", "说明", "序号", "代码", "指标代码", "地区代码", "编号", "行次", "")
MEASURE_WORDS = {"actual": "实际值", "yoy_reported": "同比增长", "target": "年度目标"}


@dataclass(frozen=True)
class Header:
    """A possible header row: which column names which field, and the cells that name none."""

    row: int
    cells: list[str]
    stubs: dict[Field, int]

    @cached_property
    def others(self) -> list[tuple[int, str]]:
        """The columns that hold neither a field nor remarks, with their texts."""
        named = set(self.stubs.values())
        cells = enumerate(self.cells)
        others = [(n, cell) for n, cell in cells if n not in named and bare(cell) not in SILENT_WORDS]
        return [(n, cell) for n, cell in others if not is_silent(cell)]


class Layout(Protocol):
    """A shape of table that can be recognised."""

    name: str

    def recognise(self, sheet: Sheet, rows: Sequence[Header], catalog: Catalog) -> Sequence[Block]:
        """The tables of this shape on the sheet; empty where there is none, and no guess.

        ``rows`` are those that may be the header.
        """
        ...


def headers(sheet: Sheet) -> Iterator[Header]:
    """The filled rows from the top, each as if it were the header; lines such as 单位：万元 are none."""
    for row, cells in enumerate(sheet.rows(0, min(SEARCHED, sheet.height))):
        line = "".join(cells)
        if not line.strip() or (has_colon(line) and any(map(is_said, cells))):
            continue
        stubs: dict[Field, int] = {}
        for column, cell in enumerate(cells):
            if cell and cell[0] not in "0123456789":  # no word begins so, and most cells do
                field = WORDS.get(bare(cell).lower())
                if field:
                    stubs.setdefault(field, column)
        yield Header(row, cells, stubs)


@lru_cache(maxsize=20_000)
def is_period(text: str) -> bool:
    """Whether a cell spells a period; a lone year counts, for the place says that it is one."""
    return parse_with_status(text, year_alone=True)[0] is not None


def period_texts(text: str, catalog: Catalog) -> Texts | None:
    """What a header cell says if it names a period: 2023年1-4月同比增长(%) also names measure and unit."""
    if is_period(text):
        return {"period": text.strip()}
    label = read_label(text, catalog)
    if label.measure == "actual" or not is_period(label.name):
        return None
    texts: Texts = {"period": label.name, "measure": MEASURE_WORDS[label.measure]}
    return {**texts, "unit": label.unit} if label.unit else texts


def is_one_row(header: Header, stub: int, sheet: Sheet, first: int) -> bool:
    """Whether the header is whole.

    Texts in row ``first`` without a stub would continue it; numbers under a blank cell have theirs elsewhere.
    """
    blank = [column for column, cell in enumerate(header.cells) if not cell.strip() and column != stub]
    rows = sheet.rows(first, first + 3)
    if any(_is_number(row[column]) for row in rows for column in blank):
        return False
    if not rows or rows[0][stub].strip():
        return True
    return not any(rows[0][column].strip() for column, _ in header.others)


def _is_number(text: str) -> bool:
    return re.fullmatch(r"\s*[-+]?[\d,]+(\.\d+)?\s*", text) is not None
