"""Workbooks changed at random: bits, parts, tags, numbers; the same seed makes the same file."""

from __future__ import annotations

import io
import random
import re
import warnings
import zipfile
from collections.abc import Callable

_TOKEN = re.compile(rb"<[^>]*>|[^<]+")
_NUMBER = re.compile(rb"<v>([^<]*)</v>")
_VALUE = re.compile(rb'"[^"]*"')
ODD_NUMBERS = (
    b"1E400",
    b"NaN",
    b"-INF",
    b"",
    b" ",
    b"1,5",
    b"0x1F",
    b"--3",
    b"1e-400",
    b"9" * 40,
    b"0.1234567890123456789",
    b"-0",
    b"1E+3",
    b"&#49;2",
    b"<![CDATA[7]]>",
    b"1<!-- -->2",
    "１２".encode(),
    b"1 2",
    b"#REF!",
    b"true",
)
ODD_VALUES = (
    b'""',
    b'"XFD1048576"',
    b'"-1"',
    b'"99999999999"',
    b'"s"',
    b'"e"',
    b'"b"',
    b'"str"',
    b'"inlineStr"',
    b'"A1"',
    b'"1"',
    b'"0"',
    b'"zz"',
    b'"A1:XFD1048576"',
    b'"../x"',
)
Parts = list[tuple[str, bytes]]


def mutant(dice: random.Random, data: bytes) -> tuple[str, bytes]:
    """What was done to a workbook, and the workbook; one change or a few."""
    if dice.random() < 0.25:
        change = dice.choice([_bits, _cut, _overwritten])
        return change.__name__.strip("_"), change(dice, data)
    parts = _unpacked(data)
    if not parts:
        return "bits", _bits(dice, data)
    edits = [dice.choice(_OF_PARTS) for _ in range(dice.choice((1, 1, 1, 2, 3)))]
    for edit in edits:
        parts = edit(dice, parts)
    return "+".join(edit.__name__.strip("_") for edit in edits), _packed(dice, parts)


def _bits(dice: random.Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(dice.choice((1, 1, 2, 5, 20))):
        changed[dice.randrange(len(changed))] ^= 1 << dice.randrange(8)
    return bytes(changed)


def _cut(dice: random.Random, data: bytes) -> bytes:
    return data[: dice.randrange(len(data))]


def _overwritten(dice: random.Random, data: bytes) -> bytes:
    at, length = dice.randrange(len(data)), dice.randrange(1, 64)
    return data[:at] + dice.randbytes(length) + data[at + length :]


def _swapped(dice: random.Random, parts: Parts) -> Parts:
    one, other = dice.randrange(len(parts)), dice.randrange(len(parts))
    changed = list(parts)
    changed[one], changed[other] = (parts[one][0], parts[other][1]), (parts[other][0], parts[one][1])
    return changed


def _doubled(dice: random.Random, parts: Parts) -> Parts:
    return [*parts, dice.choice(parts)]


def _dropped(dice: random.Random, parts: Parts) -> Parts:
    gone = dice.randrange(len(parts))
    return [part for number, part in enumerate(parts) if number != gone] or parts


def _turned(dice: random.Random, parts: Parts) -> Parts:
    return _in_part(dice, parts, lambda xml: _bits(dice, xml) if xml else xml)


def _tag(dice: random.Random, parts: Parts) -> Parts:
    """A tag or a text is left out, doubled, or stands elsewhere too."""

    def change(xml: bytes) -> bytes:
        found = _TOKEN.findall(xml)
        if len(found) < 3:
            return xml
        at = dice.randrange(len(found))
        what = dice.randrange(3)
        if what == 0:
            del found[at]
        else:
            found.insert(at if what == 1 else dice.randrange(len(found)), found[at])
        return b"".join(found)

    return _in_part(dice, parts, change)


def _attribute(dice: random.Random, parts: Parts) -> Parts:
    return _in_part(dice, parts, lambda xml: _replaced(dice, xml, _VALUE, ODD_VALUES))


def _number(dice: random.Random, parts: Parts) -> Parts:
    digits = str(round(dice.uniform(-1e6, 1e9), dice.randrange(6))).encode()
    made = tuple(b"<v>%b</v>" % number for number in (*ODD_NUMBERS, *[digits] * 10))
    return _in_part(dice, parts, lambda xml: _replaced(dice, xml, _NUMBER, made), b"<v>")


_OF_PARTS: list[Callable[[random.Random, Parts], Parts]] = [
    _swapped, _doubled, _dropped, _turned, _tag, _tag, _attribute, _attribute, _number, _number, _number,
]  # fmt: skip


def _in_part(
    dice: random.Random, parts: Parts, change: Callable[[bytes], bytes], having: bytes = b""
) -> Parts:
    able = [number for number, (_, part) in enumerate(parts) if having in part]
    if not able:
        return parts
    at = dice.choice(able)
    return [*parts[:at], (parts[at][0], change(parts[at][1])), *parts[at + 1 :]]


def _replaced(dice: random.Random, xml: bytes, pattern: re.Pattern[bytes], by: tuple[bytes, ...]) -> bytes:
    found = list(pattern.finditer(xml))
    if not found:
        return xml
    one = dice.choice(found)
    return xml[: one.start()] + dice.choice(by) + xml[one.end() :]


def _unpacked(data: bytes) -> Parts:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return [(name, archive.read(name)) for name in archive.namelist()]
    except zipfile.BadZipFile:
        return []


def _packed(dice: random.Random, parts: Parts) -> bytes:
    out = io.BytesIO()
    method = dice.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED))
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w", method) as archive:
        warnings.simplefilter("ignore")  # two parts of one name are what is wanted
        for name, part in parts:
            archive.writestr(name, part)
    return out.getvalue()
