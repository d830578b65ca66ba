"""National workbooks: the published figures, laid out as a statistical database exports them."""

from __future__ import annotations

from pathlib import Path

from demo.published import FUNDS, NATION, USES, Published, monthly_columns
from demo.workbook import Column, Sheet, periods_across, periods_down, write

SOURCE = "数据来源：国家统计局（公开数据）"
CUMULATIVE_NOTE = "注：1.各月数据为年初至本月累计，1月份数据不单独公布。"
GROWTH_NOTE = "　　2.累计增长为公布数，按可比口径计算，与按绝对数测算的增速可能不一致。"
CUMULATIVE = ("_累计值", "_累计增长")
RECENT, EARLY = range(2018, 2027), range(2000, 2018)
STATISTICAL_REGIONS = ("东部地区", "中部地区", "西部地区")

# Sheet name: the (indicator, categories) that stand side by side on it.
RECENT_SHEETS: dict[str, list[tuple[str, tuple[str, ...]]]] = {
    "房地产开发投资": [("房地产开发投资", USES)],
    "到位资金": [("房地产开发企业到位资金", FUNDS)],
    **{
        f"{use or '房屋'}施工和竣工": [
            (name, (use,)) for name in ("房屋施工面积", "房屋新开工面积", "房屋竣工面积")
        ]
        for use in USES
    },
    "商品房销售": [("商品房销售面积", USES), ("商品房销售额", ("",))],
}
EARLY_INDICATORS = (
    "房地产开发投资",
    "房屋施工面积",
    "房屋新开工面积",
    "房屋竣工面积",
    "商品房销售面积",
    "商品房销售额",
)


def write_national(table: Path, folder: Path) -> list[Path]:
    """Write every national workbook from the table of published facts; returns their paths."""
    facts = Published.read(table)
    books = {
        "01_全国_房地产开发和销售_月度_2018-2026.xlsx": _recent(facts),
        "02_全国_房地产开发和销售_月度_2000-2017.xlsx": _early(facts),
        "03_分地区_房地产开发和销售_月度.xlsx": _by_region(facts),
        "04_全国_建筑业和房地产业增加值_季度.xlsx": _quarterly(facts),
        "05_全国_城市市容环境卫生_年度.xlsx": _yearly(
            facts, NATION, "年度数据", ["注：粪便清运量自2017年起不再统计。"]
        ),
        "06_上海_房地产开发_年度.xlsx": _yearly(facts, "上海市", "主要城市年度数据", []),
    }
    for name, sheets in books.items():
        write(folder / name, name.split("_", 1)[1].removesuffix(".xlsx"), sheets)
    return [folder / name for name in books]


def _recent(facts: Published) -> list[Sheet]:
    """Periods down the first column as 202604, one sheet a subject, newest first."""
    sheets = []
    for name, parts in RECENT_SHEETS.items():
        months = facts.months(NATION, [indicator for indicator, _ in parts], RECENT)
        columns = [
            column
            for indicator, categories in parts
            for column in monthly_columns(facts, indicator, categories, NATION, RECENT, CUMULATIVE)
        ]
        sheets.append(_sheet_down(name, columns, months, [CUMULATIVE_NOTE, GROWTH_NOTE, SOURCE]))
    stock = monthly_columns(facts, "商品房待售面积", ("",), NATION, range(2000, 2027), ("_期末值", ""))
    stock_months = facts.months(NATION, ["商品房待售面积"], range(2000, 2027))
    sheets.append(_sheet_down("商品房待售面积", stock, stock_months, ["注：待售面积为月末时点数。", SOURCE]))
    return sheets


def _sheet_down(name: str, columns: list[Column], months: list[str], foot: list[str]) -> Sheet:
    digits = [month.replace("-", "") for month in months]
    spelled = [
        Column(column.label, {month.replace("-", ""): value for month, value in column.figures.items()})
        for column in columns
    ]
    return Sheet(name, ["地区：全国"], periods_down("时间", spelled, digits), foot)


def _early(facts: Published) -> list[Sheet]:
    columns = [
        column
        for indicator in EARLY_INDICATORS
        for column in monthly_columns(facts, indicator, USES, NATION, EARLY, CUMULATIVE)
    ]
    months = facts.months(NATION, EARLY_INDICATORS, EARLY)
    return [_sheet_across("月度数据", NATION, columns, {month: _month_words(month) for month in months})]


def _by_region(facts: Published) -> list[Sheet]:
    years = range(2003, 2027)
    sheets = []
    for region in STATISTICAL_REGIONS:
        columns = [
            column
            for indicator in ("房地产开发投资", "商品房销售面积")
            for column in monthly_columns(facts, indicator, ("",), region, years, CUMULATIVE)
        ]
        months = facts.months(region, ("房地产开发投资", "商品房销售面积"), years)
        sheets.append(
            _sheet_across(region, region, columns, {month: _month_words(month) for month in months})
        )
    return sheets


def _sheet_across(
    name: str, region: str, columns: list[Column], spelling: dict[str, str], database: str = "月度数据"
) -> Sheet:
    """Indicators in rows, periods in columns newest first, the database's lines above, the source below."""
    spelled = [
        Column(column.label, {spelling[period]: value for period, value in column.figures.items()})
        for column in columns
    ]
    periods = list(spelling.values())
    head = [f"数据库：{database}", f"地区：{region}", f"时间：{periods[-1]}至{periods[0]}"]
    foot = [CUMULATIVE_NOTE, SOURCE] if database == "月度数据" else [SOURCE]
    return Sheet(name, head, periods_across("指标", spelled, periods), foot)


def _quarterly(facts: Published) -> list[Sheet]:
    """A first quarter stands in both rows, the quarter's and the cumulative one, as databases print it."""
    columns = []
    for indicator in ("建筑业增加值", "房地产业增加值"):
        spans = facts.figures[indicator, "", NATION, "actual"]
        single = {end: value for (start, end), value in spans.items() if int(end[5:]) - int(start[5:]) == 2}
        cumulative = {end: value for (start, end), value in spans.items() if start[5:] == "01"}
        columns += [
            Column(f"{indicator}当季值(亿元)", single),
            Column(f"{indicator}累计值(亿元)", cumulative),
        ]
    ends = sorted({end for column in columns for end in column.figures}, reverse=True)
    sheet = _sheet_across("季度数据", NATION, columns, {end: _quarter_words(end) for end in ends}, "季度数据")
    notes = ["注：1.按当年价格计算。", "　　2.累计数据由当季数据相加得到。"]
    return [Sheet(sheet.name, sheet.head, sheet.table, [*notes, *sheet.foot])]


def _yearly(facts: Published, region: str, database: str, notes: list[str]) -> list[Sheet]:
    columns = []
    for (indicator, _, where, _), spans in facts.figures.items():
        figures = {end: value for (start, end), value in spans.items() if start[:4] + "-12" == end}
        annual = where == region and len(figures) == len(spans)
        if annual:
            columns.append(
                Column(f"{indicator}({facts.units[indicator, next(iter(spans))[0][:4]]})", figures)
            )
    ends = sorted({end for column in columns for end in column.figures}, reverse=True)
    sheet = _sheet_across("年度数据", region, columns, {end: f"{end[:4]}年" for end in ends}, database)
    return [Sheet(sheet.name, sheet.head, sheet.table, [*notes, *sheet.foot])]


def _month_words(month: str) -> str:
    return f"{month[:4]}年{int(month[5:])}月"


def _quarter_words(month: str) -> str:
    return f"{month[:4]}年第{'一二三四'[int(month[5:]) // 3 - 1]}季度"
