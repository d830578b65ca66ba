"""Every value × every format in which it can occur: loaded exactly, or named as a problem with its cell."""

from __future__ import annotations

from dataclasses import replace

import pytest

from etl.reading import Reading, read_file
from indicators.catalog import Catalog
from tests.etl import parts
from tests.etl.sheets import written
from tests.etl.sheets.written import BELOW, FORMATS, UNIT, Kind, Written

ALL = tuple(FORMATS)
CELLED = ("xlsx", "xlsb", "xls", "ods", "xml_2003")  # formats whose cells have kinds
XML = ("xlsx", "ods", "xml_2003")
DAYS = ("xlsx", "xls")  # that count days
LOADED = dict[str, float]

# kind, text in the file, formats, and what comes of it: a number in the column's unit, or an issue at C2.
CASES: tuple[tuple[Kind, str, tuple[str, ...], float | str], ...] = (
    ("number", "37635.87", ALL, 37635.87),
    ("number", "-3.2", ALL, -3.2),
    ("number", "0", ALL, 0.0),
    ("number", "37635.870000000003", ALL, 37635.87),
    ("number", "704356.5779816514", ALL, 704356.5779816514),
    ("number", "1e-21", ALL, 1e-21),
    ("number", "5e-324", ALL, 5e-324),
    ("number", "1.5E+15", ALL, 1.5e15),
    ("number", "NaN", ALL, "not_a_number"),
    ("number", "INF", ALL, "not_a_number"),
    ("number", "-INF", ALL, "not_a_number"),
    ("number", "1E400", ALL, "not_a_number"),
    ("number", "1E300", ALL, "too_many_digits"),
    ("number", "12345678901234567", ALL, "too_many_digits"),
    ("number", "-123456789012345678", ALL, "too_many_digits"),
    ("formula", "1+1", ("xlsx", "xls", "ods", "xml_2003"), "uncalculated"),
    ("error", "#REF!", ALL, "error_cell"),
    ("error", "#DIV/0!", ALL, "error_cell"),
    ("error", "#N/A", ("xlsx", "xlsb", "ods", "xml_2003", "csv", "html"), "error_cell"),
    ("error", "#VALUE!", ALL, "error_cell"),
    ("error", "Err:502", ("ods", "csv", "html"), "error_cell"),
    ("boolean", "TRUE", ALL, "not_a_number"),
    ("boolean", "FALSE", ALL, "not_a_number"),
    ("date", "37000", DAYS, "not_a_number"),
    ("date", "0.5", DAYS, "not_a_number"),
    ("date", "-3", DAYS, "not_a_number"),
    ("date", "2023-04-01", ("ods", "xml_2003"), "not_a_number"),
    ("time", "0.5", DAYS, "not_a_number"),
    ("time", "12:00", ("xml_2003",), "not_a_number"),
    ("time", "PT12H00M00S", ("ods",), "not_a_number"),
    ("scaled", "37635870", ("xlsx", "xls"), "not_a_number"),
    ("text", "1,234.5", ALL, 1234.5),
    ("text", "1，234.5", ALL, 1234.5),
    ("text", "1 234.5", ALL, 1234.5),
    ("text", "１２３４．５", ALL, 1234.5),
    ("text", "（1,234.5）", ALL, -1234.5),
    ("text", "−5", ALL, -5.0),
    ("text", "△3.2", ALL, -3.2),
    ("text", "\ufeff12.5", ALL, 12.5),
    ("text", "\u200e12.5\u200b", ALL, 12.5),
    ("text", "37635.870000000003", ALL, 37635.87),
    ("text", "1.234,5", ALL, "not_a_number"),
    ("text", "1.234.567", ALL, "not_a_number"),
    ("text", "1,23", ALL, "not_a_number"),
    ("text", "1’234", ALL, "not_a_number"),
    ("text", "1234-", ALL, "not_a_number"),
    ("text", "(-5)", ALL, "not_a_number"),
    ("text", "12 34", ALL, "not_a_number"),
    ("text", "12\n34", ALL, "not_a_number"),
    ("text", "12. 5", ALL, "not_a_number"),
    ("text", "10²", ALL, "not_a_number"),
    ("text", "12.5①", ALL, "not_a_number"),
    ("text", "⑴", ALL, "not_a_number"),
    ("text", "1½", ALL, "not_a_number"),
    ("text", "1\u200b234", ALL, "not_a_number"),
    ("text", "\u202e4321", ALL, "not_a_number"),
    ("text", "12\u206634\u2069", ALL, "not_a_number"),
    ("text", "12\x0134", ("xlsx", "xlsb", "xls", "csv", "html"), "not_a_number"),
    ("text", "2023-04-01", ALL, "not_a_number"),
    ("text", "=1+1", ALL, "not_a_number"),
    ("text", "+1+1", ALL, "not_a_number"),
    ("text", "0x10", ALL, "not_a_number"),
    ("text", "1_000", ALL, "not_a_number"),
    ("text", "l234", ALL, "not_a_number"),
    ("text", "1О00", ALL, "not_a_number"),  # a Cyrillic О
    ("text", "一百二十", ALL, "not_a_number"),
    ("text", "nan", ALL, "not_a_number"),
    ("text", "TRUE", ALL, "not_a_number"),
    ("text", "#N/A", ALL, "error_cell"),
    ("text", "12345678901234567", ALL, "too_many_digits"),
    ("text", "0.12345678901234567890", ALL, "too_many_digits"),
)  # fmt: skip


