"""Cells that lie too far out, or are said to."""

from __future__ import annotations

import zipfile

from tests.etl.parts import TABLE, book, parts, sheet, zipped
from tests.hostile.fault import Fault, Faults, of_cell, refused

ONE = "<v>1</v>"


def at(address: str, before: str = "") -> bytes:
    return book(sheet(f'{before}<row r="1"><c r="{address}">{ONE}</c></row>'))


def corridor() -> bytes:
    """Rows and cells without addresses: the last is far out though nothing says so."""
    made = sheet("<row/>" * 240_000 + f"<row>{'<c/>' * 600}<c>{ONE}</c></row>")
    return zipped(parts([made]), zipfile.ZIP_STORED)


def sparse(width: int) -> bytes:
    """Few cells, far from each other in both directions."""
    return book(
        sheet(TABLE + f'<row r="200000"><c r="{width}200000">{ONE}</c></row>'.replace(str(width), "SR"))
    )


FAULTS: Faults = {
    "the last cell of all": refused("too_large", lambda: at("XFD1048576")),
    "a cell beyond the last": refused("too_large", lambda: at("ZZZZ99999999")),
    "a cell in row 4 294 967 296": refused("unreadable", lambda: at("A4294967296")),
    "a cell in row 99 999 999 999": refused("unreadable", lambda: at("A99999999999")),
    "a cell in column ZZZZZZZZ": refused("unreadable", lambda: at("ZZZZZZZZ1")),
    "a cell in row 0": refused("unreadable", lambda: at("A0")),
    "a far cell between apostrophes": refused(
        "too_large", lambda: book(sheet("<row r='1'><c t='n' r='XFD1048576'><v>1</v></c></row>"))
    ),
    "a far cell under a prefix": refused(
        "too_large", lambda: book(sheet('<row r="1"><x:c xmlns:x="a" r="XFD9"><x:v>1</x:v></x:c></row>'))
    ),
    "a far cell with its address last": refused(
        "too_large", lambda: book(sheet(f'<row r="1"><c s="0" t="n" r="XFD1048576">{ONE}</c></row>'))
    ),
    "a far cell over several lines": refused(
        "too_large", lambda: book(sheet(f'<row r="1"><c\n r = "XFD1048576"\n>{ONE}</c></row>'))
    ),
    "a far cell set apart": refused(
        "too_large", lambda: book(sheet('<row r="1"><c r="XFD1048576"><v><![CDATA[1]]></v></c></row>'))
    ),
    "a far text": refused(
        "too_large",
        lambda: book(sheet('<row r="1"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>')),
    ),
    "a far formula": refused(
        "too_large", lambda: book(sheet('<row r="1"><c r="XFD1048576"><f>1</f><v>1</v></c></row>'))
    ),
    "a far error": refused(
        "too_large", lambda: book(sheet('<row r="1"><c r="XFD1048576" t="e"><v>#REF!</v></c></row>'))
    ),
    "a row that counts from 1 048 570": refused(
        "too_large", lambda: book(sheet(f'{TABLE}<row r="1048570"><c>{ONE}</c></row>'))
    ),
    "20 000 cells in one row": refused(
        "too_large", lambda: book(sheet(f"<row>{f'<c>{ONE}</c>' * 20_000}</row>"))
    ),
    "rows and cells without addresses": refused("too_large", corridor),
    "513 columns": refused("too_large", lambda: at("SS1")),
    "250 001 rows": refused("too_large", lambda: at("A250001")),
    "a large rectangle with two corners": refused("too_large", lambda: sparse(512)),
    "a dimension that says all": Fault(lambda: book(sheet(before='<dimension ref="A1:XFD1048576"/>'))),
    "a dimension that says one cell": Fault(lambda: book(sheet(before='<dimension ref="A1"/>'))),
    "a dimension that is none": refused("unreadable", lambda: book(sheet(before='<dimension ref="QQ:-1"/>'))),
    "empty cells with formats far out": Fault(
        lambda: book(
            sheet(TABLE + '<row r="1048576"><c r="A1048576" s="1"/><c r="XFD1048576" t="s"><v></v></c></row>')
        )
    ),
    "hidden columns up to the last": Fault(
        lambda: book(sheet(before='<cols><col min="4" max="16384" hidden="1"/></cols>'))
    ),
    "hidden columns up to the billionth": Fault(
        lambda: book(sheet(before='<cols><col min="4" max="999999999" hidden="1"/></cols>'))
    ),
    "a merge of the whole sheet": Fault(
        lambda: book(sheet(after='<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>')),
        told="unknown_indicator",
    ),
    "a merge of a billion rows": refused(
        "unreadable",
        lambda: book(sheet(after='<mergeCells><mergeCell ref="A1:ZZZZZ9999999999"/></mergeCells>')),
    ),
    "a merge that is none": refused(
        "unreadable", lambda: book(sheet(after='<mergeCells><mergeCell ref="x:y"/></mergeCells>'))
    ),
    "merges over each other": Fault(
        lambda: book(sheet(after='<mergeCells><mergeCell ref="E1:F9"/><mergeCell ref="E1:F9"/></mergeCells>'))
    ),
    "a text of 40 000 signs": refused(
        "too_large",
        lambda: book(sheet(), more={"sharedStrings": f"<sst><si><t>{'字' * 40_000}</t></si></sst>"}),
    ),
    **{
        f"a list of texts that claims {said} of them": refused(
            "unreadable",
            lambda said=said: book(
                sheet(), more={"sharedStrings": f'<sst uniqueCount="{said}"><si><t>字</t></si></sst>'}
            ),
        )
        for said in ("99999999999", "9" * 5000, "-1", "&#57;&#57;&#57;")
    },
    "a style numbered two billion": Fault(lambda: of_cell("<v>37635.87</v>", ' s="2000000000"')),
}
