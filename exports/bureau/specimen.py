"""A template to begin with: the paper of the house with placeholders in it, of figures that there are."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any, Final

from exhibits.exhibit import Cell, Table
from exports.document.house import paper
from exports.document.styles import HEAD, SUBTITLE
from exports.document.tables import drawn, grids
from exports.document.writing import Writing

FIGURES: Final = 3


def example(values: Mapping[str, Any]) -> bytes:
    """Sentences of the first figures, and a table of the regions below with a row for each."""
    names = [name for name, told in values.items() if isinstance(told, Mapping)][:FIGURES]
    made = paper()
    writing = Writing(made)
    writing.words("{{ 地区 }}{{ 报告期 }}运行情况", HEAD)
    writing.words("（{{ 日期 }}）", SUBTITLE)
    writing.section("总体情况")
    for name in names:
        writing.words(f"{{{{ {name}.句子 }}}}")
    lists = {name: told for name, told in values.items() if isinstance(told, tuple) and told}
    if names and "各地区" in lists:
        writing.section("各地情况")
        table = _table(names[0])
        writing.add(drawn(table, grids(table)[0], followed=False))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _table(name: str) -> Table:
    fields = ("累计", "同比", "位次")
    cells = [f"{{{{ 地区.{name}.{field} }}}}" for field in fields]
    row = ("{% for 地区 in 各地区 %}{{ 地区.名称 }}", *cells[:-1], f"{cells[-1]}{{% endfor %}}")
    heads = (("地区", False), *((field, True) for field in fields))
    return Table(title="", subtitle="", heads=heads, rows=(tuple(map(Cell, row)),))
