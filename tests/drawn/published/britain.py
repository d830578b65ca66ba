"""Tables of British publishers: live tables, statistical bulletins, price statistics, Scotland, Wales."""

from __future__ import annotations

from tests.drawn.published.drawing import BLANK, Drawing, Published, down, fill

TENURES = ["Private Enterprise", "Housing Associations", "Local Authorities", "All"]
AREAS = [
    ("E12000001", "North East"), ("E06000047", "County Durham"), ("E06000005", "Darlington"),
    ("E12000002", "North West"), ("E06000008", "Blackburn with Darwen"),
]  # fmt: skip


def live_table_quarters() -> Drawing:
    """Starts and completions beside each other with a blank column between; flags; the year on one row."""
    file = Published()
    sheet = file.sheet("1a", [
        ["Table 213: permanent dwellings started and completed, by tenure1,2,3, England (quarterly)"],
        ["England", *[None] * 10, "Number of dwellings"],
        ["Not seasonally adjusted"],
        [None, None, "Started", *[None] * 5, "Completed"],
        [None, None, *TENURES, None, None, *TENURES],
        [2018, "January - March"],
        [None, "April - June"],
        [None, "July - September"],
        [None, "October - December", *[None] * 4, "R", *[None] * 5, "R"],
        [2019, "January - March", *[None] * 4, "P", *[None] * 5, "P"],
        BLANK,
        ["1. These figures are from records kept for building control purposes."],
        ["P Figure provisional and subject to revision"],
        ["R Revised from previous release"],
        ["Source: P2 returns from local authorities", None, None, "Latest update: 28/06/2019"],
    ])  # fmt: skip
    fill(sheet, "C6:F10", 25010, 37)
    fill(sheet, "I6:L10", 31020, 41)
    rows = {6: "||2018Q1", 8: "||2018Q3", 9: "||2018Q4", 10: "||2019Q1"}
    columns = {"C": "Started Private Enterprise", "D": "Started Housing Associations", "F": "Started All",
               "I": "Completed Private Enterprise", "L": "Completed All"}  # fmt: skip
    base = "permanent dwellings by tenure Not seasonally adjusted|England||Number of dwellings"
    file.figures(sheet, base, rows, columns)
    file.traps(sheet, "A12:L15", "G9:H10")
    return file.workbook()


def live_table_districts() -> Drawing:
    """Codes beside regions and authorities in two columns; financial years; .. and a total first."""
    file = Published()
    sheet = file.sheet("Live Table 122", [
        ["Table 122: net additional dwellings, by local authority district, England 2016-17 to 2018-19"],
        BLANK,
        ["ONS Code", "Former Code", "Region", "Local authority", "2016-17", "2017-18 R", "2018-19"],
        ["E92000001", None, "England", None, 217350, 222280, 241130],
        BLANK,
        ["E12000001", "A", "North East", None, 8510, 9040, 9760],
        ["E06000047", "1355", None, "County Durham UA", 1444, 1338, 1491],
        ["E06000005", "1350", None, "Darlington UA", 198, 511, ".."],
        ["E12000002", "B", "North West", None, 27100, 28600, 30600],
        ["E06000008", "2372", None, "Blackburn with Darwen UA", 240, 287, 315],
        BLANK,
        ["Notes"],
        ["1  Figures for 2018-19 are provisional.  21 authorities did not reply."],
    ])  # fmt: skip
    columns = {"E": "||2016-04..2017-03", "F": "||2017-04..2018-03", "G": "||2018-04..2019-03"}
    rows = {
        4: "|England",
        6: "|North East",
        7: "|County Durham UA",
        9: "|North West",
        10: "|Blackburn with Darwen UA",
    }
    file.figures(sheet, "net additional dwellings", rows, columns)
    file.traps(sheet, "A4:B10", "G8", "A12:G13")
    return file.workbook()


