"""What the files of these tests say of themselves."""

from datetime import datetime

import pytest

from exhibits.about import About
from indicators.catalog import Catalog


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    return Catalog.load()


@pytest.fixture
def about(catalog: Catalog) -> About:
    filters = (("指标", "商品房销售面积"), ("地区", "全国"))
    return About(filters, 7, datetime(2026, 11, 21, 9, 30), catalog, "", "http://127.0.0.1/growth?x=1")
