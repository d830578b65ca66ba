"""The shapes in which the bureau's sections fill in their workbooks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from demo.kinds import Series
from demo.regions import CITY
from demo.workbook import Cell, Column, Sheet, periods_across, periods_down

SOURCE = "数据来源：演示数据（虚构，仅供演示）"

# A part by use is reported under a name of its own.
PART_NAMES = {
    ("商品房销售面积", "住宅"): "商品住宅销售面积",
    ("房地产开发投资", "住宅"): "房地产住宅投资",
}
# What is said of a figure behind its name where one column of periods holds flows and stocks.
SUFFIXES = {"cumulative": "_累计值", "quarterly": "_累计值", "point": "_期末值"}
GROUPS = {"cumulative": "", "quarterly": "", "point": "时点", "year": "年度"}


@dataclass(frozen=True)
class Layout:
    """``direction``: down, across or regions. ``unit``: label, row, column or title.

    ``spelling``: words (2025年1-9月, 2025年9月末); digits (202509) or months (2025年9月) with suffixes.
    """

    direction: str
    unit: str = "label"
    spelling: str = "words"

    def sheets(self, topic: str, told: Iterable[Series], months: range) -> list[Sheet]:
        """Every region's sheets of one topic; one for each timing where words spell the period."""
        series = list(told)
        if self.direction == "regions":
            return [self._indicator_sheet(topic, one, months) for one in series]
        regions = list(dict.fromkeys(region for one in series for region in one.values))
        groups = dict.fromkeys(self._group(one) for one in series)
        sheets = []
        for region in regions:
            for group in groups:
                members = [one for one in series if self._group(one) == group and region in one.values]
                if members:
                    sheets.append(self._region_sheet(topic, region, group, members, months))
        return sheets

    def _group(self, series: Series) -> str:
        return GROUPS[series.timing] if self.spelling == "words" or series.timing == "year" else ""

    def _region_sheet(
        self, topic: str, region: str, group: str, members: list[Series], months: range
    ) -> Sheet:
        columns = [column for one in members for column in self._columns(one, region, group)]
        months_told = [m for m in months if any(m in one.values[region] for one in members)]
        periods = [self._spell(members[0].timing, month) for month in months_told]
        name = ("全市" if region == CITY else region) + group
        head = [f"云江市{topic}主要指标（{group or '进度'}）", f"地区：{region}"]
        if self.direction == "across":
            unit_heading = "计量单位" if self.unit == "column" else ""
            return Sheet(name, head, periods_across("指标", columns, periods, unit_heading), [SOURCE])
        table = periods_down("时间", columns, periods)
        if self.unit == "row":
            table.insert(1, ["单位", *(column.unit for column in columns)])
        return Sheet(name, head, table, [SOURCE])

    def _columns(self, series: Series, region: str, group: str) -> list[Column]:
        paths = [(series.values[region], "", series.unit)] if series.printed else []
        if region in series.growth:
            paths.append(
                (series.growth[region], "同比增长" if self.spelling == "words" else "_累计增长", "%")
            )
        columns = []
        for path, growth, unit in paths:
            suffix = growth or (
                "" if self.spelling == "words" or group == "年度" else SUFFIXES[series.timing]
            )
            label = PART_NAMES.get((series.name, series.category), series.name) + suffix
            printed = f"{label}({unit})" if self.unit == "label" else label
            columns.append(Column(printed, self._by_period(series, path), unit))
        return columns

    def _by_period(self, series: Series, path: dict[int, float]) -> dict[str, float]:
        return {self._spell(series.timing, month): value for month, value in path.items()}

    def _spell(self, timing: str, month: int) -> str:
        year, index = divmod(month, 12)
        if timing == "year":
            return f"{year}年"
        if self.spelling == "digits":
            return f"{year}{index + 1:02d}"
        if self.spelling == "months":
            return f"{year}年{index + 1}月"
        return period_words(timing, month)

    def _indicator_sheet(self, topic: str, series: Series, months: range) -> Sheet:
        """One indicator with the regions side by side, its name and unit above the table."""
        columns = [Column(region, self._by_period(series, path)) for region, path in series.values.items()]
        periods = [self._spell(series.timing, month) for month in months if month in series.values[CITY]]
        head: list[str] = [f"云江市{topic}", f"指标：{series.name}", f"单位：{series.unit}"]
        table: list[list[Cell]] = periods_down("时间", columns, periods)
        return Sheet(series.name, head, table, [SOURCE])


def period_words(timing: str, month: int) -> str:
    """2025年1-9月 for what runs from January, 2025年9月末 for a point, 2025年 for a whole year."""
    year, index = divmod(month, 12)
    if timing == "year":
        return f"{year}年"
    if timing == "point":
        return f"{year}年{index + 1}月末"
    return f"{year}年1-{index + 1}月" if index else f"{year}年1月"


LAYOUTS = {
    "建筑业": Layout("down"),
    "房地产": Layout("across", "column", "months"),
    "城市更新": Layout("down", "row"),
    "住房保障": Layout("down", "label", "digits"),
    "市政设施": Layout("across", "column"),
    "物业服务": Layout("across"),
    "村镇建设": Layout("down", "row"),
    "安全监管": Layout("down"),
    "征收安置": Layout("down", "label", "digits"),
    "重点项目": Layout("regions", "title"),
    "综合": Layout("across", "column"),
}
