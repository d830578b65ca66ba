"""The parts of a zipped workbook, each inflated once, within what the directory claims."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from zipfile import ZIP_STORED, BadZipFile

from etl.preflight import check_directory, damaged

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")


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
        self._members = {member.filename.lower(): member for member in members}
        if len(self._members) != len(members):
            raise damaged("有重名的部件")

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._members

    def names(self) -> list[str]:
        """The names of all parts, as written."""
        return [member.filename for member in self._members.values()]

    def part(self, name: str) -> bytes:
        """The bytes of a part, never more than its directory entry claims."""
        member = self._members[name.lower()]
        begin, size = member.header_offset, member.file_size
        head = self._data[begin : begin + _LOCAL.size]
        if len(head) < _LOCAL.size or not head.startswith(b"PK\x03\x04"):
            raise damaged(name)
        *_, name_length, extra_length = _LOCAL.unpack(head)
        begin += _LOCAL.size + name_length + extra_length
        raw = memoryview(self._data)[begin : begin + member.compress_size]
        found = bytes(raw) if member.compress_type == ZIP_STORED else _inflated(raw, size, name)
        if len(found) != size:
            raise damaged(name)
        return found

    def checksum(self, name: str) -> int:
        """The CRC-32 that the directory claims for a part."""
        return self._members[name.lower()].CRC


def _inflated(raw: memoryview, size: int, name: str) -> bytes:
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        found = stream.decompress(raw, size + 1)
    except zlib.error as fault:
        raise damaged(name) from fault
    if not stream.eof:
        raise damaged(name)
    return found


def repacked(archive: Archive, parts: Mapping[str, bytes]) -> bytes:
    """A zip of just these parts, not compressed: a reader gets what was checked and nothing else."""
    pieces, directory, offset = [], [], 0
    for name, part in parts.items():
        label, size, checksum = name.encode(), len(part), archive.checksum(name)
        common = (0x800, ZIP_STORED, 0, 0x21, checksum, size, size, len(label), 0)
        pieces += [_LOCAL.pack(b"PK\x03\x04", 20, *common), label, part]
        directory += [_CENTRAL.pack(b"PK\x01\x02", 20, 20, *common, 0, 0, 0, 0, offset), label]
        offset += _LOCAL.size + len(label) + size
    length = sum(map(len, directory))
    end = _END.pack(b"PK\x05\x06", 0, 0, len(parts), len(parts), length, offset, 0)
    return b"".join([*pieces, *directory, end])
