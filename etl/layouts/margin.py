"""What stands above and below a table: 地区：上海, 单位：万元, 数据来源：…, notes; never data."""

from __future__ import annotations

import re
from typing import NamedTuple

from etl.layouts.block import Field, Texts
from etl.layouts.label import bare
from etl.layouts.places import place_in
from etl.sheets import Sheet
from indicators.catalog import Catalog

ABOVE, BELOW = 30, 60  # rows from either end in which such lines are looked for

_SAID = re.compile(
    r"\s*(数据库|地区|指标|时间|(?:计量)?单位|数据来源|资料来源|来源|报表名称?|表名)\s*[:：]\s*(.+?)\s*$"
)
_BRACKETED = re.compile(r"^\s*[（(\[【](.*)[)）\]】]\s*$")
_NEXT = re.compile(
    r"\s+(?=(?:地区|指标|时间|(?:计量)?单位|数据来源|资料来源)\s*[:：])"
    r"|(?<=\S)\s*(?=[（(\[【]\s*(?:计量)?单位\s*[:：][^）)\]】]*[）)\]】]\s*$)"
)
_ENDING = re.compile(
    r"(?:(?:注|注释|说明|备注|附注|数据来源|资料来源|来源)\s*\d*"
    r"|(?:填报人|审核人|制表人?|填表人|统计负责人|单位负责人|负责人|填报日期|报出日期|联系电话|填报单位))"
    r"\s*[:：]"
)
_FIELDS: dict[str, Field] = {"地区": "region", "指标": "indicator", "单位": "unit", "计量单位": "unit"}


class Margin(NamedTuple):
    """``texts`` hold for each value of a table, ``source`` is its 数据来源 line, ``last`` ends the data."""

    texts: Texts
    source: str
    last: int


def read_margin(sheet: Sheet, header: int, last: int, catalog: Catalog) -> Margin:
    """Of a table whose header is row ``header`` and which may reach to row ``last - 1``."""
    texts: Texts = {}
    above = sheet.rows(max(0, header - ABOVE), header)
    for key, value in _said(above):
        if key in _FIELDS and value:
            texts.setdefault(_FIELDS[key], value)
    unit = texts.get("unit", "")
    if unit and catalog.find_unit(unit) is None and re.search(r"[、,，;；和及]", unit):
        del texts["unit"]  # 单位：亿元、% names several and so decides none
    if "region" not in texts and catalog.find_region(sheet.name) is not None:
        texts["region"] = sheet.name.strip()
    if "region" not in texts:
        titled = (place_in(cell) for row in above for cell in row if cell)
        region = next((place for place in titled if place and catalog.find_region(place) is not None), "")
        texts |= {"region": region} if region else {}
    source = next((value for key, value in [*_said(above), *_said(_tail(sheet))] if key.endswith("来源")), "")
    return Margin(texts, source, _data_end(sheet, header, last))


def _tail(sheet: Sheet) -> list[list[str]]:
    return sheet.rows(max(0, sheet.height - BELOW), sheet.height)


def _said(rows: list[list[str]]) -> list[tuple[str, str]]:
    candidates = (cell for row in rows if has_colon("".join(row)) for cell in row)
    lines = (cell for cell in candidates if has_colon(cell) and len(cell) < 200)
    cells = (part for line in lines for part in _NEXT.split(line))
    matches = (_SAID.match(_BRACKETED.sub(r"\1", cell)) for cell in cells)
    return [(bare(match[1]), match[2]) for match in matches if match]


def _data_end(sheet: Sheet, header: int, last: int) -> int:
    """The first row after the header that is a note or a line of signatures."""
    start = max(header + 1, last - BELOW)
    for index, row in enumerate(sheet.rows(start, last), start):
        filled = (cell for cell in row if cell.strip())
        first = next(filled, "")
        if _ENDING.match(first.strip()):
            return index
        if first.startswith("\u3000\u3000") and not any(filled):
            return index  # a note carried on; an indented name has figures beside it
    return last


def has_colon(text: str) -> bool:
    """Whether a text has one of either width: without one it is no such line."""
    return ":" in text or "：" in text


def is_said(text: str) -> bool:
    """Whether a cell is such a line, and so no header: 单位：万元."""
    return has_colon(text) and _SAID.match(_BRACKETED.sub(r"\1", text)) is not None
