"""数据上报 by its script: what a dropped file shows, what corrections and confirmation do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from etl import guided
from etl.loads import listed, load_files
from indicators.catalog import Catalog
from indicators.warehouse import open_current
from tests.etl import misdeeds
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


def test_a_correction_is_read_at_once_and_can_be_taken_back_and_forth(warehouse: Path, drop: Visit) -> None:
    app = choose(drop(四月=APRIL), "要更正什么", "这个名称是哪个指标")
    app = choose(app, "目录中的指标", "房屋竣工面积")
    app = press(app, "更正并重读")
    said = words(app)
    assert "名称全部识别" in said
    assert "“房屋卖掉的面积(万平方米)”是房屋竣工面积" in said.replace("\\", "")
    assert "1 个的名称未识别" in words(press(app, "撤销上一步"))
    assert "名称全部识别" in words(press(app, "重做"))


def test_next_month_the_same_form_is_one_click(empty: Path, drop: Visit) -> None:
    app = press(choose(drop(城建四月=APRIL), "要更正什么", "不读这个名称"), "更正并重读")
    app.checkbox[0].check()
    app = press(rerun(app), "确认入库")
    assert "已入库为批次1" in app.success[0].value
    assert [path.stem for path in (empty / "layouts").iterdir()] == ["城建"]

    may = [["指标", "2023年1-5月"], ["商品房销售面积(万平方米)", 46440], ["房屋卖掉的面积(万平方米)", 4]]
    app = drop(城建五月=may)
    assert "按已记住的版式《城建》读取" in app.success[0].value
    assert "版式《城建》已记住" in words(app)
    app.checkbox[0].check()  # no region is named
    app = press(rerun(app), "确认入库")
    assert "新增 1 个，变更 0 个" in app.success[-1].value
    assert [load.layout for load in listed(empty)] == ["城建", "城建"]


def test_a_form_that_differs_says_where(empty: Path, drop: Visit) -> None:
    app = press(choose(drop(城建四月=APRIL), "要更正什么", "不读这个名称"), "更正并重读")
    app.checkbox[0].check()
    press(rerun(app), "确认入库")
    other = [["指标", "2023年1-5月", "备注"], ["商品房销售面积(万平方米)", 46440, "新"]]
    app = drop(城建五月=other)
    [warning] = [each.value for each in app.warning if "城建" in each.value]
    assert "备注" in warning


def test_a_file_loaded_before_is_not_told_to_change_what_corrected_it(
    empty: Path, visit: Visit, drop: Visit
) -> None:
    area = "商品房销售面积(万平方米)"
    april = [["地区：全国"], ["指标", "2023年1-4月"], [area, 37600]]
    file = empty / "四月.xlsx"
    file.write_bytes(workbook(april))
    load_files([file], empty, Catalog.load())
    press(drop(更正=[*april[:2], [area, 37610]]), "确认入库")
    app = visit("upload")
    app.file_uploader[0].upload(file.name, file.read_bytes())
    said = words(rerun(app))
    assert "这份文件此前已入库（批次1）" in said
    assert "与库中数据的差异" not in said


def test_a_correction_leads_to_the_first_figure_that_it_changed(empty: Path, drop: Visit) -> None:
    rows = [
        ["地区：全国"],
        ["指标", "2023年1-4月"],
        ["商品房销售面积(万平方米)", 1],
        ["商品房销售额(亿元)", 2],
    ]
    press(drop(四月=rows), "确认入库")
    app = press(drop(更正=[*rows[:3], ["商品房销售额(亿元)", 3]]), "确认入库")
    assert "新增 0 个，变更 1 个，相同 1 个" in app.success[-1].value
    [link] = [each.proto for each in app.get("page_link") if "变更的数" in each.proto.label]
    assert "re_sales_value" in link.query_string
    standing = open_current(empty).rows(
        "select indicator, load, superseded_by from observation order by indicator, load"
    )
    assert standing == [("re_sales_area", 1, None), ("re_sales_value", 1, 2), ("re_sales_value", 2, None)]


def test_what_is_asked_is_said_where_one_confirms_and_its_form_comes_first(empty: Path, drop: Visit) -> None:
    app = drop(四月=[["2023年1-4月"], ["地区", "商品房销售面积(万平方米)"], ["城东区", 1], ["大学城", 2]])
    assert "“大学城”不在地区目录中" in app.warning[-1].value
    [box] = [box for box in app.selectbox if box.label == "要更正什么"]
    assert box.value == "这个地名是哪个地区"


def test_a_faulty_layout_is_named(empty: Path, drop: Visit) -> None:
    (empty / "layouts").mkdir(parents=True)
    (empty / "layouts" / "月报.toml").write_text("name = 3\n[[x", encoding="utf-8")
    app = drop(四月=APRIL)
    assert "不符合 TOML 的写法" in app.warning[0].value


def test_a_file_on_which_the_program_fails_does_not_stop_the_others(
    empty: Path, drop: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guided, "read_here", misdeeds.fails_on_bad)
    said = words(drop(坏=[["坏", "2023年1-4月"], ["商品房销售面积", 1]], 四月=APRIL))
    assert "程序在这里出错（ZeroDivisionError）" in said
    assert "四月.xlsx" in said
    assert "有提示，核对后可入库" in said


def test_a_new_indicator_is_made_from_the_preview(empty: Path, drop: Visit) -> None:
    app = choose(drop(四月=APRIL), "要更正什么", "新建指标")
    app = press(app, "更正并重读")
    assert "名称全部识别" in words(app)
    assert "新增" in words(app)
    assert (empty / "catalog" / "indicators.csv").is_file()


def test_several_files_are_listed_with_what_each_needs(empty: Path, drop: Visit) -> None:
    region = [["地区：全国"], ["指标", "2023年1-4月"], ["商品房销售面积(万平方米)", 37600]]
    other = [["地区：全国"], ["指标", "2023年1-5月"], ["商品房销售面积(万平方米)", 46440]]
    app = drop(四月=region, 五月=other, 文字=[["没有数"], ["的表"]])
    said = words(app)
    for text in ("四月.xlsx", "五月.xlsx", "文字.xlsx", "可以入库", "可以一起入库"):
        assert text in said
    app = press(app, "2 个文件一起入库")
    assert [(load.file, load.new) for load in listed(empty)] == [("四月.xlsx", 1), ("五月.xlsx", 1)]


def test_a_file_that_is_no_workbook_says_so(empty: Path, visit: Visit) -> None:
    app = visit("upload")
    app.file_uploader[0].upload("坏.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    said = words(rerun(app))
    assert "不是表格" in said
    assert "不能入库" in said


def test_a_file_that_is_too_large_is_not_read(empty: Path, visit: Visit) -> None:
    app = visit("upload")
    app.file_uploader[0].upload("大.csv", b"0" * (20 * 2**20 + 1))
    assert "最多允许 20 MB" in words(rerun(app))
