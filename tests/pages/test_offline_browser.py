"""Every page with the network cut off: nothing is asked of anyone else, nothing fails, no error is noted."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.pages.city import CITY, publish_city
from tests.pages.conftest import REPOSITORY, SALES
from tests.pages.watched import Watched, watching
from ui.shell import HOME, PAGES

EVERY = [path for _, _, path in (HOME, *(page for pages in PAGES.values() for page in pages))]
CONFIG = REPOSITORY / ".streamlit" / "config.toml"


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watched]:
    folder = tmp_path_factory.mktemp("offline")
    publish_city(folder)
    with watching(folder, folder / "log") as found:
        yield found


def interact(page: Page) -> str:
    """Do what a reader can do on the page, and see it answered; which it was."""
    choice = page.locator("[data-testid=stSelectbox]:visible input:not([disabled])").first
    if choice.count():
        choice.click()
        options = page.get_by_role("option")
        expect(options.first).to_be_visible()
        options.last.click()
        return "choose"
    box = page.get_by_role("searchbox")
    box.click()
    box.press_sequentially("销售")
    expect(page.locator('[data-found-for="销售"]')).to_be_attached()
    return "find"


@pytest.mark.browser
@pytest.mark.parametrize("path", EVERY)
def test_a_page_and_one_interaction_need_no_network(watched: Watched, path: str) -> None:
    watched.faults.clear()
    page = watched.open(f"{path}?region={CITY}&indicator={SALES}")
    assert page.locator("[data-testid=stException]").count() == 0
    assert interact(page) in ("choose", "find")
    watched.settle()
    page.wait_for_timeout(500)
    assert watched.faults == []


def test_what_is_set_is_strict() -> None:
    told = tomllib.loads(CONFIG.read_text(encoding="utf-8"))
    server = told["server"]
    assert server["address"] == "127.0.0.1"
    assert {"127.0.0.1", "localhost"} <= set(server["allowedHosts"])
    assert server["enableStaticServing"] is False
    assert server["maxUploadSize"] <= 20
    assert told["client"]["showErrorDetails"] == "none"
    assert told["browser"]["gatherUsageStats"] is False


def test_what_is_set_is_what_the_program_runs_under() -> None:
    """As Streamlit itself understands it: what the file leaves out is on where it protects."""
    asked = (
        "server.enableXsrfProtection", "server.enableCORS", "server.allowedHosts", "server.address",
        "client.showErrorDetails", "browser.gatherUsageStats", "server.enableStaticServing",
        "client.toolbarMode", "server.fileWatcherType", "global.developmentMode",
    )  # fmt: skip
    script = (
        "import streamlit.config as c; c.get_config_options(force_reparse=True);"
        f"print([c.get_option(name) for name in {asked!r}])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=REPOSITORY, capture_output=True, text=True, check=True
    )
    hosts = ["127.0.0.1", "localhost"]
    strict = [True, True, hosts, "127.0.0.1", "none", False, False, "minimal", "none", False]
    assert done.stdout.strip().splitlines()[-1] == str(strict)
