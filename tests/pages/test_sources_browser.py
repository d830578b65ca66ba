"""Taking a load back in a real browser: two clicks, what it reopens told between them, and the way back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlparse

import pytest
from playwright.sync_api import Page, expect

from tests.pages.test_browser import page, served
from tests.pages.test_sources import FIRST, SECOND, load

__all__ = ["page"]  # the fixture
pytestmark = pytest.mark.browser


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    load(tmp_path, "四月.csv", FIRST)
    load(tmp_path, "五月.csv", SECOND)
    with served(tmp_path, made=True) as running:
        yield running


def test_a_load_is_taken_back_in_two_clicks_and_loaded_again(address: str, page: Page) -> None:
    page.goto(f"{address}/sources?load=2")  # the first request to a fresh server
    expect(page.locator("h1")).to_contain_text("批次2：五月.csv")
    with page.expect_download() as download:
        page.get_by_role("button", name="下载原始文件").click()
    assert download.value.suggested_filename == "五月.csv"
    assert "46440.00" in download.value.path().read_text(encoding="utf-8-sig")

    page.get_by_role("button", name="撤销这一批次").click()
    preview = page.locator(".st-key-undo-preview")
    for text in ("1 个恢复为此前的值", "1 个不再有数", "37,635.87万平方米"):
        expect(preview).to_contain_text(text)
    page.get_by_role("button", name="确认撤销批次2").click()
    expect(page.locator("[data-testid=stMain]")).to_contain_text("它的数不再计入")

    page.goto(f"{address}/trend?indicator=re_sales_area&region=100000")
    expect(page.locator("h1")).to_contain_text("2023年1-4月全国商品房销售面积37,635.87万平方米")
    page.goto(f"{address}/sources?load=2")
    page.get_by_role("button", name="重新入库").click()
    page.get_by_role("link", name="看批次3").click()
    expect(page.locator("h1")).to_contain_text("批次3：五月.csv")


def test_a_figure_leads_to_its_history_and_its_trend(address: str, page: Page) -> None:
    page.goto(f"{address}/sources")
    page.get_by_role("link", name="2", exact=True).click()
    page.get_by_role("link", name="37,600.00").click()
    expect(page.locator("h1")).to_contain_text(
        "2023年1-4月全国商品房销售面积：37,600.00万平方米，先后变更 1 次"
    )
    page.wait_for_url(re.compile("category="))
    asked = parse_qs(urlparse(page.url).query)
    assert set(asked) == {"part", "indicator", "region", "category", "period"}
    page.get_by_role("link", name="看指标趋势").click()
    expect(page.locator("h1")).to_contain_text("2023年1-4月全国商品房销售面积37,600.00万平方米")
