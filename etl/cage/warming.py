"""What every reading needs, made ready once: modules, patterns, the catalogue's indexes."""

from __future__ import annotations

import io
import zipfile

import python_calamine
import xlrd

from etl.guided import read_here
from indicators.catalog import Catalog

READERS = (python_calamine, xlrd)  # a child would have to look for them each time
_SAMPLE = (
    ("表1 房地产开发和销售（2023年1-4月）",),
    ("指标", "单位", "2023年1-4月", "2022年1-4月", "同比增长（%）"),
    ("商品房销售面积", "万平方米", 37635.87, 39768.1, -0.4),
    ("其中：住宅", "万平方米", 32000, 31000.5, 2.7),
    ("房屋竣工面积", "万平方米", 23678, 19500, 18.8),
    ("注：初步数。",),
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def warm(catalog: object) -> None:
    """Read a small table of our own by the catalogue, in this process, in the two commonest forms."""
    if isinstance(catalog, Catalog):
        text = "\n".join(",".join(map(str, row)) for row in _SAMPLE).encode()
        for name, data in (("样表.csv", text), ("样表.xlsx", sample())):
            read_here(catalog, name, data, "", None, ())


def sample() -> bytes:
    """The bytes of a small workbook of our own."""
    rows = "".join(
        f'<row r="{row}">{"".join(_cell(row, column, value) for column, value in enumerate(values))}</row>'
        for row, values in enumerate(_SAMPLE, 1)
    )
    parts = {
        "_rels/.rels": _related("xl/workbook.xml", "officeDocument"),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
        '<sheets><sheet name="样表" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _related("worksheets/sheet1.xml", "worksheet"),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData></worksheet>',
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def _cell(row: int, column: int, value: str | float) -> str:
    place = f"{'ABCDE'[column]}{row}"
    if isinstance(value, str):
        return f'<c r="{place}" t="inlineStr"><is><t>{value}</t></is></c>'
    return f'<c r="{place}"><v>{value}</v></c>'


def _related(target: str, kind: str) -> str:
    relation = f'<Relationship Id="r1" Type="{_OFFICE}/{kind}" Target="{target}"/>'
    return f'<Relationships xmlns="{_PACKAGE}">{relation}</Relationships>'
