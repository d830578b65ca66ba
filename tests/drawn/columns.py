"""Workbooks whose difficulty is in the figures and in how columns and tables lie on the sheet."""

from __future__ import annotations

from tests.drawn.headers import (
    BRIDGE,
    EAST,
    HIGH,
    LAST_MONTH,
    LAST_YTD,
    MONTH,
    NORTH,
    PEACE,
    RIVER,
    SAND,
    WEST,
    YTD,
)  # fmt: skip
from tests.drawn.page import Book, Slots, at, growth, of, span


def text_numbers(book: Book) -> None:
    """Figures as texts: full-width, thousands apart, in brackets, with a unit behind, with spaces."""
    page = book.page("快报", Slots(place="云江市", span=YTD))
    page.title("云江市２０２６年１－８月住建快报", "D")
    page.put("A2", ["指标", "计量单位", "累计", "同比增长"])
    page.put(
        "A3",
        ["房地产开发投资", "亿元", "１６３．４８", "5.4%"],
        ["商品房销售面积", "万平方米", "248.75 ", "－５．２％"],
        ["商品房销售额", "万元", "1,952,310", "-7.0 %"],
        ["房地产企业营业利润", "亿元", "(1.25)", "—"],
        ["建筑业总产值", None, "356.1亿元", "+3.6%"],
        ["土地购置费", None, "12 030.5万元", "（8.4%）"],
        ["在建项目数", "个", "　412", "…"],
    )
    read = {
        3: (of("re_investment", "房地产开发投资", unit="亿元"), 163.48, 5.4),
        4: (of("re_sales_area", "商品房销售面积", unit="万平方米"), 248.75, -5.2),
        5: (of("re_sales_value", "商品房销售额", unit="万元"), 1952310, -7.0),
        6: (of("re_profit", "营业利润", unit="亿元"), -1.25, None),
        7: (of("construction_output", "建筑业总产值", unit="亿元"), 356.1, 3.6),
        8: (of("land_purchase_cost", "土地购置费", unit="万元"), 12030.5, -8.4),
        9: (of("projects_under_way", "在建项目数", unit="个").over(span(MONTH)), 412, None),
    }
    for row, (indicator, level, rate) in read.items():
        page.fact(f"C{row}", level, indicator)
        if rate is not None:
            page.fact(f"D{row}", rate, growth(YTD), indicator)
    page.never("A2:D2", "A3:B9", "D6", "D9")


def percent_format(book: Book) -> None:
    """0.186 that the cell shows as 18.6%; beside it plain 18.6 under a header that says %."""
    page = book.page("进度", Slots(span=YTD))
    page.title("云江市2026年1-8月老旧小区和棚户区改造进度", "F")
    page.put(
        "A2",
        [
            "地区",
            "老旧小区改造开工率",
            "棚改开工率",
            "背街小巷完成率(%)",
            "老旧小区改造户数（户）",
            "同比增长",
        ],
    )
    page.put(
        "A3",
        ["城东区", 0.186, 0.5, 61.5, 10230, 0.075],
        ["城西区", 1, 0.875, 100, 8045, -0.1234],
        ["白沙县", 1.0725, 0, 0, 960, 0.2],
    )
    page.formats("B3:B5", "0.0%")
    page.formats("C3:C5", "0%")
    page.formats("F3:F5", "0.00%")
    households = of("old_estates_hh", "老旧小区改造户数", unit="户")
    rates = {
        "B": (of("old_estates_start_rate", "老旧小区改造开工率", unit="%"), (18.6, 100, 107.25)),
        "C": (of("shanty_start_rate", "棚改开工率", unit="%"), (50, 87.5, 0)),
        "D": (of("alleys_done_rate", "背街小巷完成率", unit="%"), (61.5, 100, 0)),
        "E": (households, (10230, 8045, 960)),
        "F": (growth(YTD).over(households), (7.5, -12.34, 20)),
    }
    for letter, (slots, values) in rates.items():
        for row, place, value in zip((3, 4, 5), (EAST, WEST, SAND), values, strict=True):
            page.fact(f"{letter}{row}", value, slots, place)
    page.never("A2:F2", "A3:A5")


