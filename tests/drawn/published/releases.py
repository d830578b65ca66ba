"""Releases and long files of several publishers: panels of one sheet, codes beside labels, eras, shares."""

from __future__ import annotations

from tests.drawn.published.drawing import BLANK, Drawing, Published, down, fill

QUARTERS = ["1st quarter", "2nd quarter", "3rd quarter (r)", "4th quarter (p)"]


def houses_sold() -> Drawing:
    """Sold and for sale beside each other, prices at the right with units of their own; two panels."""
    file = Published()
    months = ["2022", "  November", "  December", "2023", "  January (r)", "  February (p)"]
    sheet = file.sheet("Table1", [
        ["Table 1. New Houses Sold and For Sale"],
        ["[Thousands of houses. Components may not add to totals because of rounding.]"],
        ["Period", "Sold during period", None, "For sale at end of period", None, "Months' supply",
         "Median sales price ($)"],
        [None, "United States", "West", "United States", "West"],
        ["Seasonally adjusted annual rate"],
        *([month] for month in months),
        ["Not seasonally adjusted"],
        *([month] for month in months),
        ["Average RSE (%)¹", 8, 13, 4, 8, 6, 5],
        ["Percent change"],
        ["February 2023 from January 2023", 1.1, -8, 0.3, 2.4, 0.2, -2.9],
        ["   90 percent confidence interval", 18.4, 21.7, 4.3, 8.1, 15.0, 9.9],
        ["p Preliminary r Revised"],
    ], ("B3:C3", "D3:E3"))  # fmt: skip
    for cells in ("B7:E8", "B10:E11", "B14:E15", "B17:E18"):
        fill(sheet, cells, 430, 7)
    fill(sheet, "G14:G15", 420100, 1100)
    fill(sheet, "G17:G18", 427500, 900)
    columns = {"B": "Sold during period|United States", "C": "Sold during period|West",
               "D": "For sale at end of period|United States"}  # fmt: skip
    rows = {7: "||2022-11", 8: "||2022-12", 10: "||2023-01", 11: "||2023-02"}
    base = "New Houses Sold and For Sale {}|||Thousands of houses"
    file.figures(sheet, base.format("Seasonally adjusted annual rate"), rows, columns)
    rows = {row + 7: said for row, said in rows.items()}
    file.figures(sheet, base.format("Not seasonally adjusted"), rows, columns)
    file.figures(sheet, "Median sales price|||$", rows, {"G": ""})
    file.traps(sheet, "B19:G19", "B22:G22")
    return file.workbook()


def started_by_quarter() -> Drawing:
    """Years with a colon over quarters in words; purposes over designs; annual totals on the year's row."""
    file = Published()
    sheet = file.sheet("Q1", [
        ["Table Q1. New Privately Owned Housing Units Started in the United States by Purpose and Design"],
        ["(Thousands of units. Not seasonally adjusted)"],
        [None, "Total", "1 unit", None, None, "2 units or more"],
        ["Period", None, "Built for sale", "Contractor built", "Owner built", None],
        ["2021:", 1601.0, 832.1, 187.9, 55.3, 473.6],
        *(["  " + quarter] for quarter in QUARTERS),
        ["2022:", 1553.3, 726.2, 191.0, 58.8, 547.1],
        *(["  " + quarter] for quarter in QUARTERS),
        ["Source: U.S. Census Bureau"],
    ], ("C3:E3",))  # fmt: skip
    fill(sheet, "B6:F9", 301.5, 1.9)
    fill(sheet, "B11:F14", 288.5, 1.7)
    rows = {
        5: "||2021",
        6: "||2021Q1",
        8: "||2021Q3",
        9: "||2021Q4",
        10: "||2022",
        11: "||2022Q1",
        14: "||2022Q4",
    }
    columns = {"B": "Total", "C": "1 unit Built for sale", "E": "1 unit Owner built", "F": "2 units or more"}
    base = "New Privately Owned Housing Units Started|United States||Thousands of units"
    file.figures(sheet, base, rows, columns)
    return file.workbook()


