"""Exports of China's statistics database and of data terminals, yearbooks, monthly reports of bureaus."""

from __future__ import annotations

import datetime as dt

from tests.drawn.published.drawing import BLANK, Drawing, Published, down, fill

FIVE = ["合计", "城东区", "城西区", "白沙县", "云岭县"]


def nbs_months() -> Drawing:
    """Months as columns from the last back; no figure for January; 上年同月=100 is a unit."""
    file = Published()
    sheet = file.sheet("月度数据", [
        ["数据库：月度数据"],
        ["时间：最近5个月"],
        ["指标", "2021年3月", "2021年2月", "2021年1月", "2020年12月", "2020年11月"],
        ["房地产投资累计值(亿元)", 27576, 13986, None, 141443, 129492],
        ["房地产投资累计增长(%)", 25.6, 38.3, None, 7.0, 6.8],
        ["居民消费价格指数(上年同月=100)", 100.4, 99.8, 99.7, 100.2, 99.5],
        ["  注：1.房地产开发投资增速按可比口径计算。"],
        ["数据来源：国家统计局"],
    ])  # fmt: skip
    columns = {"B": "||2021-01..2021-03", "C": "||2021-01..2021-02", "E": "||2020", "F": "||2020-01..2020-11"}
    file.figures(sheet, "", {4: "房地产投资累计值|||亿元", 5: "房地产投资累计增长|||%"}, columns)
    months = {"B": "||2021-03", "D": "||2021-01", "F": "||2020-11"}
    file.figures(sheet, "", {6: "居民消费价格指数|||上年同月=100"}, months)
    file.traps(sheet, "A1:F2", "D4:D5", "A7:F8")
    return file.workbook()


def nbs_provinces() -> Drawing:
    """One indicator, named in a line above, of provinces over years; GB18030."""
    file = Published()
    sheet = file.sheet("分省年度数据", [
        ["数据库：分省年度数据"],
        ["指标：房地产开发企业住宅竣工套数(套)"],
        ["时间：最近4年"],
        ["地区", "2022年", "2021年", "2020年", "2019年"],
        ["北京市", 118004, 110213, 93801, 72460],
        ["天津市", 98012, None, 101377, 126033],
        ["内蒙古自治区", 61008, 57219, 60004, 57991],
        ["数据来源：国家统计局"],
    ])  # fmt: skip
    rows = {5: "|北京市", 7: "|内蒙古自治区"}
    columns = {"B": "||2022", "C": "||2021", "E": "||2019"}
    file.figures(sheet, "房地产开发企业住宅竣工套数|||套", rows, columns)
    file.traps(sheet, "C6", "A8:E8")
    return file.delimited("gb18030")


def nbs_city_prices() -> Drawing:
    """Price indices of cities by month; the base of the index stands in the line above."""
    file = Published()
    sheet = file.sheet("主要城市月度价格", [
        ["数据库：主要城市月度价格"],
        ["指标：新建商品住宅销售价格指数(上月=100)"],
        ["时间：最近3个月"],
        ["地区", "2023年12月", "2023年11月", "2023年10月"],
        ["北京", 99.9, 100.2, 99.6],
        ["石家庄", 99.6, 99.7, 100.0],
        ["数据来源：国家统计局"],
    ])  # fmt: skip
    columns = {"B": "||2023-12", "D": "||2023-10"}
    file.figures(sheet, "新建商品住宅销售价格指数|||上月=100", {5: "|北京", 6: "|石家庄"}, columns)
    return file.workbook()


