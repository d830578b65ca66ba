import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.address import cell_name, cell_place
from etl.sheets.survey import survey

LARGE = f"<!-- {'x' * 70_000} -->"  # with which it is not asked as small ones are
END = b"</row></sheetData></worksheet>"
PLACES = st.lists(
    st.tuples(st.integers(0, 9_999_998) | st.integers(0, 50), st.integers(0, 18_277) | st.integers(0, 30)),
    min_size=1,
)


def written(places):
    cells = (f'<c r="{cell_name(*place)}"><v>1</v></c>' for place in places)
    return f"<worksheet><cols><col/></cols>{LARGE}<sheetData><row>{''.join(cells)}".encode() + END


@given(PLACES)
def test_it_reaches_to_the_last_cells_and_is_plain_where_they_are_in_order(places):
    found = survey(written(places))
    last = max(row for row, _ in places) + 1, max(column for _, column in places) + 1
    assert (found.height, found.width) == last
    assert (found.cells, found.values, found.plain) == (
        len(places),
        len(places),
        places == sorted(set(places)),
    )


@pytest.mark.parametrize(
    "cell",
    [
        b'<c r="AAAA1">', b'<c r="A12345678">', b'<c r="AB">', b'<c r="1">', b'<c r="&#65;1">',
        b'<c r="AA/1">', b"<c r='A1'>", b'<c t="n" r="A1">', b"<c>", b"<c/>", b'<c  r="A1">', b'<c\nr="A1">',
    ],
)  # fmt: skip
def test_cells_written_in_another_way_are_not_passed_over(cell):
    assert survey(b'<sheetData><row><c r="A1"/>' + cell + b"<v>1</v></c>" + END) is None


def test_a_large_sheet_is_asked_piece_by_piece():
    rows = b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (row, row) for row in range(1, 150_001))
    found = survey(b"<sheetData>" + rows + b'<row><c r="AB7"><v>1</v></c>' + END)
    assert (found.height, found.width, found.cells, found.plain) == (150_000, 28, 150_001, False)
    assert survey(b"<sheetData>" + rows + b"<row>" + END).plain


PLAIN = [
    "",
    '<c r="B1"/>',
    '<c r="B1" s="1"/><c r="C1"></c>',
    '<c r="B1" s="1"><v>2</v></c>',
    '<c r="B1"><v></v></c>',
    '<c r="B1" t="s"><v>12</v></c>',
    '<c r="B1" t="s" s="1"><v>1</v></c>',
    '<c r="B1" t="e"><v>#N/A</v></c>',
    '<c r="B1" t="str"><f>A1&amp;"/&gt;"</f><v>a</v></c>',
    '<c r="B1"><f t="shared" si="0"/><v>2</v></c>',
    '<c r="B1"><f>A1/2</f></c>',
    '<c r="B1"><f/></c>',
    '<c r="B1" t="b"><v>1</v></c>',
    '</row><row r="2"/><row r="3">',
    '<c r="B1" t="inlineStr"><is><t>a&amp;b m/s</t></is></c>',
    '<c r="B1" t="d"><v>2024-01-01</v></c>',
    '<c r="B1" t="inlineStr"><is><t xml:space="preserve"> a</t></is></c>',
    '</row> <row r="2" spans="1:2"> ',
]
DOUBTFUL = [
    '<c r="B1"><v>1<!-- x -->2</v></c>',
    "<!-- x -->",
    "<?x y?>",
    '<c r="B1"><?x?><v>1</v></c>',
    '<c r="B1"><v>1<![CDATA[2]]></v></c>',
    '<c r="B1" t="inlineStr"><is><t><![CDATA[2]]></t></is></c>',
    '<c r="B1"><v>1&#50;</v></c>',
    '<c r="B1" t="str"><v>123456789&amp;</v></c>',
    '<c r="B1"><v>&bogus;</v></c>',
    '<c r="B1"><v>1</v><v>2</v></c>',
    '<c r="B1"><v>1</v><is><t>2</t></is></c>',
    '<c r="B1"><v><b>1</b></v></c>',
    '<c r="B1" t="inlineStr"><is><t>1</t></is><v>2</v></c>',
    '<c r="B1"><v>1</v><f>2</f></c>',
    '<c r="B1" t="inlineStr"><is><t>1</t><t>2</t></is></c>',
    '<c r="B1"><is><t>1</t></is></c>',
    '<c r="B1" t="inlineStr"><is><r><t>1</t></r></is></c>',
    '<c r="B1" t="inlineStr"><v>1</v><is/></c>',
    '<c r="B1"><v xml:space="preserve">1</v></c>',
    '<c r="B1"><v/></c>',
    '<c r="B1"><v>1</v><extLst/></c>',
    '<c r="B1"><x:v>1</x:v></c>',
    "<x:row/>",
    "<foo/>",
    '<c r="B1"/><v>1</v>',
    '<c r="B1"><c r="C1"><v>1</v></c></c>',
    '<c r="A1"><v>2</v></c>',
    '</row><row r="1"><c r="A1"/>',
    '<row r="2"/>',
    '<c r="B1" r="C1"><v>1</v></c>',
    '</row><row spans="1:2" r="2">',
    '<c r="B1" t="s"><v>-1</v></c>',
    '<c r="B1" t="s"><v>x</v></c>',
    '<c r="B1" t="s" s="1"><v>1.0</v></c>',
    '<c r="B1" t="s"><v> 1</v></c>',
    "</row></sheetData><sheetData><row>",
    "</row><sheetData><row>",
]
ELSEWHERE = ["<c/>", "<v>1</v>", "<is/>", "<x:c></x:c>", '<row r="1"/>', "<sheetData/>"]
DATA = '<sheetData><row r="1"><c r="A1"><v>1</v></c>{}</row></sheetData>'


