"""Tables of publishers in Australia, New Zealand, Japan, Hong Kong, Singapore, and of Eurostat."""

from __future__ import annotations

import datetime as dt
from typing import Any

from tests.drawn.published.drawing import BLANK, Drawing, Published, fill

ATTRIBUTES: list[list[Any]] = [
    ["Unit", "Number", "Number", "$'000"],
    ["Series Type", "Original", "Seasonally Adjusted", "Trend"],
    ["Data Type", "FLOW", "FLOW", "FLOW"],
    ["Frequency", "Month", "Month", "Month"],
    ["Collection Month", 1, 1, 1],
    ["Series Start", *[dt.datetime(2019, 1, 1)] * 3],
    ["Series End", *[dt.datetime(2019, 5, 1)] * 3],
    ["No. Obs.", 5, 5, 5],
    ["Series ID", "A418418L", "A418419R", "A418420X"],
]
DESCRIBED = [
    "Total number of dwelling units ;  New South Wales ;  Houses ;  Private Sector ;",
    "Total number of dwelling units ;  New South Wales ;  Houses ;  Private Sector ;",
    "Value of residential building ;  Victoria ;  Total Sectors ;",
]


def abs_series() -> Drawing:
    """Nine rows of attributes over the dates; series alike but for adjustment; a sheet lists them."""
    file = Published()
    described = [["", *DESCRIBED], *ATTRIBUTES]
    file.sheet("Index", [
        ["", "", "Australian Bureau of Statistics"],
        ["", "", "8731.0 Building Approvals, Australia"],
        ["", "", "TABLE 06. Number of Dwelling Units Approved, by Sector, States"],
        BLANK,
        ["Data Item Description", "Series Type", "Series ID", "Series Start", "Series End", "No. Obs.",
         "Unit", "Data Type", "Freq."],
        *([name, cells[2], cells[9], cells[6], cells[7], 5, cells[1], cells[3], cells[4]]
          for name, cells in zip(DESCRIBED, list(zip(*described, strict=True))[1:], strict=True)),
    ])  # fmt: skip
    sheet = file.sheet("Data1", [
        [None, *DESCRIBED],
        *ATTRIBUTES,
        *([dt.datetime(2019, month, 1)] for month in range(1, 6)),
    ])  # fmt: skip
    fill(sheet, "B11:D15", 1203, 131)
    rows = {11: "||2019-01", 13: "||2019-03", 15: "||2019-05"}
    houses = "Total number of dwelling units Houses Private Sector"
    columns = {"B": f"{houses} Original|New South Wales||Number",
               "C": f"{houses} Seasonally Adjusted|New South Wales||Number",
               "D": "Value of residential building Trend|Victoria||$'000"}  # fmt: skip
    file.figures(sheet, "", rows, columns)
    file.traps(sheet, "B2:D10")
    return file.workbook()


def abs_sections() -> Drawing:
    """Months under years, sections in capitals in the middle, units in a row under the header."""
    file = Published()
    months: list[list[Any]] = [
        [2018],
        ["  October"],
        ["  November"],
        ["  December"],
        [2019],
        ["  January"],
        ["  February"],
    ]
    sheet = file.sheet("Table_1", [
        ["            Australian Bureau of Statistics"],
        ["56090DO001_201902 Housing Finance, Australia, February 2019"],
        ["Released at 11:30 am (Canberra time) Fri 12 Apr 2019"],
        ["Table 1. HOUSING FINANCE COMMITMENTS (OWNER OCCUPATION), By Purpose"],
        [None, "Construction of dwellings", None, "Purchase of new dwellings", None],
        [None, "Dwelling units", "Value", "Dwelling units", "Value"],
        ["Month", "no.", "$m", "no.", "$m"],
        [None, None, "ORIGINAL"],
        *months,
        [None, None, "SEASONALLY ADJUSTED"],
        *months,
        ["© Commonwealth of Australia 2019"],
    ], ("B5:C5", "D5:E5"))  # fmt: skip
    for block in ("B10:E12", "B14:E15", "B18:E20", "B22:E23"):
        fill(sheet, block, 5120, 13)
    columns = {"B": "Construction of dwellings Dwelling units|||no.",
     "C": "Construction of dwellings Value|||$m",
               "E": "Purchase of new dwellings Value|||$m"}  # fmt: skip
    rows = {10: "||2018-10", 12: "||2018-12", 14: "||2019-01", 15: "||2019-02"}
    file.figures(sheet, "HOUSING FINANCE COMMITMENTS ORIGINAL", rows, columns)
    rows = {18: "||2018-10", 20: "||2018-12", 22: "||2019-01", 23: "||2019-02"}
    file.figures(sheet, "HOUSING FINANCE COMMITMENTS SEASONALLY ADJUSTED", rows, columns)
    return file.workbook()


