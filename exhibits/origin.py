"""Where figures came from: their versions, newest first, each with the cell it was read from (rule V1)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from exhibits.caption import figure_words, indicator_name, period_words
from exhibits.exhibit import Cell, Table
from exhibits.number import number_text, percent_text
from exhibits.told import standing_text
from exhibits.vintage import source_text
from exhibits.wording import BASIS_WORDS, POINT_WORDS
from indicators.period import Period

if TYPE_CHECKING:
    from indicators.catalog import Catalog
    from indicators.growth import Growth
    from indicators.provenance import Version

HEADS = (
    ("本页的数", False),
    ("期间", False),
    ("内容", False),
    ("数值", True),
    ("文件", False),
    ("工作表", False),
    ("单元格", False),
    ("批次", True),
    ("原文", False),
    ("状态", False),
    ("现况", False),
    ("载入时间", False),
    ("载入人", False),
)


def origin(
    rows: Sequence[Growth],
    versions: Sequence[Version],
    catalog: Catalog,
    basis: str,
    as_of: int | None = None,
) -> Table:
    """The reported figures behind ``rows`` of one line, newest first: themselves and their growth, or the
    parts that they came from; each in all its ``versions``, as of a load.
    """
    head = rows[0]
    named = f"{catalog.regions[head.region].name}{indicator_name(head, catalog)}"
    by_span: dict[tuple[int, int], list[Version]] = {}
    for version in sorted(versions, key=lambda each: (each.measure != "actual", -each.load)):
        by_span.setdefault((version.period_start, version.period_end), []).append(version)
    newest = sorted(rows, key=lambda row: -row.period_end)
    cells = [line for row in newest for line in _lines(row, by_span, basis, as_of)]
    return Table(
        title=f"{named}的来源",
        subtitle=f"{BASIS_WORDS[basis]}，新的在前；推算数列出所用的已报数{source_text(as_of)}",
        heads=HEADS,
        rows=tuple(cells),
    )


def spans(row: Growth) -> list[tuple[int, int]]:
    """The reported spans behind a figure: its own, or those of its parts."""
    return [(part.period_start, part.period_end) for part in row.parts] or [
        (row.period_start, row.period_end)
    ]


def _lines(
    row: Growth, by_span: dict[tuple[int, int], list[Version]], basis: str, as_of: int | None
) -> Iterator[tuple[Cell, ...]]:
    """A line a version; the figure on the page is named in its first one. A part's growth is not its own."""
    shown = f"{period_words(row, basis)} {figure_words(row).removesuffix('，') or '仅公布同比'}"
    said = f"{shown}（推算）" if row.parts else shown
    for span in spans(row):
        for version in by_span.get(span, ()):
            if version.measure == "actual" or not row.parts:
                yield Cell(said), *_cells(version, row.unit, as_of)
                said = ""


def _cells(version: Version, unit: str, as_of: int | None) -> tuple[Cell, ...]:
    level = version.measure == "actual"
    text = f"{number_text(version.value, version.decimals)}{unit}" if level else percent_text(version.value)
    return (
        Cell(Period(version.period_start, version.period_end).label),
        Cell("数值" if level else "公布同比"),
        Cell(text, version.value),
        Cell(version.file),
        Cell(version.sheet),
        Cell(version.cell),
        Cell(str(version.load), load=version.load),
        Cell(version.raw),
        Cell(POINT_WORDS.get(version.status, "")),
        Cell(
            standing_text(version.superseded_by, as_of),
            tone="plain" if version.superseded_by is None else "muted",
        ),
        Cell(f"{version.loaded_at:%Y-%m-%d %H:%M}"),
        Cell(version.author),
    )
