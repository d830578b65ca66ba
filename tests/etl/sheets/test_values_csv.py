"""Text files in every encoding and with every slip: each number where it stood, or a line named."""

from __future__ import annotations

import pytest

from tests.etl.sheets.test_values import loaded, problems, read

LINES = (
    "指标,单位,2023年1-3月,2023年1-4月\n",
    "商品房销售面积,万平方米,29945.74,37635.87\n",
    "商品房销售额,亿元,20100.25,28750.5\n",
    "㐀𠮷区住宅（生僻字）,万平方米,1.5,2.5\n",  # four bytes each in GB18030
)
TABLE = "".join(LINES)
VALUES = {"C2": 29945.74, "C3": 20100.25, "C4": 1.5, "D2": 37635.87, "D3": 28750.5, "D4": 2.5}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_encoding_and_end_of_line_is_read_alike(encoding, end):
    found = read(TABLE.replace("\n", end).encode(encoding))
    assert loaded(found) == VALUES
    assert found.observations()[2]["indicator_text"] == "㐀𠮷区住宅（生僻字）"


REFUSED: dict[str, tuple[bytes, str, str]] = {
    "utf-16 without its mark": (TABLE.encode("utf-16-le"), "unknown_format", "UTF-16"),
    "utf-32": (TABLE.encode("utf-32"), "unknown_encoding", "UTF-8"),
    "utf-16 cut in a sign": (TABLE.encode("utf-16")[:-1], "unknown_encoding", "UTF-8"),
    "a line of UTF-8 among GB18030": (
        b"".join(line.encode("utf-8" if at == 2 else "gb18030") for at, line in enumerate(LINES)),
        "unknown_encoding", "第 3 行",
    ),
    "a line of GB18030 among UTF-8": (
        b"".join(line.encode("gb18030" if at == 1 else "utf-8") for at, line in enumerate(LINES)),
        "unknown_encoding", "UTF-8",
    ),
    "the mark of UTF-8 before GB18030": (
        b"\xef\xbb\xbf" + TABLE.encode("gb18030"), "unknown_encoding", "UTF-8"
    ),
    "a NUL": (TABLE.replace("29945", "29\0945").encode(), "unknown_format", "表格"),
    "an open quotation": (TABLE.replace("商品房销售额", '"商品房销售额').encode(), "unreadable", "第 4 行"),
    "a quotation that ends rows later": (
        TABLE.replace("商品房销售面积", '"商品房销售面积').replace("28750.5", '28750.5"').encode(),
        "unreadable", "第 2 行",
    ),
    "a quotation that ends in the next name": (
        TABLE.replace("商品房销售面积", '"商品房销售面积').replace("商品房销售额", '商品房销售额"').encode(),
        "unreadable", "第 2 行",
    ),
    "a thousands' comma that parts": (TABLE.replace("20100.25", "20,100.25").encode(), "ragged", "第 3 行"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_with_its_place(name):
    data, code, said = REFUSED[name]
    found = read(data)
    assert (found.figures, [issue.code for issue in found.issues]) == (None, [code])
    assert said in found.issues[0].message


def test_a_quoted_name_of_two_lines_is_one_cell():
    found = read(TABLE.replace("商品房销售面积", '"商品房\n销售面积"').encode())
    assert loaded(found) == VALUES


def test_a_short_row_is_named_and_keeps_its_places():
    found = read(TABLE.replace("20100.25,28750.5", "20100.25").encode())
    assert loaded(found) == {cell: value for cell, value in VALUES.items() if cell != "D3"}
    assert problems(found, "D3") == ["ragged"]


def test_another_sign_between_cells_changes_nothing():
    for sign in ("\t", ";"):
        assert loaded(read(TABLE.replace(",", sign).encode())) == VALUES
