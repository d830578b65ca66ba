"""Workbooks whose difficulty is above the figures: merged headers, units, periods, two languages."""

from __future__ import annotations

from tests.drawn.page import Book, Slots, at, growth, of, span

YTD, MONTH, LAST_YTD, LAST_MONTH = "2026-01..2026-08", "2026-08", "2025-01..2025-08", "2025-08"
EAST, WEST, NORTH, HIGH = (
    at("990101", "城东区"),
    at("990102", "城西区"),
    at("990103", "江北区"),
    at("990104", "高新区"),
)
BRIDGE, RIVER, PEACE, SAND = (
    at("990105", "石桥"),
    at("990106", "清河县"),
    at("990107", "安平县"),
    at("990108", "白沙县"),
)


def merged_two_row_header(book: Book) -> None:
    """本月 and 本年累计 over their columns, 指标名称 and 计量单位 merged down."""
    page = book.page("房地产", Slots(place="云江市"))
    page.title("云江市2026年1-8月房地产开发与销售情况", "H")
    page.put("A2", ["填报单位：云江市住房和城乡建设局"])
    page.put("A3", ["指标名称", "计量单位", "本月", None, "本年累计"])
    page.put("C4", ["绝对数", "同比增长(%)", "绝对数", "上年同期", "增减%"])
    page.put("H3", ["备注"])
    page.merge("A3:A4", "B3:B4", "C3:D3", "E3:G3", "H3:H4")
    page.put(
        "A5",
        ["房地产开发投资", "亿元", 21.36, 4.2, 163.48, 155.11, 5.4, "快报"],
        ["商品房销售面积", "万平方米", 30.12, -6.8, 248.75, 262.4, -5.2],
        ["商品房销售额", "万元", 236145, -8.1, 1952310, 2098700, -7.0],
        ["房屋新开工面积", "万平方米", 15.6, -20.3, 141.2, 170.9, -17.4],
    )
    rows = {
        5: of("re_investment", "房地产开发投资", unit="亿元"),
        6: of("re_sales_area", "商品房销售面积", unit="万平方米"),
        7: of("re_sales_value", "商品房销售额", unit="万元"),
        8: of("floor_area_started", "房屋新开工面积", unit="万平方米"),
    }
    page.expect(rows, {"C": span(MONTH), "D": growth(MONTH), "E": span(YTD), "G": growth(YTD)})
    page.last_year("F5:F8", LAST_YTD)
    page.never("A3:H4", "A5:B8")


def merged_three_row_header(book: Book) -> None:
    """The months over all, under them the indicators, under each of these three columns."""
    page = book.page("Sheet1")
    page.title("各区县商品房销售情况表", "G")
    page.put("A2", ["区县名称", "2026年1-8月"])
    page.put("B3", ["商品房销售面积（万平方米）", None, None, "商品房销售额（亿元）"])
    page.put("B4", ["本月数", "累计数", "同比±%", "本月数", "累计数", "同比±%"])
    page.merge("A2:A4", "B2:G2", "B3:D3", "E3:G3")
    page.put(
        "A5",
        ["城东区", 5.21, 44.8, -3.1, 4.65, 40.2, -4.4],
        ["城西区", 4.02, 38.15, 1.2, 3.3, 31.76, 0.6],
        ["高新技术产业开发区", 6.9, 51.3, 12.5, 7.02, 52.1, 10.9],
        ["石桥", 2.2, 19.4, -15.0, 1.1, 9.85, -16.2],
    )
    area = of("re_sales_area", "商品房销售面积", unit="万平方米")
    money = of("re_sales_value", "商品房销售额", unit="亿元")
    columns = {
        "B": span(MONTH).over(area), "C": span(YTD).over(area), "D": growth(YTD).over(area),
        "E": span(MONTH).over(money), "F": span(YTD).over(money), "G": growth(YTD).over(money),
    }  # fmt: skip
    page.expect({5: EAST, 6: WEST, 7: at("990104", "高新技术产业开发区"), 8: BRIDGE}, columns)
    page.never("A2:G4", "A5:A8")


def unit_in_corner(book: Book) -> None:
    """单位：万平方米 at the top right holds for all columns; on the second sheet it stands at the left."""
    page = book.page("面积")
    page.title("2026年1-8月云江市房屋建设面积", "F")
    page.corner("F2", "单位：万平方米")
    page.put("A3", ["地　区", "房屋施工面积", "新开工面积", "房屋竣工面积", "商品房销售面积", "待售面积"])
    page.put(
        "A4",
        ["全市", 2210.5, 141.2, 98.7, 248.75, 186.3],
        ["城东区", 512.4, 30.1, 22.6, 44.8, 41.9],
        ["清河县", 208.0, 11.5, 9.3, 16.2, 20.75],
    )
    columns = {
        "B": span(YTD).over(of("floor_area_under_constr", "房屋施工面积")),
        "C": span(YTD).over(of("floor_area_started", "新开工面积")),
        "D": span(YTD).over(of("floor_area_completed", "竣工面积")),
        "E": span(YTD).over(of("re_sales_area", "商品房销售面积")),
        "F": span(MONTH).over(of("re_unsold_area", "待售面积")),
    }
    unit = Slots(unit="万平方米")
    page.expect({4: unit, 5: unit.over(EAST), 6: unit.over(RIVER)}, columns)
    page.never("A3:F3", "A4:A6")
    second = book.page("投资", span(YTD, "万元"))
    second.title("云江市房地产开发投资（2026年1－8月）", "D")
    second.put("A2", ["计量单位：万元", None, None, "云建统02表"])
    second.put("A3", ["地区＼指标", "房地产开发投资", "建筑安装工程投资", "土地购置费"])
    second.put("A4", ["城东区", 386120, 251004, 80331], ["安平县", 91200.5, 63218, 12007])
    kinds = {
        "B": of("re_investment", "房地产开发投资"),
        "C": of("construction_install_invest", "建筑安装工程投资"),
        "D": of("land_purchase_cost", "土地购置费"),
    }
    second.expect({4: EAST, 5: PEACE}, kinds)
    second.never("A2:D3", "A4:A5")


