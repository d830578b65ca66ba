"""数据上报 by its script: what a dropped file shows, what corrections and confirmation do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from etl.loads import listed
from tests.etl.books import Rows, workbook
from tests.pages.conftest import words

Visit = Callable[..., AppTest]
APRIL = [
    ["指标", "2023年1-4月"],
    ["商品房销售面积(万平方米)", 37600],
    ["房屋卖掉的面积(万平方米)", 3],
]
MIXED = "测试<img src=x onerror=alert(1)>"


@pytest.fixture
def drop(visit: Visit) -> Callable[..., AppTest]:
    """Open the page and drop workbooks of these rows, by the files' names."""

    def dropped(**files: Rows) -> AppTest:
        app = visit("upload")
        for name, rows in files.items():
            app.file_uploader[0].upload(f"{name}.xlsx", workbook(rows))
        return rerun(app)

    return dropped


def rerun(app: AppTest) -> AppTest:
    app.run()
    assert not app.exception
    return app


def press(app: AppTest, label: str) -> AppTest:
    next(button for button in app.button if button.label.startswith(label)).click()
    return rerun(app)


def choose(app: AppTest, label: str, option: str) -> AppTest:
    box = next(box for box in app.selectbox if box.label.startswith(label))
    box.select_index([str(each) for each in box.options].index(option))
    return rerun(app)


def test_an_empty_page_says_what_to_do_and_offers_the_template(empty: Path, visit: Visit) -> None:
    app = visit("upload")
    said = words(app)
    for text in ("数据上报", "放入文件", "核对", "更正", "入库"):
        assert text in said
    assert [button.proto.label for button in app.get("download_button")] == [
        "下载空白模板（长表，带下拉选项）"
    ]


def test_a_dropped_file_shows_its_grid_its_series_and_the_difference(warehouse: Path, drop: Visit) -> None:
    said = words(drop(四月=APRIL))
    for text in (
        'class="cell-header"',
        'class="cell-data"',
        "37600",
        "未识别",
        "37,635.87万平方米 → 37,600万平方米",
    ):
        assert text in said
    assert "指标：商品房销售面积" in said


def test_text_of_a_file_is_shown_as_text(warehouse: Path, drop: Visit) -> None:
    said = words(drop(四月=[[MIXED], *APRIL]))
    assert "&lt;img src=x" in said
    assert "<img src=x" not in said


def test_warnings_need_a_tick_before_the_file_can_be_loaded(empty: Path, drop: Visit) -> None:
    app = drop(四月=APRIL)
    [load] = [button for button in app.button if button.label.startswith("确认入库")]
    assert load.disabled
    [tick] = app.checkbox
    tick.check()
    app = rerun(app)
    app = press(app, "确认入库")
    assert "已入库为批次1：新增 1 个" in words(app) + app.success[0].value
    [only] = listed(empty)
    assert (only.file, only.new) == ("四月.xlsx", 1)
    app = press(app, "撤销本次入库")
    assert "批次1已撤销" in words(app)
    assert listed(empty)[0].rolled_back_at is not None
