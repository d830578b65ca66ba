import io

import openpyxl
import pytest

from etl.sheets import Merge, read_sheets
from tests.etl.parts import book, sheet, styles, zipped
from tests.etl.parts import parts as written

ROW = '<row r="1"><c r="A1" s="1"><v>45000</v></c><c r="B1"><v>7</v></c></row>'


def saved(work):
    out = io.BytesIO()
    work.save(out)
    return out.getvalue()


def test_merged_and_hidden_cells_are_told():
    work = openpyxl.Workbook()
    page = work.active
    for row in range(1, 6):
        page.append([f"{row}{letter}" for letter in "abcde"])
    page.merge_cells("B1:C2")
    page.row_dimensions[4].hidden = True
    page.column_dimensions["D"].hidden = True
    page.column_dimensions["Z"].hidden = True
    (found,) = read_sheets(saved(work))
    assert found.merges == (Merge(0, 1, 1, 2),)
    assert found.hidden_rows == {3}
    assert found.hidden_columns == {3}


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ("yyyy-mm-dd", "2023-03-15"),
        ("yyyy&quot;年&quot;m&quot;月&quot;", "2023-03-15"),
        ("[$-804]yyyy/m;@", "2023-03-15"),
        ("0.0%", "4500000%"),
        ("General", "45000"),
        ("0.00", "45000"),
    ],
)
def test_a_number_is_read_as_its_format_shows_it(form, shown):
    (found,) = read_sheets(book(sheet(ROW), more={"styles": styles(form)}))
    assert found.rows(0, 1) == [[shown, "7"]]


def test_dates_that_excel_builds_in_where_it_speaks_chinese():
    built_in = '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="57"/></cellXfs></styleSheet>'
    (found,) = read_sheets(book(sheet(ROW), more={"styles": built_in}))
    assert found.text(0, 0) == "2023-03-15"


def test_a_time_of_day_stays():
    rows = '<row r="1"><c r="A1" s="1"><v>45000.5</v></c></row>'
    (found,) = read_sheets(book(sheet(rows), more={"styles": styles("yyyy-mm-dd")}))
    assert found.text(0, 0) == "2023-03-15 12:00:00"


@pytest.mark.parametrize(
    "rows",
    [
        "<row><c><v>1</v></c><c/><c><v>2</v></c></row>",
        "<row r='1'><c r='A1'><v>1</v></c><c r='C1'><v>2</v></c></row>",
        '<x:row xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" r="1">'
        '<x:c r="A1"><x:v>1</x:v></x:c><x:c r="C1"><x:v>2</x:v></x:c></x:row>',
        '<row r="1"><c t="n" r="A1"><v>1</v></c><c t="n" r="C1"><v>2</v></c></row>',
    ],
)
def test_every_way_of_writing_cells_is_read(rows):
    (found,) = read_sheets(book(sheet(rows)))
    assert found.rows(0, 1) == [["1", "", "2"]]


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("0.2999999999999", "0.3"),
        ("37635.870000000003", "37635.87"),
        ("0.1234567891234", "0.1234567891234"),
        ("1.23456E-5", "0.0000123456"),
        ("4E-12", "0.000000000004"),
        ("1.5e3", "1500"),
        ("12345678901", "12345678901"),
    ],
)
def test_a_number_keeps_the_digits_that_people_see(number, shown):
    (found,) = read_sheets(book(sheet(f'<row r="1"><c r="A1"><v>{number}</v></c></row>')))
    assert found.text(0, 0) == shown


def test_a_cell_beyond_the_letter_z_and_the_row_100000():
    rows = '<row r="1"><c r="AB1"><v>1</v></c></row><row r="100001"><c r="A100001"><v>2</v></c></row>'
    (found,) = read_sheets(book(sheet(rows)))
    assert (found.height, found.width) == (100_001, 28)


def test_formulas_that_give_an_empty_text_are_calculated():
    rows = '<row r="1"><c r="A1" t="str"><f>""</f><v></v></c><c r="B1"><f>1</f><v>1</v></c></row>'
    (found,) = read_sheets(book(sheet(rows)))
    assert found.issues == ()


def test_a_workbook_whose_parts_lie_elsewhere_is_read():
    moved = {name.replace("xl/", "office/"): part for name, part in written([sheet(ROW)]).items()}
    moved["_rels/.rels"] = str(moved["_rels/.rels"]).replace("xl/", "/office/")
    (found,) = read_sheets(zipped(moved))
    assert found.text(0, 1) == "7"
