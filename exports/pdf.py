"""An office file as PDF, by the LibreOffice of the machine; nothing else needs it."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Final

from exports.error import ExportError

PATIENCE: Final = 180.0  # seconds; a first start of LibreOffice alone takes ten
_NAMES: Final = ("soffice", "libreoffice", "soffice.exe")
_FOLDERS: Final = (  # where installers put it without a word on PATH
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)


def program() -> str | None:
    """Where LibreOffice is on this machine; None where there is none."""
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    return found or next((path for path in _FOLDERS if Path(path).is_file()), None)


def pdf(office: bytes, suffix: str) -> bytes:
    """``office``, a file with this suffix (.pptx, .docx), as PDF; raises ExportError where that fails."""
    office_program = program()
    if office_program is None:
        raise ExportError(
            "本机没有 LibreOffice，不能直接生成 PDF：请下载 PowerPoint 或 Word 文件后另存为 PDF。"
        )
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"basket{suffix}"
        source.write_bytes(office)
        _convert(office_program, source, Path(folder))
        made = source.with_suffix(".pdf")
        if not made.is_file():
            raise ExportError("LibreOffice 没有生成 PDF：请下载 PowerPoint 或 Word 文件后另存为 PDF。")
        return made.read_bytes()


def _convert(office_program: str, source: Path, folder: Path) -> None:
    """With a profile of its own, so that it runs beside an open LibreOffice and changes nothing of it."""
    profile = (folder / "profile").as_uri()
    command = [office_program, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"]
    try:
        subprocess.run(
            [*command, "--outdir", str(folder), str(source)],
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise ExportError(
            f"LibreOffice 用了 {PATIENCE:.0f} 秒仍未完成：请下载 Office 文件后另存为 PDF。"
        ) from None
    except OSError as fault:
        raise ExportError(
            f"LibreOffice 打不开（{fault.strerror}）：请下载 Office 文件后另存为 PDF。"
        ) from None
