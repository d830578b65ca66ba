"""The region that a command names."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from indicators.catalog import Catalog


def named_region(catalog: Catalog, name: str) -> str | None:
    """Its code, '' where none was named; None, and told so, where the catalogue has none such."""
    region = catalog.find_region(name) if name else None
    if name and region is None:
        message = f"用法有误：地区“{name}”不在 data/catalog/regions.csv 中，请核对名称或代码。"
        print(message, file=sys.stderr)
        return None
    return region.code if region else ""