def rates_with_errors() -> Drawing:
    """A margin of error beside each rate: the rates are figures, the margins are not."""
    file = Published()
    sheet = file.sheet("Table 4", [
        ["Table 4. Homeownership Rates by Region: First Quarter 2022 to Second Quarter 2022"],
        ["(Percent)"],
        ["Region", "First Quarter 2022", None, "Second Quarter 2022", None],
        [None, "Rate", "Margin of Error(a)", "Rate", "Margin of Error(a)"],
        ["United States", 65.4, 0.5, 65.8, 0.5],
        ["Northeast", 61.9, 1.0, 62.5, 1.1],
        ["  West", 60.8, 0.9, 61.0, 0.9],
        ["(a) A margin of error is a measure of an estimate's variability."],
    ], ("B3:C3", "D3:E3"))  # fmt: skip
    rows = {5: "|United States", 6: "|Northeast", 7: "|West"}
    file.figures(sheet, "Homeownership Rates|||Percent", rows, {"B": "Rate||2022Q1", "D": "Rate||2022Q2"})
    file.traps(sheet, "C5:C7", "E5:E7")
    return file.workbook()


def accessible_release() -> Drawing:
    """Sentences and an identifier row over one plain table; notes in brackets; [x] for none."""
    file = Published()
    heads = ["Time period", "Public new housing [note 1]", "Private new housing", "All work"]
    sheet = file.sheet("1a", [
        ["Table 1a: Construction output in Great Britain: volume, seasonally adjusted, index numbers"],
        ["This worksheet contains one table. Some cells refer to notes on the notes worksheet."],
        ["Time period: Annual 2020 to 2021, quarterly to Quarter 1 2022 and monthly to March 2022"],
        ["Index, 2019=100"],
        heads,
        ["Dataset identifier code", "MV36", "MV37", "MVL7"],
        ["2020", 83.6, 81.6, 84.9],
        ["2021", 98.3, 92.5, 95.8],
        ["Oct to Dec 2021", 97.0, 92.1, "[x]"],
        ["Jan to Mar 2022 [p]", 99.9, 93.7, 99.4],
        ["Feb 2022", 99.1, 94.0, 99.5],
        ["Mar 2022 [p]", 101.2, 92.9, 101.1],
    ])  # fmt: skip
    rows = {7: "||2020", 8: "||2021", 10: "||2022Q1", 11: "||2022-02", 12: "||2022-03"}
    columns = {"B": "Public new housing", "C": "Private new housing", "D": "All work"}
    base = "Construction output volume seasonally adjusted|Great Britain||Index, 2019=100"
    file.figures(sheet, base, rows, columns)
    file.figures(sheet, base, {9: "||2021Q4"}, {"B": "Public new housing"})
    file.traps(sheet, "D9", "B6:D6")
    return file.workbook()


def price_changes() -> Drawing:
    """A release's table of areas for the month in its title: price, then changes in per cent."""
    file = Published()
    sheet = file.sheet("Table 3", [
        ["Table 3: Price, monthly change and annual change by region, England, March 2023"],
        ["Region", "Average price", "Monthly change (%)", "Annual change (%)"],
        ["North East", "£155,901", "-1.2%", "3.5%"],
        ["East of England", "£349,002", "0.4%", "4.1%"],
        ["London", "£523,325", "-1.3%", "1.6%"],
        ["Source: HM Land Registry"],
    ])  # fmt: skip
    rows = {3: "|North East|2023-03", 4: "|East of England|2023-03", 5: "|London|2023-03"}
    file.figures(sheet, "", rows, {"C": "Monthly change|||%", "D": "Annual change|||%"})
    return file.workbook()


def provinces_side_by_side() -> Drawing:
    """Regions in two halves under the same three header rows, units in the last of them."""
    file = Published()
    half = [["地  区", "投 资 额", None, "同比增长", None], [None, None, "#住宅", None, "#住宅"],
            [None, "（亿元）", "（亿元）", "（%）", "（%）"]]  # fmt: skip
    body = [("全国总计", "河  南"), ("北  京", "湖  北"), ("天  津", "湖  南")]
    sheet = file.sheet("表2", [
        ["表2  2024年1—5月份各地区房地产开发投资情况"],
        *(row + row for row in half),
        *([left, *[None] * 4, right] for left, right in body),
    ])  # fmt: skip
    fill(sheet, "B5:E7", 1601.5, 3.3)
    fill(sheet, "G5:J7", 1201.5, 4.1)
    columns = {"B": "投资额|||亿元", "C": "投资额 住宅|||亿元", "D": "同比增长|||%"}
    left = {5: "|全国总计", 6: "|北京", 7: "|天津"}
    file.figures(sheet, "房地产开发投资||2024-01..2024-05", left, columns)
    right = {5: "|河南", 6: "|湖北", 7: "|湖南"}
    columns = {"G": "投资额|||亿元", "H": "投资额 住宅|||亿元", "I": "同比增长|||%"}
    file.figures(sheet, "房地产开发投资||2024-01..2024-05", right, columns)
    return file.workbook()


