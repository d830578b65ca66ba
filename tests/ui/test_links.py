from exhibits.exhibit import Cell, Key
from indicators.period import month_number
from ui import links

KEY = Key("re_sales_area", "100000", "住宅", month_number("2023-01"), month_number("2023-04"))


def test_a_figure_leads_to_its_history_and_its_trend() -> None:
    cell = Cell("1.0", key=KEY)
    assert links.history_of(cell) == (
        "sources?part=figure&indicator=re_sales_area&region=100000&category=%E4%BD%8F%E5%AE%85"
        "&period=2023-01~2023-04"
    )
    assert links.trend_of_cell(cell) == (
        "trend?indicator=re_sales_area&region=100000&category=%E4%BD%8F%E5%AE%85&to=2023-04"
    )


def test_a_load_leads_to_its_figures_and_its_issues() -> None:
    cell = Cell("7", load=7)
    assert links.contents_of(cell) == "sources?part=load&load=7"
    assert links.issues_of(cell) == "sources?part=issues&load=7"


def test_a_cell_that_speaks_of_nothing_leads_nowhere() -> None:
    assert {lead(Cell("")) for lead in links.RECORDS.values()} == {""}
