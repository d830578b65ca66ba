"""Every figure of a basket in one long table: a row a number, for whoever computes with them (长表)."""

from __future__ import annotations

from collections.abc import Sequence

from exhibits.basket import Item, Shown
from exhibits.exhibit import Cell, Chart, Key, Table
from exhibits.plain_table import plain_table
from exhibits.wording import POINT_WORDS
from indicators.period import month_text

HEADS = (
    ("序号", True), ("图表", False), ("系列", False), ("期间或对象", False), ("数值", True), ("所示", False),
    ("单位", False), ("状态", False), ("指标代码", False), ("地区代码", False), ("分类", False),
    ("起", False), ("止", False),
)  # fmt: skip
Row = tuple[Cell, ...]


def tidy(items: Sequence[Item]) -> Table:
    """The figures of the items in their order; words that stand in place of a number are rows too."""
    rows = [
        (Cell(str(number), number), Cell(item.title), *row)
        for number, item in enumerate(items, 1)
        for row in _figures(item.exhibit)
    ]
    return Table(title="长表", subtitle="每行一个数，供筛选、透视", heads=HEADS, rows=tuple(rows))


def _figures(exhibit: Shown) -> list[Row]:
    return _points(exhibit) if isinstance(exhibit, Chart) else _cells(plain_table(exhibit))


def _points(chart: Chart) -> list[Row]:
    found: list[Row] = []
    for series in chart.series:
        unit = chart.second_unit if series.axis == "second" else chart.unit
        for point in series.points:
            if point.value is None and not point.text:
                continue
            status = POINT_WORDS.get(point.status, "")
            label = chart.slots[point.slot].label
            found.append(_row(series.name, label, point.value, point.text, unit, status, point.key))
    return found


def _cells(table: Table) -> list[Row]:
    """The columns of numbers; a row is named by its first words."""
    named = next((at for at, numeric in enumerate(table.numeric) if not numeric), 0)
    units = next((at for at, name in enumerate(table.columns) if name in ("单位", "计量单位")), None)
    return [
        _row(
            table.columns[at],
            row[named].text,
            cell.value,
            cell.text,
            "" if units is None else row[units].text,
            "",
            cell.key,
        )
        for row in table.rows
        for at, cell in enumerate(row)
        if table.numeric[at] and cell.text
    ]


def _row(
    series: str, name: str, value: float | None, text: str, unit: str, status: str, key: Key | None
) -> Row:
    where = ("",) * 5 if key is None else (key.indicator, key.region, key.category, *_months(key))
    number = Cell("") if value is None else Cell(f"{value:.10g}", value)
    return (Cell(series), Cell(name), number, Cell(text), Cell(unit), Cell(status), *map(Cell, where))


def _months(key: Key) -> tuple[str, str]:
    return month_text(key.period_start), month_text(key.period_end)
