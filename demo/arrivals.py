"""What arrives after the yearbooks: monthly long tables, targets, and the correction of two misprints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from demo.kinds import Series
from demo.layouts import SOURCE, period_words
from demo.paths import LAST_MONTH
from demo.regions import CITY
from demo.workbook import Cell, Sheet

Told = dict[str, list[Series]]

HEADER: list[Cell] = ["指标", "地区", "类别", "报告期", "数据类型", "数值", "单位", "状态"]
JULY, AUGUST, SEPTEMBER, OCTOBER = range(2026 * 12 + 6, 2026 * 12 + 10)

LATE_COUNTY, SLOW_COUNTY = "清河县", "白沙县"
SLOW_TOPICS = ("房地产", "安全监管")

# (indicator, district, month): by how much the district's figure, and so the city's, was first misprinted.
MISPRINTS = {
    ("建筑业总产值", "江北区", AUGUST): 6.38,
    ("商品房销售面积", "石桥市", JULY): -1.26,
}


def month_sheets(told: Told, months: range) -> list[Sheet]:
    """One sheet a topic, one row a figure, of what the reports of these months bring."""
    sheets = []
    for topic, series in told.items():
        rows = [
            row
            for one in series
            for region in one.values
            for month in _brought(topic, region, months)
            for row in _rows(one, region, month)
        ]
        if rows:
            head = [f"云江市住建月报：{topic}"]
            sheets.append(Sheet(topic, head, [HEADER, *rows], [SOURCE]))
    return sheets


def _brought(topic: str, region: str, months: range) -> Iterable[int]:
    """The late county's months come one report later than the others', and none after August."""
    if region == LATE_COUNTY:
        first = max(months.start - 1, 2026 * 12)
        return range(first, min(months.stop - 1, SEPTEMBER))
    if region == SLOW_COUNTY and topic in SLOW_TOPICS:
        return range(months.start, min(months.stop, OCTOBER))
    return months


def _rows(series: Series, region: str, month: int) -> Iterator[list[Cell]]:
    if month not in series.values[region]:
        return
    status = "初步数" if month == LAST_MONTH else ""
    period = period_words(series.timing, month)
    value, rate = _as_first_printed(series, region, month)
    if series.printed:
        yield [series.name, region, series.category, period, "实际值", value, series.unit, status]
    if rate is not None:
        yield [series.name, region, series.category, period, "公布同比", rate, "%", status]


def _as_first_printed(series: Series, region: str, month: int) -> tuple[float, float | None]:
    """Value and published growth, with the misprint where there was one."""
    value = series.values[region][month]
    rate = series.growth.get(region, {}).get(month)
    if series.category:
        return value, rate
    for (name, district, when), error in MISPRINTS.items():
        if series.name == name and month == when and region in (district, CITY):
            true_value, value = value, round(value + error, 2)
            # The comparable base stays as it was: the published rate moves with the amount.
            rate = None if rate is None else round((1 + rate / 100) * value / true_value * 100 - 100, 1)
    return value, rate


def correction_sheets(told: Told) -> list[Sheet]:
    """The true figures of what was misprinted, district and city, amount and growth side by side."""
    by_name = {one.name: one for series in told.values() for one in series if not one.category}
    sheets = []
    for name, district, month in MISPRINTS:
        series = by_name[name]
        period = period_words(series.timing, month)
        header: list[Cell] = ["指标", "地区", "单位", period, f"{period}同比增长(%)"]
        rows: list[list[Cell]] = [
            [name, region, series.unit, series.values[region][month], series.growth[region][month]]
            for region in (CITY, district)
        ]
        head = [f"云江市更正表：{district}{name}（原报数据录入有误）"]
        sheets.append(Sheet(name, head, [header, *rows], [SOURCE]))
    return sheets


def target_sheets(told: Told) -> list[Sheet]:
    """Annual targets, regions and indicators down, years across."""
    years = range(2023, 2027)
    sheets = []
    for topic, series in told.items():
        rows: list[list[Cell]] = [
            [f"{one.name}年度目标", region, one.unit, *(targets.get(year) for year in years)]
            for one in series
            for region, targets in one.targets.items()
        ]
        if rows:
            header: list[Cell] = ["指标", "地区", "单位", *(f"{year}年" for year in years)]
            sheets.append(Sheet(topic, [f"云江市{topic}年度目标任务"], [header, *rows], [SOURCE]))
    return sheets
