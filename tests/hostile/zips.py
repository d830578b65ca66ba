"""Archives that are broken, or say one thing in two places."""

from __future__ import annotations

import io
import struct
import warnings
import zipfile

from tests.etl.parts import book, parts, sheet, zipped
from tests.hostile.fault import Fault, Faults, members, refused, with_parts

GOOD = book()


def patched(signature: bytes, at: int, value: bytes, which: int = -1) -> bytes:
    """The good workbook with bytes changed behind the first or last of these signatures."""
    begin = (GOOD.rfind(signature) if which < 0 else GOOD.find(signature)) + at
    return GOOD[:begin] + value + GOOD[begin + len(value) :]


def twice(name: str, part: str) -> bytes:
    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w") as archive:
        warnings.simplefilter("ignore")
        for one, said in parts([sheet()]).items():
            archive.writestr(one, said)
        archive.writestr(name, part)
    return out.getvalue()


def named(name: str) -> bytes:
    return with_parts({name: "x"})


def compressed(method: int) -> bytes:
    return zipped(parts([sheet()]), method)


FAULTS: Faults = {
    "the first bytes alone": refused("unreadable", lambda: GOOD[:4]),
    "half of it": refused("unreadable", lambda: GOOD[: len(GOOD) // 2]),
    "the end cut off": refused("unreadable", lambda: GOOD[:-10]),
    "the directory cut off": refused("unreadable", lambda: GOOD[:-700]),
    "zeros in the middle": refused("unreadable", lambda: GOOD[:300] + bytes(60) + GOOD[360:]),
    "a bit of a sheet turned": refused(
        "unreadable", lambda: zipped(parts([sheet()]), zipfile.ZIP_STORED).replace(b"37635.87", b"37635.86")
    ),
    "a sum of a part that is wrong": refused("unreadable", lambda: patched(b"PK\x01\x02", 16, b"\1\2\3\4")),
    "a directory beyond the end": refused(
        "unreadable", lambda: patched(b"PK\x05\x06", 16, b"\xff\xff\xff\x7f")
    ),
    "a part beyond the end": refused("unreadable", lambda: patched(b"PK\x01\x02", 42, b"\xff\xff\xff\x7f")),
    "a part that is within another": refused("unreadable", lambda: patched(b"PK\x01\x02", 42, b"\x05\0\0\0")),
    "a count of parts that is wrong": refused(
        "unreadable",
        lambda: patched(b"PK\x05\x06", 8, struct.pack("<HH", 60_000, 60_000)).replace(
            b"PK\x01\x02", b"PK\x01\x03", 1
        ),
    ),
    "parts on another disk": Fault(lambda: patched(b"PK\x05\x06", 4, b"\x07\0\x07\0")),
    "no directory": refused("unreadable", lambda: GOOD[: GOOD.find(b"PK\x01\x02")]),
    "an empty archive": refused("unknown_format", lambda: b"PK\x05\x06" + bytes(18)),
    "a part twice": refused("unreadable", lambda: twice("xl/worksheets/sheet1.xml", sheet(""))),
    "a part twice, in other letters": refused(
        "unreadable", lambda: twice("XL/Worksheets/SHEET1.xml", sheet(""))
    ),
    "encrypted parts": refused("encrypted", lambda: patched(b"PK\x01\x02", 8, b"\x01\0")),
    "packed by bzip2": refused("unreadable", lambda: compressed(zipfile.ZIP_BZIP2)),
    "packed by lzma": refused("unreadable", lambda: compressed(zipfile.ZIP_LZMA)),
    "packed in a way that there is not": refused("unreadable", lambda: patched(b"PK\x01\x02", 10, b"\x63\0")),
    "packed, and said not to be": refused("unreadable", lambda: patched(b"PK\x01\x02", 10, b"\0\0")),
    "a part that leaves the archive": refused("unsafe", lambda: named("../../../etc/cron.d/x")),
    "a part that leaves it by backslashes": refused("unsafe", lambda: named("..\\..\\x")),
    "a part from the root": refused("unsafe", lambda: named("/etc/passwd")),
    "a part on drive C": refused("unsafe", lambda: named("C:\\Windows\\x.dll")),
    "a part with a line feed in its name": refused("unsafe", lambda: named("xl/a\nb.xml")),
    "a part with a name of 60 000 letters": refused("unsafe", lambda: named("a" * 60_000)),
    "a part named as a device": Fault(lambda: named("xl/media/NUL")),
    "a part named as markup": Fault(lambda: named("xl/media/<script>alert(1)</script>")),
    "a part written from right to left": Fault(lambda: named("xl/media/\u202egnp.exe")),
    "a program beside the sheets": Fault(lambda: with_parts({"xl/embeddings/x.exe": b"MZ" + bytes(500)})),
    "a comment of 60 000 bytes": Fault(lambda: GOOD[:-2] + struct.pack("<H", 60_000) + b"x" * 60_000),
    "another archive behind it": refused("unknown_format", lambda: GOOD + zipped({"a.txt": "x"})),
    "another archive before it": Fault(lambda: zipped({"a.txt": "x"}) + GOOD),
    "parts in the opposite order": Fault(lambda: zipped(dict(reversed(members(GOOD))))),
}
