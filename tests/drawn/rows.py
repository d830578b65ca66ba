"""Workbooks whose difficulty is beside the figures: parts, totals, sections, carried labels, signatures."""

from __future__ import annotations

import datetime as dt

from tests.drawn.headers import BRIDGE, EAST, HIGH, LAST_YTD, MONTH, NORTH, PEACE, RIVER, SAND, WEST, YTD
from tests.drawn.page import Book, Slots, at, growth, of, span

CITY_WIDE = at("990100")


def parts_indented(book: Book) -> None:
    """其中： and deeper indents under a total; each part belongs to the line above it."""
    page = book.page("综合", Slots(place="云江市"))
    page.title("云江市房地产开发情况（2026年1-8月）", "D")
    page.put("A3", ["指　　标", "单位", "本年累计", "同比增长（%）"])
    page.put(
        "A4",
        ["房地产开发投资", "亿元", 163.48, 5.4],
        ["　　其中：住宅", "亿元", 121.03, 6.1],
        ["　　　　　办公楼", "亿元", 6.77, -11.2],
        ["　　　　　商业营业用房", "亿元", 14.2, -3.9],
        ["商品房销售面积", "万平方米", 248.75, -5.2],
        ["  #住宅", "万平方米", 219.4, -4.8],
        ["   办公楼", "万平方米", 5.35, -18.0],
        ["房地产开发企业到位资金", "亿元", 205.6, 1.3],
        ["　其中:国内贷款", "亿元", 31.9, -9.4],
        ["　　　 自筹资金", "亿元", 88.05, 3.7],
    )
    rows = {
        4: of("re_investment", "房地产开发投资", unit="亿元"),
        5: of("re_investment=住宅", "房地产开发投资", "住宅", unit="亿元"),
        6: of("re_investment=办公楼", "房地产开发投资", "办公楼", unit="亿元"),
        7: of("re_investment=商业营业用房", "房地产开发投资", "商业营业用房", unit="亿元"),
        8: of("re_sales_area", "商品房销售面积", unit="万平方米"),
        9: of("re_sales_area=住宅", "商品房销售面积", "住宅", unit="万平方米"),
        10: of("re_sales_area=办公楼", "商品房销售面积", "办公楼", unit="万平方米"),
        11: of("re_funds", "到位资金", unit="亿元"),
        12: of("re_funds=国内贷款", "到位资金", "国内贷款", unit="亿元"),
        13: of("re_funds=自筹资金", "到位资金", "自筹资金", unit="亿元"),
    }
    page.expect(rows, {"C": span(YTD), "D": growth(YTD)})
    page.never("A3:D3", "A4:B13")


def totals_between(book: Book) -> None:
    """合计 and 小计 among the districts: the first is the city, the others are no region of the catalogue."""
    page = book.page("老旧小区", span(YTD))
    page.title("云江市2026年1-8月城镇老旧小区改造进展", "E")
    page.put(
        "A2",
        ["序号", "县（市、区）", "老旧小区改造开工小区数（个）", "老旧小区改造完工小区数（个）", "备 注"],
    )
    page.put(
        "A3",
        [None, "合　　计", 214, 167],
        [None, "市区小计", 160, 131],
        [1, "城东区", 62, 55],
        [2, "城西区", 58, 47, "1个小区并入城东区"],
        [3, "江北区", 40, 29],
        [None, "县域小计", 54, 36],
        [4, "清河县", 30, 21],
        [5, "白沙县", 24, 15],
    )
    columns = {
        "C": of("old_estates_started", "开工小区数", unit="个"),
        "D": of("old_estates_done", "完工小区数", unit="个"),
    }
    page.expect({3: CITY_WIDE, 5: EAST, 6: WEST, 7: NORTH, 9: RIVER, 10: SAND}, columns)
    page.apart("C4:D4", "C8:D8")
    page.never("A2:E2", "A3:B10", "E3:E10")


