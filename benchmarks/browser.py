"""A Streamlit server, a headless browser, and the time from a changed selection to the repainted chart."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.listening import answered, free_port

CALM = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
# The clock starts with the click itself, inside the page, and stops on the frame whose lines differ.
START = """addEventListener('click', event => {
    if (event.target.closest('[role=option]')) window.began = performance.now()
}, true)"""
DRAWN = (
    "[...document.querySelectorAll('.js-plotly-plot path.js-line, [data-testid=stText]')]"
    ".map(mark => mark.getAttribute('d') || mark.textContent).join()"
)
PAINTED = f"""before => {{
    const now = {DRAWN}
    return now && now !== before ? performance.now() - window.began : 0
}}"""


@contextmanager
def server(script: Path, folder: Path, **environment: str) -> Iterator[tuple[str, int]]:
    """Run a Streamlit script with the settings of a folder, or none; yields its address and process id."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(script), f"--server.port={port}"]
    options = ["--server.headless=true", "--server.address=127.0.0.1", "--browser.gatherUsageStats=false"]
    running = subprocess.Popen(
        command + options,
        cwd=folder,
        env=os.environ | environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        answered(f"http://127.0.0.1:{port}/_stcore/health", running)
        yield f"http://127.0.0.1:{port}", running.pid
    finally:
        running.terminate()
        running.wait()


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless browser: the one on PATH, else Playwright's own."""
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=found, args=CALM)
        yield started
        started.close()


def opened(browser: Browser, address: str) -> Page:
    """A page of 1440 × 900 at the address, quiet, with the clock of clicks in place."""
    page = browser.new_page(viewport={"width": 1440, "height": 900}, locale="zh-CN")
    page.goto(address)
    page.get_by_text("截至", exact=True).wait_for(timeout=60_000)
    settle(page)
    page.evaluate(START)
    return page


def settle(page: Page) -> None:
    """Wait until the script has stopped running."""
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
    page.wait_for_timeout(700)


def choose(page: Page, label: str, option: str) -> float:
    """Choose an option of a select box; milliseconds from the click to the repainted chart (or text)."""
    page.bring_to_front()
    page.locator("[data-testid=stSelectbox]", has_text=label).locator("input").click()
    target = page.get_by_role("option", name=option, exact=True)
    target.wait_for()
    before = page.evaluate(f"() => {DRAWN}")
    target.click()
    taken = page.wait_for_function(PAINTED, arg=before, polling="raf", timeout=30_000).json_value()
    settle(page)
    return float(taken)


def cpu_seconds(pid: int) -> float:
    """User and system seconds that a process has used (Linux)."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
