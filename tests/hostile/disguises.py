"""Files under a wrong name, and pages that call themselves workbooks."""

from __future__ import annotations

from tests.etl.parts import zipped
from tests.hostile.fault import FIGURE, HEAD, LINE, Fault, Faults, refused

TABLE = (
    "<table>"
    + "".join(
        f"<tr>{''.join(f'<td>{text}</td>' for text in line.split(','))}</tr>"
        for line in (HEAD.strip(), LINE.strip())
    )
    + "</table>"
)
BOOK_2003 = (
    '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"'
    ' xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="表"><Table>{}</Table>'
    "</Worksheet></Workbook>"
)


def book_2003(rows: str = "", before: str = "") -> bytes:
    lines = (HEAD.strip().split(","), LINE.strip().split(","))
    made = "".join(f"<Row>{''.join(_data(text) for text in line)}</Row>" for line in lines)
    return (before + BOOK_2003.format(made + rows)).encode()


def _data(text: str) -> str:
    kind = "Number" if text[0].isdigit() and "年" not in text else "String"
    return f'<Cell><Data ss:Type="{kind}">{text}</Data></Cell>'


FAULTS: Faults = {
    "nothing": refused("empty_file", lambda: b""),
    "spaces": refused("empty_file", lambda: b" \r\n\t" * 1_000),
    "one zero": refused("unknown_format", lambda: b"\0"),
    "a mark of UTF-8 and nothing else": refused("no_table", lambda: b"\xef\xbb\xbf"),
    "a PDF": refused("unknown_format", lambda: b"%PDF-1.7\n1 0 obj"),
    "a picture": refused("unknown_format", lambda: b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
    "a program of Windows": refused("unknown_format", lambda: b"MZ\x90\0" + bytes(500)),
    "a program of Linux": refused("unknown_format", lambda: b"\x7fELF" + bytes(500)),
    "an RTF document": refused("unknown_format", lambda: b"{\\rtf1 {\\object\\objdata 0105}}"),
    "an archive of gzip": refused("unknown_format", lambda: b"\x1f\x8b\x08" + bytes(50)),
    "a page saved as one file": refused("unknown_format", lambda: b"MIME-Version: 1.0\n\n" + TABLE.encode()),
    "a document of Word": refused("unknown_format", lambda: zipped({"word/document.xml": "<document/>"})),
    "slides": refused("unknown_format", lambda: zipped({"ppt/presentation.xml": "<p/>"})),
    "an archive of a csv": refused("unknown_format", lambda: zipped({"a.csv": "1,2"})),
    "a page without a table": refused("unknown_format", lambda: b"<html><body>404</body></html>"),
    "a drawing": refused(
        "unknown_format", lambda: b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'
    ),
    "JSON": refused("no_table", lambda: b'{"a": [1, 2, {"b": null}]}'),
    "a script": refused("no_table", lambda: b"#!/bin/sh\nrm -rf /\n"),
    "a page as .xls": Fault(lambda: TABLE.encode(), figures=FIGURE),
    "a page with a script": Fault(
        lambda: (TABLE + "<script>fetch('http://127.0.0.1:9/')</script>").encode(), figures=FIGURE
    ),
    "a page with a document type": Fault(lambda: ("<!DOCTYPE html>" + TABLE).encode(), figures=FIGURE),
    "a page with a picture that is fetched": Fault(
        lambda: (TABLE + '<img src="http://127.0.0.1:9/x.png">').encode(), figures=FIGURE
    ),
    "a page with an open tag": refused("too_large", lambda: (TABLE + "<td" + "a" * 100_000).encode()),
    "a page with 100 000 open tags": Fault(lambda: (TABLE + "<b>" * 100_000).encode(), figures=FIGURE),
    "a page with a reference to no sign": refused(
        "unknown_unit", lambda: TABLE.replace("万平方米", "万平方米&#x110000;").encode()
    ),
    "a workbook of 2003": Fault(book_2003, figures=FIGURE),
    "a workbook of 2003 with entities": refused(
        "unsafe",
        lambda: book_2003(before='<!DOCTYPE a [<!ENTITY b "c">]>').replace(b'<?xml version="1.0"?>', b""),
    ),
    "a workbook of 2003 with a far row": refused(
        "too_large",
        lambda: book_2003('<Row ss:Index="999999999"><Cell><Data ss:Type="Number">1</Data></Cell></Row>'),
    ),
    "a workbook of 2003 with a far column": refused(
        "too_large",
        lambda: book_2003('<Row><Cell ss:Index="99999"><Data ss:Type="Number">1</Data></Cell></Row>'),
    ),
    "a workbook of 2003 that merges a billion": refused(
        "too_large",
        lambda: book_2003(
            '<Row><Cell ss:MergeAcross="999999999"><Data ss:Type="String">x</Data></Cell>'
            '<Cell><Data ss:Type="Number">1</Data></Cell></Row>'
        ),
    ),
    "a workbook of 2003 cut off": refused("unreadable", lambda: book_2003()[:-30]),
    "a workbook of 2003 without a sheet": refused(
        "unreadable",
        lambda: book_2003().replace(b"<Worksheet ", b"<Worksheer ").replace(b"</Worksheet>", b"</Worksheer>"),
    ),
}
