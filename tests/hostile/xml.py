"""XML that asks for more than it says, or is none."""

from __future__ import annotations

from tests.etl.parts import MAIN, book, parts, sheet, styles, zipped
from tests.hostile.fault import FIGURE, Fault, Faults, cell, of_cell, refused, with_parts

LAUGHS = (
    '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;"><!ENTITY d "&c;&c;">]>'
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>'
FETCHED = '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">'
LINKED = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="e"'
    ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"'
    ' Target="{target}" TargetMode="External"/></Relationships>'
)


def in_part(name: str, before: str) -> bytes:
    """A good workbook with something before the root of one part."""
    return with_parts({name: before + str(parts([sheet()])[name])})


def declared(encoding: str, made: str = "") -> bytes:
    text = f'<?xml version="1.0" encoding="{encoding}"?>{sheet()}'
    return book(text.encode(made or encoding))


FAULTS: Faults = {
    "entities that unfold": refused("unsafe", lambda: book(LAUGHS + sheet())),
    "entities in the workbook part": refused("unsafe", lambda: in_part("xl/workbook.xml", LAUGHS)),
    "entities in the relations": refused("unsafe", lambda: in_part("_rels/.rels", LAUGHS)),
    "entities in the shared texts": refused(
        "unsafe", lambda: book(more={"sharedStrings": LAUGHS + f'<sst xmlns="{MAIN}"/>'})
    ),
    "entities in the styles": refused("unsafe", lambda: book(more={"styles": LAUGHS + styles("0.00")})),
    "an entity that is a file": refused("unsafe", lambda: book(OUTSIDE + sheet(cell("<v>&y;</v>")))),
    "a definition that is fetched": refused("unsafe", lambda: book(FETCHED + sheet())),
    "a definition behind a comment that names the data": refused(
        "unsafe", lambda: book("<!-- <sheetData -->" + LAUGHS + sheet())
    ),
    "a definition behind 10 000 spaces": refused("unsafe", lambda: book(" " * 10_000 + LAUGHS + sheet())),
    "a definition in UTF-16": refused("unreadable", lambda: book((LAUGHS + sheet()).encode("utf-16"))),
    "a definition in UTF-16 without a mark": refused(
        "unreadable", lambda: book((LAUGHS + sheet()).encode("utf-16-be"))
    ),
    "a definition in UTF-32": refused("unreadable", lambda: book((LAUGHS + sheet()).encode("utf-32"))),
    "a sheet in UTF-7": refused("unreadable", lambda: declared("utf-7")),
    "a sheet in EBCDIC": refused("unreadable", lambda: book(sheet(cell("<v>1</v>")).encode("utf-16-le"))),
    "a sheet declared as GBK": refused("unreadable", lambda: declared("gbk")),
    "a sheet declared as Latin-1 and written in UTF-8": refused(
        "unreadable", lambda: declared("iso-8859-1", "utf-8")
    ),
    "a sheet declared as UTF-8": Fault(lambda: declared("UTF-8")),
    "a sheet with a byte order mark": Fault(lambda: book(b"\xef\xbb\xbf" + sheet().encode())),
    "bytes that are no UTF-8 in a label": refused(
        "unreadable", lambda: book(sheet().encode().replace("单位".encode(), b"\xff\xfe\xfd"))
    ),
    "an included file": Fault(
        lambda: book(
            sheet(before='<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="/etc/passwd"/>')
        )
    ),
    "a style sheet that is fetched": Fault(
        lambda: book('<?xml-stylesheet href="http://127.0.0.1:9/x.xsl" type="text/xsl"?>' + sheet())
    ),
    "another workbook that is fetched": Fault(
        lambda: with_parts(
            {
                "xl/worksheets/_rels/sheet1.xml.rels": LINKED.format(
                    kind="externalLink", target="http://127.0.0.1:9/"
                )
            }
        )
    ),
    "a sheet that lies on the web": refused(
        "unknown_format",
        lambda: with_parts(
            {"xl/_rels/workbook.xml.rels": LINKED.format(kind="worksheet", target="http://127.0.0.1:9/s.xml")}
        ),
    ),
    "a sheet that lies on the disk": refused(
        "unknown_format",
        lambda: with_parts(
            {"xl/_rels/workbook.xml.rels": LINKED.format(kind="worksheet", target="file:///etc/passwd")}
        ),
    ),
    "a relation up and out of the file": refused(
        "unreadable",
        lambda: with_parts(
            {
                "xl/_rels/workbook.xml.rels": str(parts([sheet()])["xl/_rels/workbook.xml.rels"]).replace(
                    "worksheets/sheet1.xml", "../../../../etc/passwd"
                )
            }
        ),
    ),
    "a formula that runs a program": Fault(
        lambda: of_cell("<f>cmd|' /C calc'!A0</f><v>37635.87</v>"), figures=FIGURE
    ),
    "a formula that fetches": Fault(
        lambda: of_cell('<f>WEBSERVICE("http://127.0.0.1:9/")</f><v>37635.87</v>'), figures=FIGURE
    ),
    "a link in a cell": Fault(
        lambda: book(
            sheet(after='<hyperlinks><hyperlink ref="C2" location="http://127.0.0.1:9/"/></hyperlinks>')
        )
    ),
    "a query table": Fault(lambda: with_parts({"xl/queryTables/queryTable1.xml": "<queryTable/>"})),
    "an unclosed sheet": refused("unreadable", lambda: book(sheet()[: sheet().index("</sheetData>")])),
    "tags that cross": refused("unreadable", lambda: of_cell("<v>37635.87</c></v>")),
    "a value that ends before it begins": refused("unreadable", lambda: of_cell("</v><v>37635.87</v>")),
    "an address with letters only": refused("unreadable", lambda: of_cell("<v>1</v>", place="C")),
    "an address with digits first": refused("unreadable", lambda: of_cell("<v>1</v>", place="2C")),
    "an address that is a range": refused("unreadable", lambda: of_cell("<v>1</v>", place="C2:D2")),
    "an attribute written twice": refused("unreadable", lambda: of_cell("<v>1</v>", ' r="D2"')),
    "an unknown type of cell": refused("unreadable", lambda: of_cell("<v>1</v>", ' t="zz"')),
    "a comment within a number": refused("contradictory", lambda: of_cell("<v>376<!-- -->35.87</v>")),
    "an instruction within a number": refused("contradictory", lambda: of_cell("<v>376<?x?>35.87</v>")),
    "a number set apart": refused("contradictory", lambda: of_cell("<v><![CDATA[37635.87]]></v>")),
    "a digit as an entity": refused("contradictory", lambda: of_cell("<v>3763&#53;.87</v>")),
    "two values in a cell": refused("contradictory", lambda: of_cell("<v>1</v><v>37635.87</v>")),
    "a value and a text in a cell": refused("contradictory", lambda: of_cell("<v>7</v><is><t>5</t></is>")),
    "one address twice": refused("contradictory", lambda: of_cell('<v>1</v></c><c r="C2"><v>37635.87</v>')),
    "one row twice": refused("contradictory", lambda: book(sheet(cell("<v>1</v>") + cell("<v>2</v>")))),
    "a choice of two values": refused(
        "contradictory",
        lambda: of_cell(
            '<v>1</v></c><m:A xmlns:m="m"><m:C><c r="C2"><v>2</v></c></m:C></m:A><c r="D2"><v>3</v>'
        ),
    ),
    "the data twice": refused(
        "contradictory",
        lambda: book(
            sheet().replace(
                "</sheetData>", '</sheetData><sheetData><row r="3"><c r="C3"><v>9</v></c></row></sheetData>'
            )
        ),
    ),
    "a shared text that there is not": refused("unreadable", lambda: of_cell("<v>99</v>", ' t="s"')),
    "a shared text numbered −1": refused("unreadable", lambda: of_cell("<v>-1</v>", ' t="s"')),
    "no workbook part": refused(
        "unknown_format", lambda: zipped({k: v for k, v in parts([sheet()]).items() if "workbook" not in k})
    ),
    "no sheet part": refused(
        "unreadable", lambda: zipped({k: v for k, v in parts([sheet()]).items() if "sheet1" not in k})
    ),
}
