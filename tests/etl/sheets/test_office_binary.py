import struct

import pytest

from etl.problem import IssueError
from etl.sheets import Merge, read_sheets
from tests.etl.parts import parts, zipped


def record(number: int, data: bytes = b"") -> bytes:
    first = bytes([number]) if number < 128 else bytes([number & 0x7F | 0x80, number >> 7])
    length, size = len(data), b""
    while length > 127:
        length, size = length >> 7, size + bytes([length & 0x7F | 0x80])
    return first + size + bytes([length]) + data


def text(words: str) -> bytes:
    return struct.pack("<I", len(words)) + words.encode("utf-16-le")


def row(number: int, *cells: bytes, hidden: bool = False) -> bytes:
    flags = 0x10 if hidden else 0
    return record(0, struct.pack("<IIHBBBI", number, 0, 300, 0, flags, 0, 0)) + b"".join(cells)


def real(column: int, value: float, style: int = 0) -> bytes:
    return record(5, struct.pack("<IId", column, style, value))


def words(column: int, said: str) -> bytes:
    return record(6, struct.pack("<II", column, 0) + text(said))


def error(column: int) -> bytes:
    return record(3, struct.pack("<IIB", column, 0, 23))


def book(rows: bytes, reach: tuple[int, int, int, int] = (0, 3, 0, 3), after: bytes = b"") -> bytes:
    styles = (
        record(278) + record(615, struct.pack("<I", 1)) + record(44, struct.pack("<H", 164) + text("0.0%"))
    )
    styles += record(616) + record(617, struct.pack("<I", 2))
    styles += record(47, struct.pack("<HHHHHBBH", 0, 0, 0, 0, 0, 0, 0, 0))
    styles += record(47, struct.pack("<HHHHHBBH", 0, 164, 0, 0, 0, 0, 0, 0)) + record(618) + record(279)
    sheet = record(129) + record(148, struct.pack("<4I", *reach)) + record(145) + rows + record(146)
    listed = record(131) + record(143) + record(156, struct.pack("<II", 0, 1) + text("r1") + text("表1"))
    made = {name: part for name, part in parts([""]).items() if not name.startswith("xl/wor")}
    made["_rels/.rels"] = str(made["_rels/.rels"]).replace("book.xml", "book.bin")
    related = str(made.pop("xl/_rels/workbook.xml.rels")).replace("sheet1.xml", "sheet1.bin")
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    styled = f'<Relationship Id="r2" Type="{office}/styles" Target="styles.bin"/>'
    related = related.replace("</R", styled + "</R")
    return zipped(
        {
            **made,
            "xl/_rels/workbook.bin.rels": related,
            "xl/workbook.bin": listed + record(144) + record(132),
            "xl/styles.bin": styles,
            "xl/worksheets/sheet1.bin": sheet + after + record(130),
        }
    )


def test_values_formats_errors_and_layout_are_told():
    rows = row(0, words(0, "指标"), real(2, 0.186, style=1)) + row(
        2, real(0, 37635.87), error(1), hidden=True
    )
    merged = record(177, struct.pack("<I", 1)) + record(176, struct.pack("<4I", 0, 0, 0, 1)) + record(178)
    (found,) = read_sheets(book(rows, after=merged))
    assert found.rows(0, 3) == [["指标", "", "18.6%"], ["", "", ""], ["37635.87", "", ""]]
    assert found.merges == (Merge(0, 0, 0, 1),)
    assert found.hidden_rows == {2}
    assert [(issue.code, issue.cell) for issue in found.issues] == [("error_cell", "B3")]


@pytest.mark.parametrize(
    ("rows", "reach"),
    [
        (row(1_048_575, real(16_383, 1)), (0, 1, 0, 1)),
        (row(0, real(0, 1)), (0, 1_048_575, 0, 16_383)),
        (row(0, real(0, 1)), (0, 4_294_967_295, 0, 4_294_967_295)),
    ],
)
def test_a_cell_far_out_is_refused(rows, reach):
    with pytest.raises(IssueError) as caught:
        read_sheets(book(rows, reach))
    assert caught.value.issue.code == "too_large"
