"""地区对比 in a browser: whole as the first request, its state in the address, nothing over the edge."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.pages.test_browser import page, served

__all__ = ["page"]
pytestmark = pytest.mark.browser


def test_regions_answer_a_deep_link_and_follow_their_filters(tmp_path: Path, page: Page) -> None:
    with served(tmp_path) as fresh:
        page.goto(f"{fresh}/regions?region=100000&to=2023-03&form=dumbbell")
        expect(page.locator("h1")).to_contain_text("2023年1-3月商品房销售面积：东部地区居首")
        expect(page.locator(".st-key-ladder .js-plotly-plot")).to_be_visible()
        page.locator("[data-testid=stSelectbox]", has_text="截至").locator("input").click()
        page.get_by_role("option", name="2023年4月").click()
        expect(page.locator("h1")).to_contain_text("2023年1-4月商品房销售面积：中部地区居首")
        expect(page.locator("table").first).to_contain_text("未报（最新2023年3月）")
        page.wait_for_url(re.compile("to=2023-04"))
        page.locator(".st-key-source button").first.click()
        expect(page.locator("[data-testid=stPopoverBody]")).to_contain_text("made.xlsx")
        assert page.evaluate("document.documentElement.scrollWidth") <= 1440
        assert page.locator("[data-testid=stException]").count() == 0
