"""Tables of American publishers: Census releases and histories, HUD, FHFA, FRED, Canadian price indices."""

from __future__ import annotations

import datetime as dt

from tests.drawn.published.drawing import BLANK, Drawing, Published, fill


def permits_by_state() -> Drawing:
    """The month and the year to date beside each other; the month only in the title; states indented."""
    file = Published()
    heads = ["Total", "1 Unit", "2 Units", "3 and 4 Units", "5 Units or More",
             "Num of Structures With 5 Units or more"]  # fmt: skip
    sheet = file.sheet("State Units", [
        ["Table 2u.  New Privately Owned Housing Units Authorized"],
        ["Unadjusted Units for Regions, Divisions, and States"],
        ["October 2023"],
        BLANK,
        [None, "Current Month", *[None] * 6, "Year-to-Date"],
        [None, *heads, None, *heads],
        BLANK,
        ["United States"], ["Northeast Region"], ["  New England Division"], ["    Connecticut"],
        ["    Maine"], ["South Region"], ["  East South Central Division"], ["    Alabama"],
    ], ("B5:G5", "I5:N5"))  # fmt: skip
    fill(sheet, "B8:G15", 1210, 17)
    fill(sheet, "I8:N15", 14400, 23)
    rows = {8: "|United States", 9: "|Northeast", 11: "|Connecticut", 15: "|Alabama"}
    columns = {"B": "Total||2023-10", "C": "1 Unit||2023-10", "G": "Num of Structures||2023-10",
               "I": "Total||2023-01..2023-10", "M": "5 Units or More||2023-01..2023-10"}  # fmt: skip
    file.figures(sheet, "New Privately Owned Housing Units Authorized|||Units", rows, columns)
    return file.workbook()


def residential_release() -> Drawing:
    """Periods under years with a colon, (r) and (p), rows of errors and intervals, two panels on a sheet."""
    file = Published()
    head = [["Period", "United States", None, "Northeast", None, "West"],
            [None, "Total", "1 unit", "Total", "1 unit", "Total"]]  # fmt: skip
    months = ["2022:", "   November", "   December", "2023:", "   January (r)", "   February (p)"]
    sheet = file.sheet("Starts", [
        ["Table 3.  New Privately-Owned Housing Units Started"],
        ["[Thousands of units. Detail may not add to total because of rounding]"],
        ["Table 3a - Seasonally adjusted annual rate"], *head,
        *([month] for month in months),
        ["Average RSE (%)¹", 3, 4, 9, 11, 5],
        BLANK,
        ["Table 3b - Not seasonally adjusted"], *head,
        *([month] for month in months),
        ["Average RSE (%)¹", 3, 4, 9, 11, 5],
        ["(p) Preliminary.  (r) Revised.  RSE Relative standard error."],
        ["¹ Average relative standard errors for the latest 6-month period."],
    ], ("B4:C4", "D4:E4", "B15:C15", "D15:E15"))  # fmt: skip
    for top, start in ((7, 1400.0), (18, 95.0)):
        fill(sheet, f"B{top}:F{top + 1}", start, 1.7)
        fill(sheet, f"B{top + 3}:F{top + 4}", start + 33, 1.3)
    columns = {
        "B": "Total|United States",
        "C": "1 unit|United States",
        "D": "Total|Northeast",
        "F": "Total|West",
    }
    base = "New Privately-Owned Housing Units Started {}|||Thousands of units"
    rows = {7: "||2022-11", 8: "||2022-12", 10: "||2023-01", 11: "||2023-02"}
    file.figures(sheet, base.format("Seasonally adjusted annual rate"), rows, columns)
    rows = {row + 11: said for row, said in rows.items()}
    file.figures(sheet, base.format("Not seasonally adjusted"), rows, columns)
    file.traps(sheet, "B12:F12", "B23:F23")
    return file.workbook()