def reserve_bank() -> Drawing:
    """Title, description, frequency, type, units, source, identifier over dates at the end of months."""
    file = Published()
    sheet = file.sheet("Data", [
        ["D2 LENDING AND CREDIT AGGREGATES"],
        ["Title", "Credit; Owner-occupier housing", "Credit; Investor housing"],
        ["Description", "Credit; Owner-occupier housing; Including securitisations",
         "Credit; Investor housing; Including securitisations"],
        ["Frequency", "Monthly", "Monthly"],
        ["Type", "Seasonally adjusted", "Original"],
        ["Units", "$ billion", "$ billion"],
        BLANK, BLANK,
        ["Source", "RBA", "RBA"],
        ["Publication date", "28-Feb-2024", "28-Feb-2024"],
        ["Series ID", "DLCACOHS", "DLCACIHN"],
        [dt.datetime(2023, 10, 31), 1490.1, 721.2],
        [dt.datetime(2023, 11, 30), 1497.3, 722.9],
        [dt.datetime(2023, 12, 31), 1504.8, 725.4],
        [dt.datetime(2024, 1, 31), 1509.7, 726.0],
    ])  # fmt: skip
    rows = {12: "||2023-10", 13: "||2023-11", 15: "||2024-01"}
    columns = {"B": "Credit Owner-occupier housing", "C": "Credit Investor housing"}
    file.figures(sheet, "|||$ billion", rows, columns)
    file.traps(sheet, "A9:C11")
    return file.workbook()


def infoshare() -> Drawing:
    """Three header rows under a title, months as 2023M01, the unit in a line of information below."""
    file = Published()
    sheet = file.sheet("csv", [
        ["Building consents by region and type (Monthly)"],
        [" ", "Auckland region", "", "", "Otago region", "", ""],
        ["", "Houses", "Apartments", "Total", "Houses", "Apartments", "Total"],
        *([f"2023M{month:02}"] for month in (1, 2, 3)),
        ["Table information:"],
        ["Units:"],
        ["Number, Magnitude = Units"],
        ["Footnotes:"],
        ["Symbols:"],
        [".. figure not available"],
        ["Table reference: BLD051AA"],
        ["Last updated:"],
        ["02 May 2023 10:45am"],
        ["Source: Statistics New Zealand"],
        ["Contact: Information Centre"],
        ["Telephone: 0508 525 525"],
    ])  # fmt: skip
    fill(sheet, "B4:G6", 310, 7)
    rows = {4: "||2023-01", 5: "||2023-02", 6: "||2023-03"}
    columns = {
        "B": "Houses|Auckland region",
        "D": "Total|Auckland region",
        "E": "Houses|Otago region",
        "G": "Total|Otago region",
    }
    file.figures(sheet, "Building consents by region and type|||Number", rows, columns)
    file.traps(sheet, "A7:G18")
    return file.delimited()


def estat_crosstab() -> Drawing:
    """Pairs of code and name for each axis, the unit in the name of the item, *** for none."""
    file = Published()
    sheet = file.sheet("csv", [
        ["統計名：", "建築着工統計調査 住宅着工統計"],
        ["表番号：", "33"],
        ["表題：", "利用関係別 新設住宅 戸数"],
        ["***", "数字が得られないもの"],
        [],
        ["表章項目 コード", "表章項目", "地域 コード", "地域", "時間軸コード", "時間軸（月次）",
         "総計", "持家", "貸家"],
        ["001", "戸数【戸】", "13000", "東京都", "2023000101", "2023年1月", "10,451", "1,250", "4,911"],
        ["001", "戸数【戸】", "13000", "東京都", "2023000202", "2023年2月", "11,982", "1,171", "***"],
        ["001", "戸数【戸】", "27000", "大阪府", "2023000101", "2023年1月", "4,602", "712", "2,100"],
    ])  # fmt: skip
    rows = {7: "|東京都|2023-01", 8: "|東京都|2023-02", 9: "|大阪府|2023-01"}
    file.figures(sheet, "戸数|||戸", rows, {"G": "総計", "H": "持家"})
    file.figures(sheet, "戸数|||戸", {7: "|東京都|2023-01"}, {"I": "貸家"})
    file.traps(sheet, "A7:F9", "I8")
    return file.delimited("utf-8-sig")


def estat_long() -> Drawing:
    """One figure a row, codes and names of all axes beside it, English heads for unit and value."""
    file = Published()
    sheet = file.sheet("csv", [
        ["tab_code", "表章項目", "cat01_code", "構造", "area_code", "都道府県", "time_code",
         "時間軸(年次)", "unit", "value", "annotation"],
        ["10", "着工新設住宅戸数", "00", "総数", "00000", "全国", "2021000000", "2021年", "戸", "856484", ""],
        ["10", "着工新設住宅戸数", "01", "木造", "00000", "全国", "2021000000", "2021年", "戸", "502312", ""],
        ["20", "着工床面積", "01", "木造", "01000", "北海道", "2022000000", "2022年", "m2", "2210455", ""],
    ])  # fmt: skip
    rows = {
        2: "着工新設住宅戸数 総数|全国|2021|戸",
        3: "着工新設住宅戸数 木造|全国|2021|戸",
        4: "着工床面積 木造|北海道|2022|m2",
    }
    file.figures(sheet, "", rows, {"J": ""})
    file.traps(sheet, "A2:I4")
    return file.delimited()


