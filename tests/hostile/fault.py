"""What is expected of a hostile file: to be refused by a code, or read with exactly these figures."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Mapping
from typing import NamedTuple

from tests.etl.parts import book, parts, sheet, zipped

HEAD = "指标,单位,2023年1-4月\n"
LINE = "商品房销售面积,万平方米,37635.87\n"
FIGURE = {"C2": 37635.87}


class Fault(NamedTuple):
    """``code`` of the issue that refuses it; or the ``figures`` by cell that are read, no more and no less,
    with ``told`` among the codes of the issues.
    """

    make: Callable[[], bytes]
    code: str = ""
    figures: Mapping[str, float] = FIGURE
    told: str = ""


Faults = dict[str, Fault]


def refused(code: str, make: Callable[[], bytes]) -> Fault:
    """A file that must be refused."""
    return Fault(make, code)


def cell(content: str, attributes: str = "", place: str = "C2") -> str:
    """A table of one figure, of which the cell is this."""
    return (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>指标</t></is></c><c r="B1" t="inlineStr"><is><t>单位</t>'
        '</is></c><c r="C1" t="inlineStr"><is><t>2023年1-4月</t></is></c></row><row r="2">'
        '<c r="A2" t="inlineStr"><is><t>商品房销售面积</t></is></c>'
        f'<c r="B2" t="inlineStr"><is><t>万平方米</t></is></c><c r="{place}"{attributes}>{content}</c></row>'
    )


def of_cell(content: str, attributes: str = "", place: str = "C2") -> bytes:
    """A workbook of that table."""
    return book(sheet(cell(content, attributes, place)))


def with_parts(more: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A good workbook with these parts added or put in place of its own."""
    return zipped({**parts([sheet()]), **more}, method)


def members(data: bytes) -> list[tuple[str, bytes]]:
    """The parts of a zip."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]


def claiming(data: bytes, name: str, size: int) -> bytes:
    """A zip whose directory claims another size of the part that it names last by this name."""
    at = data.rindex(name.encode()) - 46
    return data[: at + 24] + struct.pack("<I", size) + data[at + 28 :]
