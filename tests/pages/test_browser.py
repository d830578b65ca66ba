"""What only a browser can show: deep links, the address, another process's load, silence towards the net."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import parse_qs, urlparse

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from tests.pages.conftest import REPOSITORY, publish
from tests.setup import served as service
from ui.shell import PAGES

pytestmark = pytest.mark.browser

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
PLAIN = ["-m", "streamlit", "run", "app.py", "--server.port", "PORT"]
STILL = "[data-testid=stApp][data-test-script-state=notRunning]:has(h1)"


@contextmanager
def served(folder: Path, *, made: bool = False) -> Iterator[str]:
    """A fresh server of a warehouse, ``made`` already or here: nobody has opened a page of it yet."""
    if not made:
        publish(folder)
    with service.served(PLAIN, Path(os.devnull), folder) as running:
        yield running.address


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """One server for the tests that leave it as it was."""
    with served(tmp_path_factory.mktemp("warehouse")) as running:
        yield running


@pytest.fixture
def page() -> Iterator[Page]:
    with sync_playwright() as playwright:
        program = CHROMIUM or playwright.chromium.executable_path
        if not Path(program).is_file():
            pytest.skip("neither a Chromium on PATH nor Playwright's: the browser tests did NOT run")
        browser = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        opened = browser.new_context(locale="zh-CN", viewport={"width": 1440, "height": 900}).new_page()
        opened.set_default_timeout(30_000)
        expect.set_options(timeout=30_000)
        yield opened
        browser.close()


def test_a_deep_link_is_whole_as_the_first_request_to_a_fresh_server(tmp_path: Path, page: Page) -> None:
    with served(tmp_path) as fresh:
        page.goto(f"{fresh}/growth?view=region&indicator=re_sales_area&region=100000&focus=100000")
        expect(page.locator("h1")).to_contain_text("2023年1-4月商品房销售面积")
        expect(page.locator(".st-key-tracks .js-plotly-plot")).to_be_visible()
        expect(page.get_by_role("link", name="一屏总览")).to_be_visible()
        for section, pages in PAGES.items():
            page.get_by_test_id("stTopNav").get_by_role("button", name=section).click()
            for _, name, path in pages:
                expect(page.locator(f'a[href$="/{path}"]', has_text=name)).to_be_visible()
            page.keyboard.press("Escape")
        assert page.locator("[data-testid=stException]").count() == 0


def test_the_address_holds_every_filter_and_restores_the_view(address: str, page: Page) -> None:
    page.goto(f"{address}/trend")
    expect(page.locator(".st-key-trend .js-plotly-plot")).to_be_visible()
    page.locator("[data-testid=stSelectbox]", has_text="口径").locator("input").click()
    page.get_by_role("option", name="当月").click()
    expect(page.locator("h1")).to_contain_text("2023年4月全国")
    page.wait_for_url(re.compile("basis=month"))
    asked = parse_qs(urlparse(page.url).query)
    assert set(asked) == {"indicator", "region", "category", "basis", "form", "rows", "to", "from"}
    page.goto(page.url)
    expect(page.locator("h1")).to_contain_text("2023年4月全国")


def test_going_back_restores_the_filter(address: str, page: Page) -> None:
    page.goto(f"{address}/trend?basis=month")
    expect(page.locator("h1")).to_contain_text("2023年4月全国")
    page.locator("[data-testid=stSelectbox]", has_text="口径").locator("input").click()
    page.get_by_role("option", name="累计").click()
    expect(page.locator("h1")).to_contain_text("2023年1-4月全国")
    page.go_back()
    expect(page.locator("h1")).to_contain_text("2023年4月全国")


def test_a_load_of_another_process_shows_at_the_next_interaction(tmp_path: Path, page: Page) -> None:
    with served(tmp_path) as running:
        page.goto(f"{running}/trend")
        expect(page.locator("h1")).to_contain_text("37,635.87")
        _replace_build(tmp_path)
        page.locator("[data-testid=stSelectbox]", has_text="口径").locator("input").click()
        page.get_by_role("option", name="当月").click()
        expect(page.locator("h1")).to_contain_text("8,054.26")  # 38,000.00 − 29,945.74


def test_another_end_of_the_span_moves_chart_address_and_source(address: str, page: Page) -> None:
    page.goto(f"{address}/trend?basis=month")
    page.wait_for_selector(STILL)
    page.locator("[data-testid=stSelectbox]", has_text="截至").locator("input").click()
    page.get_by_role("option", name="2023年3月").click()
    expect(page.locator("h1")).to_contain_text("2023年3月全国")
    page.wait_for_url(re.compile("basis=month.*to=2023-03"))
    page.locator(".st-key-source button").first.click()
    shown = page.locator("[data-testid=stPopoverBody]")
    expect(shown).to_contain_text("29945.74")
    expect(shown).not_to_contain_text("37635.87")


def test_a_load_of_another_process_shows_when_the_span_alone_moves(tmp_path: Path, page: Page) -> None:
    with served(tmp_path) as running:
        page.goto(f"{running}/trend?to=2023-03")
        expect(page.locator("h1")).to_contain_text("29,945.74")
        page.wait_for_selector(STILL)  # a list that is open closes where the page under it still grows
        _replace_build(tmp_path)
        page.locator("[data-testid=stSelectbox]", has_text="截至").locator("input").click()
        page.get_by_role("option", name="2023年4月").click()
        expect(page.locator("h1")).to_contain_text("38,000.00")


def test_the_source_of_a_figure_is_two_clicks_away(address: str, page: Page) -> None:
    page.goto(f"{address}/trend")
    page.locator(".st-key-source button").first.click()
    shown = page.locator("[data-testid=stPopoverBody]")
    for text in ("made.xlsx", "Sheet1", "37635.87", "批次", "现行"):
        expect(shown).to_contain_text(text)


def test_the_source_of_a_cell_of_the_grid_is_two_clicks_away(address: str, page: Page) -> None:
    page.goto(f"{address}/growth?view=region&indicator=re_sales_area&region=100000&focus=100000")
    page.locator(".st-key-source button").first.click()
    shown = page.locator("[data-testid=stPopoverBody]")
    expect(shown).to_contain_text("全国商品房销售面积的来源")
    shown.get_by_role("radio", name="中部地区").or_(
        shown.get_by_role("button", name="中部地区")
    ).first.click()
    expect(shown).to_contain_text("中部地区商品房销售面积的来源")
    expect(shown).to_contain_text("2023年1-4月 13,000.00万平方米")
    expect(shown).to_contain_text("made.xlsx")


def test_the_overview_answers_to_its_name_and_keeps_what_was_asked(address: str, page: Page) -> None:
    page.goto(f"{address}/overview?to=2023-03")
    expect(page.locator("h1")).to_contain_text("2023年3月全国")
    assert page.get_by_role("dialog").count() == 0


def test_nothing_is_asked_of_any_other_host_and_nothing_is_english(address: str, page: Page) -> None:
    strangers: list[str] = []
    page.on("request", lambda request: strangers.append(request.url) if _is_strange(request.url) else None)
    for path in ("/", "/trend", "/growth", "/regions", "/sources"):
        page.goto(f"{address}{path}")
        expect(page.locator("h1")).to_be_visible()
        page.wait_for_timeout(1500)
        text = (
            page.locator("[data-testid=stMain]").inner_text()
            + page.locator("[data-testid=stSidebar]").inner_text()
        )
        said = text.replace("made.xlsx", "").replace("Sheet1", "").replace("search", "", 1)  # draws an icon
        assert re.findall(r"\b[A-Za-z]{3,}\b", said) == []
    assert strangers == []


def test_paper_shows_the_page_without_its_frame(address: str, page: Page) -> None:
    page.goto(f"{address}/trend")
    expect(page.locator("h1")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator("[data-testid=stSidebar]")).to_be_hidden()
    expect(page.locator("h1")).to_be_visible()


def _is_strange(url: str) -> bool:
    return urlparse(url).scheme in ("http", "https", "ws", "wss") and urlparse(url).hostname != "127.0.0.1"


def _replace_build(folder: Path) -> None:
    """What a load does, done by another process: a new build beside the old one, then the pointer."""
    script = (
        "import sys, pathlib, tests.pages.conftest as c\n"
        "c.YEARS[2023][4] = 38000.0\n"
        "c.publish(pathlib.Path(sys.argv[1]), '000002')\n"
    )
    subprocess.run([sys.executable, "-c", script, str(folder)], cwd=REPOSITORY, check=True)
