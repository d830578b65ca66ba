"""The parts of a zipped workbook, each inflated once, within what the directory claims."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterable
from functools import lru_cache
from zipfile import ZIP_STORED, BadZipFile

from isal import isal_zlib

from etl.preflight import check_directory, damaged

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_SMALL = 1 << 16  # bytes: so few are sooner copied than inflated once more
_FAMILIAR = 1 << 10  # compressed bytes: so small are the parts that one system writes alike into all files
_UTF_8, _NO_DATE = 0x800, 0x21


class Archive:
    """A zip whose directory was checked, its parts by name in any case of letters."""

    def __init__(self, data: bytes) -> None:
        """Raise IssueError for what is no whole zip, encrypted, or unpacks to too much."""
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as book:
                members = book.infolist()
        except (BadZipFile, ValueError, EOFError, NotImplementedError, struct.error) as fault:
            raise damaged() from fault
        check_directory(members)
        self._data = data
        self._unpacked: dict[str, bytes] = {}
        self._members = {member.filename.lower(): member for member in members}
        if len(self._members) != len(members):
            raise damaged("有重名的部件")

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._members

    def names(self) -> list[str]:
        """The names of all parts, as written."""
        return [member.filename for member in self._members.values()]

    def part(self, name: str) -> bytes:
        """The bytes of a part, never other or more than its directory entry claims."""
        member, raw = self._members[name.lower()], self._raw(name)
        if member.compress_type == ZIP_STORED:
            found = bytes(raw)
        elif len(raw) <= _FAMILIAR and member.file_size <= _SMALL:
            found = _remembered(bytes(raw), member.file_size, name)
        else:
            found = _inflated(raw, member.file_size, name)
        if len(found) != member.file_size or isal_zlib.crc32(found) != member.CRC:
            raise damaged(name)
        if len(found) <= _SMALL:
            self._unpacked[name] = found
        return found

    def only(self, names: Iterable[str]) -> bytes:
        """A zip of just these parts, so that another reader gets what was checked and nothing else."""
        pieces: list[bytes | memoryview] = []
        directory: list[bytes] = []
        offset = 0
        for name in names:
            member, label = self._members[name.lower()], name.encode()
            unpacked = self._unpacked.get(name)
            raw, method = (
                (self._raw(name), member.compress_type) if unpacked is None else (unpacked, ZIP_STORED)
            )
            sizes = (member.CRC, len(raw), member.file_size, len(label), 0)
            common = (_UTF_8, method, 0, _NO_DATE, *sizes)
            pieces += [_LOCAL.pack(b"PK\x03\x04", 20, *common), label, raw]
            directory += [_CENTRAL.pack(b"PK\x01\x02", 20, 20, *common, 0, 0, 0, 0, offset), label]
            offset += _LOCAL.size + len(label) + len(raw)
        count, length = len(directory) // 2, sum(map(len, directory))
        end = _END.pack(b"PK\x05\x06", 0, 0, count, count, length, offset, 0)
        return b"".join([*pieces, *directory, end])

    def _raw(self, name: str) -> memoryview:
        """A part as it lies in the archive."""
        member = self._members[name.lower()]
        begin = member.header_offset
        head = self._data[begin : begin + _LOCAL.size]
        if len(head) < _LOCAL.size or not head.startswith(b"PK\x03\x04"):
            raise damaged(name)
        *_, name_length, extra_length = _LOCAL.unpack(head)
        begin += _LOCAL.size + name_length + extra_length
        return memoryview(self._data)[begin : begin + member.compress_size]


@lru_cache(maxsize=64)
def _remembered(raw: bytes, size: int, name: str) -> bytes:
    return _inflated(raw, size, name)


def _inflated(raw: bytes | memoryview, size: int, name: str) -> bytes:
    stream = isal_zlib.decompressobj(-isal_zlib.MAX_WBITS)
    try:
        found = stream.decompress(raw, size + 1)
    except isal_zlib.error as fault:  # type: ignore[misc]  # a class, whatever its stub says
        raise damaged(name) from fault
    if not stream.eof:
        raise damaged(name)
    return found