def terminal_series() -> Drawing:
    """A data terminal's export: rows of attributes over the dates, levels to date, one yearly series."""
    file = Published()
    names = [
        "指标名称",
        "中国:商品房销售面积:累计值",
        "中国:商品房销售额:累计同比",
        "上海:住宅竣工面积",
        "备注",
    ]
    sheet = file.sheet("Sheet1", [
        names,
        ["频率", "月", "月", "年"],
        ["单位", "万平方米", "%", "万平方米"],
        ["指标ID", "S0029658", "S0073300", "S0105312"],
        ["来源", "国家统计局", "国家统计局", "国家统计局"],
        ["更新时间", "2024-01-17", "2024-01-17", "2023-10-09"],
        [dt.datetime(2023, 12, 31), 111735, -6.5],
        [dt.datetime(2023, 11, 30), 100509, -5.2],
        [dt.datetime(2022, 12, 31), 135837, -26.7, 1676.8],
        [dt.datetime(2021, 12, 31), 179433, 4.8, 1739.1],
        BLANK,
        ["数据来源：某资讯"],
    ])  # fmt: skip
    rows = {7: "||2023", 8: "||2023-01..2023-11", 9: "||2022"}
    columns = {"B": "商品房销售面积 累计值|中国||万平方米", "C": "商品房销售额 累计同比|中国||%"}
    file.figures(sheet, "", rows, columns)
    file.figures(sheet, "住宅竣工面积|上海||万平方米", {9: "||2022", 10: "||2021"}, {"D": ""})
    file.traps(sheet, "B2:D6", "A12:D12")
    return file.workbook()


def yearbook_items() -> Drawing:
    """A yearbook's table of items, Chinese and English, over years; units in the labels of sections."""
    file = Published()
    sheet = file.sheet("19-2", [
        ["19-2  房地产开发企业(单位)主要指标"],
        ["Main Indicators on Enterprises for Real Estate Development"],
        BLANK,
        ["指    标", "Item", 2010, 2015, 2019],
        ["企业个数               (个)", "Number of Enterprises         (unit)", 85218, 93426, 99544],
        ["  内    资", "  Domestic Funded Enterprises", 79489, 89218, 95860],
        ["    国    有", "    State-owned Enterprises", 3685, 1329, 851],
        ["  港、澳、台投资", "  With Funds from Hong Kong, Macao and Taiwan", 3677, 2720, 2301],
        ["平均从业人数           (万人)", "Average Number of Employed Persons  (10 000 persons)",
         209.1, 273.6, 293.8],
        ["本年完成投资额         (亿元)", "Investment Completed This Year (100 million yuan)", 48259.4,
         95978.9, 132194.3],
        ["  住宅", "  Residential Buildings", 34026.2, 64595.2, 97070.7],
        BLANK,
        ["  注：本表不含台湾省。"],
    ])  # fmt: skip
    columns = {"C": "||2010", "D": "||2015", "E": "||2019"}
    rows = {
        5: "企业个数|||个", 6: "企业个数 内资|||个", 7: "企业个数 国有|||个", 9: "平均从业人数|||万人",
        10: "本年完成投资额|||亿元", 11: "本年完成投资额 住宅|||亿元",
    }  # fmt: skip
    file.figures(sheet, "", rows, columns)
    return file.workbook()


def yearbook_regions() -> Drawing:
    """A yearbook's regions, spaced out, under a merged bilingual header with parts; unit in both corners."""
    file = Published()
    sheet = file.sheet("19-11", [
        ["19-11  分地区按用途分的商品房销售面积 (2019年)"],
        ["Floor Space of Commercialized Buildings Sold by Use and Region (2019)"],
        ["单位：万平方米", None, None, None, None, "(10 000 sq.m)"],
        ["地  区", "合 计", "住 宅", None, "办公楼", "其 他"],
        [None, None, None, "#别墅、高档公寓"],
        ["Region", "Total", "Residential Buildings", "Villas, High-grade Apartments",
         "Office Buildings", "Others"],
        ["全  国", 171557.9, 150144.3, 4022.6, 3722.8, 7517.9],
        ["北  京", 938.9, 789.1, 60.4, 42.1, 88.7],
        ["内蒙古", 2023.4, 1802.5, 31.2, 18.8, 61.9],
    ], ("C4:D4", "A4:A5"))  # fmt: skip
    rows = {7: "|全国", 8: "|北京", 9: "|内蒙古"}
    columns = {"B": "合计", "C": "住宅", "D": "别墅、高档公寓", "E": "办公楼", "F": "其他"}
    base = "按用途分的商品房销售面积||2019|万平方米"
    file.figures(sheet, base, rows, columns)
    return file.workbook()


