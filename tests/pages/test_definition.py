from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.indicators.builds import make_warehouse, months_of
from tests.pages.conftest import SALES, words

Visit = Callable[..., AppTest]
CITY, OUTPUT = "990100", "construction_output"


def opened(app: AppTest) -> str:
    """The words of the page with its card open."""
    app.session_state["definition"] = True
    return words(app.run())


def test_the_card_opens_on_a_page_of_one_indicator(warehouse: Path, visit: Visit) -> None:
    app = visit("trend")
    assert "商品房销售面积的口径" not in words(app)
    assert "商品房销售面积的口径" in opened(app)


@pytest.mark.parametrize("page", ["growth", "regions", "contribution"])
def test_the_card_is_on_every_page(page: str, warehouse: Path, visit: Visit) -> None:
    assert "报告期内出售新建商品房屋的合同总面积" in opened(visit(page))


def test_a4_two_indicators_of_one_page_across_bases(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, visit: Visit
) -> None:
    facts = [fact for code in (OUTPUT, SALES) for fact in months_of(code, CITY, 2023, {3: 1.0, 4: 2.0})]
    make_warehouse(tmp_path / "city", facts)
    monkeypatch.setenv("SHULAN_WAREHOUSE", str(tmp_path / "city"))
    app = visit("growth", topic="all", focus=OUTPUT)
    said = opened(app)
    assert "建筑业总产值按注册地统计，商品房销售面积按在地统计" in said
    pills = next(each for each in app.get("button_group") if each.proto.label == "看哪个指标的口径")
    assert len(pills.proto.options) == 2
