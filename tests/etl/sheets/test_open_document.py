import io

from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from etl.sheets import Merge, read_sheets


def opendocument(rows: list[list[str | float]]) -> bytes:
    """An .ods of one sheet, as LibreOffice would write it."""
    document, table = OpenDocumentSpreadsheet(), Table(name="月报")
    for row in rows:
        line = TableRow()
        table.addElement(line)
        for value in row:
            kind = (
                {"valuetype": "string"}
                if isinstance(value, str)
                else {"valuetype": "float", "value": str(value)}
            )
            cell = TableCell(**kind)
            cell.addElement(P(text=str(value)))
            line.addElement(cell)
    document.spreadsheet.addElement(table)
    out = io.BytesIO()
    document.write(out)
    return out.getvalue()


def test_an_opendocument_sheet_reads_like_any_other():
    (sheet,) = read_sheets(opendocument([["指标", "2023年1-4月"], ["商品房销售面积", 37635.87]]))
    assert sheet.name == "月报"
    assert sheet.rows(0, 2) == [["指标", "2023年1-4月"], ["商品房销售面积", "37635.87"]]


def test_percentages_dates_spans_and_hidden_rows_are_told():
    from tests.etl.parts import zipped

    names = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
        for short, long in (("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"))
    )
    content = f"""<office:document-content {names}><office:automatic-styles>
<style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>
</office:automatic-styles><office:body><office:spreadsheet>
<table:table table:name="表"><table:table-column table:number-columns-repeated="2"/>
<table:table-column table:visibility="collapse"/>
<table:table-row>
<table:table-cell table:number-columns-spanned="2" office:value-type="string"><text:p>指标</text:p>
</table:table-cell><table:covered-table-cell/><table:table-cell office:value-type="date"
 office:date-value="2003-09-01"><text:p>2003年9月</text:p></table:table-cell></table:table-row>
<table:table-row table:visibility="collapse">
<table:table-cell office:value-type="percentage" office:value="0.186"><text:p>19%</text:p></table:table-cell>
<table:table-cell table:number-columns-repeated="2" office:value-type="float"
 office:value="37635.87"><text:p>37635.9</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell office:value-type="string"><text:p>#REF!</text:p></table:table-cell>
<table:table-cell office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell>
</table:table-row><table:table-row table:number-rows-repeated="1048573">
<table:table-cell table:number-columns-repeated="16384"/>
</table:table-row></table:table>
<table:table table:name="隐" table:style-name="ta2"><table:table-row>
<table:table-cell office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell>
</table:table-row></table:table>
</office:spreadsheet></office:body></office:document-content>"""
    found, other = read_sheets(zipped({"mimetype": "application/x", "content.xml": content}))
    assert found.rows(0, 3) == [
        ["指标", "", "2003-09-01"],
        ["18.6%", "37635.87", "37635.87"],
        ["", "1", ""],
    ]
    assert found.merges == (Merge(0, 0, 0, 1),)
    assert (found.hidden_rows, found.hidden_columns) == ({1}, {2})
    assert [(issue.code, issue.cell) for issue in found.issues] == [("error_cell", "A3")]
    assert (found.hidden, other.hidden) == (False, True)
