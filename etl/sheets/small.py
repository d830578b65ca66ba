"""A small worksheet of nothing but numbers and texts: one pattern takes them out and shows what is left."""

from __future__ import annotations

import re
from typing import Final

# A sign that does not occur in XML stands for the cells of a row.
_CELLS: Final = b"\0"
_CELL: Final = re.compile(
    rb'<c r="([A-Z][1-9][0-9]{0,4})"(?: s="[0-9]++")?+(?:'
    rb'(?: t="n")?+><v>[0-9.-]++</v></c>| t="s"><v>[0-9]++</v></c>| t="inlineStr"><is><t>[^<]++</t></is></c>|'
    rb'(?: t="inlineStr")?+(?:/>|></c>))'
)
_ROWS: Final = re.compile(
    rb'<sheetData>(?:<row r="[0-9]++"(?: (?!r=|hidden=)[\w:]++="[^"<&\0]*+")*+>\0*+</row>)*+</sheetData>'
)


def plain_cells(data: bytes) -> list[bytes] | None:
    """The addresses of all cells in the data of a worksheet; None where it is written in another way."""
    pieces = _CELL.split(data)
    addresses = pieces[1::2]
    alone = len(set(addresses)) == len(addresses) and _ROWS.fullmatch(_CELLS.join(pieces[::2]))
    return addresses if alone else None
