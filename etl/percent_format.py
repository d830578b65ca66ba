"""The cells of an .xlsx that Excel shows as per cent: a stored 0.125 in the format 0.0% is read as 12.5%.

Readers of values lose number formats, so the XML is asked; it is streamed only where such a format is in use.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from xml.etree import ElementTree

import pyarrow as pa

from etl.address import cell_place

_BUILT_IN = ("9", "10")  # 0% and 0.00%
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\[[^\]]*\]')  # what a format shows as it stands: "%" is no percentage
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e[-+]?\d+)?", re.IGNORECASE)
_BOOK, _STYLES, _RELATIONS = "xl/workbook.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels"

Places = dict[int, list[int]]  # rows by column, both from 0


def percent_places(data: bytes) -> dict[str, Places]:
    """By sheet the places of numbers in a percentage format; empty for what is no .xlsx or has none."""
    if not data.startswith(b"PK"):
        return {}
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        if not {_BOOK, _STYLES, _RELATIONS} <= set(book.namelist()):
            return {}
        styles = _percent_styles(book.read(_STYLES))
        if not styles:
            return {}
        found = {name: _places(book.read(part), styles) for name, part in _sheet_parts(book)}
    return {name: places for name, places in found.items() if places}


def shown(column: pa.Array, rows: list[int]) -> pa.Array:
    """The column with the numbers of these rows as Excel shows them: 12.5% for 0.125."""
    if not rows:
        return column
    texts = column.to_pylist()
    for row in rows:
        if row < len(texts) and _NUMBER.fullmatch(texts[row] or ""):
            texts[row] = f"{Decimal(texts[row]).scaleb(2):f}%"
    return pa.array(texts, pa.string())


def _percent_styles(xml: bytes) -> frozenset[str]:
    """The numbers by which cells name a style whose format is a percentage."""
    root = ElementTree.fromstring(xml)
    formats = root.iterfind("{*}numFmts/{*}numFmt")
    written = {one.get("numFmtId"): one.get("formatCode", "") for one in formats}
    percent = {code for code, form in written.items() if "%" in _LITERAL.sub("", form)}
    percent |= {code for code in _BUILT_IN if code not in written}
    styles = root.iterfind("{*}cellXfs/{*}xf")
    return frozenset(str(number) for number, style in enumerate(styles) if style.get("numFmtId") in percent)


def _sheet_parts(book: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Name of each sheet and of its part of the archive."""
    relations = ElementTree.fromstring(book.read(_RELATIONS))
    targets = {one.get("Id"): one.get("Target", "") for one in relations}
    parts = set(book.namelist())
    for sheet in ElementTree.fromstring(book.read(_BOOK)).iterfind("{*}sheets/{*}sheet"):
        related = next((value for key, value in sheet.attrib.items() if key.endswith("}id")), "")
        part = posixpath.normpath(posixpath.join("/xl", targets.get(related, ""))).lstrip("/")
        if part in parts:
            yield sheet.get("name", ""), part


def _places(xml: bytes, styles: frozenset[str]) -> Places:
    used = "|".join(styles).encode()
    if "0" not in styles and not re.search(rb"\bs\s*=\s*[\"'](?:" + used + rb")[\"']", xml):
        return {}
    places: Places = {}
    row = column = -1
    for event, node in ElementTree.iterparse(io.BytesIO(xml), ("start", "end")):
        tag = node.tag.rpartition("}")[2]
        if tag == "row" and event == "start":
            row, column = int(node.get("r", row + 2)) - 1, -1
        elif tag == "c" and event == "start":
            address = node.get("r")
            row, column = cell_place(address) if address else (row, column + 1)
            if node.get("s", "0") in styles and node.get("t", "n") == "n":
                places.setdefault(column, []).append(row)
        elif tag == "row":
            node.clear()
    return places
