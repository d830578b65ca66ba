"""What a person decides about a table wins over what is found there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from etl.guide import Guide, TableGuide
from etl.reading import read_file, read_tables
from indicators.catalog import Catalog
from tests.etl.books import codes, reading, seen, workbook
from tests.workbooks import WORKBOOKS, draw

if TYPE_CHECKING:
    from etl.guide import Role

CATALOG = Catalog.load()
AREA, VALUE = "商品房销售面积(万平方米)", "商品房销售额(亿元)"
CROSSTAB: list[list[Any]] = [
    ["云江市房地产主要指标"],
    ["指标", "本年累计", "同比增长(%)", "上月排名"],
    ["商品房销售面积", 100.5, 3.1, 1],
    ["商品房销售额", 200.5, 4.2, 2],
    ["其他", 300.5, 5.3, 3],
]


def guided(cells, **decided):
    guide = Guide("", {"表1": TableGuide(**decided)})
    return read_file(workbook(cells), CATALOG, guide=guide)


def test_a_period_and_a_unit_for_the_whole_table_where_the_file_has_none():
    assert not seen(reading([row[:2] for row in CROSSTAB])), "nobody can tell the month"
    found = guided(CROSSTAB, texts={"period": "2026年1-9月", "unit": "万平方米"}, columns={3: "ignored"})
    by_cell = seen(found)
    assert by_cell["B3"] == ("re_sales_area", "2026-01..2026-09", 100.5, "万平方米", "actual")
    assert by_cell["C3"] == ("re_sales_area", "2026-01..2026-09", 3.1, "%", "yoy_reported")
    assert sorted(by_cell) == ["B3", "B4", "B5", "C3", "C4", "C5"]


def test_a_text_for_the_whole_table_wins_over_what_was_found():
    rows = [["指标", "地区", "2026年1-9月"], [AREA, "城东区", 1.5], [VALUE, "城西区", 2.5]]
    found = guided(rows, texts={"region": "990103"})
    assert {one["region"] for one in found.observations()} == {"990103"}


def test_a_unit_for_the_whole_table_is_none_for_percentages():
    rows = [["时间", AREA, "商品房销售面积同比增长(%)"], ["2026年1-9月", 1005000, 3.1]]
    by_cell = seen(guided(rows, texts={"unit": "平方米"}))
    assert (by_cell["B2"][3], by_cell["C2"][3]) == ("平方米", "%")


def test_a_unit_for_one_column_wins_over_its_label():
    rows = [["时间", AREA, VALUE], ["2026年1-9月", 1005000, 3.1]]
    by_cell = seen(guided(rows, column_texts={1: {"unit": "平方米"}}))
    assert (by_cell["B2"][3], by_cell["C2"][3]) == ("平方米", "亿元")


def test_a_text_for_one_column_wins_there_alone():
    rows = [["指标", "2026年1-9月", "2025年1-9月"], [AREA, 1.5, 2.5]]
    by_cell = seen(guided(rows, column_texts={2: {"period": "2024年1-9月"}}))
    assert [by_cell[cell][1] for cell in ("B2", "C2")] == ["2026-01..2026-09", "2024-01..2024-09"]


@pytest.mark.parametrize("role", ["ignored", "code"])
def test_a_column_is_left_out(role):
    rows = [["指标", "2026年1-9月", "2025年1-9月"], [AREA, 1.5, 2.5]]
    assert list(seen(guided(rows, columns={2: role}))) == ["B2"]


def test_rows_are_left_out():
    rows = [["指标", "2026年1-9月"], [AREA, 1.5], [VALUE, 2.5], ["房屋竣工面积(万平方米)", 3.5]]
    assert list(seen(guided(rows, ignored_rows=frozenset({2})))) == ["B2", "B4"]
    assert list(seen(guided(rows, rows=(2, None)))) == ["B3", "B4"]
    assert list(seen(guided(rows, rows=(1, 2)))) == ["B2"]


def test_all_columns_left_out_is_a_file_without_a_table():
    rows = [["指标", "2026年1-9月"], [AREA, 1.5]]
    assert codes(guided(rows, columns={1: "ignored"})) == ["no_table"]


def test_the_header_is_where_a_person_says():
    rows = [
        ["指标", "2020年", "2021年"],
        ["作废的表头", "", ""],
        ["指标", "2026年1-8月", "2026年1-9月"],
        [AREA, 1.5, 2.5],
    ]
    by_cell = seen(guided(rows, header=(2, 3)))
    assert {cell: one[1] for cell, one in by_cell.items()} == {
        "B4": "2026-01..2026-08",
        "C4": "2026-01..2026-09",
    }


def test_a_column_names_what_a_person_says():
    rows = [["甲", "乙", "2026年1-9月"], ["城东区", AREA, 1.5], ["城西区", AREA, 2.5]]
    found = guided(rows, columns={0: "region", 1: "indicator", 2: "value"})
    assert [(one["cell"], one["region"], one["indicator"]) for one in found.observations()] == [
        ("C2", "990101", "re_sales_area"),
        ("C3", "990102", "re_sales_area"),
    ]


def test_the_other_table_of_a_sheet_is_read_as_ever():
    rows = [
        ["单位：万平方米", "", ""],
        ["地区", "新开工面积", "竣工面积"],
        ["城东区", 1.5, 2.5],
        ["城西区", 3.5, 4.5],
        ["", "", ""],
        ["2026年1-9月", "", ""],
        ["地区", "甲", "乙"],
        ["城东区", 5.5, 6.5],
        ["城西区", 7.5, 8.5],
    ]
    by_cell = seen(guided(rows, header=(6, 7), texts={"period": "2026年1-9月"}))
    assert {"B3", "C4", "B8", "C9"} <= by_cell.keys()


@pytest.fixture(scope="module")
def drawn(tmp_path_factory):
    folder = tmp_path_factory.mktemp("drawn")
    found = {name: read_file(draw(name, folder)[0].read_bytes(), CATALOG) for name in WORKBOOKS}
    alone = {
        name: len({block.sheet.name for block in each.blocks}) == len(each.blocks)
        for name, each in found.items()
    }
    return [each for name, each in found.items() if alone[name]]


def test_to_say_what_was_found_changes_nothing(drawn):
    for found in drawn:
        guide = Guide("", {block.sheet.name: said(block) for block in found.blocks})
        again = read_tables(found.sheets, CATALOG, guide=guide)
        assert again.observations() == found.observations()


def said(block):
    rows = block.header_rows
    columns: dict[int, Role] = {column.index: "value" for column in block.columns}
    return TableGuide((rows.start, rows.stop), (block.first, block.last), columns)


def test_other_sheets_are_read_as_ever():
    rows = [["指标", "2026年1-9月"], [AREA, 1.5]]
    book = workbook({"一": rows, "二": [["指标", "2025年1-9月"], [AREA, 2.5]]})
    guide = Guide("", {"一": TableGuide(columns={1: "ignored"})})
    assert [one["sheet"] for one in read_file(book, CATALOG, guide=guide).observations()] == ["二"]
