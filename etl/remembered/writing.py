"""Layouts as TOML that people read and edit: rows and columns as Excel names them, fields in Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import tomli_w

from etl.address import column_letters
from etl.guide import TableGuide
from etl.remembered.layout import Form, Layout

if TYPE_CHECKING:
    from etl.guide import Role
    from etl.layouts.block import Field

ROLE_WORDS: dict[Role, str] = {
    "indicator": "指标", "region": "地区", "category": "类别", "period": "报告期", "measure": "数据类型",
    "unit": "单位", "status": "状态", "value": "数值", "code": "代码", "ignored": "不读",
}  # fmt: skip
FIELD_WORDS: dict[Field, str] = {
    role: word
    for role, word in ROLE_WORDS.items()
    if role != "value" and role != "code" and role != "ignored"  # so written for the type checker
}
NAMES_ALLOWED = '60 字以内的名称，不含 \\ / : * ? " < > |，不以点或空格开头结尾'
_INNER = r'[^\\/:*?"<>|\x00-\x1f\x7f]'
_NAME = re.compile(rf"(?![. ]){_INNER}{{1,60}}(?<![. ])")
HEAD = """\
# 住建数览的版式：这样的报表怎样读。行号、列标与 Excel 中相同；# 代表随期变化的年月，* 代表任意文字。
# [[sheet]] 是人作的决定，写了的才算数，没有写的由程序判断：
#   header 表头行，如 "3-4"；rows 数据行，如 "5-40"，"5-" 表示到末尾；ignored_rows 不读的行，如 "12,20-22"
#   columns 各列是什么：指标、地区、类别、报告期、数据类型、单位、状态、数值、代码、不读
#   texts 全表都用的说明，column_texts 某一列用的说明，如 "单位" = "万平方米"
# [labels] 表中名称 = 指标代码（或 代码=类别）；[regions] 表中地名 = 地区代码；ignored_labels 不读的名称
# [[form]] 是确认时表头的样子，下月的报表与它相同才自动照此读取。

"""


def written(layout: Layout) -> str:
    """The file's text; ``parsing.parsed`` gives the same layout back."""
    guide = layout.guide
    document: dict[str, Any] = {
        "name": guide.name, "file": layout.file, "author": layout.author, "confirmed": layout.confirmed,
        "ignored_labels": sorted(guide.ignored_labels), "labels": dict(guide.labels),
        "regions": dict(guide.regions),
        "sheet": [_table(name, table) for name, table in guide.sheets.items()],
        "form": [_form(form) for form in layout.forms],
    }  # fmt: skip
    return HEAD + tomli_w.dumps({key: value for key, value in document.items() if value})


def _table(name: str, table: TableGuide) -> dict[str, Any]:
    written: dict[str, Any] = {
        "name": name,
        "header": _span(table.header),
        "rows": _span(table.rows),
        "ignored_rows": _numbers(table.ignored_rows),
        "columns": {column_letters(column): ROLE_WORDS[role] for column, role in table.columns.items()},
        "texts": _texts(table.texts),
        "column_texts": {
            column_letters(column): _texts(texts) for column, texts in table.column_texts.items()
        },
    }
    return {key: value for key, value in written.items() if value or key == "name"}


def _form(form: Form) -> dict[str, Any]:
    columns = {column_letters(column): path for column, path in form.columns.items()}
    written = {"sheet": form.sheet, "header": _span(form.header), "columns": columns}
    rows = {str(row + 1): text for row, text in form.rows.items()}
    return written | ({"rows": rows} if rows else {})


def _texts(texts: Mapping[Field, str]) -> dict[str, str]:
    return {FIELD_WORDS[field]: text for field, text in texts.items()}


def _span(span: tuple[int, int | None] | None) -> str:
    """Rows from 1, both ends included; open where they go on to the end."""
    if span is None:
        return ""
    first, after = span[0] + 1, span[1]
    if after is None:
        return f"{first}-"
    return str(first) if after == first else f"{first}-{after}"


def _numbers(rows: Iterable[int]) -> str:
    """Rows from 1, runs of them joined: 12,20-22."""
    runs: list[list[int]] = []
    for row in sorted(rows):
        if runs and runs[-1][1] == row:
            runs[-1][1] = row + 1
        else:
            runs.append([row, row + 1])
    return ",".join(_span((first, after)) for first, after in runs)


def is_name(name: str) -> bool:
    """Whether a name can be that of a file on every system."""
    return _NAME.fullmatch(name) is not None
