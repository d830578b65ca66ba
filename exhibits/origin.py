"""Where one figure came from: its versions, newest first, each with the cell it was read from (rule V1)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from exhibits.caption import figure_words, indicator_name, period_words
from exhibits.exhibit import Cell, Table
from exhibits.number import number_text, percent_text
from exhibits.wording import POINT_WORDS
from indicators.period import Period

if TYPE_CHECKING:
    from indicators.catalog import Catalog
    from indicators.growth import Growth
    from indicators.provenance import Version

COLUMNS = (
    "期间",
    "内容",
    "数值",
    "原文",
    "状态",
    "现况",
    "文件",
    "工作表",
    "单元格",
    "批次",
    "载入时间",
    "载入人",
)
NUMERIC = ("数值", "批次")


def origin(row: Growth, versions: Sequence[Version], catalog: Catalog, basis: str) -> Table:
    """The reported figures behind ``row``: itself and its growth, or the parts it came from."""
    region = catalog.regions[row.region].name
    formula = f"由下列数推算：{row.cell}" if row.parts else "原报数"
    return Table(
        title=f"{period_words(row, basis)}{region}{indicator_name(row, catalog)}",
        subtitle=f"{figure_words(row)}{formula}",
        columns=COLUMNS,
        numeric=tuple(column in NUMERIC for column in COLUMNS),
        rows=tuple(_cells(version, row.unit) for version in reversed(versions)),
    )


def spans(row: Growth) -> list[tuple[int, int]]:
    """The reported spans behind a figure: its own, or those of its parts."""
    return [(part.period_start, part.period_end) for part in row.parts] or [
        (row.period_start, row.period_end)
    ]


def _cells(version: Version, unit: str) -> tuple[Cell, ...]:
    level = version.measure == "actual"
    text = f"{number_text(version.value, version.decimals)}{unit}" if level else percent_text(version.value)
    standing = "现行" if version.superseded_by is None else f"已被批次{version.superseded_by}替代"
    return (
        Cell(Period(version.period_start, version.period_end).label),
        Cell("数值" if level else "公布同比"),
        Cell(text, version.value),
        Cell(version.raw),
        Cell(POINT_WORDS.get(version.status, "")),
        Cell(standing, tone="plain" if version.superseded_by is None else "muted"),
        Cell(version.file),
        Cell(version.sheet),
        Cell(version.cell),
        Cell(str(version.load)),
        Cell(f"{version.loaded_at:%Y-%m-%d %H:%M}"),
        Cell(version.author),
    )
