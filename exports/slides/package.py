"""A .pptx as the zip that it is: what may be opened, and parts of it changed in memory."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping
from typing import Final

from exports.error import ExportError

MOST_BYTES: Final = 20 * 2**20
MOST_ENTRIES: Final = 4000
MOST_UNPACKED: Final = 200 * 2**20
MOST_XML: Final = 20 * 2**20
CONTENT_TYPES: Final = "[Content_Types].xml"
PRESENTATION: Final = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
OPENABLE: Final = (
    "application/vnd.openxmlformats-officedocument.presentationml.template.main+xml",
    "application/vnd.openxmlformats-officedocument.presentationml.slideshow.main+xml",
)
_OLD: Final = b"\xd0\xcf\x11\xe0"
_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    RuntimeError,
    NotImplementedError,
    OSError,
    ValueError,
)
MEND: Final = "请在 PowerPoint 中打开后另存为 .pptx 或 .potx 再用。"


def presentation(data: bytes) -> bytes:
    """The template as a presentation that the library opens; a .potx has its content type swapped.

    ExportError for what is too large, broken, no presentation, or carries macros.
    """
    if len(data) > MOST_BYTES:
        raise ExportError(
            f"模板有 {len(data) / 2**20:.1f} MB，最多 {MOST_BYTES // 2**20} MB；请压缩模板里的图片后再用。"
        )
    if data.startswith(_OLD):
        raise ExportError(f"模板是旧版 .ppt 或加了密码，不能读取；只用 .pptx、.potx。{MEND}")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            types = _types(package)
    except ExportError:
        raise
    except _BROKEN as error:
        raise ExportError(f"模板不是完好的 .pptx 文件（压缩包损坏），不能读取。{MEND}") from error
    if "macroEnabled" in types:
        raise ExportError(
            "模板带有宏（.pptm、.potm 或 vbaProject），不能使用；请另存为不带宏的 .pptx 或 .potx。"
        )
    if PRESENTATION in types:
        return data
    found = next((kind for kind in OPENABLE if kind in types), None)
    if found is None:
        raise ExportError(f"模板不是 PowerPoint 演示文稿；只用 .pptx、.potx。{MEND}")
    return repacked(data, {CONTENT_TYPES: types.replace(found, PRESENTATION).encode()})


def repacked(data: bytes, changed: Mapping[str, bytes]) -> bytes:
    """The package with some of its parts put in place of the old ones."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            new.writestr(entry.filename, changed.get(entry.filename) or old.read(entry))
    return out.getvalue()


def _types(package: zipfile.ZipFile) -> str:
    """The list of content types, after a look at what else is packed."""
    entries = package.infolist()
    if len(entries) > MOST_ENTRIES:
        raise ExportError(f"模板里有 {len(entries)} 个部件，最多 {MOST_ENTRIES} 个；请删去多余的页和图片。")
    unpacked = sum(entry.file_size for entry in entries)
    longest = max(
        (entry.file_size for entry in entries if entry.filename.endswith((".xml", ".rels"))), default=0
    )
    if unpacked > MOST_UNPACKED or longest > MOST_XML:
        raise ExportError(f"模板解开后有 {unpacked / 2**20:.0f} MB，过大；最多 {MOST_UNPACKED // 2**20} MB。")
    names = {entry.filename for entry in entries}
    if any("vbaproject" in name.lower() for name in names):
        raise ExportError("模板带有宏（vbaProject），不能使用；请另存为不带宏的 .pptx 或 .potx。")
    if CONTENT_TYPES not in names:
        raise ExportError(f"模板不是 PowerPoint 演示文稿；只用 .pptx、.potx。{MEND}")
    return package.read(CONTENT_TYPES).decode("utf-8", "replace")
