"""The upload page: from a dropped workbook of 60 000 cells to its grid and its difference to what stands."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page

from benchmarks import browser, synthetic, workbooks
from indicators.catalog import Catalog

ROOT = Path(__file__).resolve().parents[1]
LOADED, ROWS, PERIODS, ROUNDS = 10**6, 250, 240, 5
REACH = 2.0  # seconds


def run() -> Iterator[str]:
    """Yield the printed results, wall seconds; browser and server share this machine."""
    catalog = Catalog.load()
    with tempfile.TemporaryDirectory() as name:
        build = synthetic.write(Path(name) / "warehouse", LOADED, catalog)
        # Every round its own file, so that no reading is at hand; the first one warms up.
        files = [
            workbooks.wide(Path(name) / f"{turn}.xlsx", ROWS + turn, PERIODS, catalog)
            for turn in range(ROUNDS + 1)
        ]
        place = str(build.parents[1])
        with (
            browser.chromium() as chromium,
            browser.server(ROOT / "asgi.py", ROOT, SHULAN_WAREHOUSE=place) as (address, _),
        ):
            page = chromium.new_page(viewport={"width": 1440, "height": 900}, locale="zh-CN")
            taken = [_shown(page, address, file) for file in files][1:]
    what = f"drop of {ROWS * PERIODS:,} cells to grid and difference"
    yield f"{what:<52} {statistics.median(taken):7.2f} s   reach <= {REACH:.0f} s"


def _shown(page: Page, address: str, file: Path) -> float:
    """Seconds from the drop to the whole page."""
    page.goto(f"{address}/upload")
    page.locator("h1").wait_for()
    browser.settle(page)
    began = time.perf_counter()
    page.locator("[data-testid=stFileUploaderDropzoneInput]").set_input_files(file)
    page.locator(".grid").wait_for()
    page.locator(".strip").wait_for()
    return time.perf_counter() - began
