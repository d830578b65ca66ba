import io

import openpyxl
import pytest

from etl.reading import read_file
from etl.template import CHOICES_SHEET, DATA_SHEET, GUIDE_SHEET, STATUSES, TYPES, template
from indicators.catalog import Catalog


@pytest.fixture(scope="module")
def book():
    return openpyxl.load_workbook(io.BytesIO(template(Catalog.load())))


def test_the_data_sheet_is_empty_under_a_frozen_header(book):
    sheet = book[DATA_SHEET]
    assert [cell.value for cell in sheet[1]] == [
        "指标",
        "地区",
        "类别",
        "报告期",
        "数据类型",
        "数值",
        "单位",
        "状态",
        "备注",
    ]
    assert not any(cell.value for row in sheet.iter_rows(min_row=2) for cell in row)
    assert sheet.freeze_panes == "A2"
    assert book[CHOICES_SHEET].sheet_state == "hidden"
    assert book[GUIDE_SHEET].max_row > 9


def test_every_choice_of_the_catalogue_is_in_a_drop_down(book):
    offered = {}
    for rule in book[DATA_SHEET].data_validations.dataValidation:
        place = rule.formula1.partition("!")[2].replace("$", "")
        column = str(rule.sqref).partition("2:")[0]
        offered[book[DATA_SHEET][f"{column}1"].value] = [row[0].value for row in book[CHOICES_SHEET][place]]
    catalog = Catalog.load()
    assert offered["指标"] == [one.name for one in catalog.indicators.values()]
    assert offered["地区"] == [region.name for region in catalog.regions.values()]
    assert offered["单位"] == list(catalog.units)
    assert offered["数据类型"] == list(TYPES)
    assert offered["状态"] == list(STATUSES)
    assert "住宅" in offered["类别"]


def test_a_filled_template_is_read_back(book):
    sheet = book[DATA_SHEET]
    rows = [
        ["商品房销售面积", "云江市", "住宅", "2023年1-4月", "实际值", 31.5, "万平方米", "初步数", "首次报送"],
        ["商品房销售面积", "云江市", "住宅", "2023年1-4月", "公布同比", -2.2, "%", None, None],
    ]
    for number, row in enumerate(rows, 2):
        for column, value in enumerate(row, 1):
            sheet.cell(number, column, value)
    out = io.BytesIO()
    book.save(out)
    found = read_file(out.getvalue(), Catalog.load())
    assert found.issues == []
    assert found.layout == "long"
    keys = ("region", "category", "measure", "value")
    assert [tuple(one[key] for key in keys) for one in found.observations()] == [
        ("990100", "住宅", "actual", 31.5), ("990100", "住宅", "yoy_reported", -2.2),
    ]  # fmt: skip


def test_an_empty_template_holds_no_table():
    assert read_file(template(Catalog.load()), Catalog.load()).failed
