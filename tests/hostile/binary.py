"""Old and binary forms: compound files, .xls records, .xlsb, .ods."""

from __future__ import annotations

import io
import random
import struct
from functools import cache

import xlwt

from tests.etl.parts import zipped
from tests.etl.sheets.test_office_binary import book as binary_book
from tests.etl.sheets.test_office_binary import real, row, words
from tests.hostile.fault import Fault, Faults, refused

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in (("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"))
)


@cache
def old() -> bytes:
    """A good .xls of one figure."""
    work = xlwt.Workbook()
    page = work.add_sheet("表1")
    for number, line in enumerate(
        (("指标", "单位", "2023年1-4月"), ("商品房销售面积", "万平方米", 37635.87))
    ):
        for column, value in enumerate(line):
            page.write(number, column, value)
    out = io.BytesIO()
    work.save(out)
    return out.getvalue()


def turned(seed: int) -> bytes:
    """It with bytes turned within its records."""
    dice, data = random.Random(seed), bytearray(old())
    for _ in range(40):
        data[dice.randrange(512, len(data))] ^= 1 << dice.randrange(8)
    return bytes(data)


def sectors(at: int, value: int) -> bytes:
    data = bytearray(old())
    struct.pack_into("<I", data, at, value)
    return bytes(data)


def open_document(rows: str, before: str = "", more: dict[str, str | bytes] | None = None) -> bytes:
    """An .ods of these rows."""
    content = (
        f"{before}<office:document-content {_NAMES}><office:body><office:spreadsheet>"
        f'<table:table table:name="表">{rows}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    return zipped({
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content, **(more or {}),
    })  # fmt: skip


def line(*texts: str, said: str = "") -> str:
    made = "".join(f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
                   for text in texts)  # fmt: skip
    return f"<table:table-row>{made}{said}</table:table-row>"


def number(value: str, more: str = "") -> str:
    return f'<table:table-cell office:value-type="float" office:value="{value}"{more}/>'


WIDE = '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE a [<!ENTITY b "c">]><a/>'.encode("utf-16")
HEAD = line("指标", "单位", "2023年1-4月")
BODY = HEAD + line("商品房销售面积", "万平方米", said=number("37635.87"))
BINARY = row(0, words(0, "指标"), words(1, "单位"), words(2, "2023年1-4月")) + row(
    1, words(0, "商品房销售面积"), words(1, "万平方米"), real(2, 37635.87)
)

FAULTS: Faults = {
    "a good .xls": Fault(old),
    "a compound file of chance": refused("unknown_format", lambda: OLE + random.Random(1).randbytes(5_000)),
    "a compound file of a word processor": refused(
        "unknown_format", lambda: OLE + bytes(600) + "WordDocument".encode("utf-16-le")
    ),
    "a workbook under a password": refused(
        "encrypted", lambda: OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    ),
    "an .xls cut off": refused("unknown_format", lambda: old()[:2_000]),
    "an .xls of its header alone": refused("unknown_format", lambda: old()[:512]),
    "sectors of 2³¹ bytes": Fault(lambda: old()[:30] + b"\x1f\0" + old()[32:]),
    "a chain of sectors that is a ring": refused("unreadable", lambda: sectors(512, 0)),
    "a directory that begins nowhere": refused("unreadable", lambda: sectors(48, 0x7FFFFFF0)),
    "4 billion tables of sectors": Fault(lambda: sectors(44, 0xFFFFFFFF)),
    "records that end too soon": refused("unreadable", lambda: b"\x09\x08\x10\x00" + b"\0\6\5\0"),
    "a record longer than the file": refused("unreadable", lambda: b"\x09\x08\x10\x00" + b"\xff" * 16),
    "a good .xlsb": Fault(lambda: binary_book(BINARY)),
    "an .xlsb with a far row": refused(
        "too_large", lambda: binary_book(BINARY + row(1_048_575, real(16_383, 1.0)))
    ),
    "an .xlsb with row 4 294 967 295": refused(
        "too_large", lambda: binary_book(BINARY + row(2**32 - 1, real(2**32 - 1, 1.0)))
    ),
    "an .xlsb that says it is large": refused("too_large", lambda: binary_book(BINARY, (0, 2**31, 0, 2**31))),
    "an .xlsb with a text longer than the file": refused(
        "unreadable", lambda: binary_book(BINARY + b"\6\x0c" + struct.pack("<III", 3, 0, 2**31))
    ),
    "an .xlsb cut off": refused("unreadable", lambda: binary_book(BINARY + b"\5\x7f")),
    "a good .ods": Fault(lambda: open_document(BODY)),
    "an .ods with a row of a billion rows": refused(
        "too_large",
        lambda: open_document(
            BODY + f'<table:table-row table:number-rows-repeated="999999999">{number("1")}</table:table-row>'
        ),
    ),
    "an .ods with a cell of a billion cells": refused(
        "too_large",
        lambda: open_document(
            HEAD
            + f"<table:table-row>{number('1', ' table:number-columns-repeated=&quot;1&quot;')}"
            '<table:table-cell table:number-columns-repeated="999999999" office:value-type="float"'
            ' office:value="1"/></table:table-row>'.replace("&quot;", '"')
        ).replace(b"&quot;", b'"'),
    ),
    "an .ods that ends in a billion empty rows": Fault(
        lambda: open_document(
            BODY
            + '<table:table-row table:number-rows-repeated="999999999"><table:table-cell/></table:table-row>'
        )
    ),
    "an .ods with entities": refused("unsafe", lambda: open_document(BODY, '<!DOCTYPE a [<!ENTITY b "c">]>')),
    "an .ods with entities in UTF-16": refused("unsafe", lambda: zipped({"content.xml": WIDE})),
    "an .ods under a password": refused(
        "encrypted",
        lambda: open_document(BODY, more={"META-INF/manifest.xml": "<m><encryption-data/></m>"}),
    ),
    "an .ods that is no XML": refused("unreadable", lambda: zipped({"content.xml": "<a><b></a>"})),
    "an .ods within an .ods": refused(
        "no_table", lambda: zipped({"content.xml": "<a/>", "Object 1/content.xml": BODY})
    ),
    "an .ods with a script": Fault(
        lambda: open_document(BODY, more={"Basic/Standard/Module1.xml": '<script>Shell("calc")</script>'})
    ),
    "an .ods that fetches": Fault(
        lambda: open_document(
            '<table:table-source xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="http://127.0.0.1:9/"/>'
            + BODY
        )
    ),
}