def continued_table(book: Book) -> None:
    """A printed page ends within the table: 续表 and the header come again."""
    page = book.page("表5", span(YTD))
    page.title("表5  2026年1-8月云江市保障性住房情况", "C")
    page.corner("C2", "单位：套")
    page.put("A3", ["地区", "保障性租赁住房筹集套数", "公租房分配套数"])
    page.put("A4", ["城东区", 820, 112], ["城西区", 455, 96], ["江北区", 390, 74], ["高新区", 610, 20])
    page.put("A9", ["续表5"], [None, None, "单位：套"], ["地区", "保障性租赁住房筹集套数", "公租房分配套数"])
    page.put("A12", ["石桥市", 240, 51], ["清河县", 135, 40], ["安平县", 98, 33])
    page.merge("A9:C9")
    columns = {
        "B": of("arh_raised", "筹集套数", unit="套"),
        "C": of("prh_alloc_units", "公租房分配套数", unit="套"),
    }
    page.expect({4: EAST, 5: WEST, 6: NORTH, 7: HIGH, 12: BRIDGE, 13: RIVER, 14: PEACE}, columns)
    page.never("A3:C3", "A8:C11", "A4:A14")


def signature_lines(book: Book) -> None:
    """A form's number above it, and below it who filled it in, when, and a telephone number."""
    page = book.page("建筑业", Slots(place="云江市"))
    page.title("建筑业企业生产情况", "D")
    page.put(
        "C2",
        ["表　　号：", "云建统C204-1表"],
        ["制定机关：", "云江市统计局"],
        ["文　　号：", "云统字〔2025〕86号"],
    )
    page.put("A5", ["综合机关名称：云江市住房和城乡建设局", "2026年1-8月", "有效期至：", "2027年1月"])
    page.put("A6", ["指标名称", "计量单位", "代码", "本年累计"], ["甲", "乙", "丙", 1])
    page.put(
        "A8",
        ["建筑业总产值", "千元", "01", 35612040],
        ["新签合同额", "千元", "02", 41200875],
        ["建筑业从业人员期末人数", "人", "03", 128450],
    )
    page.put(
        "A12", ["单位负责人：", "周明", "统计负责人：", "何芳"], ["填表人：", "李晓", "联系电话：", 87012345]
    )
    page.put("A14", ["报出日期：", dt.date(2026, 9, 5)])
    page.put("A15", ["说明：本表由辖区内有总承包和专业承包资质的建筑业企业填报。"])
    rows = {
        8: of("construction_output", "建筑业总产值", unit="千元").over(span(YTD)),
        9: of("construction_new_contracts", "新签合同额", unit="千元").over(span(YTD)),
        10: of("construction_workers", "从业人员", unit="人").over(span(MONTH)),
    }
    page.expect(rows, {"D": Slots()})
    page.never("A2:D7", "A8:C10", "A12:D15")


def section_rows(book: Book) -> None:
    """A line of its own names the indicator and its unit for the districts below it."""
    page = book.page("分县区")
    page.title("2026年1-8月各县区主要指标完成情况", "D")
    page.put("A2", ["指标及地区", "本年累计", "上年同期", "同比增长%"])
    page.put(
        "A3",
        ["一、房地产开发投资（亿元）"],
        ["全市", 163.48, 155.11, 5.4],
        ["城东区", 44.12, 40.9, 7.9],
        ["石桥市", 12.03, 13.6, -11.5],
        ["二、商品房销售面积（万平方米）"],
        ["全市", 248.75, 262.4, -5.2],
        ["城东区", 44.8, 46.2, -3.0],
        ["石桥市", 19.4, 22.8, -14.9],
        ["三、商品房销售额（亿元）"],
        ["城东区", 40.2, 42.05, -4.4],
    )
    page.merge("A3:D3", "A7:D7", "A11:D11")
    invested, sold, money = (
        of("re_investment", "房地产开发投资", unit="亿元"),
        of("re_sales_area", "商品房销售面积", unit="万平方米"),
        of("re_sales_value", "商品房销售额", unit="亿元"),
    )
    rows = {
        4: invested.over(CITY_WIDE), 5: invested.over(EAST), 6: invested.over(BRIDGE),
        8: sold.over(CITY_WIDE), 9: sold.over(EAST), 10: sold.over(BRIDGE), 12: money.over(EAST),
    }  # fmt: skip
    page.expect(rows, {"B": span(YTD), "D": growth(YTD)})
    page.last_year("C4:C6", LAST_YTD)
    page.last_year("C8:C10", LAST_YTD)
    page.last_year("C12", LAST_YTD)
    page.never("A2:D3", "A7:D7", "A11:D11", "A4:A12")


