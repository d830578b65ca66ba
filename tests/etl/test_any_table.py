from tests.etl.books import reading

YEARS = [["Year", "Total", "North"], [2019, 10.5, 4], [2020, 11.5, 5]]


def said(found):
    return {
        one["cell"]: (one["indicator_text"], one["region_text"], one["period_end"])
        for one in found.observations()
    }


def test_spans_by_layout_and_words_stacked_over_rows():
    rows = [
        ["Houses started"],
        [None],
        [None, None, "In structures with", None, "Region", None],
        ["Year", "Total", "2 to 4", "5 units", "Northeast", None],
        [None, None, "units", "or more", "Total", "1 unit"],
        [2020, 12.5, 1.5, 2.5, 3.5, 4.5],
        [2021, 13.5, 1.75, 2.75, 3.75, 4.75],
    ]
    found = said(reading(rows))
    assert found["C6"] == ("Houses started / In structures with / 2 to 4 units", "", "2020-12")
    assert found["D7"][0] == "Houses started / In structures with / 5 units or more"
    assert found["F6"] == ("Houses started / 1 unit", "Northeast", "2020-12")


def test_years_carried_down_over_quarters_and_code_rows():
    rows = [
        ["Period", None, "New work", "Repair"],
        [None, None, "MV36", "MV37"],
        [2019, None, 100.5, 50.5],
        [2019, "Q1", 25.5, 12.5],
        [None, "Q2", 26.5, 13.5],
        [2020, "Q1", 27.5, 14.5],
    ]
    found = said(reading(rows))
    assert sorted(found) == ["C3", "C4", "C5", "C6", "D3", "D4", "D5", "D6"]
    assert found["D5"] == ("Repair", "", "2019-06")
    assert found["C6"] == ("New work", "", "2020-03")


def test_sections_and_a_change_between_two_spans():
    rows = [
        ["Period", "Public", "Private"],
        ["LATEST MONTH ON A YEAR EARLIER"],
        ["AUG 2019", 568.5, 3215],
        ["AUG 2020", 425.5, 2882],
        ["% CHANGE", -25.2, -10.4],
    ]
    found = reading(rows).observations()
    change = next(one for one in found if one["cell"] == "B5")
    assert change["indicator_text"] == "% CHANGE LATEST MONTH ON A YEAR EARLIER / Public"
    assert (change["period_start"], change["unit"]) == ("2020-08", "%")


def test_an_index_of_series_tells_unit_and_frequency():
    book: dict[str, list[list[object]]] = {
        "Index": [
            ["Data Item Description", "Series ID", "Unit", "Freq."],
            ["Price Index ;  Sydney ;", "A1", "Index Numbers", "Quarter"],
            ["Price Index ;  Perth ;", "A2", "Index Numbers", "Quarter"],
        ],
        "Data1": [
            [None, "Price Index ;  Sydney ;", "Price Index ;  Perth ;"],
            ["2003-09-01", 85.3, 60.7],
            ["2003-12-01", 88.2, 62.1],
        ],
    }
    found = reading(book).observations()
    assert {one["sheet"] for one in found} == {"Data1"}
    first = found[0]
    assert (first["indicator_text"], first["region_text"]) == ("Price Index", "Sydney")
    assert (first["period_start"], first["period_end"], first["unit"]) == (
        "2003-07",
        "2003-09",
        "Index Numbers",
    )


def test_tables_stacked_and_side_by_side():
    rows = [
        ["Size", "Number", "Value (£m)", None, "Size", "Number", "Value (£m)"],
        ["0-4", 675, 1167.5, None, "0-4", 358, 262.5],
        ["5-9", 252, 545.5, None, "5-9", 108, 163.5],
        [None],
        ["Trade", "Number", "Value (£m)", None, "Trade", "Number", "Value (£m)"],
        ["Roofing", 11, 12.5, None, "Roofing", 13, 14.5],
    ]
    found = said(reading([["Businesses in August 2020"], [None], *rows]))
    assert found["F5"] == ("Businesses in August 2020 / 5-9 / Number", "", "2020-08")
    assert found["G8"] == ("Businesses in August 2020 / Roofing / Value (£m)", "", "2020-08")


def test_a_span_that_nobody_says_is_no_observation():
    found = reading([["Size", "Number"], ["0-4", 675], ["5-9", 252]])
    assert found.observations() == []
    assert found.failed


def test_notes_and_sources_are_not_data():
    rows = [*YEARS, [None], ["Source: the bureau"], ["Note: revised"], [None, "Latest update", "2021-04-23"]]
    assert sorted(said(reading(rows))) == ["B2", "B3", "C2", "C3"]


def test_a_count_that_passes_through_the_years_is_a_figure():
    months = [["Month", "Starts", "Sales"], *([f"2019-0{n}-01", 1650 + 97 * n, 400 + n] for n in range(1, 9))]
    assert len(said(reading(months))) == 16
    years = [["Year", "Starts"], *([year, 1700 + 83 * (year - 2011)] for year in range(2011, 2019))]
    assert said(reading(years))["B5"][2] == "2014-12"


def test_years_before_any_month_is_counted_from_are_read():
    rows = [[None, "Built", None], [None, "Spring 1890", "1946"], ["Houses", 10.5, 12.5], ["Flats", 1.5, 2.5]]
    assert said(reading(rows))["C3"] == ("Houses / Built", "", "1946-12")


def test_errors_of_estimates_are_no_figures_even_where_nothing_else_is():
    rows = [["Year", "Standard error", "Margin of error"], [2019, 0.5, 0.25], [2020, 0.75, 0.5]]
    assert said(reading(rows)) == {}
    assert sorted(said(reading([["Year", "Rate", "Average RSE"], [2019, 5.5, 3.5]]))) == ["B2"]


def test_a_sheet_may_be_named_by_the_year_of_its_table():
    rows = [["County", "Starts"], ["Kent", 10.5], ["Surrey", 11.5]]
    assert {one[2] for one in said(reading({"2021": rows})).values()} == {"2021-12"}
