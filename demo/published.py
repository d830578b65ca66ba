"""The table of published national facts, and the words under which databases list them."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from demo.workbook import Column

NATION = "全国"
SEPARATE_USES = ("住宅", "办公楼", "商业营业用房")
USES = ("", *SEPARATE_USES)
FUNDS = ("", "国内贷款", "利用外资", "自筹资金")

# A part by use is listed under a name of its own: 商品住宅 + 销售面积.
USE_WORDS = {"住宅": "商品住宅", "办公楼": "办公楼", "商业营业用房": "商业营业用房"}
AREA_WORDS = {
    "房屋施工面积": "施工面积",
    "房屋新开工面积": "新开工施工面积",
    "房屋竣工面积": "竣工面积",
    "商品房销售面积": "销售面积",
}

Key = tuple[str, str, str, str]


@dataclass
class Published:
    """Facts by (indicator, category, region, measure) and by (first month, last month) as YYYY-MM."""

    figures: dict[Key, dict[tuple[str, str], float]] = field(default_factory=lambda: defaultdict(dict))
    units: dict[tuple[str, str], str] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path) -> Published:
        """Read a tab-separated table: indicator, category, region, span, measure, value, unit."""
        facts = cls()
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t"):
                span = (row["period_start"], row["period_end"])
                key = (row["indicator"], row["category"], row["region"], row["measure"])
                facts.figures[key][span] = float(row["value"])
                if row["measure"] == "actual":
                    facts.units[row["indicator"], span[0][:4]] = row["unit"]
        return facts

    def months(self, region: str, indicators: Iterable[str], years: range) -> list[str]:
        """Months from the first to the last on which any of the indicators is given, newest first."""
        wanted = set(indicators)
        ends = [
            end
            for (indicator, _, where, _), spans in self.figures.items()
            if indicator in wanted and where == region
            for _, end in spans
            if int(end[:4]) in years
        ]
        return list(reversed(_every_month(f"{min(ends)[:4]}-01", max(ends))))


def _every_month(first: str, last: str) -> list[str]:
    return [
        f"{year}-{month:02d}"
        for year in range(int(first[:4]), int(last[:4]) + 1)
        for month in range(1, 13)
        if first <= f"{year}-{month:02d}" <= last
    ]


def word(indicator: str, category: str) -> str:
    """The database's word for an indicator, or for one category of it."""
    if not category:
        return indicator
    if indicator == "房地产开发投资":
        return f"房地产{category}投资"
    if indicator == "房地产开发企业到位资金":
        return f"房地产投资{category}"
    return USE_WORDS[category] + AREA_WORDS[indicator]


def monthly_columns(
    facts: Published,
    indicator: str,
    categories: Iterable[str],
    region: str,
    years: range,
    suffixes: tuple[str, str],
) -> list[Column]:
    """Two columns a category, amount and published growth, where there is anything to print."""
    unit = next(facts.units[indicator, str(year)] for year in years if (indicator, str(year)) in facts.units)
    columns = []
    for category in categories:
        for measure, suffix, printed in (("actual", suffixes[0], unit), ("yoy_reported", suffixes[1], "%")):
            spans = facts.figures.get((indicator, category, region, measure), {})
            figures = {end: value for (_, end), value in spans.items() if int(end[:4]) in years}
            if figures:
                columns.append(Column(f"{word(indicator, category)}{suffix}({printed})", figures))
    return columns
