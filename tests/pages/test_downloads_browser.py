"""Files as a reader gets them: figures from the button, a picture from the tool bar of a chart."""

import csv
from pathlib import Path

import openpyxl
import pytest
from PIL import Image
from playwright.sync_api import Download, Page, expect

from tests.pages.test_browser import STILL, address, page

__all__ = ["address", "page"]
pytestmark = pytest.mark.browser
GRID = "growth?view=region&indicator=re_sales_area&region=100000&focus=100000&to=2023-04"


def kept(download: Download, place: Path) -> Path:
    path = place / download.suggested_filename
    download.save_as(path)
    return path


def test_the_figures_shown_are_those_of_the_files(address: str, page: Page, tmp_path: Path) -> None:
    page.goto(f"{address}/{GRID}")
    page.locator(".st-key-download-focus button").first.click()
    with page.expect_download() as workbook:
        page.get_by_role("button", name="Excel").click()
    book = openpyxl.load_workbook(kept(workbook.value, tmp_path), data_only=True)
    assert workbook.value.suggested_filename == "同比_商品房销售面积_全国_2023年4月.xlsx"
    assert book.sheetnames == ["逐期数据", "公布与测算", "说明"]
    assert (book["逐期数据"]["A4"].value, book["逐期数据"]["B4"].value) == ("2023年1-4月", 37635.87)
    about = {line[0]: line[1] for line in book["说明"].iter_rows(values_only=True) if line[0]}
    assert (about["筛选条件"], about["数据版本"]) == ("对比：地区×月", "第1版")
    assert "focus=100000" in about["网址"]
    with page.expect_download() as table:
        page.get_by_role("button", name="CSV：逐期数据").click()
    lines = list(csv.DictReader(kept(table.value, tmp_path).read_text(encoding="utf-8-sig").splitlines()))
    assert (lines[0]["数值"], lines[0]["公布同比（%）"]) == ("37635.87", "-0.4")


def test_a_picture_is_three_times_as_fine_and_carries_its_words(
    address: str, page: Page, tmp_path: Path
) -> None:
    page.goto(f"{address}/{GRID}")
    chart = page.locator(".st-key-tracks .js-plotly-plot")
    expect(chart).to_be_visible()
    chart.hover()
    button = chart.locator('.modebar-btn[data-title="下载图片"]')
    expect(button).to_be_visible()
    with page.expect_download() as download:
        button.click()
    assert download.value.suggested_filename.startswith("商品房销售面积_全国_")
    assert download.value.suggested_filename.endswith("2023年4月.png")
    drawn = chart.bounding_box()
    with Image.open(kept(download.value, tmp_path)) as picture:
        assert picture.width == pytest.approx(3 * drawn["width"], abs=3)
        assert picture.height > 3 * (drawn["height"] + 60)  # title and subtitle above, notes and source below
    expect(page.locator(".plotly-notifier")).to_contain_text("图片已生成")


def test_the_trend_gives_the_span_that_is_shown(address: str, page: Page, tmp_path: Path) -> None:
    page.goto(f"{address}/trend?indicator=re_sales_area&region=100000&basis=cumulative")
    expect(page.locator("h1")).to_contain_text("2023年1-4月")
    page.wait_for_selector(STILL)
    page.locator("[data-testid=stSelectbox]", has_text="截至").locator("input").click()
    page.get_by_role("option", name="2023年3月").click()
    expect(page.locator("h1")).to_contain_text("2023年1-3月")
    page.locator(".st-key-download-trend button").first.click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Excel").click()
    assert download.value.suggested_filename == "商品房销售面积_全国_2022年1月-2023年3月.xlsx"
    book = openpyxl.load_workbook(kept(download.value, tmp_path), data_only=True)
    assert book.sheetnames == ["逐期数据", "今年与往年", "首末期变化", "说明"]
    assert book["逐期数据"]["A4"].value == "2023年1-3月"
    heads = [cell.value for cell in book["今年与往年"][3]]
    assert heads[:3] == ["期间", "2022年（万平方米）", "2023年（万平方米）"]
