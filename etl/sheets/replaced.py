"""Cells of a worksheet that stand in another way than their value says.

A program that does not calculate writes 0 for a formula and leaves the calculating to Excel.
A raised 2 behind 12.5 is a mark of a note, and the plain text of the two is 12.52.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import pyarrow as pa

from etl.address import cell_place

Place = tuple[int, int]

_STALE: Final = re.compile(
    rb'<c r="([A-Z]{1,3}[0-9]{1,7})"[^>]*><f(?:\s[^>]*)?(?:/>|>[^<]*</f>)<v>-?0(?:\.0*)?</v>'
)
_NAMED: Final = re.compile(rb'<c r="([A-Z]{1,3}[0-9]{1,7})"[^>]*\st="s"[^>]*><v>([0-9]{1,9})</v>')
_RUN: Final = re.compile(rb"<(?:[\w.-]+:)?r>(.*?)</(?:[\w.-]+:)?r>", re.DOTALL)
_WORDS: Final = re.compile(rb"<(?:[\w.-]+:)?t(?:\s[^>]*)?>([^<]*)<")
_RAISED: Final = re.compile(rb"<(?:[\w.-]+:)?vertAlign\s+val=[\"'](superscript|subscript)[\"']")
_SIGNS: Final = {
    b"superscript": str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"),
    b"subscript": str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉"),
}


def not_calculated(xml: bytes) -> Iterator[Place]:
    """The formulas of a sheet whose value is the 0 of a program that does not calculate."""
    for cell in _STALE.finditer(xml):
        yield cell_place(cell[1].decode())


def raised_texts(items: Sequence[bytes]) -> dict[int, str]:
    """By number the shared texts with raised or lowered digits, these as the signs that they look like."""
    return {number: _text(item) for number, item in enumerate(items) if _RAISED.search(item)}


def raised(xml: bytes, texts: Mapping[int, str]) -> Iterator[tuple[Place, str]]:
    """The cells of a sheet that hold one of these shared texts."""
    for cell in _NAMED.finditer(xml) if texts else ():
        if int(cell[2]) in texts:
            yield cell_place(cell[1].decode()), texts[int(cell[2])]


def with_replaced(columns: Sequence[pa.Array], texts: Mapping[Place, str | None]) -> list[pa.Array]:
    """The columns with other texts in these cells, None for an empty cell."""
    found = list(columns)
    for column in {column for _, column in texts if column < len(found)}:
        listed = found[column].to_pylist()
        for (row, at), text in texts.items():
            if at == column and row < len(listed):
                listed[row] = text
        found[column] = pa.array(listed, pa.string())
    return found


def _text(item: bytes) -> str:
    return "".join(_of_run(run[1]) for run in _RUN.finditer(item))


def _of_run(run: bytes) -> str:
    text = html.unescape("".join(words[1].decode(errors="replace") for words in _WORDS.finditer(run)))
    position = _RAISED.search(run)
    return text.translate(_SIGNS[position[1]]) if position else text
