"""The lines above a table: those of its own, and those at the top of the sheet that hold for it too."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from etl.layouts.grid import Grid
from etl.layouts.tables import Table
from etl.layouts.titles import Titles

_UNIT_KEY = re.compile(r"units?(?: of measure(?:ment)?)?", re.IGNORECASE)


def beside(table: Table, tables: Sequence[Table]) -> list[Table]:
    """The tables that stand beside one."""
    return [one for one in tables if one.last == table.last and one is not table]


def own_titles(table: Table, others: Sequence[Table]) -> Sequence[tuple[int, int]]:
    """The title cells of a table; where ``others`` stand beside it, those over it or alone in their row."""
    if not others:
        return table.titles
    rows = Counter(row for row, _ in table.titles)
    return [place for place in table.titles if rows[place[0]] == 1 or table.left <= place[1] <= table.right]


def title_lines(grid: Grid, places: Sequence[tuple[int, int]]) -> list[str]:
    """The lines above a table; ``Unit of measure`` and the cell beside it are one."""
    lines: list[str] = []
    keyed = -1
    for row, column in places:
        text = grid.label(row, column)
        if row == keyed:
            lines[-1] += " " + text
        else:
            lines.append(text)
        keyed = row if text.endswith(("：", ":")) or _UNIT_KEY.fullmatch(text) else -1
        if keyed == row and not text.endswith((":", "：")):
            lines[-1] += ":"
    return lines


def merged(own: Titles, top: Titles, shared: str) -> Titles:
    """What a table's own lines say goes before what stands at the top of the sheet.

    ``shared`` is the title of the whole sheet; a table without a title of its own has all of the top.
    """
    text = " / ".join(dict.fromkeys(filter(None, (shared, own.text)))) if own.text else top.text
    return Titles(
        text,
        own.unit or top.unit,
        own.region or top.region,
        own.period or top.period,
        own.year or top.year,
        own.since or top.since,
        own.point or top.point,
    )
