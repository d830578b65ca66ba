from etl.sheets import Merge, read_sheets

HEAD = '<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"></head>'


def read(body, encoding="gb18030"):
    (found,) = read_sheets((HEAD + body).encode(encoding))
    return found


def listed(found):
    return found.rows(0, found.height)


def test_a_table_saved_as_a_workbook_is_read_in_its_encoding():
    found = read(
        "<body><h3>房地产开发</h3><table><tr><th>指标<th>2023年</tr><tr><td>销售面积<td>&nbsp;1,696.34</table>"
    )
    assert listed(found) == [["房地产开发", ""], ["指标", "2023年"], ["销售面积", "1,696.34"]]


def test_spans_are_merges_and_take_their_cells():
    found = read(
        "<table><tr><td rowspan=2>指标</td><td colspan=2>本月</td></tr>"
        "<tr><td>数量</td><td>金额</td></tr><tr><td>甲</td><td>1</td><td>2</td></tr></table>"
    )
    assert listed(found) == [["指标", "本月", ""], ["", "数量", "金额"], ["甲", "1", "2"]]
    assert found.merges == (Merge(0, 0, 1, 0), Merge(0, 1, 0, 2))


def test_a_span_without_end_ends_with_the_table():
    found = read("<table><tr><td rowspan=1000000000>甲</td><td>1</td></tr><tr><td>2</td></tr></table>")
    assert listed(found) == [["甲", "1"], ["", "2"]]
    assert found.merges == (Merge(0, 0, 1, 0),)


def test_tables_stand_one_below_the_other():
    found = read("<table><tr><td>甲</td></tr></table>单位：万元<table><tr><td>乙</td></tr></table>")
    assert listed(found) == [["甲"], [""], ["单位：万元"], ["乙"]]


def test_rows_that_are_not_displayed_are_hidden():
    found = read(
        '<table><tr><td>甲</td></tr><tr style="display:none"><td>乙</td></tr><tr><td>丙</td></tr></table>'
    )
    assert found.hidden_rows == {1}


def test_scripts_and_comments_are_no_text():
    found = read("<table><tr><td><script>alert('<td>')</script><!-- <td>x</td> -->甲<br>乙</td></tr></table>")
    assert listed(found) == [["甲\n乙"]]


def test_utf_8_is_known_although_another_encoding_is_declared():
    assert listed(read("<table><tr><td>销售面积</td></tr></table>", "utf-8")) == [["销售面积"]]
