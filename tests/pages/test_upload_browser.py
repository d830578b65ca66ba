"""The whole way of a messy file in a real browser: dropped, corrected, loaded, found again, taken back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.etl.books import Rows, workbook
from tests.pages.test_browser import page, served
from tests.pages.test_sources import FIRST, load

__all__ = ["page"]  # the fixture
pytestmark = pytest.mark.browser

MESSY = [
    ["房地产市场运行情况", None, None, None],
    ["地区：全国", None, None, "单位：万平方米"],
    ["项目", "2023年1-4月", "2023年1-5月", "备注"],
    ["商品房销售面积", 37600, 46440.5, None],
    ["  其中：卖给外地人的房子", 12.5, 13.5, "新增"],
    ["注：初步统计，以年报为准。", None, None, None],
    ["填报人：张三", "审核人：李四", None, None],
]


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    load(tmp_path, "四月.csv", FIRST)
    with served(tmp_path, made=True) as running:
        yield running


def dropped(page: Page, address: str, folder: Path, **files: Rows) -> None:
    """Drop workbooks of these rows on the page, as the first thing that a fresh server sees."""
    paths = []
    for name, rows in files.items():
        paths.append(folder / f"{name}.xlsx")
        paths[-1].write_bytes(workbook(rows))
    page.goto(f"{address}/upload")
    expect(page.locator("h1")).to_contain_text("数据上报")
    page.locator("[data-testid=stFileUploaderDropzoneInput]").set_input_files(paths)
    expect(page.locator(".grid")).to_be_visible()


def pick(page: Page, label: str, option: str) -> None:
    """Choose by keyboard alone: type, then Enter."""
    box = page.locator("[data-testid=stSelectbox]", has_text=label).locator("input")
    box.focus()
    box.press_sequentially(option)
    expect(page.get_by_role("option").first).to_contain_text(option)
    box.press("Enter")


def test_a_messy_file_is_corrected_loaded_traced_and_taken_back(
    address: str, tmp_path: Path, page: Page
) -> None:
    dropped(page, address, tmp_path, 云江市房地产五月=MESSY)
    main = page.locator("[data-testid=stMain]")
    expect(main.locator(".grid td.cell-data").first).to_have_attribute(
        "title", re.compile("指标：商品房销售面积")
    )
    expect(main).to_contain_text("卖给外地人的房子")
    expect(main).to_contain_text("37,635.87万平方米 → 37,600万平方米")

    page.get_by_role("tab", name="更正").click()
    pick(page, "要更正什么", "这个名称是哪个指标")
    pick(page, "目录中的指标", "房屋竣工面积")
    page.get_by_role("button", name="更正并重读").click()
    expect(main).to_contain_text("已作的更正")
    expect(main.locator(".tile", has_text="新增")).to_contain_text("3")
    page.get_by_role("button", name="撤销上一步").click()
    expect(main.locator(".tile", has_text="新增")).to_contain_text("1")
    page.get_by_role("button", name="重做").click()
    expect(main.locator(".tile", has_text="新增")).to_contain_text("3")

    if page.locator("[data-testid=stCheckbox]").count():
        page.locator("[data-testid=stCheckbox]").click()
    page.get_by_role("button", name="确认入库").click()
    expect(main).to_contain_text("已入库为批次2：新增 3 个，变更 1 个，相同 0 个")
    page.get_by_role("link", name="看第一个变更的数的趋势").click()
    expect(page.locator("h1")).to_contain_text("37,600")
    page.goto(f"{address}/sources?load=2")
    for text in ("批次2：云江市房地产五月.xlsx", "B4", "37,600"):
        expect(main).to_contain_text(text)
    page.get_by_role("button", name="撤销这一批次").click()
    page.get_by_role("button", name="确认撤销批次2").click()
    expect(main).to_contain_text("它的数不再计入")
    page.goto(f"{address}/trend?indicator=re_sales_area&region=100000&to=2023-04")
    expect(page.locator("h1")).to_contain_text("37,635.87")


def test_a_load_is_taken_back_where_it_was_made(address: str, tmp_path: Path, page: Page) -> None:
    dropped(page, address, tmp_path, 五月=[["指标", "2023年1-5月"], ["商品房销售面积(万平方米)", 46440.5]])
    main = page.locator("[data-testid=stMain]")
    expect(page.get_by_role("button", name="确认入库")).to_be_disabled()  # it names no region: a warning
    page.locator("[data-testid=stCheckbox]").click()
    page.get_by_role("button", name="确认入库").click()
    expect(main).to_contain_text("已入库为批次2")
    expect(page.get_by_role("link", name="看数据来源")).to_have_attribute("href", re.compile("load=2"))
    page.get_by_role("button", name="撤销本次入库").click()
    expect(main).to_contain_text("批次2已撤销")
    page.goto(f"{address}/trend?indicator=re_sales_area&region=100000")
    expect(page.locator("h1")).to_contain_text("37,635.87")


ICONS = {"add", "search"}  # signs that a font draws by their names


def test_the_page_speaks_no_english_and_asks_no_stranger(address: str, tmp_path: Path, page: Page) -> None:
    strangers: list[str] = []
    page.on(
        "request", lambda request: strangers.append(request.url) if "127.0.0.1" not in request.url else None
    )
    dropped(page, address, tmp_path, 甲=MESSY, 乙=[["只有文字"], ["没有数"]])
    for tab in ("问题", "更正", "读到什么"):
        page.get_by_role("tab", name=tab).click()
        text = page.locator("[data-testid=stMain]").inner_text()
        words = set(re.findall(r"\b[A-Za-z]{3,}\b", text)) - {"xlsx", "root", *ICONS}
        assert words <= {"data", "catalog", "indicators", "csv", "aliases", "python", "etl", "template"}
    assert [url for url in strangers if url.startswith("http")] == []
