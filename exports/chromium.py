"""An offline deck as pictures or on paper, by a Chromium of the machine; nothing else needs it."""

from __future__ import annotations

import os
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

from drawing.slide import HEIGHT, WIDTH
from exports.error import ExportError
from exports.program import found, run

PATIENCE: Final = 60.0  # seconds for one slide; a start takes one to three
TWICE: Final = 2  # pixels of a picture for one of the screen
AT_ONCE: Final = 2  # browsers; each takes 200 MB
DRAWN_MS: Final = 5000  # of the page's own clock, which does not wait: by then all is drawn
_NAMES: Final = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "chrome",
    "msedge",
)  # fmt: skip
_PLACES: Final = (
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
    "C:/Program Files/Microsoft/Edge/Application/msedge.exe",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
_OPTIONS: Final = (
    "--headless=new", "--disable-gpu", "--hide-scrollbars", "--mute-audio", "--no-first-run",
    "--no-default-browser-check", "--disable-extensions", "--disable-sync", "--disable-component-update",
    "--disable-background-networking", "--host-resolver-rules=MAP * ~NOTFOUND",
    f"--virtual-time-budget={DRAWN_MS}",
)  # fmt: skip


def program() -> str | None:
    """Where a Chromium (Chrome, Edge) is on this machine; None where there is none."""
    return found(_NAMES, _PLACES)


def pictures(deck: bytes, count: int) -> list[bytes]:
    """The first ``count`` slides of a deck as PNG, twice as large as on the screen; raises ExportError."""
    look = f"--force-device-scale-factor={TWICE}", f"--window-size={WIDTH},{HEIGHT}"
    with _folder() as folder, ThreadPoolExecutor(AT_ONCE) as several:
        page = _page(deck, folder)
        waiting = [
            several.submit(_made, "screenshot", Path(folder) / f"{place}.png", f"{page}#{place}", look)
            for place in range(1, count + 1)
        ]
        return [each.result() for each in waiting]


def pdf(deck: bytes) -> bytes:
    """A deck on paper, a slide a page; raises ExportError."""
    with _folder() as folder:
        made = Path(folder) / "deck.pdf"
        return _made("print-to-pdf", made, _page(deck, folder), ("--no-pdf-header-footer",))


def _folder() -> tempfile.TemporaryDirectory[str]:
    """A browser may write into its profile for a moment after it has done its deed."""
    return tempfile.TemporaryDirectory(ignore_cleanup_errors=True)


def _page(deck: bytes, folder: str) -> str:
    kept = Path(folder) / "deck.html"
    kept.write_bytes(deck)
    return kept.as_uri()


def _made(deed: str, to: Path, page: str, look: tuple[str, ...]) -> bytes:
    """With a profile of its own, so that it runs beside an open browser and changes nothing of it."""
    browser = program()
    if browser is None:
        raise ExportError("本机没有 Chrome、Edge 或 Chromium，不能生成图片：请下载离线演示后截屏或打印。")
    profile = f"--user-data-dir={to.with_suffix('.profile')}"
    command = [browser, *_OPTIONS, *_root(), *look, profile, f"--{deed}={to}", page]
    run(command, PATIENCE, "浏览器", "请下载离线演示（HTML）后自行截屏或打印。")
    if not to.is_file():
        raise ExportError("浏览器没有生成文件：请下载离线演示（HTML）后自行截屏或打印。")
    return to.read_bytes()


def _root() -> tuple[str, ...]:
    """Chromium refuses root its sandbox; the page is our own and may fetch nothing by its own policy."""
    return ("--no-sandbox",) if sys.platform != "win32" and os.geteuid() == 0 else ()