def small_area_prices() -> Drawing:
    """Prices by district for years that end with each quarter: Year ending Mar 1996."""
    file = Published()
    ends = ["Year ending Dec 1995", "Year ending Mar 1996", "Year ending Jun 1996", "Year ending Sep 1996"]
    sheet = file.sheet("2a", [
        ["HPSSA Dataset 9. Median price paid for administrative geographies"],
        ["Table 2a"],
        ["Median price paid by local authority, England and Wales, year ending Dec 1995 to Sep 1996"],
        ["Back to Contents"],
        BLANK,
        ["Region/Country code", "Region/Country name", "Local authority code", "Local authority name", *ends],
        ["E12000001", "North East", "E06000047", "County Durham"],
        ["E12000001", "North East", "E06000005", "Darlington"],
        ["E12000002", "North West", "E06000008", "Blackburn with Darwen"],
    ])  # fmt: skip
    fill(sheet, "E7:H9", 42000, 750)
    rows = {7: "|County Durham", 8: "|Darlington", 9: "|Blackburn with Darwen"}
    columns = {"E": "||1995", "F": "||1995-04..1996-03", "G": "||1995-07..1996-06", "H": "||1995-10..1996-09"}
    file.figures(sheet, "Median price paid by local authority", rows, columns)
    file.traps(sheet, "A7:D9")
    return file.workbook()


def bulletin_in_blocks() -> Drawing:
    """A bulletin's table of sectors: years, quarters and months under each other, codes, base year on top."""
    file = Published()
    head = ["New Work", None, None, None, "Repair and Maintenance", None]
    sheet = file.sheet("Table 2a", [
        ["Table 2a: Construction output in Great Britain: value, seasonally adjusted, by sector"],
        [None, None, None, None, None, None, None, "£ million"],
        [None, None, *head],
        [None, None, "Housing", None, "Other New Work", None, "Housing", "Total"],
        [None, None, "Public", "Private", "Infrastructure", "Private Industrial", None, None],
        [None, None, "MV3A", "MV3B", "MV3C", "MV3D", "MV3E", "MV3F"],
        [2018], [2019], BLANK,
        [2019, "Q1"], [None, "Q2"], [None, "Q3"], [None, "Q4 (r)"], [2020, "Q1 (p)"], BLANK,
        [2019, "Nov"], [None, "Dec"], [2020, "Jan"], [None, "Feb (r)"], [None, "Mar (p)"],
    ], ("C3:F3", "G3:H3", "C4:D4", "E4:F4"))  # fmt: skip
    for block in ("C7:H8", "C10:H14", "C16:H20"):
        fill(sheet, block, 310.5, 3.1)
    rows = {7: "||2018", 8: "||2019", 10: "||2019Q1", 13: "||2019Q4", 14: "||2020Q1", 16: "||2019-11",
            17: "||2019-12", 18: "||2020-01", 20: "||2020-03"}  # fmt: skip
    columns = {"C": "New Work Housing Public", "D": "New Work Housing Private", "E": "Infrastructure",
               "G": "Repair and Maintenance Housing", "H": "Repair and Maintenance Total"}  # fmt: skip
    file.figures(
        sheet, "Construction output value seasonally adjusted|Great Britain||£ million", rows, columns
    )
    file.traps(sheet, "C6:H6")
    return file.workbook()


def growth_below_levels() -> Drawing:
    """Levels and, in a second block of the sheet, their percentage change; both by country."""
    file = Published()
    places = ["England", "Wales", "Scotland"]
    months = ["Jan-19", "Feb-19", "Mar-19"]
    sheet = file.sheet("Table 4", [
        ["Table 4: House price index by country, not seasonally adjusted"],
        BLANK,
        ["Index, January 2015=100"],
        [None, *places],
        *([month] for month in months),
        BLANK,
        ["Percentage change over 12 months"],
        [None, *places],
        *([month] for month in months),
        BLANK,
        ["Source: the Office"],
    ])  # fmt: skip
    fill(sheet, "B5:D7", 119.3, 0.4)
    fill(sheet, "B11:D13", 1.1, 0.1)
    columns = {"B": "|England", "C": "|Wales", "D": "|Scotland"}
    levels = {5: "||2019-01", 6: "||2019-02", 7: "||2019-03"}
    file.figures(sheet, "House price index|||Index, January 2015=100", levels, columns)
    grown = {11: "||2019-01", 13: "||2019-03"}
    file.figures(sheet, "Percentage change over 12 months|||%", grown, columns)
    return file.workbook()


