import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.coded import Coded
from etl.layouts.block import Block, Column
from etl.sheets import Sheet
from etl.tidy import tidied


def block(*columns, **more):
    sheet = Sheet("表", tuple(pa.array(column, pa.string()) for column in columns))
    return Block(sheet, "long", 0, 1, sheet.height, **more)


def numbers(*texts):
    return tidied([block(["值", *texts], columns=(Column(0, {}),), stubs={})])


def texts(coded: Coded):
    return [coded.texts[code] for code in coded.codes.tolist()]


@pytest.mark.parametrize(
    ("text", "value", "decimals"),
    [
        ("2152.40", 2152.4, 2),
        ("2,152.40", 2152.4, 2),
        (" 2152.4 ", 2152.4, 1),
        ("２１５２．４０", 2152.4, 2),
        ("−5.1", -5.1, 1),
        ("－5.1", -5.1, 1),
        ("+3", 3.0, 0),
        ("12.5%", 12.5, 1),
        ("1.5e3", 1500.0, 0),
        ("1.234E-2", 0.01234, 5),
        ("0", 0.0, 0),
        ("1 234", 1234.0, 0),
    ],
)
def test_a_number_in_every_spelling(text, value, decimals):
    tidy = numbers(text)
    assert (tidy.values.tolist(), tidy.decimals.tolist(), tidy.skipped) == ([value], [decimals], 0)
    assert tidy.raw.to_pylist() == [text]


@pytest.mark.parametrize("text", ["", "…", "—", "-", "..", "NA", "*", "X", "/", " ", "（NA）", None])
def test_a_missing_marker_is_counted_and_no_zero(text):
    tidy = numbers("1", text)
    assert (tidy.values.tolist(), tidy.skipped, tidy.issues) == ([1.0], 1, ())


@pytest.mark.parametrize("text", ["约500", "1,23", "12.3.4", "nan", "inf", "-inf", "1e999", "TRUE", "待定"])
def test_what_is_no_number_is_named_and_left_out(text):
    tidy = numbers("1", text)
    assert tidy.values.tolist() == [1.0]
    assert [(issue.code, issue.cell) for issue in tidy.issues] == [("not_a_number", "A3")]
    assert text in tidy.issues[0].message


def test_one_odd_text_leaves_the_others_as_they_are():
    tidy = numbers("1.50", "2,000", "…", "3")
    assert tidy.values.tolist() == [1.5, 2000.0, 3.0]
    assert tidy.decimals.tolist() == [2, 0, 0]
    assert tidy.cells.to_pylist() == ["A2", "A3", "A5"]


def test_the_column_goes_before_the_row_and_the_row_before_the_table():
    tidy = tidied([
        block(
            ["单位", "吨", None], ["a", "1", "2"], ["b", "3", "4"],
            columns=(Column(1, {}), Column(2, {"unit": "座"})), stubs={"unit": 0},
            texts={"unit": "台", "region": "上海"},
        )
    ])  # fmt: skip
    assert tidy.cells.to_pylist() == ["B2", "B3", "C2", "C3"]
    assert texts(tidy.fields["unit"]) == ["吨", "台", "座", "座"]
    assert texts(tidy.fields["region"]) == ["上海"] * 4
    assert texts(tidy.fields["category"]) == [""] * 4


def test_a_text_is_traced_to_its_cell():
    one = block(
        ["单位", "吨", None], ["a", "1", "2"], ["b", "3", "4"],
        columns=(Column(1, {}), Column(2, {"unit": "座"})), stubs={"unit": 0},
    )  # fmt: skip
    tidy = tidied([one])
    assert [tidy.origin(row, "unit")[1] for row in range(4)] == ["A2", "B3", "C1", "C1"]


def test_blocks_are_stacked():
    one = block(["值", "1"], columns=(Column(0, {"indicator": "甲"}),), stubs={})
    two = block(["值", "2", "x y"], columns=(Column(0, {"indicator": "乙"}),), stubs={})
    tidy = tidied([one, two])
    assert texts(tidy.fields["indicator"]) == ["甲", "乙"]
    assert tidy.values.tolist() == [1.0, 2.0]
    assert tidy.place(1) == ("表", "A2")


@given(st.lists(st.decimals(-(10**9), 10**9, places=4), min_size=1, max_size=30))
def test_printed_numbers_come_back_exactly(values):
    tidy = numbers(*(str(value) for value in values))
    assert np.array_equal(tidy.values, [float(value) for value in values])
    assert (tidy.decimals == 4).all()
