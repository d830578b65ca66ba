"""The way of a meeting in a real browser: put in from three pages, presented, unlocked, exported, flagged."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Page, expect

from tests.pages.test_browser import STILL, page, served
from tests.pages.test_vintage import FIRST, SECOND, load

__all__ = ["page"]  # the fixture
pytestmark = pytest.mark.browser

NATION = "indicator=re_sales_area&region=100000"
PINNED = "37,635.87"


def put(page: Page, address: str) -> None:
    """One click under the first exhibit, and the note that it is in."""
    page.goto(address)
    page.wait_for_selector(STILL)
    page.get_by_role("button", name="加入汇报篮").first.click()
    expect(page.locator("[data-testid=stToast]")).to_contain_text("已放入")


def taken(page: Page, kind: str, place: Path) -> Path:
    with page.expect_download() as download:
        page.get_by_role("button", name=kind, exact=True).click()
    path = place / download.value.suggested_filename
    download.value.save_as(path)
    return path


def test_a_meeting_from_three_pages_to_four_files_and_a_corrective_load(tmp_path: Path, page: Page) -> None:
    load(tmp_path, "四月.csv", FIRST)
    with served(tmp_path, made=True) as address:
        for asked in (f"trend?{NATION}", f"regions?{NATION}", "growth?region=100000"):
            put(page, f"{address}/{asked}")
        expect(page.locator("[data-testid=stToast] a").last).to_have_attribute("href", re.compile("basket="))
        present(page, address)
        export(page, address, tmp_path)
        load(tmp_path, "更正.csv", SECOND)
        page.goto(f"{address}/basket")
        expect(page.locator(".changed")).to_contain_text("入篮时 37,635.87，现为 37,600.00")
        expect(page.locator(".st-key-basket-open h2")).to_contain_text(PINNED)
        page.get_by_role("button", name="更新到现数").click()
        expect(page.locator(".st-key-basket-open h2")).to_contain_text("37,600.00")
        expect(page.locator(".changed")).to_have_count(0)
        assert page.locator("[data-testid=stException]").count() == 0


def present(page: Page, address: str) -> None:
    """By keyboard alone, but for the region that somebody asks about."""
    page.goto(f"{address}/basket")
    page.locator("[data-testid=stPageLink] a").click()
    number, title = page.locator(".slide-number"), page.locator(".st-key-slide h2")
    expect(number).to_have_text("1 / 3")
    expect(title).to_contain_text(PINNED)
    expect(page.locator("[data-testid=stHeader]")).to_be_hidden()
    expect(page.locator("[data-testid=stSidebar]")).to_be_hidden()
    for key, shown in (("PageDown", "2 / 3"), (" ", "3 / 3"), ("PageUp", "2 / 3"), ("Home", "1 / 3")):
        page.keyboard.press(key)
        expect(number).to_have_text(shown)
    page.wait_for_url(re.compile("slide=1"))
    page.keyboard.press("n")
    expect(page.locator(".slide-notes")).to_be_visible()
    page.keyboard.press("n")
    expect(page.locator(".slide-notes")).to_be_hidden()
    page.keyboard.press("b")
    assert page.evaluate("document.body.hasAttribute('data-slide-black')")
    page.keyboard.press("b")
    whole(page)
    ask(page)
    page.keyboard.press("Escape")
    page.wait_for_url(re.compile("/basket"))
    expect(page.locator("[data-testid=stHeader]")).to_be_visible()


def whole(page: Page) -> None:
    """The slide with its chart is within the screen, as large as it goes."""
    chart = page.locator(".st-key-slide .js-plotly-plot")
    expect(chart).to_be_visible()
    slide, drawn = page.locator(".st-key-slide").bounding_box(), chart.bounding_box()
    assert slide["width"] > 1300
    assert slide["y"] + slide["height"] <= 900
    assert drawn["x"] >= slide["x"]
    assert drawn["x"] + drawn["width"] <= slide["x"] + slide["width"]
    assert drawn["y"] + drawn["height"] <= slide["y"] + slide["height"]


def ask(page: Page) -> None:
    """Unlocked for another region, then locked again to what was put in."""
    title = page.locator(".st-key-slide h2")
    page.keyboard.press("u")
    page.locator("[class*=st-key-asking-][class*=region] input").click()
    page.get_by_role("option", name="东部地区").click()
    expect(title).to_contain_text("东部地区")
    expect(title).to_contain_text("临时")
    page.get_by_role("button", name="锁定").click()
    expect(title).to_contain_text(PINNED)


def export(page: Page, address: str, place: Path) -> None:
    page.goto(f"{address}/basket")
    page.get_by_role("button", name="导出").click()
    for kind, suffix in (("PowerPoint", ".pptx"), ("Word", ".docx"), ("Excel", ".xlsx")):
        path = taken(page, kind, place)
        assert path.suffix == suffix
        assert zipfile.is_zipfile(path)
    deck = taken(page, "离线演示（HTML）", place)
    assert PINNED in deck.read_text(encoding="utf-8")
    with zipfile.ZipFile(taken(page, "图片（每页一张 PNG）", place)) as pictures:
        assert pictures.namelist() == [f"slide-{number:02}.png" for number in range(1, 6)]
    from_template(page, place)


def from_template(page: Page, place: Path) -> None:
    """The bureau's own Word file with the basket's words in it; what it calls for in vain is listed."""
    own = Document()
    own.add_paragraph("{{ 正文 }}{{ 没有 }}")
    own.save(str(place / "模板.docx"))
    page.locator(".st-key-basket-template input[type=file]").set_input_files(place / "模板.docx")
    expect(page.locator("[data-testid=stAlert]", has_text="1 处没有内容")).to_be_visible()
    filled = Document(str(taken(page, "Word（用上传的模板）", place)))
    [text] = [each.text for each in filled.paragraphs]
    assert PINNED in text
    assert text.endswith("【缺：没有】")