def growth_columns(book: Book) -> None:
    """All the bureau's columns at once: this month, on last month, last year's, differences, shares."""
    page = book.page("月报", Slots(place="云江市"))
    page.title("2026年8月云江市房地产市场月报", "K")
    page.put("A2", ["指标", "单位", "本月", None, None, None, "本年累计", None, None, None, "占比(%)"])
    page.put("C3", ["本月", "比上月(%)", "上年同月", "同比(%)", "1-8月", "上年同期", "增减额", "增减(%)"])
    page.merge("A2:A3", "B2:B3", "C2:F2", "G2:J2", "K2:K3")
    page.put(
        "A4",
        ["商品房销售面积", "万平方米", 30.12, 12.4, 32.3, -6.8, 248.75, 262.4, -13.65, -5.2, 100],
        ["其中：住宅", "万平方米", 26.4, 10.1, 28.05, -5.9, 219.4, 230.5, -11.1, -4.8, 88.2],
        ["二手房成交套数", "套", 1420, -3.3, 1305, 8.8, 10866, 9820, 1046, 10.7, None],
    )
    rows = {
        4: of("re_sales_area", "商品房销售面积", unit="万平方米"),
        5: of("re_sales_area=住宅", "商品房销售面积", "住宅", unit="万平方米"),
        6: of("secondhand_deals", "二手房成交套数", unit="套"),
    }
    page.expect(rows, {"C": span(MONTH), "F": growth(MONTH), "G": span(YTD), "J": growth(YTD)})
    page.last_year("E4:E6", LAST_MONTH)
    page.last_year("H4:H6", LAST_YTD)
    page.apart("D4:D6", "I4:I6", "K4:K6")
    page.never("A2:K3", "A4:B6")


def targets_and_rates(book: Book) -> None:
    """年度目标 beside what is done; the rate of completion only repeats both."""
    page = book.page("目标", Slots(place="云江市"))
    page.title("云江市2026年城市更新任务进展（截至8月底）", "E")
    page.put("A2", ["指标名称", "计量单位", "年度目标", "1-8月累计完成", "完成率(%)"])
    page.put(
        "A3",
        ["老旧小区改造开工个数", "个", 260, 214, 82.3],
        ["棚改新开工套数", "套", 3200, 2450, 76.6],
        ["既有住宅加装电梯台数", "台", 90, 61, 67.8],
    )
    rows = {
        3: of("old_estates_started", "老旧小区改造开工个数", unit="个"),
        4: of("shanty_started", "棚改新开工套数", unit="套"),
        5: of("lifts_added", "加装电梯", unit="台"),
    }
    target = Slots(span="2026-01..2026-12", measure="target")
    page.expect(rows, {"C": target, "D": span(YTD)})
    page.apart("E3:E5")
    page.never("A2:E2", "A3:B5")


def two_tables_stacked(book: Book) -> None:
    """Two tables under each other with other columns and another unit."""
    page = book.page("表一表二", span(YTD))
    page.title("云江市2026年1-8月房地产情况", "D")
    page.put("A2", ["表一  商品房销售面积", None, None, "单位：万平方米"])
    page.put("A3", ["地区", "累计", "其中：住宅", "同比增长(%)"])
    page.put("A4", ["城东区", 44.8, 40.1, -3.1], ["城西区", 38.15, 33.0, 1.2], ["江北区", 29.6, 27.7, 0.4])
    page.put("A9", ["表二  房地产开发投资", None, None, "单位：亿元"])
    page.put("A10", ["地区", "累计", "同比增长(%)"])
    page.put("A11", ["城东区", 44.12, 7.9], ["清河县", 9.6, -2.5])
    sold, invested = (
        of("re_sales_area", "商品房销售面积", unit="万平方米"),
        of("re_investment", "房地产开发投资", unit="亿元"),
    )
    homes = of("re_sales_area=住宅", "商品房销售面积", "住宅", unit="万平方米")
    page.expect({4: EAST, 5: WEST, 6: NORTH}, {"B": sold, "C": homes, "D": growth(YTD).over(sold)})
    page.expect({11: EAST, 12: RIVER}, {"B": invested, "C": growth(YTD).over(invested)})
    page.never("A2:D3", "A9:D10", "A4:A12", "D11:D12")


def two_tables_side_by_side(book: Book) -> None:
    """Two tables beside each other, an empty column between them, each with title and unit of its own."""
    page = book.page("对照", span(YTD))
    page.title("云江市2026年1-8月建筑业和房地产业", "G")
    page.put("A3", ["建筑业总产值", None, "单位：亿元", None, "商品房销售额", None, "单位：万元"])
    page.put("A4", ["地区", "1-8月", "同比±%", None, "地区", "1-8月", "同比±%"])
    page.put(
        "A5",
        ["城东区", 96.4, 3.3, None, "城东区", 402000, -4.4],
        ["高新区", 120.05, 6.1, None, "石桥市", 98500, -16.2],
        ["清河县", 31.2, -1.8, None, "安平县", 41230, 2.0],
        [None, None, None, None, "白沙县", 20110, 5.5],
    )
    built, sold = (
        of("construction_output", "建筑业总产值", unit="亿元"),
        of("re_sales_value", "商品房销售额", unit="万元"),
    )
    page.expect({5: EAST, 6: HIGH, 7: RIVER}, {"B": built, "C": growth(YTD).over(built)})
    page.expect({5: EAST, 6: BRIDGE, 7: PEACE, 8: SAND}, {"F": sold, "G": growth(YTD).over(sold)})
    page.never("A3:G4", "A5:A8", "D5:E8")