def urban_yearbook() -> Drawing:
    """Years down, units in a row of their own under a Chinese and an English header."""
    file = Published()
    sheet = file.sheet("1-1", [
        ["1-1-1  全国历年城市市政公用设施水平（1978-2021）"],
        ["National Level of Urban Service Facilities in Past Years"],
        ["年份", "供水普及率", "燃气普及率", "人均公园绿地面积", "人均城市道路面积"],
        ["Year", "Water Coverage Rate", "Gas Coverage Rate", "Per Capita Public Recreational Green Space",
         "Road Surface Area Per Capita"],
        [None, "（%）", "（%）", "（平方米）", "（平方米）"],
        [1978, 81.0, 13.9, None, 2.93],
        [2000, 63.9, 45.4, 3.69, 6.13],
        [2021, 99.38, 98.04, 14.87, 18.84],
        ["注：自2006年起，人均指标按城区人口和暂住人口合计计算。"],
    ])  # fmt: skip
    rows = {6: "||1978", 7: "||2000", 8: "||2021"}
    file.figures(
        sheet, "全国历年城市市政公用设施水平", rows, {"B": "供水普及率|||%", "E": "人均城市道路面积|||平方米"}
    )
    file.figures(sheet, "", {7: "||2000"}, {"D": "人均公园绿地面积|||平方米", "C": "燃气普及率|||%"})
    return file.workbook()


def counties_of_month() -> Drawing:
    """Counties under two measures with growth and rank; total first, signatures at the foot."""
    file = Published()
    sheet = file.sheet("分县区", [
        ["分县（市、区）房地产开发和销售情况"],
        ["（2023年1-10月）", None, None, None, None, None, "单位：亿元、万平方米、%"],
        ["县（市、区）", "房地产开发投资", None, None, "商品房销售面积", None, None],
        [None, "累计", "同比增长", "位次", "累计", "同比增长", "位次"],
        *([name, 100.5 + n, 1.5 + n, n or None, 55.5 + n, -2.5 + n, 6 - n if n else None]
          for n, name in enumerate(FIVE)),
        ["审核人：", None, "制表人：", None, "报出日期：2023-11-15"],
    ], ("B3:D3", "E3:G3", "A3:A4", "A1:G1"))  # fmt: skip
    rows = down("A5", [f"|{name}|2023-01..2023-10" for name in FIVE])
    columns = {
        "B": "房地产开发投资 累计|||亿元", "C": "房地产开发投资 同比增长|||%",
        "E": "商品房销售面积 累计|||万平方米", "F": "商品房销售面积 同比增长|||%",
    }  # fmt: skip
    file.figures(sheet, "", rows, columns)
    file.traps(sheet, "D6:D9", "G6:G9", "A10:G10")
    return file.workbook()


def main_indicators() -> Drawing:
    """A city's leaflet: item, unit, this month, since January, growth; parts; the month only in the title."""
    file = Published()
    sheet = file.sheet("10月", [
        ["2023年10月云江市主要经济指标"],
        BLANK,
        ["指标名称", "计量单位", "本月", None, "本月止累计", None],
        [None, None, "绝对额", "同比增长（%）", "绝对额", "同比增长（%）"],
        ["一、固定资产投资", "亿元", 210.4, 3.3, 1920.5, 4.1],
        ["    其中：房地产开发投资", "亿元", 61.2, -8.8, 611.9, -9.4],
        ["二、商品房销售面积", "万平方米", 44.8, -12.1, 471.3, -6.5],
        ["三、居民消费价格指数", "%", 100.1, 0.1, 100.4, 0.4],
    ], ("C3:D3", "E3:F3"))  # fmt: skip
    columns = {"C": "||2023-10", "E": "||2023-01..2023-10"}
    rows = {5: "固定资产投资|||亿元", 6: "房地产开发投资|||亿元", 7: "商品房销售面积|||万平方米"}
    file.figures(sheet, "", rows, columns)
    grown = {"D": "同比增长||2023-10|%", "F": "同比增长||2023-01..2023-10|%"}
    file.figures(sheet, "", {5: "固定资产投资", 7: "商品房销售面积"}, grown)
    return file.workbook()