def land_registry() -> Drawing:
    """A long file of dates and areas; levels, changes in per cent, counts each in a column."""
    file = Published()
    sheet = file.sheet("csv", [
        ["Date", "Region_Name", "Area_Code", "Average_Price", "Monthly_Change", "Annual_Change",
         "Sales_Volume"],
        ["2019-01-01", "Aberdeenshire", "S12000034", 180512.5, -0.4, 1.9, 311],
        ["2019-02-01", "Aberdeenshire", "S12000034", 181774.1, 0.7, 2.2, None],
        ["2019-01-01", "Vale of Glamorgan", "W06000014", 221990.0, 0.1, 5.6, 164],
    ])  # fmt: skip
    rows = {2: "|Aberdeenshire|2019-01", 3: "|Aberdeenshire|2019-02", 4: "|Vale of Glamorgan|2019-01"}
    file.figures(sheet, "", rows, {"D": "Average_Price", "E": "Monthly_Change", "F": "Annual_Change"})
    file.figures(sheet, "", {2: "|Aberdeenshire|2019-01"}, {"G": "Sales_Volume"})
    return file.delimited()


def scottish_quarters() -> Drawing:
    """Quarters of financial years: Jan-Mar under 2018-19 is that of 2019."""
    file = Published()
    quarters = ["Apr-Jun", "Jul-Sep", "Oct-Dec", "Jan-Mar"]
    rows = [["2018-19" if quarter == "Apr-Jun" else None, quarter] for quarter in quarters]
    rows += [["2019-20" if quarter == "Apr-Jun" else None, quarter] for quarter in quarters]
    sheet = file.sheet("Completions", [
        ["Quarterly new build completions, all sectors, Scotland"],
        ["Financial year", "Quarter", "Private-led", "Housing association", "Local authority", "Total"],
        *rows,
        ["Note: figures are rounded."],
    ])  # fmt: skip
    fill(sheet, "C3:F10", 3300, 11)
    spans = ["2018Q2", "2018Q3", "2018Q4", "2019Q1", "2019Q2", "2019Q3", "2019Q4", "2020Q1"]
    columns = {"C": "Private-led", "D": "Housing association", "F": "Total"}
    said = down("A3", [f"||{span}" for span in spans])
    file.figures(sheet, "new build completions|Scotland", said, columns)
    return file.workbook()


def welsh_areas() -> Drawing:
    """Areas down, a year's kinds of dwelling across under merged years; codes beside."""
    file = Published()
    kinds = ["Houses", "Flats", "All dwellings"]
    sheet = file.sheet("Sheet1", [
        ["New dwellings completed by area, dwelling type and number of bedrooms"],
        BLANK,
        [None, None, "2021-22", None, None, "2022-23"],
        [None, None, *kinds, *kinds],
        ["Wales", "W92000004"],
        ["Isle of Anglesey", "W06000001"],
        ["Gwynedd", "W06000002"],
        ["Conwy", "W06000003"],
    ], ("C3:E3", "F3:H3"))  # fmt: skip
    fill(sheet, "C5:H8", 210, 9)
    rows = {5: "|Wales", 6: "|Isle of Anglesey", 8: "|Conwy"}
    columns = {"C": "Houses||2021-04..2022-03", "E": "All dwellings||2021-04..2022-03",
               "F": "Houses||2022-04..2023-03", "H": "All dwellings||2022-04..2023-03"}  # fmt: skip
    file.figures(sheet, "New dwellings completed by area", rows, columns)
    return file.workbook()


DRAWN = (
    live_table_quarters, live_table_districts, small_area_prices, bulletin_in_blocks, growth_below_levels,
    land_registry, scottish_quarters, welsh_areas,
)  # fmt: skip
