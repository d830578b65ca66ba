"""The service as it runs, and a browser that notes whatever a page does that it should not."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlparse

import pytest
from playwright.sync_api import ConsoleMessage, Dialog, Page, Request, expect, sync_playwright

from tests.pages.test_browser import CHROMIUM, FLAGS
from tests.setup.served import served

SETTLED = "[data-testid=stApp][data-test-script-state=notRunning][data-test-connection-state=CONNECTED]"
SERVICE = ["-m", "streamlit", "run", "asgi.py", "--server.port", "PORT"]


class Watched:
    """A page in a browser, and its faults: requests elsewhere, requests that failed, errors, dialogs."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        self.faults: list[str] = []
        self._host = urlparse(address).netloc
        context = page.context
        context.on("request", self._asked)
        context.on("requestfailed", self._failed)
        context.on("console", self._said)
        context.on("dialog", self._opened)
        page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))

    def open(self, path: str) -> Page:
        """Go to a page and wait until it stands."""
        self.page.goto(f"{self.address}/{path}")
        self.settle()
        return self.page

    def settle(self) -> None:
        """Wait until nothing runs and the page says something."""
        self.page.wait_for_selector(SETTLED, timeout=60_000)
        expect(self.page.locator("[data-testid=stMain]")).not_to_be_empty(timeout=60_000)
        expect(self.page.locator("[data-stale=true]")).to_have_count(0, timeout=60_000)

    def _asked(self, request: Request) -> None:
        parts = urlparse(request.url)
        if parts.scheme not in ("data", "blob") and parts.netloc != self._host:
            self.faults.append(f"elsewhere: {request.url}")

    def _failed(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # a page left while it still loads
            self.faults.append(f"failed: {request.url} {request.failure}")

    def _said(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.faults.append(f"console: {message.text}")

    def _opened(self, dialog: Dialog) -> None:
        self.faults.append(f"dialog: {dialog.message}")
        dialog.dismiss()


@contextmanager
def watching(warehouse: Path, log: Path) -> Iterator[Watched]:
    """Serve a warehouse that is there already and open a browser in front; every other host is cut off."""
    program = CHROMIUM
    if program is None:
        pytest.skip("no Chromium on PATH: the browser tests did NOT run")
    with served(SERVICE, log, warehouse) as service, sync_playwright() as playwright:
        cut_off = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
        browser = playwright.chromium.launch(executable_path=program, args=[*FLAGS, cut_off])
        context = browser.new_context(locale="zh-CN", viewport={"width": 1440, "height": 900})
        page = context.new_page()
        page.set_default_timeout(60_000)
        expect.set_options(timeout=60_000)
        yield Watched(page, service.address)
        browser.close()
