"""历史版本 in a browser: picked in the sidebar, kept from page to page, left with one click (rule V1)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.pages.test_browser import page, served
from tests.pages.test_vintage import FIRST, SECOND, load

__all__ = ["page"]
pytestmark = pytest.mark.browser


def test_v1_a_version_is_picked_kept_and_left(tmp_path: Path, page: Page) -> None:
    load(tmp_path, "四月.csv", FIRST)
    load(tmp_path, "更正.csv", SECOND)
    with served(tmp_path, made=True) as fresh:
        page.goto(f"{fresh}/trend?indicator=re_sales_area&region=100000")
        expect(page.locator("h1")).to_contain_text("37,600.00")
        band = page.locator(".vintage")
        expect(band).to_have_count(0)
        page.get_by_role("button", name="历史版本").click()
        page.locator(".st-key-vintage-load input").click()
        page.get_by_role("option", name="批次1 ").click()
        expect(band).to_contain_text("历史版本：截至批次1（")
        expect(page.locator("h1")).to_contain_text("37,635.87")
        page.wait_for_url(re.compile("as_of=1"))
        page.get_by_text("分析", exact=True).first.click()
        page.get_by_text("同比增长", exact=True).first.click()
        page.wait_for_url(re.compile("/growth.*as_of=1"))
        expect(band).to_contain_text("历史版本：截至批次1（")
        page.get_by_role("button", name="回到现行数").click()
        expect(band).to_have_count(0)
        assert "as_of" not in page.url
        assert page.locator("[data-testid=stException]").count() == 0