def month_before() -> Drawing:
    """This month, last month, change on it, the same month of last year, growth on that."""
    file = Published()
    names = ["全市", "城东区", "云岭县"]
    sheet = file.sheet("网签", [
        ["云江市新建商品住宅网签销售情况（2024年3月）"],
        [None, None, None, None, None, "单位：万平方米、套"],
        ["区域", "网签面积", None, None, None, None],
        [None, "本月", "上月", "环比（%）", "上年同月", "同比（%）"],
        *([name, 30.5 + n, 20.5 + n, 48.8 - n, 35.5 + n, -14.1 + n] for n, name in enumerate(names)),
        ["填表人：", None, "审核人：", None, "填报日期：2024-04-03"],
    ], ("B3:F3", "A3:A4", "A1:F1"))  # fmt: skip
    rows = down("A5", [f"|{name}|2024-03" for name in names])
    file.figures(sheet, "网签", rows, {"B": "网签面积 本月", "F": "同比|||%"})
    file.traps(sheet, "A8:F8")
    return file.workbook()


def eras_of_japan() -> Drawing:
    """Years of an era, fiscal years, months that carry the year; growth on last year beside each."""
    file = Published()
    sheet = file.sheet("第1表", [
        ["新設住宅着工戸数の推移"],
        [None, None, None, None, "（単位：戸、％）"],
        [None, "総計", None, "持家", None],
        [None, "戸数", "前年比", "戸数", "前年比"],
        ["令和３年", 856484, 5.0, 285575, 9.4],
        ["令和４年", 859529, 0.4, 253287, -11.3],
        ["令和４年度", 860828, -0.6, 248132, -11.8],
        ["令和５年 1月", 63604, 6.6, 18130, -8.3],
        ["　　　　 2月", 64426, -0.3, 18368, -4.6],
        ["資料：国土交通省"],
    ], ("B3:C3", "D3:E3"))  # fmt: skip
    rows = {5: "||2021", 6: "||2022", 7: "||2022-04..2023-03", 8: "||2023-01", 9: "||2023-02"}
    columns = {"B": "総計 戸数|||戸", "C": "総計 前年比|||%", "D": "持家 戸数|||戸"}
    file.figures(sheet, "新設住宅着工戸数", {row: f"{said}" for row, said in rows.items()}, columns)
    return file.workbook()


def statcan_long() -> Drawing:
    """A full table as a long file: sixteen columns, most of them codes."""
    file = Published()
    codes = ["units", "0", "v52300157", "1.1.1"]
    end = ["", "", "", "0"]
    sheet = file.sheet("csv", [
        ["REF_DATE", "GEO", "DGUID", "Housing estimates", "Type of unit", "UOM", "UOM_ID", "SCALAR_FACTOR",
         "SCALAR_ID", "VECTOR", "COORDINATE", "VALUE", "STATUS", "SYMBOL", "TERMINATED", "DECIMALS"],
        ["2022-01", "Canada", "2016A000011124", "Housing starts", "Total units", "Units", "300",
         *codes, 13061, *end],
        ["2022-02", "Canada", "2016A000011124", "Housing starts", "Total units", "Units", "300",
         *codes, 15022, *end],
        ["2022-01", "Ontario", "2016A000235", "Housing starts", "Multiples", "Units", "300", *codes,
         3110, *end],
        ["2022-02", "Ontario", "2016A000235", "Housing completions", "Multiples", "Units", "300", *codes, "",
         "..", "", "", "0"],
    ])  # fmt: skip
    rows = {2: "Housing starts Total units|Canada|2022-01", 3: "Housing starts Total units|Canada|2022-02",
            4: "Housing starts Multiples|Ontario|2022-01"}  # fmt: skip
    file.figures(sheet, "|||Units", rows, {"L": ""})
    file.traps(sheet, "A2:K5", "L5", "M2:P5")
    return file.delimited()