def name_column_at_both_ends(book: Book) -> None:
    """A wide table repeats its first column at the far right, in English or with the running number."""
    page = book.page("3-12", span("2025-01..2025-12"))
    page.title("3-12 2025年各区县市容环境卫生", "G")
    page.put(
        "A2",
        [
            "序号",
            "地　区",
            "生活垃圾清运量\n（万吨）",
            "公共厕所\n（座）",
            "道路清扫保洁面积\n（万平方米）",
            "地　区",
            "序号",
        ],
    )
    page.put(
        "A3",
        [1, "城东区", 21.4, 132, 880, "城东区", 1],
        [2, "江北区", 12.06, 97, 615.5, "江北区", 2],
        [3, "高新区", 9.7, 61, 540, "高新区", 3],
    )
    columns = {
        "C": of("domestic_waste", "生活垃圾清运量", unit="万吨"),
        "D": of("public_toilets", "公共厕所", unit="座"),
        "E": of("road_cleaning_area", "道路清扫保洁面积", unit="万平方米"),
    }
    page.expect({3: EAST, 4: NORTH, 5: HIGH}, columns)
    page.never("A2:G2", "A3:B5", "F3:G5")


def districts_across(book: Book) -> None:
    """Indicators down, districts across, the whole city first."""
    page = book.page("交叉表", span(YTD))
    page.title("云江市2026年1-8月住建主要指标（分地区）", "F")
    page.put("A2", ["指　标", "计量单位", "全市", "城东区", "石桥市", "白沙县"])
    page.put(
        "A3",
        ["建筑业总产值", "亿元", 356.12, 96.4, 22.3, 11.05],
        ["商品房销售面积", "万平方米", 248.75, 44.8, 19.4, 7.2],
        ["生活垃圾无害化处理率", "%", 99.6, 100, 98.2, 97.5],
    )
    rows = {
        3: of("construction_output", "建筑业总产值", unit="亿元"),
        4: of("re_sales_area", "商品房销售面积", unit="万平方米"),
        5: of("harmless_rate", "无害化处理率", unit="%"),
    }
    page.expect(rows, {"C": at("990100"), "D": EAST, "E": BRIDGE, "F": SAND})
    page.never("A2:F2", "A3:B5")


def missing_markers(book: Book) -> None:
    """Eight ways to say that there is no figure, and a zero that is one."""
    page = book.page("公租房", span(YTD))
    page.title("云江市2026年1-8月公租房保障情况", "E")
    page.put(
        "A2",
        [
            "地区",
            "公租房新增保障户数（户）",
            "公租房退出户数（户）",
            "公租房分配套数（套）",
            "租金收缴率（%）",
        ],
    )
    page.put(
        "A3",
        ["城东区", 120, "…", "—", 96.3],
        ["城西区", "/", 0, "*", "NA"],
        ["石桥市", "-", " ", 35, "……"],
        ["清河县", "无", 12, "..", 91.0],
    )
    columns = {
        "B": of("prh_added", "公租房新增保障户数", unit="户"),
        "C": of("prh_exited", "公租房退出户数", unit="户"),
        "D": of("prh_alloc_units", "公租房分配套数", unit="套"),
        "E": of("prh_rent_rate", "租金收缴率", unit="%"),
    }
    page.expect({3: EAST, 4: WEST, 5: BRIDGE, 6: RIVER}, columns)
    page.never("A2:E2", "A3:A6", "C3:D3", "B4", "D4:E4", "B5:C5", "E5", "B6", "D6")


def hidden_rows_and_columns(book: Book) -> None:
    """A hidden column with last month's draft, a hidden row of a test district, a hidden sheet."""
    page = book.page("物业", span(YTD))
    page.title("云江市2026年1-8月商品房预售情况", "E")
    page.put("A2", ["地区", "批准预售面积（万平方米）", "草稿", "预售许可证核发数（个）"])
    page.put("A3", ["城东区", 22.5, 19.9, 14], ["测试区", 999, 999, 999], ["高新区", 31.04, 30, 19])
    page.sheet.column_dimensions["C"].hidden = True
    page.sheet.row_dimensions[4].hidden = True
    columns = {
        "B": of("presale_area", "批准预售面积", unit="万平方米"),
        "D": of("presale_permits", "预售许可证", unit="个"),
    }
    page.expect({3: EAST, 5: HIGH}, columns)
    page.never("A2:D2", "A3:A5", "A4:D4", "C3:C5")
    draft = book.page("底稿")
    draft.put("A1", ["地区", "商品房销售面积（万平方米）"], ["城东区", 1.5])
    draft.sheet.sheet_state = "hidden"
    draft.never("A1:B2")