def bilingual_header(book: Book) -> None:
    """Yearbook: each word in Chinese over English, in one cell or in two rows; years as columns."""
    page = book.page("7-3", Slots(place="云江"))
    page.title("7-3 云江市房地产开发主要指标", "E")
    page.title("Main Indicators of Real Estate Development in Yunjiang", "E", 2)
    page.put("A4", ["指　标", "计量单位", "2023", "2024", "2025"], ["Item", "Unit"])
    page.put(
        "A6",
        ["房地产开发投资", "亿元", 301.2, 277.45, 251.9],
        ["Investment in Real Estate Development", "100 million yuan"],
        ["房屋竣工面积", "万平方米", 260.1, 231.0, 187.36],
        ["Floor Space of Buildings Completed", "10 000 sq.m"],
        ["商品房销售额\nSales of Commercialized Buildings", "亿元\n(100 million yuan)", 400.5, 362.8, 318.05],
    )
    rows = {
        6: of("re_investment", "房地产开发投资", unit="亿元"),
        8: of("floor_area_completed", "房屋竣工面积", unit="万平方米"),
        10: of("re_sales_value", "商品房销售额", unit="亿元"),
    }
    years = {
        letter: span(f"{year}-01..{year}-12") for letter, year in zip("CDE", (2023, 2024, 2025), strict=True)
    }
    page.expect(rows, years)
    page.never("A4:E5", "A6:B10", "C7:E7", "C9:E9")
    second = book.page("7-4", span("2025-01..2025-12", "万平方米"))
    second.title("7-4 各区县商品房销售面积（2025年）", "D")
    second.title("Floor Space of Commercialized Buildings Sold by District (2025)", "D", 2)
    second.put("A3", ["单位：万平方米", None, None, "(10 000 sq.m)"])
    second.put("A4", ["地　区", "商品房\n销售面积", "#住宅", "#办公楼"])
    second.put("A5", ["Region", "Commercial Houses", "#Residential", "#Office"])
    second.put("A6", ["城东区 Chengdong", 66.1, 60.2, 1.4], ["高新区 Gaoxin", 78.05, 66.6, 5.9])
    columns = {
        "B": of("re_sales_area", "销售面积"),
        "C": of("re_sales_area=住宅", "销售面积", "住宅"),
        "D": of("re_sales_area=办公楼", "销售面积", "办公楼"),
    }
    second.expect({6: EAST, 7: HIGH}, columns)
    second.never("A3:D5", "A6:A7")


def period_only_in_title(book: Book) -> None:
    """The year stands in the title alone; the columns name months without it."""
    page = book.page("月报", Slots(place="云江市"))
    page.title("2026年8月云江市住房保障工作月报", "F")
    page.put("A2", ["指标", "单位", "8月", "1-8月累计", "去年1-8月", "比上年同期增长%"])
    page.put(
        "A3",
        ["保租房筹集套数", "套", 320, 2410, 2200, 9.5],
        ["公租房新增保障户数", "户", 41, 388, 402, -3.5],
        ["租赁补贴发放金额", "万元", 112.6, 903.25, 880.0, 2.6],
    )
    rows = {
        3: of("arh_raised", "保租房筹集套数", unit="套"),
        4: of("prh_added", "公租房新增保障户数", unit="户"),
        5: of("rent_subsidy_amt", "租赁补贴发放金额", unit="万元"),
    }
    page.expect(rows, {"C": span(MONTH), "D": span(YTD), "F": growth(YTD)})
    page.last_year("E3:E5", LAST_YTD)
    page.never("A2:F2", "A3:B5")


def months_as_columns(book: Book) -> None:
    """1月 to 12月 with the year in the title, the whole year at the end."""
    page = book.page("2025", Slots(region="990100", place="云江市", unit="万平方米"))
    page.title("云江市2025年分月房地产指标", "N")
    page.corner("N2", "单位：万平方米")
    page.put("A3", ["指标", *(f"{month}月" for month in range(1, 13)), "全年"])
    sold = [18.2, 9.6, 30.4, 24.15, 25.0, 33.7, 21.9, 22.3, 31.2, 20.8, 23.6, 41.05]
    begun = [8.1, 4.4, 20.7, 16.3, 17.9, 25.2, 12.6, 11.8, 19.5, 10.1, 9.7, 14.4]
    page.put("A4", ["商品房销售面积", *sold, 301.9], ["房屋新开工面积", *begun, 170.7])
    columns = {letter: span(f"2025-{month:02}") for month, letter in enumerate("BCDEFGHIJKLM", 1)}
    columns["N"] = span("2025-01..2025-12")
    page.expect(
        {4: of("re_sales_area", "商品房销售面积"), 5: of("floor_area_started", "新开工面积")}, columns
    )
    page.never("A3:N3", "A4:A5")
