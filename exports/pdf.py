"""An office file as PDF, by the LibreOffice of the machine; nothing else needs it."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Final

from exports.error import ExportError
from exports.program import found, run

PATIENCE: Final = 180.0  # seconds; a first start of LibreOffice alone takes ten
INSTEAD: Final = "请下载 PowerPoint 或 Word 文件后另存为 PDF。"
_NAMES: Final = ("soffice", "libreoffice", "soffice.exe")
_PLACES: Final = (
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)


def program() -> str | None:
    """Where LibreOffice is on this machine; None where there is none."""
    return found(_NAMES, _PLACES)


def pdf(office: bytes, suffix: str) -> bytes:
    """``office``, a file with this suffix (.pptx, .docx), as PDF; raises ExportError where that fails."""
    office_program = program()
    if office_program is None:
        raise ExportError(f"本机没有 LibreOffice，不能直接生成 PDF：{INSTEAD}")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"basket{suffix}"
        source.write_bytes(office)
        run(_command(office_program, source), PATIENCE, "LibreOffice", INSTEAD)
        made = source.with_suffix(".pdf")
        if not made.is_file():
            raise ExportError(f"LibreOffice 没有生成 PDF：{INSTEAD}")
        return made.read_bytes()


def _command(office_program: str, source: Path) -> list[str]:
    """With a profile of its own, so that it runs beside an open LibreOffice and changes nothing of it."""
    profile = (source.parent / "profile").as_uri()
    options = [f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"]
    return [office_program, *options, "--outdir", str(source.parent), str(source)]