def vacancy_history() -> Drawing:
    """Years down and quarters across; footnotes glued to years, leaders after them, a blank row between."""
    file = Published()
    quarters = ["First Quarter", "Second Quarter", "Third Quarter", "Fourth Quarter"]
    years = ["2023……..", "2022……..", "2021r…….", "20201……."]
    sheet = file.sheet("Sheet1", [
        ["Table 1. Quarterly Rental Vacancy Rates: 2020 to Present"],
        ["(Percent)"],
        ["Year", *quarters],
        ["United States"],
        *([year] for year in years),
        ["r Revised"],
        ["1 Data collection was affected by the pandemic in the second and 3 following quarters."],
    ])  # fmt: skip
    fill(sheet, "B5:E8", 5.6, 0.1)
    rows = {5: "2023", 6: "2022", 7: "2021"}
    for row, year in rows.items():
        columns = {letter: f"||{year}Q{n}" for n, letter in enumerate("BCDE", 1)}
        file.figures(sheet, "Rental Vacancy Rates|United States||Percent", {row: ""}, columns)
    return file.workbook()


def conditions_exhibit() -> Drawing:
    """Annual data and monthly data as sections of one table; regions and kinds of structure across."""
    file = Published()
    sheet = file.sheet("Table 1", [
        ["Table 1. New Privately Owned Housing Units Authorized: 2010–Present*"],
        BLANK,
        ["Period", "Total", "In Structures With", None, "Regions", None],
        [None, None, "1 Unit", "5 Units or More", "Northeast", "West"],
        ["Annual Data"],
        [2010], [2011],
        ["Monthly Data (Seasonally Adjusted Annual Rates)"],
        [2012],
        ["  Jan"], ["  Feb"],
        [2013],
        ["  Jan"], ["  Feb"],
        ["*Authorized in permit-issuing places."],
        ["Source: U.S. Census Bureau"],
    ], ("C3:D3", "E3:F3"))  # fmt: skip
    for rows in ("B6:F7", "B10:F11", "B13:F14"):
        fill(sheet, rows, 604.6, 2.3)
    columns = {
        "B": "Total",
        "C": "In Structures With 1 Unit",
        "D": "5 Units or More",
        "E": "|Northeast",
        "F": "|West",
    }
    base = "New Privately Owned Housing Units Authorized"
    file.figures(sheet, base, {6: "||2010", 7: "||2011"}, columns)
    rates = {10: "||2012-01", 11: "||2012-02", 13: "||2013-01", 14: "||2013-02"}
    file.figures(sheet, f"{base} Seasonally Adjusted Annual Rates", rates, columns)
    return file.workbook()


def county_indices() -> Drawing:
    """State, county, code and year beside the figures; a dot for none; bases in the headers."""
    file = Published()
    sheet = file.sheet("county", [
        ["FHFA House Price Indexes (Developmental)"],
        ["Counties.  All-Transactions Index.  Not Seasonally Adjusted."],
        BLANK,
        ["State", "County", "FIPS code", "Year", "Annual Change (%)", "HPI", "HPI with 1990 base",
         "HPI with 2000 base"],
        ["AL", "Autauga", "01001", "1986", ".", "100.00", "96.93", "70.61"],
        ["AL", "Autauga", "01001", "1987", "-2.14", "97.86", "94.86", "69.10"],
        ["WY", "Weston", "56045", "1986", ".", "100.00", "102.10", "81.10"],
        ["WY", "Weston", "56045", "1987", "3.41", "103.41", "105.58", "83.87"],
    ])  # fmt: skip
    rows = {5: "|Autauga|1986", 6: "|Autauga|1987", 8: "|Weston|1987"}
    file.figures(
        sheet, "House Price", rows, {"F": "HPI", "G": "HPI with 1990 base", "H": "HPI with 2000 base"}
    )
    rows = {6: "|Autauga|1987", 8: "|Weston|1987"}
    file.figures(sheet, "", rows, {"E": "Annual Change|||%"})
    file.traps(sheet, "A5:D8", "E5", "E7")
    return file.workbook()