def plain(head="", cells="", tail=""):
    small, large = (found_plain(before + head, cells, tail) for before in ("", LARGE))
    assert small == large
    return small


def found_plain(head, cells, tail):
    xml = f"<worksheet><cols><col/></cols><!-- x -->{head}{DATA.format(cells)}{tail}<rowBreaks/></worksheet>"
    found = survey(xml.encode())
    return found is not None and found.plain


@pytest.mark.parametrize("cells", PLAIN)
def test_what_any_reader_sees_alike_is_plain(cells):
    assert plain(cells=cells)


@pytest.mark.parametrize("cells", DOUBTFUL)
def test_what_two_readers_may_see_otherwise_is_not(cells):
    assert not plain(cells=cells)


@pytest.mark.parametrize("outside", ELSEWHERE)
def test_cells_outside_the_data_are_not_plain(outside):
    assert not plain(head=outside)
    assert not plain(tail=outside)


@pytest.mark.parametrize("tail", ["<!-- x -->", "<?x y?>"])
def test_what_may_hide_the_end_is_not_plain(tail):
    assert not plain(tail=tail)
    assert plain(tail="<mergeCells/>")


@given(st.lists(st.sampled_from(PLAIN + DOUBTFUL), min_size=2, max_size=3))
def test_small_sheets_are_asked_as_large_ones_but_for_the_order_of_cells(cells):
    xml = f"<sheetData><row>{''.join(cells)}</row></sheetData>"
    small, large = (survey(f"<worksheet>{before}{xml}</worksheet>".encode()) for before in ("", LARGE))
    places = [cell_place(name) for name in re.findall(r'r="([A-Z]\d)"', xml)]
    if small and small.plain:
        assert large.plain or (places != sorted(places) and len(set(places)) == len(places))
        assert (small.cells, small.values, small.texts) == (large.cells, large.values, large.texts)
        assert small.formulas == large.formulas
    else:
        assert not (large and large.plain)


def test_cells_out_of_order_are_counted_in_small_sheets_and_compared_in_large_ones():
    assert found_plain("", '<c r="C1"/><c r="B1"/>', "")
    assert not found_plain(LARGE, '<c r="C1"/><c r="B1"/>', "")
