"""The table of every chart: what is drawn, in words where it is a word (rules G4, P2, V1)."""

from exhibits.change import changes
from exhibits.chart_table import chart_table, table_of
from exhibits.exhibit import Table
from exhibits.gap import explanation
from exhibits.growth import heat
from exhibits.tracks import tracks
from exhibits.trend import overlay, timelines
from indicators.catalog import Catalog
from tests.exhibits.conftest import april_2023, row


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in line] for line in table.rows]


def test_a_column_a_year_and_a_row_a_span(catalog: Catalog) -> None:
    rows = [
        row("2022-01", "2022-03", 31045.96), row("2022-01", "2022-04", 39768.15),
        row("2023-01", "2023-03", 29945.74, status="preliminary"), april_2023(),
    ]  # fmt: skip
    table = chart_table(overlay(rows, catalog, "cumulative", target=100_000.0))
    assert table.columns == ("期间", "2022年（万平方米）", "2023年（万平方米）", "说明")
    assert texts(table) == [
        ["1-3月", "31,045.96", "29,945.74", "2023年初步数"],
        ["1-4月", "39,768.15", "37,635.87", ""],
    ]
    assert table.rows[1][2].value == 37635.87
    assert table.rows[1][2].key is not None
    assert table.notes[-1] == "年度目标 100,000.00万平方米"


def test_what_was_not_reported_is_a_word_and_no_number_g4(catalog: Catalog) -> None:
    rows = [
        *(row("2023-01", f"2023-{month:02d}", 10.0 * month) for month in (3, 4, 5)),
        *(row("2023-01", f"2023-{month:02d}", 5.0 * month, region="100001") for month in (3, 5)),
    ]
    [chart] = timelines(rows, catalog, "cumulative")
    east = [line[2] for line in chart_table(chart).rows]
    assert [cell.text for cell in east] == ["15.00", "未报", "25.00"]
    assert east[1].value is None


def test_a_printed_unit_is_not_said_twice(catalog: Catalog) -> None:
    table = chart_table(tracks([april_2023()], catalog, "cumulative"))
    assert table.columns == ("期间", "公布同比（可比口径）", "计算同比（按绝对数测算）")
    assert texts(table) == [["2023年1-4月", "−0.4%", "−5.4%"]]


def test_a_heat_map_keeps_its_rows_and_says_what_a_star_means(catalog: Catalog) -> None:
    rows = [april_2023(), april_2023()._replace(region="100001", status="preliminary", growth_status="ok")]
    table = chart_table(heat(rows, catalog, "cumulative", "region"))
    assert table.columns == ("名称", "2023年1-4月", "说明")
    assert texts(table) == [["全国", "−0.4", ""], ["东部地区", "−0.4", "初步数：2023年1-4月"]]


def test_a_table_is_its_own_and_words_have_none(catalog: Catalog) -> None:
    table = changes([april_2023()], catalog, "cumulative")
    assert table_of(table) is table
    assert table_of(explanation([april_2023()], catalog, "cumulative")) is None
