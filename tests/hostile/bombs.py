"""Small files that unfold to large ones."""

from __future__ import annotations

import io
import zipfile
from zipfile import ZIP_STORED

from tests.etl.parts import TABLE, book, parts, sheet, zipped
from tests.hostile.fault import FIGURE, Fault, Faults, claiming, refused, with_parts

SHEET = "xl/worksheets/sheet1.xml"


def lying(size: int, claimed: int) -> bytes:
    """A directory that claims another size of a sheet than it unfolds to."""
    return claiming(book(sheet() + " " * size), SHEET, claimed)


def pictured(*sizes: int) -> bytes:
    """A good workbook with pictures that claim to unfold to these sizes."""
    made = with_parts({f"xl/media/{n}.png": bytes(size // 190) for n, size in enumerate(sizes)}, ZIP_STORED)
    for number, size in enumerate(sizes):
        made = claiming(made, f"xl/media/{number}.png", size)
    return made


def shared(length: int, times: int) -> bytes:
    """A text written once and named by many cells."""
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, times + 1))
    return book(sheet(rows), more={"sharedStrings": f"<sst><si><t>{'字' * length}</t></si></sst>"})


def overlapping() -> bytes:
    """Every entry of the directory points to the same bytes: no part is large, all together are."""
    kernel = b"0" * 900_000
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts([sheet()]).items():
            archive.writestr(name, part)
        archive.writestr("xl/media/kernel", kernel)
        last = archive.infolist()[-1]
        for number in range(400):
            copy = zipfile.ZipInfo(f"xl/media/{number}")
            for name in ("CRC", "compress_size", "file_size", "header_offset", "compress_type"):
                setattr(copy, name, getattr(last, name))
            archive.filelist.append(copy)
    return out.getvalue()


def nested(depth: int) -> bytes:
    inner = b"0" * 1_000_000
    for _ in range(depth):
        inner = zipped({"inner.zip": inner})
    return with_parts({"xl/media/inner.zip": inner})


def deep(depth: int) -> str:
    return "<a>" * depth + "</a>" * depth


FAULTS: Faults = {
    "a sheet of 15 MB of spaces": refused("unsafe", lambda: zipped({**parts([]), SHEET: b" " * 15_000_000})),
    "a sheet of 250 MB": refused("too_large", lambda: lying(1_300_000, 250_000_000)),
    "a picture of 250 MB beside the sheets": refused("too_large", lambda: pictured(250_000_000)),
    "a picture that unfolds a thousandfold": refused(
        "unsafe", lambda: with_parts({"xl/media/image1.png": b"\0" * 5_000_000})
    ),
    "many parts of 90 MB": refused("too_large", lambda: pictured(*[90_000_000] * 4)),
    "a directory that claims 100 bytes of 30 MB": refused("unreadable", lambda: lying(30_000_000, 100)),
    "a directory that claims none of a sheet": refused("unreadable", lambda: lying(10, 0)),
    "a directory that claims more than there is": refused("unreadable", lambda: lying(10, 900_000)),
    "a directory that claims 4 GB": refused("too_large", lambda: lying(10, 2**32 - 2)),
    "a text of 30 000 signs in 100 000 cells": refused("unsafe", lambda: shared(30_000, 100_000)),
    "400 parts that are the same bytes": refused("too_large", overlapping),
    "zips within zips": Fault(lambda: nested(6)),
    "elements 200 000 deep beside the data": Fault(
        lambda: with_parts({"xl/worksheets/sheet2.xml": deep(200_000)}, ZIP_STORED), figures=FIGURE
    ),
    "elements 200 000 deep in the workbook": refused(
        "unknown_format", lambda: with_parts({"xl/workbook.xml": deep(200_000)}, ZIP_STORED)
    ),
    "elements 100 000 deep within a cell": refused(
        "contradictory",
        lambda: book(sheet(f'<row r="1"><c r="A1"><v>1</v><is>{deep(100_000)}</is></c></row>')),
    ),
    "100 000 attributes of an element": Fault(
        lambda: book(sheet(before="<x " + " ".join(f'a{n}="1"' for n in range(100_000)) + "/>"))
    ),
    "an attribute of 15 MB": Fault(
        lambda: zipped(parts([sheet(before=f'<x a="{"ab" * 500_000}"/>')]), ZIP_STORED)
    ),
    "900 sheets": refused("too_large", lambda: book(*[sheet()] * 900)),
    "65 sheets": refused("too_large", lambda: book(*[sheet()] * 65)),
    "one part listed as 5 000 sheets": refused(
        "too_large",
        lambda: with_parts(
            {
                "xl/workbook.xml": str(parts([sheet()])["xl/workbook.xml"]).replace(
                    "</sheets>", '<sheet name="x" sheetId="1" r:id="r1"/>' * 5_000 + "</sheets>"
                )
            }
        ),
    ),
    "1 200 parts": refused("too_large", lambda: zipped({f"{n}.xml": "" for n in range(1_200)})),
    "5 000 parts": refused("too_large", lambda: zipped({f"{n}": "" for n in range(5_000)})),
    "21 MB of a csv": refused("too_large", lambda: b"1,2\n" * 5_250_000),
    "5 001 merges": refused(
        "too_many_merges",
        lambda: book(sheet(after="<mergeCells>" + '<mergeCell ref="E1:F2"/>' * 5_001 + "</mergeCells>")),
    ),
    "a rowspan of a billion": Fault(
        lambda: (
            "<table><tr><td>指标</td><td>单位</td><td>2023年1-4月</td></tr><tr><td>商品房销售面积</td>"
            "<td>万平方米</td><td rowspan='1000000000' colspan='1'>37635.87</td></tr></table>"
        ).encode()
    ),
    "a colspan of a billion": refused(
        "too_large",
        lambda: (
            "<table>" + "<tr><td colspan='1000000000'>x</td><td>1</td><td colspan='999'>2</td><td>3</td></tr>"
            "</table>"
        ).encode(),
    ),
    "a million tables in one another": refused(
        "unreadable", lambda: ("<table><tr><td>" * 1_000_000 + "1").encode()
    ),
    "2 million formulas": refused(
        "too_large",
        lambda: (
            zipped(parts([sheet('<row r="1">' + "<c><v>1</v></c>" * 2_100_000 + "</row>")]), ZIP_STORED)[
                :20_000_000
            ]
            + b"x" * 2_000_000
        ),
    ),
    "rows without a number up to the millionth": refused(
        "too_large",
        lambda: zipped(
            parts([sheet(TABLE + "<row/>" * 1_000_000 + "<row><c><v>1</v></c></row>")]), ZIP_STORED
        ),
    ),
}
