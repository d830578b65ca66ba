import io

from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from etl.sheets import read_sheets


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
