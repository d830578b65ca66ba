"""Setting a target in a real browser: type it, read what would change, save it, find it in the history."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.pages.test_browser import page, served
from tests.pages.test_target_edit import CITY, city

__all__ = ["city", "page"]
pytestmark = pytest.mark.browser


def test_a_target_is_typed_saved_and_traced(city: Path, page: Page) -> None:
    with served(city, made=True) as fresh:
        page.goto(f"{fresh}/target_edit?region={CITY}&year=2026")
        grid = page.get_by_test_id("stDataFrame")
        expect(grid).to_be_visible()
        expect(page.locator("h1")).to_contain_text("云江市2026年有2项年度目标")
        typed = page.get_by_text("“达到1200”改为“达到1300”")
        for _ in range(4):  # the grid paints on a canvas, which says nothing of being ready
            page.wait_for_timeout(1000)
            _type(page, grid, "1300")
            page.wait_for_timeout(2000)
            if typed.count():
                break
        expect(typed).to_be_visible()
        page.get_by_role("button", name="保存（1项改动）").click()
        expect(page.get_by_text("已存为批次3")).to_be_visible()
        page.get_by_role("link", name="1,300", exact=True).click()
        expect(page.locator("table").first).to_contain_text("1,200")
        expect(page.locator("table").first).to_contain_text("已被批次3替代")


def _type(page: Page, grid: Locator, text: str) -> None:
    """Put a text into the value of the first target."""
    grid.scroll_into_view_if_needed()
    box = grid.bounding_box()
    page.mouse.dblclick(box["x"] + box["width"] * 0.61, box["y"] + 52)
    if page.locator(".gdg-style input").count():
        page.keyboard.press("Control+A")
        page.keyboard.type(text)
        page.keyboard.press("Enter")
