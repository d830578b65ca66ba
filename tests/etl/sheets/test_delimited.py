import pytest

from etl.problem import IssueError
from etl.sheets import read_sheets


def read(text):
    (found,) = read_sheets(text.encode())
    return found.rows(0, found.height)


def test_semicolons_separate_where_they_are_regular():
    assert read("指标;2023年;2022年\n甲;1,5;2,5\n乙;3,5;4,5\n")[1] == ["甲", "1,5", "2,5"]


def test_titles_and_notes_shorter_than_the_table_are_filled_up():
    rows = read("房地产开发\n单位：万元\n指标,一月,二月\n甲,1,2\n乙,3,4\n丙,5,6\n注：初步数\n")
    assert rows[0] == ["房地产开发", "", ""]
    assert rows[3] == ["甲", "1", "2"]


def test_a_row_with_a_comma_too_many_is_named_by_its_line():
    with pytest.raises(IssueError) as caught:
        read('标题\n指标,一月,"二\n月"\n甲,1,2\n乙,1,696.3,4\n丙,5,6\n丁,5,6\n')
    assert caught.value.issue.code == "ragged"
    assert "第 5 行" in caught.value.issue.message
    assert "逗号" in caught.value.issue.message


def test_tables_of_different_widths_may_follow_one_another():
    rows = read("指标,一月\n甲,1\n乙,2\n丙,3\n\n指标,一月,二月\n甲,1,2\n")
    assert rows[-1] == ["甲", "1", "2"]


def test_an_empty_cell_too_many_does_no_harm():
    assert read("指标,一月\n甲,1\n乙,2,\n丙,3\n丁,3\n")[2] == ["乙", "2", ""]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_known_by_its_mark(encoding):
    (found,) = read_sheets(("\ufeff指标\t一月\n甲\t1\n").encode(encoding))
    assert found.rows(1, 2) == [["甲", "1"]]
