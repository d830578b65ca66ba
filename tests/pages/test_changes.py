"""版本变化: what differs between two loads or days (rule V1), and a figure's history as a step line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from etl.loads import roll_back
from indicators.catalog import Catalog
from tests.pages.conftest import words
from tests.pages.test_vintage import FIRST, load

Visit = Callable[..., AppTest]
SECOND = (
    "商品房销售面积,全国,2023年1-4月,37600.00,万平方米\n商品房销售面积,全国,2023年1-5月,46440.00,万平方米"
)


@pytest.fixture
def revised(empty: Path) -> Path:
    """Two files; the second one changes a figure of the first and adds one."""
    load(empty, "四月.csv", FIRST)
    load(empty, "五月.csv", SECOND)
    return empty


def test_v1_the_table_lists_exactly_the_revision(revised: Path, visit: Visit) -> None:
    said = words(visit("changes", since="1", until="2", kind="revised"))
    for text in ("批次1至批次2：修订 1 个", "37,635.87", "37,600.00", "−35.87", "−0.1%", "五月.csv", "D2"):
        assert text in said
    assert said.count("<tr>") == 2
    assert "period=2023-01~2023-04" in said


def test_the_newest_two_loads_are_compared_where_nothing_is_asked(revised: Path, visit: Visit) -> None:
    said = words(visit("changes"))
    assert "修订 1 个，新增 1 个" in said
    assert "46,440.00" in said


def test_two_days_and_a_region_without_changes(revised: Path, visit: Visit) -> None:
    app = visit("changes", since="1", area="100001")
    assert "area=100001" in words(app).replace("\\", "")


def test_v1_a_load_taken_back_in_between_is_named(revised: Path, visit: Visit) -> None:
    load(revised, "六月.csv", "商品房销售面积,全国,2023年1-6月,50000.00,万平方米")
    roll_back(revised, Catalog.load(), 2)
    said = words(visit("changes", since="1"))
    assert "批次2（五月.csv）已于" in said
    assert "它新增和变更的 2 个数不计入任何版本" in said


@pytest.mark.parametrize("asked", [{"since": "99"}, {"since": "昨天"}, {"since": "1", "until": "1999-01-01"}])
def test_a_version_that_there_is_not_is_said_in_words(
    revised: Path, visit: Visit, asked: dict[str, str]
) -> None:
    app = visit("changes", **asked)
    assert "无法识别或没有数据" in app.warning[0].value
    assert "批次1至批次2" in words(app)


def test_one_load_leaves_nothing_to_compare(empty: Path, visit: Visit) -> None:
    load(empty, "四月.csv", FIRST)
    assert "还只有一个批次" in words(visit("changes"))


def test_an_empty_warehouse_says_what_to_do(empty: Path, visit: Visit) -> None:
    assert "还没有数据" in words(visit("changes"))


def test_v1_the_history_of_a_figure_is_a_step_line(revised: Path, visit: Visit) -> None:
    app = visit(
        "sources", part="figure", indicator="re_sales_area", region="100000", period="2023-01~2023-04"
    )
    spec = json.loads(app.get("plotly_chart")[0].proto.spec)
    assert spec["data"][0]["line"]["shape"] == "hv"
    assert spec["data"][0]["y"] == [37635.87, 37600.0, 37600.0]
    assert "2 个版本：37,635.87万平方米 → 37,600.00万平方米（−0.1%）" in words(app)


def test_a_figure_with_one_version_has_no_step(revised: Path, visit: Visit) -> None:
    app = visit(
        "sources", part="figure", indicator="re_sales_area", region="100000", period="2023-01~2023-05"
    )
    assert not app.get("plotly_chart")
