"""What a worksheet holds at first sight, and whether any reader must see the same in it.

Readers make room for all cells between the first and the last; of two with one address they keep either.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from etl.sheets.addresses import addresses
from etl.sheets.small import plain_cells
from etl.sheets.tags import CELL, FORMULA, TEXT, VALUE, Places, Tags, ordinary, tags

_DATA, _DATA_END = b"<sheetData", b"</sheetData>"
_OUTSIDE = re.compile(rb"</?(?:[\w.-]+:)?(?:c[^A-Za-z]|(?:v|is|row)[\s>/]|sheetData)")
# A pattern that begins with one sign is found much faster.
_UNNUMBERED = re.compile(rb's(?<= t="s)"[^>]*><v>(?![0-9]+<)')
_PREFIXED = re.compile(rb":c[\s/>]")
_SMALL = 1 << 16  # bytes: in so few a pattern is faster
_NEAR = (99_999, 26)  # as far as an address of one letter and five digits reaches
_TOP = 100_000  # bytes in which a sheet shows how its texts are written
_ROW = np.uint64(1 << 20)  # more columns than three letters name
_ONES, _HIGH = np.uint64(0x0101010101010101), np.uint64(0x8080808080808080)
_REFERENCES = np.uint64(int.from_bytes(b"&" * 8, "little"))


@dataclass
class Survey:
    """What the cells of a worksheet amount to, all of which begin with <c r="B2".

    It is plain where its tags follow each other in the usual way, its cells in the order of their addresses,
    and nothing in it can be understood in two ways.
    """

    height: int = 1  # rows and columns up to the last cell, empty or not
    width: int = 1
    cells: int = 0
    values: int = 0
    texts: int = 0  # that stand in their cells
    longest: int = 0  # bytes of a value, its tag included
    formulas: bool = False
    errors: bool = True  # there may be some
    plain: bool = True
    _last: int = 0  # the place of the last cell

    def meet(self, xml: bytes, found: Tags, referring: bool) -> bool:
        """Meet tags in their order; False where a cell is written in another way."""
        cells = found.at[1:][found.kinds[1:] == CELL]
        if len(cells) and not self._meet_cells(xml, cells):
            return False
        begins, ends = found.following(VALUE)
        if len(begins):
            self.longest = max(self.longest, int((ends - begins).max()))
        self.plain = self.plain and ordinary(xml, found) and not (referring and _refer(xml, begins, ends))
        self.formulas = self.formulas or bool((found.kinds == FORMULA).any())
        self.values += len(begins)
        self.texts += int(np.count_nonzero(found.kinds[1:] == TEXT))
        return True

    def _meet_cells(self, xml: bytes, starts: Places) -> bool:
        places = addresses(xml, starts)
        if places is None:
            return False
        rows, columns = places
        order = rows * _ROW + columns
        self.plain = self.plain and bool(order[0] > self._last and (order[1:] > order[:-1]).all())
        self._last = int(order[-1])
        self.height, self.width = max(self.height, int(rows.max())), max(self.width, int(columns.max()))
        self.cells += len(starts)
        return True


def survey(xml: bytes) -> Survey | None:
    """The survey of a worksheet; None where a cell begins in another way or may stand outside the data."""
    first, last = xml.find(_DATA), xml.rfind(_DATA_END)
    behind = last + len(_DATA_END)
    if not 0 <= first < last or _OUTSIDE.search(xml, 0, first) or _OUTSIDE.search(xml, behind):
        return None
    small = _small_survey(xml[first:behind]) if len(xml) < _SMALL and not _is_hidden(xml, behind) else None
    return small or _large_survey(xml, first, last)


def _small_survey(data: bytes) -> Survey | None:
    """The survey of a worksheet of nothing but numbers and texts, every address once; None of another."""
    cells = plain_cells(data)
    if cells is None:
        return None
    values, texts = data.count(b"<v>"), data.count(b"<is>")
    return Survey(*_NEAR, len(cells), values, texts, longest=len(data), errors=False)


def _large_survey(xml: bytes, first: int, last: int) -> Survey | None:
    found, referring = Survey(), xml.find(b"&", first, last) >= 0
    for piece in tags(xml, first, last):
        if not found.meet(xml, piece, referring):
            return None
    said = not found.texts or xml.find(b"inlineStr", first, first + _TOP) >= 0
    found.plain = found.plain and said and not _is_odd(xml, first) and not _is_hidden(xml, last)
    return found if found.plain or not _PREFIXED.search(xml, first) else None


def _is_hidden(xml: bytes, behind: int) -> bool:
    """Whether something may hide what stands behind the data."""
    return xml.find(b"<!", behind) >= 0 or xml.find(b"<?", behind) >= 0


def _is_odd(xml: bytes, first: int) -> bool:
    """Whether an attribute is out of its place or of no sense."""
    return xml.find(b'" r="', first) >= 0 or _UNNUMBERED.search(xml, first) is not None


def _refer(xml: bytes, begins: Places, ends: Places) -> bool:
    """Whether a value holds a reference such as &#49; for a sign: eight bytes of each are asked at once."""
    words = np.ndarray((len(xml) - 7,), np.dtype("<u8"), xml, 0, (1,))
    while len(begins):
        signs = words[begins] ^ _REFERENCES
        if ((signs - _ONES) & ~signs & _HIGH).any():
            return True
        begins = begins + 8
        longer = begins < ends
        begins, ends = begins[longer], ends[longer]
    return False
