"""What two readers may understand in two ways is refused by its cell; what both read alike is read."""

import pytest

from etl.problem import IssueError
from etl.sheets import read_sheets
from tests.etl.parts import MAIN, book, sheet

TEXTS = {"sharedStrings": f'<sst xmlns="{MAIN}"><si><t>零</t></si><si><t>一</t></si></sst>'}
ROW = '<row r="1"><c r="A1"><v>1</v></c>{}</row>'


def read(cells: str, texts: dict[str, str] = TEXTS) -> list[list[str]]:
    (found,) = read_sheets(book(sheet(ROW.format(cells)), more=texts))
    return found.rows(0, found.height)


@pytest.mark.parametrize(
    ("cells", "cell"),
    [
        ('<c r="B1"><v>2</v></c><c r="B1"><v>3</v></c>', "B1"),
        ('<c r="A1"><v>3</v></c>', "A1"),
        ('</row><row r="1"><c r="A1"><v>2</v></c>', "A1"),
        ('<c r="B1"><v>2</v><v>3</v></c>', "B1"),
        ('<c r="B1"><v>1<!-- x -->2</v></c>', "B1"),
        ('<c r="B1"><v>1<?x y?>2</v></c>', "B1"),
        ('<c r="B1"><v>1<![CDATA[2]]></v></c>', "B1"),
        ('<c r="B1"><v>1&#50;</v></c>', "B1"),
        ('<c r="B1"><v>7</v><is><t>5</t></is></c>', "B1"),
        ('<c r="B1" t="inlineStr"><is><t>5</t></is><v>6</v></c>', "B1"),
        ('<c r="B1" t="s"><v>-1</v></c>', "B1"),
        ('<c r="B1" t="s"><v>x</v></c>', "B1"),
        ('<a:X xmlns:a="a"><a:Y><c r="B1"><v>2</v></c></a:Y><a:Z><c r="B1"><v>3</v></c></a:Z></a:X>', "B1"),
        ('</row></sheetData><sheetData><row r="2"><c r="A2"><v>2</v></c>', "A2"),
    ],
)
def test_it_is_refused_by_its_cell(cells, cell):
    with pytest.raises(IssueError) as caught:
        read(cells)
    issue = caught.value.issue
    assert (issue.code, issue.sheet, issue.cell) == ("contradictory", "表1", cell)
    assert "请" in issue.message


@pytest.mark.parametrize("cells", ['<c r="B1" r="C1"><v>2</v></c>', '<c r="B1"><v>&bogus;</v></c>'])
def test_what_is_no_xml_is_damaged(cells):
    with pytest.raises(IssueError) as caught:
        read(cells)
    assert caught.value.issue.code == "unreadable"


@pytest.mark.parametrize(
    ("cells", "texts"),
    [
        ('<c r="C1"><v>3</v></c><c r="B1"><v>2</v></c>', ["1", "2", "3"]),
        ('<c s="0" r="B1"><v>2</v></c>', ["1", "2"]),
        ('<c><v>2</v></c><c t="s"><v>1</v></c>', ["1", "2", "一"]),
        ('<c r="B1"><v xml:space="preserve">2</v></c>', ["1", "2"]),
        ('<!-- <c r="B1"><v>2</v></c> -->', ["1"]),
        ('<c r="B1"><f>A1</f><v></v></c><c r="C1"><v>3</v></c>', ["1", "", "3"]),
        ('<c r="B1" t="str"><v>a&amp;b</v></c>', ["1", "a&b"]),
        ('<c r="B1" t="e"><v>#REF!</v></c><c r="C1" t="b"><v>1</v></c>', ["1", "", "true"]),
        ('<c r="B1"><v>-0.0</v></c><c r="C1"><v>1E3</v></c><!-- -->', ["1", "-0", "1000"]),
        ('<x:c xmlns:x="x" r="B1"><x:v>2</x:v></x:c>', ["1", "2"]),
    ],
)
def test_unusual_ways_that_both_read_alike_are_read(cells, texts):
    assert read(cells) == [texts]


@pytest.mark.parametrize("text", ["1<![CDATA[2]]>", "1<!-- -->2", "&#49;2"])
def test_shared_texts_are_read_whole(text):
    texts = {"sharedStrings": f'<sst xmlns="{MAIN}"><si><t>{text}</t></si></sst>'}
    assert read('<c r="B1" t="s"><v>0</v></c>', texts) == [["1", "12"]]


def test_a_text_may_say_what_an_attribute_says():
    said = 'uniqueCount="many"'
    texts = {"sharedStrings": f'<sst xmlns="{MAIN}" uniqueCount="1"><si><t>{said}</t></si></sst>'}
    assert read('<c r="B1" t="s"><v>0</v></c>', texts) == [["1", said]]