def read(data: bytes) -> Reading:
    return read_file(data, Catalog.load(), "100000")


def loaded(found: Reading) -> LOADED:
    return {one["cell"]: one["value"] for one in found.observations()}


def problems(found: Reading, cell: str = "C2") -> list[str]:
    return [issue.code for issue in found.issues if issue.cell == cell]


@pytest.mark.parametrize(
    ("form", "kind", "text", "expected"),
    [(form, kind, text, told) for kind, text, forms, told in CASES for form in forms],
)
def test_a_value_is_loaded_exactly_or_its_cell_is_named(form, kind, text, expected):
    found = read(FORMATS[form](Written(kind, text)))
    values = loaded(found)
    assert values.pop("C3") == float(BELOW)
    if isinstance(expected, str):
        assert (values, problems(found)) == ({}, [expected])
    else:
        assert values == {"C2": expected}
        assert found.observations()[0]["unit"] == UNIT


@pytest.mark.parametrize("form", CELLED)
def test_a_percentage_is_a_hundred_times_what_is_stored(form):
    found = read(FORMATS[form](Written("percent", "0.186")))
    assert next((one["value"], one["unit"]) for one in found.observations()) == (18.6, "%")
    assert problems(found) == ["wrong_unit"]


@pytest.mark.parametrize(("since_1904", "day"), [(False, "2001-04-19"), (True, "2005-04-20")])
def test_days_count_from_the_year_that_the_file_names(since_1904, day):
    cell = Written("date", "37000")
    book = written.xlsx(cell, '<workbookPr date1904="1"/>' if since_1904 else "")
    for data in (book, written.xls(cell, since_1904)):
        said = [issue.message for issue in read(data).issues if issue.cell == "C2"]
        assert day in said[0]


NAMES: tuple[tuple[str, bool], ...] = (  # whether it is 商品房销售面积 for all who see it
    ("商品房\n销售面积", True),
    ("商品房　销售面积", True),
    ("商品\u200b房销售\ufeff面积", True),
    ("\u202a商品房销售面积\u202c", True),
    ("商品房销售⾯积", True),  # of the radicals
    ("商品房销售面積", False),
    ("商品房销售面枳", False),
    ("商品房销售面积а", False),  # a Cyrillic а
    ("积面售销房品商", False),
)


@pytest.mark.parametrize("form", ALL)
@pytest.mark.parametrize(("name", "same"), NAMES)
def test_a_name_is_what_people_see(form, name, same):
    found = read(FORMATS[form](Written("number", "12.5", name=name)))
    told = {one["cell"]: one["indicator"] for one in found.observations()}
    assert told == {"C2": "re_sales_area" if same else None, "C3": "re_sales_value"}
    assert problems(found, "A2") == ([] if same else ["unknown_indicator"])


@pytest.mark.parametrize("form", ALL)
def test_a_day_that_is_only_a_number_is_no_period(form):
    found = read(FORMATS[form](Written("number", "12.5", span="45017")))
    assert loaded(found) == {}
    assert found.failed


def test_a_zero_that_nobody_calculated_is_not_loaded():
    settings = '<calcPr calcId="124519" fullCalcOnLoad="1"/>'
    head, row, below = written.xlsx_rows(Written("number", "0"))
    cells = row.replace('<c r="C2"><v>0</v></c>', '<c r="C2"><f>SUM(C3)</f><v>0</v></c>')
    for said, issues, values in ((settings, ["uncalculated"], {}), ("", [], {"C2": 0.0})):
        found = read(parts.book(parts.sheet(head + cells + below), settings=said))
        assert problems(found) == issues
        assert loaded(found) == {**values, "C3": float(BELOW)}


def test_a_raised_mark_is_no_digit():
    head, row, below = written.xlsx_rows(Written("number", "0"))
    cells = row.replace('<c r="C2"><v>0</v></c>', '<c r="C2" t="s"><v>0</v></c>')
    run = '<r><t>12.5</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>2</t></r>'
    texts = f'<sst xmlns="{parts.MAIN}"><si>{run}</si></sst>'
    found = read(parts.book(parts.sheet(head + cells + below), more={"sharedStrings": texts}))
    assert (loaded(found), problems(found)) == ({"C3": float(BELOW)}, ["not_a_number"])
    page = written.hypertext(Written("text", "12.5?")).replace(b"?", b"<sup>2</sup>")
    assert problems(read(page)) == ["not_a_number"]


def test_excel_keeps_more_than_it_shows_in_html():
    page = written.hypertext(Written("text", "37,636")).replace(b"<td>37,636", b'<td x:num="37635.87">37,636')
    assert loaded(read(page))["C2"] == 37635.87


def test_beside_a_decimal_comma_nobody_knows_what_a_point_means():
    plain = written.csv(Written("text", "1.234"))
    assert loaded(read(plain)) == {"C2": 1.234, "C3": float(BELOW)}
    beside = plain.replace(BELOW.encode(), b"37.635,87")
    found = read(beside)
    assert loaded(found) == {}
    assert (problems(found), problems(found, "C3")) == (["not_a_number"], ["not_a_number"])


def test_a_figure_is_never_text_and_text_never_a_figure():
    """What a text cell says is read as a number only where the whole of it is one."""
    for text in ("约12.5", "12.5左右？", "12~15", "12/5"):
        for form in ALL:
            found = read(FORMATS[form](replace(Written("text", text), name="商品房销售面积")))
            assert (loaded(found), problems(found)) == ({"C3": float(BELOW)}, ["not_a_number"])