def hong_kong_months() -> Drawing:
    """Year and month in two columns, Chinese over English, a provisional mark beside each figure."""
    file = Published()
    sheet = file.sheet("Monthly 按月", [
        ["1.1 私人住宅 - 各類單位平均租金"],
        ["PRIVATE DOMESTIC - AVERAGE RENTS BY CLASS"],
        ["每平方米每月租金 ($/m²)"],
        ["年", "月", "A類", None, "B類", None, "C類", None],
        ["Year", "Month", "Class A", None, "Class B", None, "Class C", None],
        [2022, 11, 415, None, 360, None, 367, None],
        [None, 12, 411, None, 358, None, 361, None],
        [2023, 1, 410, "*", 357, "*", 362, "*"],
        [None, 2, 413, "*", 359, "*", 366, "*"],
        ["* 臨時數字 Provisional figures"],
    ])  # fmt: skip
    rows = {6: "||2022-11", 7: "||2022-12", 8: "||2023-01", 9: "||2023-02"}
    columns = {"C": "A類 Class A", "E": "B類 Class B", "G": "C類 Class C"}
    file.figures(sheet, "AVERAGE RENTS BY CLASS|||$/m²", rows, columns)
    file.traps(sheet, "A6:B9", "D6:D9", "H6:H9")
    return file.workbook()


def table_builder() -> Drawing:
    """Quarters from the last back, labels indented under each other with the unit in the first of them."""
    file = Published()
    sheet = file.sheet("T1", [
        ["Theme: Industry"],
        ["Subject: Construction and Housing"],
        ["Table Title: Private Residential Units Under Construction, Quarterly"],
        [],
        ["Data last updated: 26/01/2024"],
        ["Source: URBAN REDEVELOPMENT AUTHORITY"],
        [],
        [" Data Series ", "2023 4Q ", "2023 3Q ", "2023 2Q "],
        ["Total Units (Number)", 49110, 50020, 51230],
        ["    Landed Properties (Number)", 2210, 2330, 2440],
        ["        Detached Houses (Number)", 310, "na", 350],
        ["    Non-Landed Properties (Number)", 46900, 47690, 48790],
        [],
        ["Generated by: Table Builder"],
        ["Footnotes:"],
        ["Figures include 12 projects granted permission in 2023."],
    ])  # fmt: skip
    rows = {9: "Total Units", 10: "Landed Properties", 12: "Non-Landed Properties"}
    columns = {"B": "||2023Q4", "C": "||2023Q3", "D": "||2023Q2"}
    file.figures(sheet, "|||Number", rows, columns)
    file.traps(sheet, "A13:D16", "C11")
    return file.workbook()


def eurostat_sheet() -> Drawing:
    """Keys and values above, TIME over GEO, a column of flags after each period, legend below."""
    file = Published()
    sheet = file.sheet("Sheet 1", [
        ["Data extracted on 12/03/2024 10:20:32 from [ESTAT]"],
        ["Dataset: ", "Building permits - quarterly data [sts_cobp_q]"],
        ["Last updated: ", "08/03/2024 23:00"],
        BLANK,
        ["Time frequency", None, "Quarterly"],
        ["Business trend indicator", None, "Building permits - number of dwellings"],
        ["Seasonal adjustment", None, "Seasonally and calendar adjusted data"],
        ["Unit of measure", None, "Index, 2015=100"],
        BLANK,
        ["TIME", "2023-Q1", None, "2023-Q2", None, "2023-Q3", None],
        ["GEO (Labels)"],
        ["Belgium", 101.3, None, 96.4, "p", 95.1, "p"],
        ["Germany", 88.2, None, 80.0, None, 77.7, "e"],
        ["Ireland", ":", "c", 120.4, None, 118.9, None],
        BLANK,
        ["Special value"],
        [":", "not available"],
        ["Available flags:"],
        ["p", "provisional"],
    ])  # fmt: skip
    rows = {12: "|Belgium", 13: "|Germany"}
    columns = {"B": "||2023Q1", "D": "||2023Q2", "F": "||2023Q3"}
    base = "Building permits number of dwellings Seasonally and calendar adjusted data|||Index, 2015=100"
    file.figures(sheet, base, rows, columns)
    file.traps(sheet, "B14", "C12:C14", "E12:E14", "A16:G19")
    return file.workbook()


DRAWN = (
    abs_series, abs_sections, reserve_bank, infoshare, estat_crosstab, estat_long, hong_kong_months,
    table_builder, eurostat_sheet,
)  # fmt: skip
