import io
import zipfile

import openpyxl
import pandas as pd
import pytest

from etl.address import cell_name, column_letters
from etl.problem import IssueError
from etl.sheets import read_sheets
from tests.etl.books import workbook

TABLE = "地区：上海\n指标,2019年,2018年\n商品房销售面积(万平方米),1696.34,\n"


def fault(data: bytes) -> str:
    with pytest.raises(IssueError) as caught:
        read_sheets(data)
    return caught.value.issue.code


def test_cells_keep_their_place_below_empty_rows_and_columns():
    book = openpyxl.Workbook()
    book.active["C4"] = "指标"
    book.active["D6"] = 1.5
    out = io.BytesIO()
    book.save(out)
    (sheet,) = read_sheets(out.getvalue())
    assert (sheet.height, sheet.width) == (6, 4)
    assert sheet.text(3, 2) == "指标"
    assert sheet.text(5, 3) == "1.5"
    assert sheet.text(0, 0) == ""


def test_numbers_are_texts_as_printed():
    (sheet,) = read_sheets(workbook([[202604, 23969.4, 0.235, -11.700000000000001, 1e-7, 12345678901234.0]]))
    assert sheet.rows(0, 1) == [["202604", "23969.4", "0.235", "-11.7", "0.0000001", "12345678901234"]]


def test_long_fractions_keep_every_digit():
    (sheet,) = read_sheets(workbook([[704356.5779816514, 1 / 3, -11.700000000000001, "字", None, 5.0]]))
    assert sheet.rows(0, 1) == [["704356.5779816514", "0.3333333333333333", "-11.7", "字", "", "5"]]


def test_every_sheet_is_read_and_hidden_ones_are_marked():
    book = openpyxl.Workbook()
    book.active.append(["a"])
    hidden = book.create_sheet("隐")
    hidden.append(["b"])
    hidden.sheet_state = "hidden"
    book.create_sheet("空")
    out = io.BytesIO()
    book.save(out)
    assert [(sheet.name, sheet.hidden) for sheet in read_sheets(out.getvalue())] == [
        ("Sheet", False),
        ("隐", True),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_csv_is_read_in_each_encoding(encoding):
    (sheet,) = read_sheets(TABLE.encode(encoding))
    assert sheet.name == "csv"
    assert sheet.rows(0, 3) == [
        ["地区：上海", "", ""],
        ["指标", "2019年", "2018年"],
        ["商品房销售面积(万平方米)", "1696.34", ""],
    ]


def test_tabs_separate_as_commas_do():
    (sheet,) = read_sheets("指标\t2019年\n甲,乙\t3\n".encode())
    assert sheet.rows(1, 2) == [["甲,乙", "3"]]


def test_an_open_document_spreadsheet_is_read(tmp_path):
    path = tmp_path / "表.ods"
    pd.DataFrame([["商品房销售面积(万平方米)", 1696.34]], columns=["指标", "2019年"]).to_excel(
        path, index=False
    )
    (sheet,) = read_sheets(path.read_bytes())
    assert sheet.rows(0, 2) == [["指标", "2019年"], ["商品房销售面积(万平方米)", "1696.34"]]


def test_an_old_workbook_is_read_from_its_bytes(shared):
    (sheet,) = read_sheets(next((shared / "workbooks").glob("20_*.xls")).read_bytes())
    assert sheet.text(2, 0) == "指标"


def test_what_cannot_be_read_says_why():
    assert fault(b"") == "empty_file"
    assert fault(b"\n \n") == "empty_file"
    assert fault(b"PK\x03\x04" + b"x" * 200) == "unreadable"
    assert fault(b"%PDF-1.7 ...") == "unknown_format"
    assert fault(b"a\0b") == "unknown_format"
    assert fault(b"\xff\xff\xff,1\n") == "unknown_encoding"
    assert fault(b'"a,1\n2') == "unreadable"


def test_an_encrypted_workbook_is_told_from_a_broken_one():
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    assert fault(ole + "EncryptedPackage".encode("utf-16-le")) == "encrypted"
    assert fault(ole) in ("unknown_format", "unreadable")


def test_a_zip_that_is_no_workbook_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", "<document/>")
    assert fault(out.getvalue()) in ("unknown_format", "unreadable")


def test_a_truncated_workbook_is_refused():
    whole = workbook([["指标", 1]])
    assert fault(whole[: len(whole) // 2]) in ("unknown_format", "unreadable")


def test_cells_are_named_as_in_a_spreadsheet():
    assert [column_letters(n) for n in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
    assert cell_name(1, 1) == "B2"
