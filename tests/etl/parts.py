"""Workbooks written part by part, so that they can be wrong in any way."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TABLE = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>指标</t></is></c>'
    '<c r="B1" t="inlineStr"><is><t>单位</t></is></c>'
    '<c r="C1" t="inlineStr"><is><t>2023年1-4月</t></is></c></row>'
    '<row r="2"><c r="A2" t="inlineStr"><is><t>商品房销售面积</t></is></c>'
    '<c r="B2" t="inlineStr"><is><t>万平方米</t></is></c><c r="C2"><v>37635.87</v></c></row>'
)


def zipped(parts: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def sheet(rows: str = TABLE, before: str = "", after: str = "", main: str = MAIN) -> str:
    """The XML of one worksheet."""
    return f'<worksheet xmlns="{main}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def parts(
    sheets: Sequence[str | bytes], settings: str = "", more: Mapping[str, str] | None = None, main: str = MAIN
) -> dict[str, str | bytes]:
    """The parts of a workbook; ``more`` are further parts by the type of their relation."""
    more = more or {}
    office = _OFFICE if main == MAIN else "http://purl.oclc.org/ooxml/officeDocument/relationships"
    listed = "".join(f'<sheet name="表{n}" sheetId="{n}" r:id="r{n}"/>' for n in range(1, len(sheets) + 1))
    related = "".join(
        f'<Relationship Id="r{n}" Type="{office}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(sheets) + 1)
    )
    related += "".join(
        f'<Relationship Id="{kind}" Type="{office}/{kind}" Target="{kind}.xml"/>' for kind in more
    )
    return {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1"'
        f' Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}">{settings}'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f"{related}</Relationships>",
        **{f"xl/{kind}.xml": part for kind, part in more.items()},
        **{f"xl/worksheets/sheet{n}.xml": part for n, part in enumerate(sheets, 1)},
    }


def book(
    *sheets: str | bytes, settings: str = "", more: Mapping[str, str] | None = None, main: str = MAIN
) -> bytes:
    """The bytes of a workbook of these worksheets."""
    return zipped(parts(sheets or (sheet(),), settings, more, main))


def styles(*codes: str) -> str:
    """The styles part of a workbook: style 0 is plain, style n has the nth of these number formats."""
    formats = "".join(
        f'<numFmt numFmtId="{163 + n}" formatCode="{code}"/>' for n, code in enumerate(codes, 1)
    )
    used = "".join(f'<xf numFmtId="{163 + n}"/>' for n in range(1, len(codes) + 1))
    used = f'<cellXfs><xf numFmtId="0"/>{used}</cellXfs>'
    return f'<styleSheet xmlns="{MAIN}"><numFmts>{formats}</numFmts>{used}</styleSheet>'