def labels_carried_down(book: Book) -> None:
    """The district stands once for its rows: merged at first, then over blank cells."""
    page = book.page("市政", span(YTD))
    page.title("云江市2026年1-8月市政管网建设情况", "D")
    page.put("A2", ["县区", "项目", "单位", "完成数"])
    page.put(
        "A3",
        ["城东区", "供水管网新建改造长度", "公里", 21.4],
        [None, "排水管道建设长度", "公里", 33.75],
        [None, "城市道路新建改造长度", "公里", 12.08],
        ["安平县", "供水管网新建改造长度", "公里", 8.2],
        [None, "排水管道建设长度", "公里", 10.6],
        ["白沙县", "燃气管网新建改造长度", "米", 5630],
    )
    page.merge("A3:A5")
    water, drain = of("water_pipe", "供水管网", unit="公里"), of("drain_pipe", "排水管道", unit="公里")
    road, gas = of("road_length_built", "城市道路", unit="公里"), of("gas_pipe", "燃气管网", unit="米")
    rows = {
        3: water.over(EAST), 4: drain.over(EAST), 5: road.over(EAST), 6: water.over(PEACE),
        7: drain.over(PEACE), 8: gas.over(SAND),
    }  # fmt: skip
    page.expect(rows, {"D": Slots()})
    page.never("A2:D2", "A3:C8")


def year_carried_down(book: Book) -> None:
    """2025年 stands beside its first month only."""
    page = book.page("序列", Slots(region="990100", place="云江市"))
    page.title("云江市房地产开发投资和销售（分月累计）", "E")
    page.put(
        "A2",
        [
            "年份",
            "月份",
            "房地产开发投资（亿元）",
            "商品房销售面积（万平方米）",
            "商品房待售面积（万平方米）",
        ],
    )
    page.put(
        "A3",
        ["2025年", "1-2月", 27.3, 41.5, 179.2],
        [None, "1-3月", 55.1, 88.03, 181.6],
        [None, "1-4月", 71.9, 116.2, 183.0],
        ["2026年", "1-2月", 28.44, 39.7, 188.5],
        [None, "1-3月", 57.86, 83.1, 187.9],
    )
    invested, sold = (
        of("re_investment", "房地产开发投资", unit="亿元"),
        of("re_sales_area", "销售面积", unit="万平方米"),
    )
    unsold = of("re_unsold_area", "待售面积", unit="万平方米")
    for row, months in enumerate(("2025-02", "2025-03", "2025-04", "2026-02", "2026-03"), 3):
        flow = span(f"{months[:4]}-01..{months}")
        page.expect({row: Slots()}, {"C": flow.over(invested), "D": flow.over(sold)})
        page.expect({row: Slots()}, {"E": span(months).over(unsold)})
    page.never("A2:E2", "A3:B7")


def notes_below(book: Book) -> None:
    """Notes with numbers of their own, one of them two cells wide, after an empty row and without one."""
    page = book.page("村镇", span(YTD))
    page.title("云江市2026年1-8月污水处理情况", "C")
    page.put("A2", ["地区", "污水处理量（万立方米）", "污水排放量（万立方米）"])
    page.put("A3", ["城东区", 1204.6, 1230.1], ["高新区", 866, 874.5], ["清河县", 402.35, 431.8])
    page.put(
        "A6", ["注：1.清河县含工业园区，2025年同期为398.2万立方米。"], ["　　2.污水处理率按年末数核定。"]
    )
    page.put("A9", ["数据来源：", "云江市排水管理处"], ["打印时间", 46270.5], ["第 1 页", "共 1 页"])
    columns = {
        "B": of("sewage_treated", "污水处理量", unit="万立方米"),
        "C": of("sewage_discharged", "污水排放量", unit="万立方米"),
    }
    page.expect({3: EAST, 4: HIGH, 5: RIVER}, columns)
    page.never("A2:C2", "A3:A5", "A6:C11")
