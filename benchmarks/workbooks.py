"""Workbooks of three shapes to read: one long sheet, one wide sheet, many small files."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from itertools import product
from pathlib import Path

from openpyxl import Workbook

from indicators.catalog import Catalog, Indicator, Region

LONG_HEADER = ["指标", "地区", "类别", "报告期", "数据类型", "数值", "单位", "状态"]


def _flows(catalog: Catalog) -> list[Indicator]:
    return [i for i in catalog.indicators.values() if i.kind == "flow"]


def _provinces(catalog: Catalog) -> list[Region]:
    return [r for r in catalog.regions.values() if r.level == "province"]


def _save(path: Path, rows: Iterable[list[object]]) -> Path:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("数据")
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


def long(path: Path, rows: int, catalog: Catalog, first_year: int = 2010) -> Path:
    """One figure a row, ``rows`` × 8 cells under a header, every key once."""
    dice = random.Random(1)

    def lines() -> Iterator[list[object]]:
        yield list(LONG_HEADER)
        keys = product(range(first_year, 2200), range(2, 13), _provinces(catalog), _flows(catalog))
        for (year, month, region, indicator), _ in zip(keys, range(rows), strict=False):
            value = round(dice.uniform(100, 200) * month, 2)
            yield [
                indicator.name,
                region.name,
                "",
                f"{year}年1-{month}月",
                "实际值",
                value,
                indicator.unit,
                "最终数",
            ]

    return _save(path, lines())


def wide(path: Path, rows: int, columns: int, catalog: Catalog) -> Path:
    """Indicators in ``rows`` × periods in ``columns``, with a region column and a unit column."""
    dice = random.Random(2)
    spans = [f"{2000 + n // 12}年1-{n % 12 + 1}月" for n in range(columns)]

    def lines() -> Iterator[list[object]]:
        yield ["指标", "地区", "单位", *spans]
        for (indicator, region), _ in zip(
            product(_flows(catalog), _provinces(catalog)), range(rows), strict=False
        ):
            level = dice.uniform(100, 200)
            cells = [round(level * (n % 12 + 1), 2) for n in range(columns)]
            yield [indicator.name, region.name, indicator.unit, *cells]

    return _save(path, lines())


def small(folder: Path, files: int, catalog: Catalog) -> list[Path]:
    """Many workbooks of 30 indicators × 12 months of one region each."""
    folder.mkdir(parents=True, exist_ok=True)
    return [_small(folder / f"{n:03d}.xlsx", n, catalog) for n in range(files)]


def _small(path: Path, number: int, catalog: Catalog) -> Path:
    region = _provinces(catalog)[number % 31]
    year = 2010 + number // 31
    dice = random.Random(number)

    def lines() -> Iterator[list[object]]:
        yield [f"地区：{region.name}"]
        yield ["指标", "单位", *[f"{year}年1-{month}月" for month in range(1, 13)]]
        for indicator in _flows(catalog)[:30]:
            level = dice.uniform(100, 200)
            yield [indicator.name, indicator.unit, *[round(level * month, 2) for month in range(1, 13)]]

    return _save(path, lines())
