import csv
import io

from exhibits import record
from exhibits.exhibit import Cell, Table
from exports.text import csv_text
from indicators.catalog import Catalog
from tests.exhibits.conftest import april_2023

HOSTILE = (
    "=1+1",
    "+1",
    "-1",
    "@x",
    "\t=1",
    "\r1",
    "＝1",
    " =1",
    "'=1",
    "''-1",
    "'\t=1",
    "'普通",
    "1,2",
    'a"b',
    "a\nb",
)


def lines(made: bytes) -> list[list[str]]:
    assert made.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(made.decode("utf-8-sig"), newline="")))


def words(*texts: str) -> Table:
    return Table(title="", subtitle="", heads=(("地区", False),), rows=tuple((Cell(text),) for text in texts))


def test_figures_come_back_as_printed_with_their_units_in_the_heads(catalog: Catalog) -> None:
    heads, figures = lines(csv_text(record.record([april_2023()], catalog, "cumulative", {})))
    told = dict(zip(heads, figures, strict=True))
    assert (told["数值"], told["单位"]) == ("37635.87", "万平方米")
    assert (told["公布同比（%）"], told["计算同比（%）"]) == ("-0.4", "-5.4")


def test_no_field_can_be_run_and_each_gives_its_words_back() -> None:
    read = [line[0] for line in lines(csv_text(words(*HOSTILE)))[1:]]
    assert all(field[0] not in "=+-@\t\r＝＋－＠" for field in read)
    given = [field[1:] if field != text else field for field, text in zip(read, HOSTILE, strict=True)]
    assert given == list(HOSTILE)
    assert read[HOSTILE.index("'普通")] == "'普通"


def test_a_negative_number_is_no_formula() -> None:
    table = Table(title="", subtitle="", heads=(("变化", True),), rows=((Cell("−1,234.5", -1234.5),),))
    assert lines(csv_text(table))[1] == ["-1234.5"]


def test_several_units_have_a_column_of_their_own() -> None:
    rows = ((Cell("12.0亿元", 12.0),), (Cell("98.0%", 98.0),), (Cell("未报"),))
    table = Table(title="", subtitle="", heads=(("余量", True),), rows=rows)
    assert lines(csv_text(table)) == [["余量", "余量单位"], ["12.0", "亿元"], ["98.0", "%"], ["未报", ""]]
