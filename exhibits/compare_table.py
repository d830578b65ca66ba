"""The figures under a comparison: a period a row, a series a column."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from exhibits.beside import Drawn, Line, Shown, axis
from exhibits.compare import base_name, comparable, grown, index, level, refusal
from exhibits.exhibit import Cell, Table
from exhibits.lines import key_of
from exhibits.wording import firmness_words

if TYPE_CHECKING:
    from indicators.catalog import Catalog
    from indicators.growth import Growth


def table(lines: Sequence[Line], catalog: Catalog, mode: str, base: int) -> Table:
    """What the charts of a ``mode`` (index, panels, growth) show, the newest first; each number has its key.

    In an index a figure of another length than the base's has no number, as in the chart.
    """
    drawn: dict[str, Drawn] = {"index": partial(_index, catalog, base), "panels": level, "growth": grown}
    words = {"index": f"指数（{base_name(lines, base)}＝100）", "panels": "数值", "growth": "同比"}[mode]
    shown = comparable(lines, base) if mode == "index" else lines
    slots = axis(shown)
    rows = [
        (Cell(slot.label), *(_cell(line, line.at(slot.end), drawn[mode]) for line in shown))
        for slot in reversed(slots)
    ]
    return Table(
        title="逐期对比",
        subtitle=words,
        heads=(("期间", False), *((_head(line, mode), True) for line in lines)),
        rows=tuple(row for row in rows if any(cell.text for cell in row[1:])),
    )


def _index(catalog: Catalog, base: int, line: Line, row: Growth) -> Shown:
    return Shown(None, "") if refusal(line, catalog, base) else index(catalog, base, line, row)


def _head(line: Line, mode: str) -> str:
    unit = next((row.unit for row in line.rows if row.value is not None), "")
    return f"{line.name}（{unit}）" if mode == "panels" and unit else line.name


def _cell(line: Line, row: Growth | None, drawn: Drawn) -> Cell:
    if row is None:
        return Cell("")
    shown = drawn(line, row)
    if shown.value is None:
        return Cell(shown.text, tone="muted")
    firm = firmness_words(row)
    return Cell(f"{shown.text}{f'（{firm}）' if firm else ''}", shown.value, key=key_of(row))
