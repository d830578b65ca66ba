"""An analyst's morning in a browser: who is late, who leads, what is behind and why, a note, a view."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from desk import events, views
from tests.pages.city import CITY, publish_city
from tests.pages.test_browser import STILL, page, served
from ui.shell import PAGES

__all__ = ["page"]
pytestmark = pytest.mark.browser
TITLE = "h1"
CHART = ".js-plotly-plot"
NOTE = "江北区统计人员更换"
TREND = "2023年1-4月云江市商品房销售面积99.00万平方米，同比增长10.0%"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """A server of the city's warehouse, in a folder where events and views may be kept."""
    publish_city(tmp_path / "city")
    with served(tmp_path / "city", made=True) as running:
        yield running, tmp_path / "city"


def turn_to(page: Page, name: str) -> None:
    """Open a page from the list above, as a reader does."""
    [(section, path)] = [
        (section, path) for section, pages in PAGES.items() for _, title, path in pages if title == name
    ]
    page.wait_for_selector(STILL)
    page.get_by_test_id("stTopNav").get_by_role("button", name=section).click()
    page.locator(f'a[href$="/{path}"]', has_text=name).click()
    page.wait_for_url(re.compile(f"/{path}"))
    expect(page.locator(TITLE)).to_be_visible()
    page.wait_for_selector(STILL)


def open_overview(page: Page, address: str) -> None:
    page.goto(f"{address}/")
    expect(page.locator(TITLE)).to_contain_text("2023年4月云江市房地产：2项指标全部增长")
    card = page.locator("a.card", has_text="商品房销售面积")
    for text in ("99.00", "测算+10.0%", "1地迟报", "慢于序时3.3个百分点"):
        expect(card).to_contain_text(text)


def see_who_is_late(page: Page) -> None:
    page.get_by_role("link", name="看迟报和各项核对").click()
    expect(page.locator(TITLE)).to_contain_text("江北区迟报 1 项指标，自2023年4月起")
    late = page.locator("table").last.locator("tbody tr")
    expect(late).to_have_count(1)
    for text in ("江北区", "商品房销售面积", "2023年1-3月", "11.00", "1个月"):
        expect(late).to_contain_text(text)


def rank_the_districts(page: Page) -> None:
    turn_to(page, "地区对比")
    expect(page.locator(TITLE)).to_contain_text("2023年1-4月商品房销售面积：城东区居首（54.00万平方米）")
    expect(page.locator(CHART).first).to_contain_text("未报（最新2023年3月）")
    rows = page.locator("table").last.locator("tbody tr")
    for place, name in enumerate(("城东区", "城西区")):
        expect(rows.nth(place)).to_contain_text(name)
    expect(page.locator(".strip")).to_contain_text("不推算")  # one is missing (rule A3)


def see_the_target(page: Page) -> None:
    turn_to(page, "目标进度")
    expect(page.locator(TITLE)).to_contain_text("2023年1-4月云江市1项年度目标：1项慢于序时进度")
    expect(page.locator(".goal-words")).to_contain_text("慢于序时进度3.3个百分点")
    expect(page.get_by_test_id("stMain")).to_contain_text("231.00万平方米")  # left of 330.00 (rule T3)


def see_what_moved_it(page: Page) -> None:
    turn_to(page, "拉动分析")
    expect(page.locator(TITLE)).to_contain_text(
        "同比增长10.0%，其中城东区拉动10.0个百分点，城西区下拉3.0个百分点"
    )
    expect(page.locator(CHART)).to_contain_text("未列明")
    expect(page.get_by_test_id("stMain")).to_contain_text("江北区未报")


def note_an_event(page: Page) -> None:
    turn_to(page, "大事记")
    expect(page.locator(TITLE)).to_contain_text("还没有记下大事")
    for label, text in (("起（年月）", "2023-03"), ("内容", NOTE), ("记录人", "张三")):
        field = page.get_by_test_id("stMain").get_by_label(label, exact=True)
        field.fill(text)
        field.press("Tab")
    page.get_by_role("button", name="记下").click()
    expect(page.locator(TITLE)).to_contain_text(f"大事1件；最近一件：2023年3月{NOTE}")


def save_the_trend(page: Page) -> None:
    turn_to(page, "指标趋势")
    expect(page.locator(TITLE)).to_contain_text(TREND)
    expect(page.get_by_test_id("stMain")).to_contain_text(f"{NOTE}（政策）")
    page.locator(".st-key-views button").first.click()
    page.get_by_label("视图名称").fill("每月例会")
    page.get_by_role("button", name="保存视图").click()
    expect(page.get_by_text("已保存视图“每月例会”")).to_be_visible()


def reopen(page: Page, address: str, path: str) -> None:
    """By the view's own address, then from the overview's list, in a browser that knows nothing."""
    other = page.context.browser.new_context(locale="zh-CN").new_page()
    other.set_default_timeout(30_000)
    other.goto(f"{address}/{path}")
    expect(other.locator(TITLE)).to_contain_text(TREND)
    expect(other.get_by_test_id("stMain")).to_contain_text(f"{NOTE}（政策）")
    other.goto(f"{address}/")
    other.locator("nav.views a", has_text="每月例会").click()
    other.wait_for_url(re.compile(f"/trend.*region={CITY}"))
    expect(other.locator(TITLE)).to_contain_text(TREND)
    assert other.locator("[data-testid=stException]").count() == 0


def test_a_morning_from_the_overview_to_a_view_that_another_opens(
    office: tuple[str, Path], page: Page
) -> None:
    address, folder = office
    open_overview(page, address)
    see_who_is_late(page)
    rank_the_districts(page)
    see_the_target(page)
    see_what_moved_it(page)
    note_an_event(page)
    assert [event.author for event in events.chronicle(folder).standing] == ["张三"]
    save_the_trend(page)
    [kept] = views.kept(folder).views
    reopen(page, address, f"{kept.page}?{kept.query}")
