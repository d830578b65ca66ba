from etl.sheets import Merge, read_sheets

BOOK = """<?xml version="1.0" encoding="{encoding}"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Styles><Style ss:ID="s1"><NumberFormat ss:Format="0.0%"/></Style></Styles>
<Worksheet ss:Name="表1"><Table><Column ss:Index="3" ss:Hidden="1"/>
<Row><Cell ss:MergeAcross="1" ss:MergeDown="1"><Data ss:Type="String">指标</Data>
<Comment><ss:Data>批注</ss:Data></Comment></Cell><Cell><Data ss:Type="String">丙</Data></Cell></Row>
<Row ss:Index="3" ss:Hidden="1"><Cell ss:StyleID="s1"><Data ss:Type="Number">0.186</Data></Cell>
<Cell ss:Index="3"><Data ss:Type="DateTime">2003-09-01T00:00:00.000</Data></Cell></Row>
<Row><Cell><Data ss:Type="Number">37635.870000000003</Data></Cell>
<Cell><Data ss:Type="Error">#REF!</Data></Cell></Row>
</Table></Worksheet>
<Worksheet ss:Name="隐"><Table><Row><Cell><Data ss:Type="Number">1</Data></Cell></Row></Table>
<WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet></Workbook>"""


def test_a_workbook_saved_as_xml_is_read_in_either_encoding():
    for encoding in ("utf-8", "gb2312"):
        found, other = read_sheets(BOOK.format(encoding=encoding).encode(encoding))
        assert found.rows(0, 4) == [
            ["指标", "", "丙"],
            ["", "", ""],
            ["18.6%", "", "2003-09-01"],
            ["37635.87", "", ""],
        ]
        assert found.merges == (Merge(0, 0, 1, 1),)
        assert (found.hidden_rows, found.hidden_columns) == ({2}, {2})
        assert [(issue.code, issue.cell) for issue in found.issues] == [("error_cell", "B4")]
        assert (found.hidden, other.hidden) == (False, True)