def world_bank() -> Drawing:
    """Countries and indicators with their codes, years across, lines about the source above."""
    file = Published()
    sheet = file.sheet("Data", [
        ["Data Source", "World Development Indicators"],
        ["Last Updated Date", "2023-07-25"],
        BLANK,
        ["Country Name", "Country Code", "Indicator Name", "Indicator Code", "1960", "1961", "2022"],
        ["Aruba", "ABW", "Urban population", "SP.URB.TOTL", 27526, 28141, 46991],
        ["Zimbabwe", "ZWE", "Urban population (% of total population)", "SP.URB.TOTL.IN.ZS", 12.608,
         12.821, 32.395],
    ])  # fmt: skip
    columns = {"E": "||1960", "F": "||1961", "G": "||2022"}
    file.figures(sheet, "", {5: "Urban population|Aruba"}, columns)
    file.figures(sheet, "", {6: "Urban population|Zimbabwe||% of total population"}, columns)
    file.traps(sheet, "A1:D6")
    return file.workbook()


def sales_by_segment() -> Drawing:
    """A long file of quarters and two kinds of category beside one column of counts."""
    file = Published()
    sheet = file.sheet("csv", [
        ["quarter", "market_segment", "sale_status", "units"],
        ["2019-Q1", "Core Central Region", "New Sale", 211],
        ["2019-Q1", "Core Central Region", "Resale", 420],
        ["2019-Q2", "Outside Central Region", "New Sale", 1033],
        ["2019-Q2", "Outside Central Region", "Resale", 1302],
    ])  # fmt: skip
    rows = {2: "New Sale||2019Q1", 3: "Resale||2019Q1", 4: "New Sale||2019Q2", 5: "Resale||2019Q2"}
    file.figures(sheet, "", rows, {"D": ""})
    return file.delimited()


def housing_estimates() -> Drawing:
    """Dwellings at 31 March of years, from before the war on; decades in the labels' stead of months."""
    file = Published()
    sheet = file.sheet("LT_104", [
        ["Table 104: Dwelling stock: by tenure1, England (historical series)"],
        [None, None, None, None, "Thousands of dwellings"],
        ["31 March", "Owner occupied", "Rented privately", "Rented from local authorities", "All dwellings"],
        [1939, 3700, 6500, 1100, 11500],
        [1953, 4100, 5400, 2200, 12700],
        [1991, 13050, 1767, 3899, 19671],
        ["2014 P", 14674, 4465, 1669, 23372],
        ["1. Local authority figures exclude those owned outside England."],
    ])  # fmt: skip
    rows = {4: "||1939-03", 5: "||1953-03", 6: "||1991-03", 7: "||2014-03"}
    columns = {"B": "Owner occupied", "C": "Rented privately", "E": "All dwellings"}
    file.figures(sheet, "Dwelling stock by tenure|England||Thousands of dwellings", rows, columns)
    return file.workbook()


def eurostat_bulk() -> Drawing:
    """Tabs between periods, commas between the axes of the first column; flags after the figures."""
    file = Published()
    sheet = file.sheet("csv", [
        ["freq,purchase,unit,geo\\TIME_PERIOD", "2022-Q1 ", "2022-Q2 ", "2022-Q3 ", "2022-Q4 "],
        ["Q,TOTAL,I15_Q,AT", "125.5 ", "147.9 ", "127.4 p", "128.0 p"],
        ["Q,TOTAL,I15_Q,BE", ": ", "103.4 ", "133.2 ", ": c"],
    ])  # fmt: skip
    file.figures(sheet, "TOTAL", {2: "|AT"}, {"B": "||2022Q1", "D": "||2022Q3", "E": "||2022Q4"})
    file.figures(sheet, "TOTAL", {3: "|BE"}, {"C": "||2022Q2"})
    file.traps(sheet, "B3", "E3")
    return file.delimited(delimiter="\t")


DRAWN = (
    houses_sold, started_by_quarter, rates_with_errors, accessible_release, price_changes,
    provinces_side_by_side, month_before, eras_of_japan, statcan_long, world_bank, sales_by_segment,
    housing_estimates, eurostat_bulk,
)  # fmt: skip
