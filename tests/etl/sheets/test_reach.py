import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.address import cell_name
from etl.sheets.reach import reach

NEAR = (99_999, 26)
END = b"</row></sheetData></worksheet>"
PLACES = st.lists(
    st.tuples(st.integers(0, 9_999_998) | st.integers(0, 50), st.integers(0, 18_277) | st.integers(0, 30)),
    min_size=1,
)


def written(places):
    cells = (f'<c r="{cell_name(*place)}"><v>1</v></c>' for place in places)
    return f"<worksheet><cols><col/></cols><sheetData><row>{''.join(cells)}".encode() + END


@given(PLACES)
def test_it_is_where_the_last_cells_are_or_said_to_be_near(places):
    found = reach(written(places))
    last = max(row for row, _ in places) + 1, max(column for _, column in places) + 1
    near = all(row < 99_999 and column < 26 for row, column in places)
    assert (found.height, found.width) == (NEAR if near else last)
    assert not found.distinct or len(set(places)) == len(places)
    assert found.distinct or places != sorted(set(places))


@pytest.mark.parametrize(
    "cell",
    [
        b'<c r="AAAA1">', b'<c r="A12345678">', b'<c r="AB">', b'<c r="1">', b'<c r="&#65;1">',
        b'<c r="AA/1">', b"<c r='A1'>", b'<c t="n" r="A1">', b"<c>", b"<c/>", b'<c  r="A1">', b'<c\nr="A1">',
    ],
)  # fmt: skip
def test_cells_written_in_another_way_are_not_passed_over(cell):
    assert reach(b'<sheetData><row><c r="A1"/>' + cell + b"<v>1</v></c>" + END) is None


def test_a_large_sheet_is_asked_piece_by_piece():
    rows = b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (row, row) for row in range(1, 150_001))
    assert reach(b"<sheetData>" + rows + b'<row><c r="AB7"><v>1</v></c>' + END)[:2] == (150_000, 28)
