"""An Office file as the zip that it is: which templates may be opened, and parts changed in memory."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping
from typing import Final, NamedTuple

from exports.error import ExportError, check

CONTENT_TYPES: Final = "[Content_Types].xml"
_OLD: Final = b"\xd0\xcf\x11\xe0"
_BROKEN: Final = (
    zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, OSError, ValueError,
)  # fmt: skip


class Kind(NamedTuple):
    """A kind of file: ``main`` is its content type, ``openable`` those that are read as if they were it."""

    name: str
    program: str
    suffixes: str
    main: str
    openable: tuple[str, ...]

    @property
    def mend(self) -> str:
        """How to make one."""
        return f"请在 {self.program} 中打开后另存为 {self.suffixes} 再用。"


def opened(data: bytes, kind: Kind) -> bytes:
    """The template as a file that the library opens: one of a template's type has its content type swapped.

    ExportError for what is too large, broken, of another kind, or carries macros.
    """
    check("template_size", len(data))
    if data.startswith(_OLD):
        raise ExportError(f"模板是旧版文件或加了密码，不能读取；只用 {kind.suffixes}。{kind.mend}")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            types = _types(package, kind)
    except _BROKEN as error:
        if isinstance(error, ExportError):
            raise
        raise ExportError(f"模板不是完好的 {kind.name}（压缩包损坏），不能读取。{kind.mend}") from error
    if "macroEnabled" in types:
        raise ExportError(f"模板带有宏，不能使用；请另存为不带宏的 {kind.suffixes}。")
    if kind.main in types:
        return data
    found = next((each for each in kind.openable if each in types), None)
    if found is None:
        raise ExportError(f"模板不是 {kind.name}；只用 {kind.suffixes}。{kind.mend}")
    return repacked(data, {CONTENT_TYPES: types.replace(found, kind.main).encode()})


def repacked(data: bytes, changed: Mapping[str, bytes]) -> bytes:
    """The package with some of its parts put in place of the old ones."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            new.writestr(entry.filename, changed.get(entry.filename) or old.read(entry))
    return out.getvalue()


def _types(package: zipfile.ZipFile, kind: Kind) -> str:
    """The list of content types, after a look at what else is packed."""
    entries = package.infolist()
    check("template_parts", len(entries))
    check("template_unpacked", sum(entry.file_size for entry in entries))
    for each in entries:
        if each.filename.endswith((".xml", ".rels")):
            check("template_part_unpacked", each.file_size, part=each.filename)
    names = {entry.filename for entry in entries}
    if any("vbaproject" in name.lower() for name in names):
        raise ExportError(f"模板带有宏（vbaProject），不能使用；请另存为不带宏的 {kind.suffixes}。")
    if CONTENT_TYPES not in names:
        raise ExportError(f"模板不是 {kind.name}；只用 {kind.suffixes}。{kind.mend}")
    return package.read(CONTENT_TYPES).decode("utf-8", "replace")
