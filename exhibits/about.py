"""What a file that leaves the program says of itself: definitions, filters, unit, source, build, time."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from exhibits.exhibit import Table

if TYPE_CHECKING:
    from indicators.catalog import Catalog, Indicator

NOW: Final = "现行数据（未回看历史版本）"
PRINTED: Final = (
    "有公式的格按同一行的数计算，改动数后随之重算；公布同比等文件所报的数照填，不由公式算出",
    "按表中所列数重算与页面所示不同的（表中数经过取整、跨行或跨表计算），照填页面的数，不设公式",
    "数值留有页面的精度：格式即发布的小数位；文字（无基数、未报、口径变动等）不是零，不参与计算",
)


@dataclass(frozen=True)
class About:
    """Which view the figures were taken from: filters as (label, words), the build, and when.

    ``as_of`` is '' for the newest figures; ``address`` opens the view again, '' where there is none.
    """

    filters: tuple[tuple[str, str], ...]
    build: int
    made_at: datetime
    catalog: Catalog
    as_of: str = ""
    address: str = ""


def definitions(codes: Collection[str], catalog: Catalog) -> tuple[str, ...]:
    """What these indicators mean, one line each, in the catalogue's order."""
    return tuple(_definition(one) for code, one in catalog.indicators.items() if code in codes)


def about_lines(tables: Mapping[str, Table], about: About) -> list[tuple[str, str]]:
    """Label and words, line by line, of a file with these tables, named as its sheets; '' repeats a label."""
    lines: list[tuple[str, str]] = []
    for name, table in tables.items():
        lines += _told(name if len(tables) > 1 else "内容", (table.title, table.subtitle))
        lines += _told("注", table.notes)
    lines += _told("筛选条件", [f"{label}：{words}" for label, words in about.filters])
    lines += _told("资料来源", dict.fromkeys(table.source for table in tables.values()))
    lines += _told("数据性质", dict.fromkeys(table.mark for table in tables.values()))
    lines += [
        ("数据版本", f"第{about.build}版"),
        ("截至版本", about.as_of or NOW),
        ("生成时间", f"{about.made_at:%Y-%m-%d %H:%M}"),
    ]
    lines += _told("网址", (about.address,)) + _told("怎样读数", PRINTED)
    return lines + _told("口径", definitions(_codes(tables.values()), about.catalog))


def _told(label: str, texts: Iterable[str]) -> list[tuple[str, str]]:
    """The texts that there are, the label before the first."""
    said = [text for text in texts if text]
    return [(label if place == 0 else "", text) for place, text in enumerate(said)]


def _codes(tables: Iterable[Table]) -> set[str]:
    """The indicators that the cells speak of."""
    return {cell.key.indicator for table in tables for row in table.rows for cell in row if cell.key}


def _definition(indicator: Indicator) -> str:
    """商品房销售面积（万平方米）：报告期内……；按在地统计."""
    place = f"按{indicator.basis}统计" if indicator.basis else ""
    prices = "增速按不变价计算" if indicator.price_basis == "constant" else ""
    said = "；".join(
        text.rstrip("。；") for text in (indicator.definition, place, prices, indicator.notes) if text
    )
    return f"{indicator.name}（{indicator.unit}）{f'：{said}' if said else ''}"