def panel_of_provinces() -> Drawing:
    """A researcher's panel: year and province beside columns that carry their units."""
    file = Published()
    sheet = file.sheet("panel", [
        ["年份", "省份代码", "省份", "商品房销售面积（万平方米）", "商品房平均销售价格（元/平方米）",
         "城镇化率（%）"],
        [2018, 110000, "北京市", 696.2, 34142.6, 86.5],
        [2019, 110000, "北京市", 938.9, 35905.4, 86.6],
        [2018, 120000, "天津市", 1249.9, 16055.1, 83.2],
        [2019, 120000, "天津市", 1478.7, 15423.4, 83.5],
    ])  # fmt: skip
    rows = {2: "|北京市|2018", 3: "|北京市|2019", 5: "|天津市|2019"}
    columns = {
        "D": "商品房销售面积|||万平方米", "E": "商品房平均销售价格|||元/平方米", "F": "城镇化率|||%",
    }  # fmt: skip
    file.figures(sheet, "", rows, columns)
    file.traps(sheet, "A2:C5")
    return file.workbook()


def sheets_of_years() -> Drawing:
    """The same table of counties on a sheet a year; nothing but the sheet's name says the year."""
    file = Published()
    for year in (2021, 2022):
        sheet = file.sheet(f"{year}年", [
            ["各县区保障性安居工程进展情况"],
            [None, None, None, "单位：套"],
            ["县区", "开工套数", "基本建成套数", "竣工套数"],
            *([name] for name in FIVE),
        ])  # fmt: skip
        fill(sheet, "B4:D8", year - 1000, 13)
        rows = down("A4", [f"|{name}" for name in FIVE])
        columns = {"B": "开工套数", "C": "基本建成套数", "D": "竣工套数"}
        file.figures(sheet, f"保障性安居工程||{year}|套", rows, columns)
    return file.workbook()


def local_yearbook() -> Drawing:
    """A city's yearbook: years down, # parts beside their total, unit in the corner, 续表 below."""
    file = Published()
    header = ["年  份", "施工面积", "#住 宅", "竣工面积", "#住 宅"]
    sheet = file.sheet("表11.3", [
        ["表11.3  主要年份房屋建筑面积"],
        [None, None, None, None, "单位：万平方米"],
        header,
        [2000, 5621.5, 4003.1, 1643.2, 1388.0],
        [2010, 11296.3, 7313.9, 1941.3, 1396.2],
        BLANK,
        ["续表"],
        header,
        [2019, 14802.9, 7360.1, 2669.7, 1453.8],
        [2020, 15740.3, 7702.6, 2878.3, 1625.5],
    ])  # fmt: skip
    rows = {4: "||2000", 5: "||2010", 9: "||2019", 10: "||2020"}
    columns = {"B": "施工面积", "C": "施工面积 住宅", "D": "竣工面积", "E": "竣工面积 住宅"}
    file.figures(sheet, "|||万平方米", rows, columns)
    return file.workbook()


DRAWN = (
    nbs_months, nbs_provinces, nbs_city_prices, terminal_series, yearbook_items, yearbook_regions,
    urban_yearbook, counties_of_month, main_indicators, panel_of_provinces, sheets_of_years, local_yearbook,
)  # fmt: skip
