"""Further forms: a bureau's form, years that end with a month, changes beside and beneath the levels."""

from __future__ import annotations

from tests.drawn.published.drawing import Drawing, Published


def funds_form() -> Drawing:
    """A form of a bureau: numbered items, codes, 甲 乙 1 2 3, last year beside this year."""
    file = Published()
    sheet = file.sheet(
        "资金",
        [
            ["2023年1-11月房地产开发企业到位资金情况表"],
            ["填报单位：云江市住建局", None, None, "单位：万元"],
            ["指标名称", "代码", "本年累计", "上年同期", "增减（%）"],
            ["甲", "乙", 1, 2, 3],
            ["一、本年实际到位资金合计", "01", 1205000, 1103000, 9.2],
            ["　（一）国内贷款", "02", 205000, 221000, -7.2],
            ["　　　其中：银行贷款", "03", 180500, 190400, -5.2],
            ["　（二）自筹资金", "04", 505600, 440100, 14.9],
            ["二、各项应付款合计", "05", 402300, 388200, 3.6],
            ["单位负责人：", None, "填表人：", None, "报出日期：2023年12月8日"],
        ],
    )
    rows = {5: "本年实际到位资金", 6: "国内贷款", 7: "银行贷款", 8: "自筹资金", 9: "各项应付款"}
    file.figures(sheet, "", rows, {"C": "||2023-01..2023-11|万元", "E": "||2023-01..2023-11|%"})
    file.traps(sheet, "B5:B9", "A4:E4", "A10:E10")
    return file.workbook()


def years_and_growth() -> Drawing:
    """Years across with growth of the last as one more column."""
    file = Published()
    sheet = file.sheet(
        "Sheet1",
        [
            ["主要年份城镇保障性住房建设情况"],
            ["指标", "单位", "2019年", "2020年", "2021年", "2021年比2020年增长(%)"],
            ["新开工", "套", 1100, 1200, 1300, 8.3],
            ["基本建成", "套", 900, 1000, 1050, 5.0],
            ["完成投资", "亿元", 12.5, 13.1, 14.9, 13.7],
        ],
    )
    rows = {3: "新开工|||套", 4: "基本建成|||套", 5: "完成投资|||亿元"}
    file.figures(sheet, "", rows, {"C": "||2019", "D": "||2020", "E": "||2021"})
    return file.workbook()


def quarters_of_city() -> Drawing:
    """Quarters in Chinese words across, with nothing above."""
    file = Published()
    sheet = file.sheet(
        "Sheet1",
        [
            ["地区", "2020年第四季度", "2020年第三季度", "2020年第二季度", "2020年第一季度"],
            ["北京市", 36102.6, 25759.5, 16205.6, 7462.2],
            ["天津市", 14083.7, 10095.4, 6309.3, 2874.4],
            ["数据来源：国家统计局"],
        ],
    )
    file.figures(sheet, "", {2: "|北京市", 3: "|天津市"}, {"B": "||2020Q4", "C": "||2020Q3", "E": "||2020Q1"})
    return file.workbook()


def orders_and_changes() -> Drawing:
    """Years, quarters and a change beneath each other, prices in the unit."""
    file = Published()
    sheet = file.sheet(
        "Table 1",
        [
            ["New orders in the construction industry"],
            ["Table 1: Volume of new orders, Great Britain, seasonally adjusted"],
            [None, None, None, None, None, "£ million, 2019 prices"],
            ["Period", "New housing", None, None, "Other new work", "All new work"],
            [None, "Public", "Private", "All", "Infrastructure", None],
            ["2019", 1011, 2022, 3033, 4044, 7077],
            ["2020", 1111, 2122, 3233, 4144, 7377],
            [None],
            ["2019 Q1", 251, 500, 751, 1001, 1752],
            ["      Q2", 252, 501, 753, 1002, 1755],
            ["      Q3", 253, 502, 755, 1003, 1758],
            ["      Q4", 255, 519, 774, 1038, 1812],
            ["2020 Q1", 261, 520, 781, 1041, 1822],
            ["Percentage change, latest quarter on previous quarter"],
            ["2020 Q1", 2.4, 0.2, 0.9, 0.3, 0.6],
        ],
        ("B4:D4",),
    )
    rows = {6: "||2019", 7: "||2020", 9: "||2019Q1", 10: "||2019Q2", 12: "||2019Q4", 13: "||2020Q1"}
    file.figures(
        sheet,
        "Volume of new orders|Great Britain||£ million",
        rows,
        {"B": "New housing Public", "D": "New housing All", "F": "All new work"},
    )
    file.figures(
        sheet, "Percentage change latest quarter on previous quarter||2020Q1|%", {15: ""}, {"B": "Public"}
    )
    return file.workbook()


