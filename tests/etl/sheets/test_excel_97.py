import datetime
import io

import pytest
import xlwt

from etl.problem import IssueError
from etl.sheets import Merge, read_sheets


def saved(work):
    out = io.BytesIO()
    work.save(out)
    return out.getvalue()


def styled(form):
    style = xlwt.XFStyle()
    style.num_format_str = form
    return style


def test_formats_merges_and_hidden_cells_are_told():
    work = xlwt.Workbook()
    page = work.add_sheet("表1")
    page.write_merge(0, 1, 0, 1, "标题")
    page.write(2, 0, 0.186, styled("0.0%"))
    page.write(2, 1, datetime.date(2003, 9, 1), styled("yyyy-mm-dd"))
    page.write(3, 0, 37635.87)
    page.write(3, 2, True)
    page.row(3).hidden = True
    page.col(1).hidden = True
    hidden = work.add_sheet("隐")
    hidden.write(0, 0, 1)
    hidden.visibility = 1
    found, other = read_sheets(saved(work))
    assert found.rows(2, 4) == [["18.6%", "2003-09-01", ""], ["37635.87", "", "true"]]
    assert found.merges == (Merge(0, 0, 1, 1),)
    assert (found.hidden_rows, found.hidden_columns) == ({3}, {1})
    assert (found.hidden, other.hidden) == (False, True)


def test_a_damaged_stream_is_refused():
    whole = saved_table()
    broken = whole[:1024] + bytes(len(whole) - 1024)
    with pytest.raises(IssueError) as caught:
        read_sheets(broken)
    assert caught.value.issue.code in ("unreadable", "unknown_format")


def test_a_truncated_file_is_refused():
    with pytest.raises(IssueError) as caught:
        read_sheets(saved_table()[:2_000])
    assert caught.value.issue.code in ("unreadable", "unknown_format")


def saved_table():
    work = xlwt.Workbook()
    page = work.add_sheet("表1")
    for row in range(500):
        page.write(row, 0, f"第{row}行")
    return saved(work)
