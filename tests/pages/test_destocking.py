"""去化周期 on the trend of a stock of housing (rule V2)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.indicators.builds import Fact, Subject, make_warehouse, months_of
from tests.pages.city import CITY, STOCK
from tests.pages.conftest import SALES, words

Visit = Callable[..., AppTest]


@pytest.fixture
def housing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sold = months_of(SALES, CITY, 2023, {month: 20.0 * month for month in range(2, 9)})
    left = Fact(STOCK, CITY, "2023-08", "2023-08", 500.0)
    make_warehouse(tmp_path / "city", [*sold, left], subjects=[Subject(STOCK, kind="stock", additive=False)])
    monkeypatch.setenv("SHULAN_WAREHOUSE", str(tmp_path / "city"))


def test_v2_the_cycle_and_its_window_stand_below_the_stock(housing: None, visit: Visit) -> None:
    said = words(visit("trend", indicator=STOCK))
    assert "2023年8月末云江市商品房待售面积的去化周期" in said
    assert "按近6个月月均20.00万平方米为25.0个月（36—18个月档）" in said
    assert "按近12个月不测算（近12个月的销售面积不全" in said
    assert "去化周期" not in words(visit("trend", indicator=SALES))
