"""One table written in every format, its cell C2 as hostile as the format allows."""

from __future__ import annotations

import html
import io
import struct
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import xlwt

from tests.etl import parts
from tests.etl.sheets import test_office_binary as binary

Kind = Literal["number", "text", "boolean", "error", "formula", "date", "percent", "time", "scaled"]
_BIFF_ERRORS = {
    "#NULL!": 0, "#DIV/0!": 7, "#VALUE!": 15, "#REF!": 23, "#NAME?": 29, "#NUM!": 36, "#N/A": 42,
}  # fmt: skip
_FORMS = {"date": "yyyy-mm-dd", "percent": "0.0%", "time": "h:mm", "scaled": "#,##0.0,"}
UNIT, SPAN, BELOW = "万平方米", "2023年1-4月", "28750.5"


@dataclass(frozen=True)
class Written:
    """What stands in C2, its text as the file holds it, with the name beside it and the span above it."""

    kind: Kind
    text: str
    name: str = "商品房销售面积"
    span: str = SPAN

    @property
    def float(self) -> float:
        """The number that a binary format stores."""
        return float(self.text)


def _xlsx_cell(cell: Written) -> str:
    text = html.escape(cell.text)
    return {
        "number": f'<c r="C2"><v>{text}</v></c>',
        "text": f'<c r="C2" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>',
        "boolean": f'<c r="C2" t="b"><v>{int(cell.text == "TRUE")}</v></c>',
        "error": f'<c r="C2" t="e"><v>{text}</v></c>',
        "formula": f'<c r="C2"><f>{text}</f></c>',
        "date": f'<c r="C2" s="1"><v>{text}</v></c>',
        "percent": f'<c r="C2" s="2"><v>{text}</v></c>',
        "time": f'<c r="C2" s="3"><v>{text}</v></c>',
        "scaled": f'<c r="C2" s="4"><v>{text}</v></c>',
    }[cell.kind]


def xlsx_rows(cell: Written) -> tuple[str, str, str]:
    """The three rows of the table."""

    def words(address: str, text: str) -> str:
        return f'<c r="{address}" t="inlineStr"><is><t>{html.escape(text)}</t></is></c>'

    return (
        f'<row r="1">{words("A1", "指标")}{words("B1", "单位")}{words("C1", cell.span)}</row>',
        f'<row r="2">{words("A2", cell.name)}{words("B2", UNIT)}{_xlsx_cell(cell)}</row>',
        f'<row r="3">{words("A3", "商品房销售额")}{words("B3", "亿元")}<c r="C3"><v>{BELOW}</v></c></row>',
    )


def xlsx(cell: Written, settings: str = "") -> bytes:
    """Of Office Open XML."""
    styles = parts.styles(*_FORMS.values())
    return parts.book(parts.sheet("".join(xlsx_rows(cell))), settings=settings, more={"styles": styles})


def xlsb(cell: Written) -> bytes:
    """Of records; a formula of this format always has a value."""
    number = binary.real(2, cell.float if cell.kind in ("number", "date", "percent", "time") else 0.0)
    made = {
        "number": number,
        "percent": binary.real(2, cell.float, style=1) if cell.kind == "percent" else b"",
        "text": binary.words(2, cell.text),
        "boolean": binary.record(4, struct.pack("<IIB", 2, 0, cell.text == "TRUE")),
        "error": binary.record(3, struct.pack("<IIB", 2, 0, _BIFF_ERRORS.get(cell.text, 0))),
    }[cell.kind]
    rows = (
        binary.row(0, binary.words(0, "指标"), binary.words(1, "单位"), binary.words(2, cell.span))
        + binary.row(1, binary.words(0, cell.name), binary.words(1, UNIT), made)
        + binary.row(
            2, binary.words(0, "商品房销售额"), binary.words(1, "亿元"), binary.real(2, float(BELOW))
        )
    )
    return binary.book(rows)


def xls(cell: Written, since_1904: bool = False) -> bytes:
    """Of Excel 97."""
    book = xlwt.Workbook(encoding="utf-8")
    book.dates_1904 = since_1904
    page = book.add_sheet("表1")
    for column, text in enumerate(("指标", "单位", cell.span)):
        page.write(0, column, text)
    page.write(1, 0, cell.name)
    page.write(1, 1, UNIT)
    style = xlwt.XFStyle()
    style.num_format_str = _FORMS.get(cell.kind, "General")
    if cell.kind == "error":
        page.row(1).set_cell_error(2, cell.text, style)
    elif cell.kind == "formula":
        page.write(1, 2, xlwt.Formula(cell.text), style)
    elif cell.kind == "boolean":
        page.row(1).set_cell_boolean(2, cell.text == "TRUE", style)
    elif cell.kind == "text":
        page.write(1, 2, cell.text, style)
    else:
        page.row(1).set_cell_number(2, cell.float, style)
    for column, below in enumerate(("商品房销售额", "亿元", float(BELOW))):
        page.write(2, column, below)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


