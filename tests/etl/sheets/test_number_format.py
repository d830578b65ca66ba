import io
import zipfile

import openpyxl
import pytest

from etl.problem import IssueError
from etl.reading import read_file
from etl.sheets import read_sheets
from indicators.catalog import Catalog
from tests.etl.books import codes, seen, workbook


def formatted(rows, formats):
    """The bytes of a workbook some cells of which have a number format."""
    book = openpyxl.load_workbook(io.BytesIO(workbook(rows)))
    for cell, form in formats.items():
        book.active[cell].number_format = form
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("form", ["0%", "0.00%", "0.0%", "[Red]0.0%;-0.0%", '0.0" "%'])
def test_a_percentage_is_read_as_it_is_shown(form):
    row = [0.125, -0.004, 1, 1.07, 1 / 3, "字"]
    (sheet,) = read_sheets(formatted([row], {f"{letter}1": form for letter in "ABCDEF"}))
    assert sheet.rows(0, 1) == [["12.5%", "-0.4%", "100%", "107%", "33.33333333333333%", "字"]]


@pytest.mark.parametrize("form", ["General", "0.00", '0.0"%"', "0.0\\%"])
def test_a_percent_sign_that_is_only_written_scales_nothing(form):
    (sheet,) = read_sheets(formatted([[12.5]], {"A1": form}))
    assert sheet.rows(0, 1) == [["12.5"]]


def test_growth_and_rates_in_percentage_cells_are_a_hundred_times_what_is_stored():
    rows = [
        ["指标", "单位", "2023年1-4月", "2023年1-4月同比增长(%)"],
        ["商品房销售面积", "万平方米", 37635.87, -0.004],
        ["老旧小区改造开工率", "%", 1.07, 2.5],
    ]
    found = read_file(formatted(rows, {"D2": "0.0%", "C3": "0%"}), Catalog.load())
    assert codes(found) == []
    assert {cell: one[2:] for cell, one in seen(found).items()} == {
        "C2": (37635.87, "万平方米", "actual"), "D2": (-0.4, "%", "yoy_reported"),
        "C3": (107.0, "%", "actual"), "D3": (2.5, "%", "yoy_reported"),
    }  # fmt: skip


def test_styles_that_cannot_be_read_refuse_the_file():
    book, out = zipfile.ZipFile(io.BytesIO(formatted([["a", 0.5]], {"B1": "0%"}))), io.BytesIO()
    with zipfile.ZipFile(out, "w") as broken:
        for name in book.namelist():
            broken.writestr(name, book.read(name)[: -20 if name == "xl/styles.xml" else None])
    with pytest.raises(IssueError):
        read_sheets(out.getvalue())
