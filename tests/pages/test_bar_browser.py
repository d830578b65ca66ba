"""The keyboard and the saved views, as a reader uses them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from desk import views
from tests.pages.test_browser import STILL, address, page, served

__all__ = ["address", "page"]

pytestmark = pytest.mark.browser
TITLE = "h1"


@pytest.fixture
def own(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """A server of a warehouse in which views may be kept."""
    with served(tmp_path) as running:
        yield running, tmp_path


def ready(page: Page) -> None:
    """Wait until the keys work: a browser fetches their script and the box later than the page.

    A page's title is there once nothing leads elsewhere any more, which would empty the box.
    """
    page.wait_for_selector(TITLE)
    page.wait_for_selector(STILL)
    page.wait_for_function("window.shulanKeys && document.querySelector('.st-key-finder input')")


def test_slash_initials_and_enter_open_the_trend(address: str, page: Page) -> None:
    page.goto(f"{address}/overview")
    ready(page)
    page.wait_for_function("window.shulanKeys")
    page.keyboard.press("/")
    expect(page.locator(".st-key-finder input")).to_be_focused()
    page.keyboard.type("spfxsmj")
    page.keyboard.press("Enter")  # before the list is there: it is waited for
    page.wait_for_url(re.compile("/trend.*indicator=re_sales_area"), timeout=60_000)
    expect(page.locator(TITLE)).to_contain_text("2023年1-4月全国商品房销售面积37,635.87")
    expect(page.locator(".st-key-found")).to_have_count(0)


def test_arrows_choose_within_the_list_and_escape_empties_the_box(address: str, page: Page) -> None:
    page.goto(f"{address}/overview")
    ready(page)
    page.keyboard.press("/")
    page.keyboard.type("dq")
    expect(page.locator("[data-found-for=dq]")).to_have_count(1)
    expect(page.locator(".st-key-found-1 button")).to_contain_text("中部地区")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".st-key-found-1 button")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(TITLE)).to_contain_text("中部地区")
    page.keyboard.press("/")
    page.keyboard.type("spf")
    expect(page.locator(".st-key-found")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".st-key-found")).to_have_count(0)


def test_arrows_move_the_period_but_not_while_somebody_types(address: str, page: Page) -> None:
    page.goto(f"{address}/trend?indicator=re_sales_area&region=100000")
    expect(page.locator(TITLE)).to_contain_text("2023年1-4月")
    expect(page.locator(".st-key-to-earlier button")).to_be_visible()  # a browser fetches its part later
    ready(page)
    page.keyboard.press("ArrowLeft")
    expect(page.locator(TITLE)).to_contain_text("2023年1-3月")
    page.wait_for_url(re.compile("to=2023-03"))
    page.keyboard.press("/")
    page.keyboard.type("a")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("?")
    page.wait_for_timeout(600)
    expect(page.locator(TITLE)).to_contain_text("2023年1-3月")
    expect(page.locator("dialog.keys")).to_have_count(0)
    page.keyboard.press("Escape")
    page.keyboard.press("ArrowRight")
    expect(page.locator(TITLE)).to_contain_text("2023年1-4月")


def test_a_question_mark_lists_the_keys(address: str, page: Page) -> None:
    page.goto(f"{address}/sources")
    ready(page)
    page.keyboard.press("?")
    expect(page.locator("dialog.keys")).to_contain_text("拼音首字母")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Escape")
    expect(page.locator("dialog.keys")).to_have_count(0)


def test_a_view_is_saved_and_reopened_by_its_address_in_another_browser(
    own: tuple[str, Path], page: Page
) -> None:
    address, folder = own
    page.goto(f"{address}/trend?indicator=re_sales_area&region=100000&to=2023-03")
    ready(page)
    page.locator(".st-key-views button").first.click()
    page.get_by_label("视图名称").fill("每月例会")
    page.get_by_label("备注").fill("第一页")
    page.get_by_role("button", name="保存视图").click()
    expect(page.get_by_text("已保存视图“每月例会”")).to_be_visible()
    kept = views.kept(folder).views[0]
    assert (kept.page, kept.notes, kept.owner, kept.author) == ("trend", "第一页", "", "本机")
    other = page.context.browser.new_context(locale="zh-CN").new_page()
    other.goto(f"{address}/{kept.page}?{kept.query}")
    expect(other.locator(TITLE)).to_contain_text("2023年1-3月全国商品房销售面积29,945.74", timeout=30_000)
    other.goto(f"{address}/")
    other.locator("nav.views a", has_text="每月例会").click()
    expect(other.locator(TITLE)).to_contain_text("2023年1-3月全国商品房销售面积29,945.74", timeout=30_000)


def test_a_view_is_copied_renamed_deleted_and_brought_back(own: tuple[str, Path], page: Page) -> None:
    address, folder = own
    views.save(folder, views.View("旧名", "growth", "region=100000", author="本机"))
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address)
    page.goto(f"{address}/trend")
    ready(page)
    page.locator(".st-key-views button").first.click()
    page.get_by_role("button", name="复制链接").click()
    expect(page.get_by_role("button", name="已复制")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == f"{address}/growth?region=100000"
    page.get_by_role("button", name="改名").click()
    page.get_by_label("新名称").fill("新名")
    page.get_by_role("button", name="确定").click()
    expect(page.locator(".st-key-view-001 a").first).to_have_text("新名")
    page.get_by_role("button", name="删除").click()
    expect(page.get_by_text("已删除“新名”")).to_be_visible()
    assert views.kept(folder).views == ()
    page.get_by_role("button", name="撤销删除").click()
    expect(page.locator(".st-key-view-001 a").first).to_have_text("新名")
    assert [view.name for view in views.kept(folder).views] == ["新名"]


def test_the_overview_opens_as_it_was_left(own: tuple[str, Path], page: Page) -> None:
    address, _ = own
    page.goto(f"{address}/overview?region=100002")
    expect(page.locator(TITLE)).to_contain_text("中部地区")
    ready(page)
    page.locator(".st-key-views button").first.click()
    page.get_by_role("button", name="先看当前画面").click()
    expect(page.get_by_role("button", name="恢复通用")).to_be_visible()
    other = page.context.browser.new_context(locale="zh-CN").new_page()
    other.goto(f"{address}/")
    expect(other.locator(TITLE)).to_contain_text("中部地区", timeout=30_000)