_ODS_NAMES = (
    " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
        for short in ("office", "table", "text")
    )
    + ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
)


def _ods_put(said: str, shown: str) -> str:
    return f"<table:table-cell {said}><text:p>{html.escape(shown)}</text:p></table:table-cell>"


def _ods_words(text: str) -> str:
    return _ods_put('office:value-type="string"', text)


def _ods_cell(cell: Written) -> str:
    text = html.escape(cell.text)
    failed = 'table:formula="of:=1/0" office:value-type="float" office:value="0" calcext:value-type="error"'
    return {
        "number": _ods_put(f'office:value-type="float" office:value="{text}"', cell.text),
        "percent": _ods_put(f'office:value-type="percentage" office:value="{text}"', "约"),
        "text": _ods_words(cell.text),
        "boolean": _ods_put(f'office:value-type="boolean" office:boolean-value="{text.lower()}"', cell.text),
        "error": _ods_put(failed, cell.text),
        "formula": f'<table:table-cell table:formula="of:={text}"/>',
        "date": _ods_put(f'office:value-type="date" office:date-value="{text}"', "某日"),
        "time": _ods_put(f'office:value-type="time" office:time-value="{text}"', "12:00"),
    }[cell.kind]


def ods(cell: Written) -> bytes:
    """Of OpenDocument, as LibreOffice writes it."""
    below = _ods_put(f'office:value-type="float" office:value="{BELOW}"', "…")
    rows = "".join(
        f"<table:table-row>{row}</table:table-row>"
        for row in (
            _ods_words("指标") + _ods_words("单位") + _ods_words(cell.span),
            _ods_words(cell.name) + _ods_words(UNIT) + _ods_cell(cell),
            _ods_words("商品房销售额") + _ods_words("亿元") + below,
        )
    )
    content = (
        f"<office:document-content {_ODS_NAMES}><office:body><office:spreadsheet>"
        f'<table:table table:name="表1">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return parts.zipped({"mimetype": "application/x", "content.xml": content})


def xml_2003(cell: Written) -> bytes:
    """Of the XML that Excel 2003 wrote."""

    def put(kind: str, text: str, said: str = "") -> str:
        return f'<Cell {said}><Data ss:Type="{kind}">{html.escape(text)}</Data></Cell>'

    made = {
        "number": put("Number", cell.text),
        "percent": put("Number", cell.text, 'ss:StyleID="s1"'),
        "text": put("String", cell.text),
        "boolean": put("Boolean", str(int(cell.text == "TRUE"))),
        "error": put("Error", cell.text),
        "formula": f'<Cell ss:Formula="={html.escape(cell.text)}"/>',
        "date": put("DateTime", f"{cell.text}T00:00:00.000"),
        "time": put("DateTime", f"1899-12-31T{cell.text}:00.000"),
    }[cell.kind]
    head = put("String", "指标") + put("String", "单位") + put("String", cell.span)
    below = put("String", "商品房销售额") + put("String", "亿元") + put("Number", BELOW)
    rows = "".join(
        f"<Row>{row}</Row>" for row in (head, put("String", cell.name) + put("String", UNIT) + made, below)
    )
    name = "urn:schemas-microsoft-com:office:spreadsheet"
    return (
        f'<?xml version="1.0" encoding="utf-8"?><Workbook xmlns="{name}" xmlns:ss="{name}">'
        '<Styles><Style ss:ID="s1"><NumberFormat ss:Format="0.0%"/></Style></Styles>'
        f'<Worksheet ss:Name="表1"><Table>{rows}</Table></Worksheet></Workbook>'
    ).encode()


def csv(cell: Written) -> bytes:
    """Of commas, every field in quotes."""
    lines = (
        ("指标", "单位", cell.span),
        (cell.name, UNIT, cell.text),
        ("商品房销售额", "亿元", BELOW),
    )
    quoted = (",".join('"' + field.replace('"', '""') + '"' for field in line) for line in lines)
    return "\r\n".join(quoted).encode("utf-8-sig")


def hypertext(cell: Written) -> bytes:
    """Of the HTML that systems name .xls."""
    lines = (
        ("指标", "单位", cell.span),
        (cell.name, UNIT, cell.text),
        ("商品房销售额", "亿元", BELOW),
    )
    rows = "".join(
        f"<tr>{''.join(f'<td>{html.escape(field)}</td>' for field in line)}</tr>" for line in lines
    )
    return f'<html><head><meta charset="utf-8"></head><body><table>{rows}</table></body></html>'.encode()


FORMATS: dict[str, Callable[[Written], bytes]] = {
    "xlsx": xlsx, "xlsb": xlsb, "xls": xls, "ods": ods, "xml_2003": xml_2003, "csv": csv, "html": hypertext,
}  # fmt: skip
