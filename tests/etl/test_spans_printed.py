import pytest

from etl.layouts.period_axis import Told, axis_parts
from etl.layouts.span_parts import joined_spans, read_part
from etl.layouts.titles import read_titles


@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        ("1997", "1997年"),
        ("JUL 2020", "2020年7月"),
        ("MAR 2020 - MAY 2020", "2020年3-5月"),
        ("Dec 2019 - Feb 2020", "2019年12月-2020年2月"),
        ("2018 - Sept", "2018年9月"),
        ("Q1 R 2010", ""),
        ("2010 Q1", "2010年一季度"),
        ("4th quarter 2012", "2012年四季度"),
        ("March quarter 2020", "2020年一季度"),
        ("year ending June 2020", "2019年7月-2020年6月"),
        ("3 months to Aug 2020", "2020年6-8月"),
        ("2003-09-01 00:00:00", "2003年9月"),
        ("31/03/2012", "2012年3月"),
        ("2020M01", "2020年1月"),
        ("Aug-24p", "2024年8月"),
        ("令和元年", "2019年"),
        ("2020년 1월", "2020年1月"),
        ("2020.1/4", "2020年一季度"),
        ("2023年1—9月", "2023年1-9月"),
        ("2023.1", ""),
        ("16-24", ""),
        ("Sydney", ""),
    ],
)
def test_a_span_is_read_as_published_tables_spell_it(text, spelled):
    part = read_part(text)
    assert (part.text if part else "") == spelled


def test_a_flag_beside_a_span_is_its_status():
    assert read_part("2019p").status == "初步数"
    assert read_part("2020 Jan (r)").status == "修订数"


def spelled(texts, **told):
    return [part.text if part else "" for part in axis_parts(texts, Told(**told))]


def test_a_year_is_carried_on_to_the_months_under_it():
    assert spelled(["2019 Nov", "Dec", "Jan", "Feb"]) == [
        "2019年11月",
        "2019年12月",
        "2020年1月",
        "2020年2月",
    ]
    assert spelled(["2019", "Q1", "Q2"]) == ["2019年", "2019年一季度", "2019年二季度"]


def test_financial_years_need_to_know_when_they_begin():
    years = ["2003-04", "2004-05", "2012-13"]
    assert spelled(years, financial=4)[1] == "2004年4月-2005年3月"
    assert spelled(years) == ["", "", ""]
    assert spelled(["2004-03", "2004-04", "2004-05"], financial=4)[2] == "2004年5月"


def test_end_months_of_a_quarterly_series_are_quarters():
    dates = ["2003-09-01", "2003-12-01", "2004-03-01", "2004-06-01"]
    assert spelled(dates)[0] == "2003年三季度"
    assert spelled(dates[:1], frequency="quarter") == ["2003年三季度"]
    assert spelled(["2004-11-01", "2005-10-10", "2006-10-09"])[1] == "2005年10月"


def test_the_number_of_a_footnote_is_no_part_of_a_year():
    assert spelled(["2018", "20193", "2020"])[1] == "2019年"


def test_spans_of_rows_and_columns_are_joined_or_refused():
    assert joined_spans("2019年", "~1-3") == "2019年一季度"
    assert joined_spans("2004年11月", "2004年") == "2004年11月"
    assert joined_spans("2004年", "2005年") == ""


@pytest.mark.parametrize(
    ("line", "spelled"),
    [
        ("5-6 各地区房屋施工面积 (2019年)", "2019年"),
        ("2023年1-9月房地产开发情况", "2023年1-9月"),
        ("Sample errors - August 2020", "2020年8月"),
        ("Table 1: Output, 2018 prices, 2010 to 2020", ""),
        ("2010-2019年房地产", ""),
        ("by district, England, from 2004", ""),
    ],
)
def test_the_one_span_of_a_title(line, spelled):
    period = read_titles([line]).period
    assert (period.text if period else "") == spelled


def test_a_title_says_day_place_unit_and_adjustment():
    assert read_titles(["As at 1st April each year"]).since.first == 4
    assert read_titles(["CONSTRUCTION OUTPUT IN GREAT BRITAIN: VOLUME"]).region == "Great Britain"
    assert read_titles(["(Number of housing units in thousands.)"]).unit == "thousands of units"
    assert read_titles(["Table 615 All vacant dwellings1 by district"]).text == (
        "Table 615 All vacant dwellings by district"
    )
    assert read_titles(["Not Seasonally Adjusted"]).text == "Not Seasonally Adjusted (NSA)"
