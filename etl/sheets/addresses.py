"""The addresses of many cells of a worksheet, asked of many bytes at once."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Words = npt.NDArray[np.uint64]
Places = npt.NDArray[np.intp]

_LONGEST = 32  # bytes from the start of a cell's tag that are looked at
_OPENING = np.uint64(int.from_bytes(b'<c r="', "little"))
_SIX, _BYTE, _SECOND_LETTER = np.uint64((1 << 48) - 1), np.uint64(0xFF), np.uint64(0x4000)
_BEFORE_A = np.uint64(ord("A") - 1)
_ONE, _TEN = np.uint64(1), np.uint64(10)
_EIGHT, _SIXTEEN, _HALF, _WORD = np.uint64(8), np.uint64(16), np.uint64(32), np.uint64(64)
_ONES, _HIGH = np.uint64(0x0101010101010101), np.uint64(0x8080808080808080)
_QUOTES, _ZEROS = np.uint64(0x2222222222222222), np.uint64(0x3030303030303030)
_OVER_NINE, _OVER_FIFTEEN = np.uint64(0x0606060606060606), np.uint64(0xF0F0F0F0F0F0F0F0)
_PAIRS = np.uint64(0x000000FF000000FF)
_HIGH_PLACES, _LOW_PLACES = np.uint64(0x000F424000000064), np.uint64(0x0000271000000001)


def addresses(xml: bytes, starts: Places) -> tuple[Words, Words] | None:
    """The rows and columns, from 1, of cells that begin here; None where one doesn't with <c r="B2"."""
    if starts[-1] + _LONGEST > len(xml):
        return None
    words = np.ndarray((len(xml) - 7,), np.dtype("<u8"), xml, 0, (1,))  # eight bytes from every place
    if ((words[starts] & _SIX) != _OPENING).any():
        return None
    starts = starts + 6
    found = _columns(words[starts])
    if found is None:
        return None
    columns, letters = found
    rows = _rows(words[starts + letters])
    return None if rows is None else (rows, columns)


def _columns(address: Words) -> tuple[Words, Places | int] | None:
    """The columns, counted from 1, and how many letters; None where one is none of up to three letters."""
    first = address & _BYTE
    if first.min() < ord("A") or first.max() > ord("Z"):
        return None
    if not (address & _SECOND_LETTER).any():
        return first - _BEFORE_A, 1
    column, letters = first.astype(np.intp) - 64, np.ones(len(address), np.intp)
    still = np.ones(len(address), np.bool_)
    for place in (8, 16):
        sign = ((address >> np.uint64(place)) & _BYTE).astype(np.intp)
        still &= (sign >= ord("A")) & (sign <= ord("Z"))
        column = np.where(still, column * 26 + sign - 64, column)
        letters += still
    return column.astype(np.uint64), letters


def _rows(digits: Words) -> Words | None:
    """Numbers of one to seven digits before a quotation mark; None where one is something else."""
    quotes = digits ^ _QUOTES
    ends = (quotes - _ONES) & ~quotes & _HIGH
    ends &= ~ends + _ONE  # the first quotation mark
    if not ends.all():
        return None
    missing = _WORD - (np.bitwise_count(ends - _ONE) & ~np.uint8(7)).astype(np.uint64)
    if missing.max() == _WORD:
        return None
    text = (digits << missing) | (_ZEROS & ((_ONE << missing) - _ONE))  # at the right end, zeros before it
    value = text ^ _ZEROS
    if ((value + _OVER_NINE) & _OVER_FIFTEEN).any():
        return None
    return _number(value)


def _number(digits: Words) -> Words:
    """What eight digits of one byte each amount to: pairs, fours, then all at once."""
    pairs = digits * _TEN + (digits >> _EIGHT)
    high, low = pairs & _PAIRS, (pairs >> _SIXTEEN) & _PAIRS
    return (high * _HIGH_PLACES + low * _LOW_PLACES) >> _HALF
