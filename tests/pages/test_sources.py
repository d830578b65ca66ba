from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from etl.loads import load_files, roll_back
from indicators.catalog import Catalog
from tests.pages.conftest import words

Visit = Callable[..., AppTest]
FIRST = "2023年1-3月,29945.74,万平方米\n商品房销售面积,2023年1-4月,37635.87,万平方米"
SECOND = "2023年1-4月,37600.00,万平方米\n商品房销售面积,2023年1-5月,46440.00,万平方米"


def load(folder: Path, name: str, figures: str) -> None:
    path = folder / name
    path.write_text(f"指标,报告期,数值,单位\n商品房销售面积,{figures}\n", encoding="utf-8-sig")
    [outcome] = load_files([path], folder, Catalog.load(), "100000")
    assert outcome.result == "loaded", outcome.issues


@pytest.fixture
def twice(empty: Path) -> Path:
    """Two files; the second one changes a figure of the first and adds one."""
    load(empty, "四月.csv", FIRST)
    load(empty, "五月.csv", SECOND)
    return empty


def press(app: AppTest, label: str) -> None:
    next(button for button in app.button if label in button.label).click()
    app.run()
    assert not app.exception


def test_loads_are_listed_with_counts_state_and_links(twice: Path, visit: Visit) -> None:
    said = words(visit("sources"))
    for text in (
        "2 个入库批次，其中有效 2 个",
        "四月.csv",
        "五月.csv",
        'href="sources?part=load&amp;load=2"',
    ):
        assert text in said


def test_loads_can_be_searched_by_state_and_words(twice: Path, visit: Visit) -> None:
    roll_back(twice, Catalog.load(), 2)
    assert "五月.csv" not in words(visit("sources", state="counting"))
    assert "四月.csv" not in words(visit("sources", state="undone"))
    assert "五月.csv" not in words(visit("sources", file="四月"))


def test_every_figure_of_a_load_names_its_cell_and_what_it_changed(twice: Path, visit: Visit) -> None:
    said = words(visit("sources", load="2"))
    for text in ("批次2：五月.csv", "C2", "37,600.00", "原为37,635.87万平方米（−0.1%）", "46,440.00", "新增"):
        assert text in said
    assert "part=figure&amp;indicator=re_sales_area&amp;region=100000&amp;period=2023-01~2023-04" in said


def test_figures_of_a_load_can_be_narrowed_down(twice: Path, visit: Visit) -> None:
    said = words(visit("sources", part="load", load="2", outcome="changed"))
    assert "37,600.00" in said
    assert "46,440.00" not in said


def test_the_history_of_a_figure_goes_from_old_to_new(twice: Path, visit: Visit) -> None:
    said = words(visit("sources", part="figure", indicator="re_sales_area", period="2023-01~2023-04"))
    for text in ("先后变更 1 次", "四月.csv", "五月.csv", "已被批次2替代", "37,635.87万平方米", "−0.1%"):
        assert text in said


def test_what_the_address_asks_in_vain_is_said_aloud(twice: Path, visit: Visit) -> None:
    (warning,) = visit("sources", part="load", load="99").warning
    assert "99" in warning.value


def test_open_issues_are_those_of_loads_that_count(twice: Path, visit: Visit) -> None:
    load(twice, "怪.csv", "2023年1-6月,100.00,万平方米\n无此指标,2023年1-6月,1,个")
    said = words(visit("sources", part="issues"))
    assert "怪.csv" in said
    assert "无此指标" in said
    roll_back(twice, Catalog.load(), 3)
    assert "没有待核对的问题" in words(visit("sources", part="issues"))


def test_a_rollback_is_foretold_confirmed_and_can_be_undone(twice: Path, visit: Visit) -> None:
    app = visit("sources", part="load", load="2")
    press(app, "撤销这一批次")
    for text in ("1 个恢复为此前的值", "1 个不再有数", "37,635.87万平方米", "—"):
        assert text in words(app)
    press(app, "取消")
    assert "恢复为此前的值" not in words(app)
    press(app, "撤销这一批次")
    press(app, "确认撤销批次2")
    assert "收回 2 个数" in app.success[0].value
    assert "撤销 · 它的数不再计入" in words(app)
    press(app, "重新入库")
    assert "已重新入库为批次3：新增 1，变更 1，相同 0" in app.success[0].value
    assert "看批次3" in words(app)


def test_what_was_loaded_meanwhile_is_foretold_before_anything_is_taken_back(
    twice: Path, visit: Visit
) -> None:
    app = visit("sources", part="load", load="2")
    press(app, "撤销这一批次")
    load(twice, "六月.csv", "2023年1-4月,37700.00,万平方米")
    press(app, "确认撤销批次2")
    assert "刚刚有变动" in app.error[0].value
    assert "1 个不受影响" in words(app)
    press(app, "确认撤销批次2")
    assert "收回 2 个数" in app.success[0].value


def test_where_every_load_is_rolled_back_the_sources_still_open(twice: Path, visit: Visit) -> None:
    for number in (1, 2):
        roll_back(twice, Catalog.load(), number)
    assert "其中有效 0 个，已撤销 2 个" in words(visit("sources"))
    assert "没有有效的数据" in words(visit("sources", part="figure"))
    assert "还没有数据" in words(visit("trend"))


def test_long_loads_come_in_pages(empty: Path, visit: Visit) -> None:
    rows = "\n商品房销售面积,".join(
        f"{2000 + n // 11}年1-{n % 11 + 2}月,{n + 1},万平方米" for n in range(250)
    )
    load(empty, "长.csv", rows)
    first = words(visit("sources", load="1"))
    assert "数据 250 个，本页 100 个" in first
    last = words(visit("sources", load="1", page="3"))
    assert "本页 50 个" in last
    assert "C251" in last


def test_a_missing_original_is_said_so(twice: Path, visit: Visit) -> None:
    for path in (twice / "archive").iterdir():
        path.unlink()
    assert "存档里没有原始文件" in words(visit("sources", load="2"))
