"""How the tags of a worksheet follow each other, asked of many bytes at once.

Nearly all programs write them in one way: a cell is a number or a text, with its formula, and nothing else is
between. What is written so no two readers can understand in two ways.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

Signs = npt.NDArray[np.uint8]
Places = npt.NDArray[np.intp]

_CHUNK: Final = 1 << 20  # bytes that stay in a processor's cache
_OTHER, DATA, DATA_END, ROW, ROW_END, CELL, CELL_END, VALUE, VALUE_END = range(9)
TEXT, TEXT_END, WORDS, WORDS_END, FORMULA, FORMULA_END = range(9, 15)
_KINDS: Final = 16
# By the three signs behind "<", or by two that are enough.
_NAMES: Final = {
    b"/sh": DATA_END, b"row": ROW, b"/ro": ROW_END, b"/c>": CELL_END,
    b"v>": VALUE, b"/v>": VALUE_END, b"f>": FORMULA, b"f ": FORMULA, b"f/": FORMULA, b"/f>": FORMULA_END,
    b"is>": TEXT, b"/is": TEXT_END, b"t>": WORDS, b"t ": WORDS, b"/t>": WORDS_END,
    **{b"c%c" % sign: CELL for sign in range(256) if not chr(sign).isalpha()},
}  # fmt: skip
_MAY_FOLLOW: Final = {
    DATA: (ROW, DATA_END), ROW: (CELL, ROW_END), ROW_END: (ROW, DATA_END),
    CELL: (VALUE, TEXT, FORMULA, CELL_END), CELL_END: (CELL, ROW_END),
    FORMULA: (FORMULA_END,), FORMULA_END: (VALUE, CELL_END), VALUE: (VALUE_END,), VALUE_END: (CELL_END,),
    TEXT: (WORDS,), WORDS: (WORDS_END,), WORDS_END: (TEXT_END,), TEXT_END: (CELL_END,),
}  # fmt: skip
_MAY_FOLLOW_CLOSED: Final = {ROW: (ROW, DATA_END), CELL: (CELL, ROW_END), FORMULA: (VALUE, CELL_END)}


class Tags(NamedTuple):
    """Tags in their order: where each begins and of what kind it is."""

    at: Places
    kinds: Signs

    def following(self, kind: int) -> tuple[Places, Places]:
        """Where the tags of a kind begin, and where those that follow them."""
        chosen = np.flatnonzero(self.kinds[:-1] == kind)
        return self.at[chosen], self.at[chosen + 1]


def tags(xml: bytes, first: int, last: int) -> Iterator[Tags]:
    """The tags from that of the data on to the one that begins at ``last``, piece by piece.

    The last tag of a piece is the first of the next.
    """
    signs = np.frombuffer(xml, np.uint8)
    at, kinds = np.array([first]), np.array([DATA], np.uint8)
    for begin in range(first + 1, last + 1, _CHUNK):
        piece = signs[begin : min(begin + _CHUNK, last + 1)]
        found = np.flatnonzero(piece == ord("<"))
        kinds = np.concatenate((kinds[-1:], _kinds(signs[begin:], found)))
        found += begin
        at = np.concatenate((at[-1:], found))
        yield Tags(at, kinds)


def ordinary(xml: bytes, found: Tags) -> bool:
    """Whether each tag is followed by one that may follow it."""
    signs = np.frombuffer(xml, np.uint8)
    following = found.at[1:]
    steps = found.kinds[:-1].astype(np.uint16)
    steps *= _KINDS
    steps |= found.kinds[1:]
    steps *= 2
    steps |= (signs[:-1].take(following - 2) == ord("/")) & (signs.take(following - 1) == ord(">"))
    return bool(_STEPS.take(steps).all())


def _kinds(signs: Signs, at: Places) -> Signs:
    pairs = signs[2:].take(at).astype(np.uint16)
    pairs <<= 8
    pairs |= signs[1:].take(at)
    thirds = _PAIRS.take(pairs).astype(np.uint16)
    thirds <<= 8
    thirds |= signs[3:].take(at)
    return _THIRDS.take(thirds)


def _table_of_names() -> tuple[Signs, Signs]:
    """A number for each pair of signs, and by that number and the third sign the kind."""
    pairs, thirds = np.zeros(1 << 16, np.uint8), np.zeros((256, 256), np.uint8)
    for number, (name, kind) in enumerate(_NAMES.items(), 1):
        pairs[int.from_bytes(name[:2], "little")] = number
        thirds[number, name[2] if len(name) > 2 else slice(None)] = kind
    return pairs, thirds.ravel()


def _table_of_steps() -> npt.NDArray[np.bool_]:
    """Whether a kind may follow another that is open, or closed in itself."""
    steps = np.zeros((_KINDS, _KINDS, 2), np.bool_)
    for kind, others in _MAY_FOLLOW.items():
        steps[kind, others, 0] = True
    for kind, others in _MAY_FOLLOW_CLOSED.items():
        steps[kind, others, 1] = True
    return steps.ravel()


_PAIRS, _THIRDS = _table_of_names()
_STEPS = _table_of_steps()