def rents_by_city() -> Drawing:
    """Kinds over cities over units; a year that ends with June."""
    file = Published()
    sheet = file.sheet(
        "Table 5",
        [
            ["Table 5. Median rents by bedrooms, year ended June"],
            ["Year", "1 bedroom", None, None, "2 bedrooms", None, None],
            [None, "Sydney", "Melbourne", "Perth", "Sydney", "Melbourne", "Perth"],
            [None, "$", "$", "$", "$", "$", "$"],
            [2018, 450, 330, 290, 550, 400, 340],
            [2019, 445, 340, 295, 545, 410, 345],
        ],
        ("B2:D2", "E2:G2"),
    )
    file.figures(
        sheet,
        "Median rents",
        {5: "||2017-07..2018-06", 6: "||2018-07..2019-06"},
        {"B": "1 bedroom|Sydney||$", "G": "2 bedrooms|Perth||$"},
    )
    return file.workbook()


def month_of_two_years() -> Drawing:
    """A month of two years beside each other and the change between them."""
    file = Published()
    sheet = file.sheet(
        "Table 1",
        [
            ["Table 1"],
            ["New dwellings consented by region"],
            ["Month ended March"],
            [None, "2022", "2023", "Change", "Percent change"],
            ["Region", "Number", "Number", "Number", "(%)"],
            ["Northland", 110, 100, -10, -9.1],
            ["Auckland", 1900, 1800, -100, -5.3],
            ["Total", 4400, 4100, -300, -6.8],
            ["Source: Stats NZ"],
        ],
    )
    file.figures(
        sheet,
        "New dwellings consented by region",
        {6: "|Northland", 7: "|Auckland"},
        {"B": "||2022-03|Number", "C": "||2023-03|Number"},
    )
    return file.workbook()


def areas_and_years() -> Drawing:
    """Areas and years down, names joined by underscores across."""
    file = Published()
    sheet = file.sheet(
        "csv",
        [
            ["Location", "Year", "Units_Authorized_Total", "Units_Authorized_SF", "Pct_Change"],
            ["Austin-Round Rock, TX", 2021, 51000, 23000, 12.1],
            ["Austin-Round Rock, TX", 2022, 42000, 18000, -17.6],
            ["Boise City, ID", 2021, 11000, 8000, 3.3],
            ["Boise City, ID", 2022, 9000, 6000, -18.2],
        ],
    )
    file.figures(
        sheet,
        "",
        {2: "|Austin-Round Rock, TX|2021", 5: "|Boise City, ID|2022"},
        {"C": "Units_Authorized_Total", "D": "Units_Authorized_SF", "E": "Pct_Change"},
    )
    return file.delimited()


def months_since_january() -> Drawing:
    """Figures since January across, the year in the name of the sheet."""
    file = Published()
    sheet = file.sheet(
        "2023年",
        [
            ["各区县商品房销售面积月度累计"],
            ["单位：万平方米"],
            ["区县", "1-2月", "1-3月", "1-4月", "1-5月"],
            ["全市", 50.5, 88.2, 120.3, 160.4],
            ["城东区", 20.5, 38.2, 50.3, 70.4],
            ["白沙县", 10.5, 18.2, 20.3, 30.4],
        ],
    )
    file.figures(
        sheet,
        "商品房销售面积|||万平方米",
        {4: "|全市", 5: "|城东区", 6: "|白沙县"},
        {"B": "||2023-01..2023-02", "C": "||2023-01..2023-03", "E": "||2023-01..2023-05"},
    )
    return file.workbook()


def years_to_march() -> Drawing:
    """A blank column beside the names; a year to end March."""
    file = Published()
    sheet = file.sheet(
        "All sector starts",
        [
            ["New house building starts, all sectors, by local authority, year to end March"],
            ["Local authority", None, "2019", "2020", "2021"],
            ["Aberdeen City", None, 1010, 880, 700],
            ["Dumfries & Galloway", None, 300, 310, 280],
            ["Scotland", None, 23000, 21000, 17500],
        ],
    )
    file.figures(
        sheet,
        "New house building starts",
        {3: "|Aberdeen City", 4: "|Dumfries & Galloway", 5: "|Scotland"},
        {"C": "||2018-04..2019-03", "E": "||2020-04..2021-03"},
    )
    return file.workbook()


def headers_merged_down() -> Drawing:
    """Headers merged downwards; a span over two columns, growth beside."""
    file = Published()
    sheet = file.sheet(
        "1-12月",
        [
            ["2023年各市固定资产投资"],
            [None, None, None, "计量单位：亿元、%"],
            ["地 区", "1-12月", "比上年同期增长", "房地产开发投资", None],
            [None, None, None, "1-12月", "比上年同期增长"],
            ["全省合计", 4010.2, 6.1, 1301.1, -2.2],
            ["杭州市", 900.1, 2.8, 500.2, -3.3],
            ["宁波市", 700.4, 7.1, 210.3, 1.5],
            ["注：本表为2023年快报数。"],
        ],
        ("A3:A4", "B3:B4", "C3:C4", "D3:E3"),
    )
    file.figures(
        sheet,
        "",
        {6: "|杭州市", 7: "|宁波市"},
        {"B": "固定资产投资||2023-01..2023-12|亿元", "D": "房地产开发投资||2023-01..2023-12|亿元"},
    )
    return file.workbook()


DRAWN = (
    funds_form,
    years_and_growth,
    quarters_of_city,
    orders_and_changes,
    rents_by_city,
    month_of_two_years,
    areas_and_years,
    months_since_january,
    years_to_march,
    headers_merged_down,
)