def graph_observations() -> Drawing:
    """A graph's data: the series is described far above its two columns."""
    file = Published()
    title = ("New Privately-Owned Housing Units Started: Total Units, Thousands of Units, Monthly, "
             "Seasonally Adjusted Annual Rate")  # fmt: skip
    sheet = file.sheet("FRED Graph", [
        ["FRED Graph Observations"],
        ["Federal Reserve Economic Data"],
        ["Link: https://fred.stlouisfed.org"],
        ["Help: https://fredhelp.stlouisfed.org"],
        ["Economic Research Division"],
        ["Federal Reserve Bank of St. Louis"],
        BLANK,
        ["HOUST", title],
        BLANK,
        ["Frequency: Monthly"],
        ["observation_date", "HOUST"],
        [dt.datetime(2019, 1, 1), 1291.0],
        [dt.datetime(2019, 2, 1), 1149.0],
        [dt.datetime(2019, 3, 1), 1199.0],
    ])  # fmt: skip
    rows = {12: "||2019-01", 13: "||2019-02", 14: "||2019-03"}
    file.figures(sheet, "New Privately-Owned Housing Units Started|||Thousands of Units", rows, {"B": ""})
    return file.workbook()


def index_of_cities() -> Drawing:
    """A sheet a city, its name in capitals; columns joined by underscores."""
    file = Published()
    for name, start in (("AGGREGATE", 170.0), ("CALGARY", 190.0), ("GREATER_TORONTO", 250.0)):
        sheet = file.sheet(name, [
            ["Date", "Composite_HPI", "Apartment_HPI", "Composite_Benchmark"],
            [dt.datetime(2019, 1, 1)], [dt.datetime(2019, 2, 1)], [dt.datetime(2019, 3, 1)],
            [dt.datetime(2019, 4, 1)],
        ])  # fmt: skip
        fill(sheet, "B2:D5", start, 0.3)
        rows = {2: "||2019-01", 5: "||2019-04"}
        columns = {"B": "Composite_HPI", "D": "Composite_Benchmark"}
        place = {"CALGARY": "CALGARY", "GREATER_TORONTO": "TORONTO"}.get(name, "")
        file.figures(sheet, f"|{place}", rows, columns)
    return file.workbook()


def statcan_display() -> Drawing:
    """A table as displayed: title, frequency, geography over the months, units in a row, legend below."""
    file = Published()
    sheet = file.sheet("csv", [
        ["Building permits, by type of structure and type of work (x 1,000)"],
        ["Monthly"],
        ["Table: 34-10-0066-01"],
        ["Release date: 2021-03-04"],
        [],
        ["Geography", "Canada", None, None, "Ontario", None, None],
        ["Type of structure", "January 2020", "February 2020", "March 2020", "January 2020",
         "February 2020", "March 2020"],
        [None, "Dollars", None, None, "Dollars"],
        ["Total residential", 5200100, 5310200, 4110300, 2100100, 2210200, 1810300],
        ["Single", 2400100, 2380200, 1990300, "880,100r", "..", 700300],
        [],
        ["Symbol legend:"],
        ["..", "not available for a specific reference period"],
        ["r", "revised"],
        ["Footnotes:"],
        ["1", "Canada total includes 13 provinces and territories."],
    ])  # fmt: skip
    columns = {
        "B": "|Canada|2020-01",
        "D": "|Canada|2020-03",
        "E": "|Ontario|2020-01",
        "G": "|Ontario|2020-03",
    }
    rows = {9: "Total residential", 10: "Single"}
    file.figures(sheet, "Building permits|||Dollars", rows, columns)
    file.traps(sheet, "A12:G16", "F10")
    return file.delimited()


DRAWN = (
    permits_by_state, residential_release, vacancy_history, conditions_exhibit, county_indices,
    graph_observations, index_of_cities, statcan_display,
)  # fmt: skip
