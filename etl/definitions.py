"""What a build says about its indicators, regions and breaks: the catalogue as it was when it was written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pyarrow as pa

if TYPE_CHECKING:
    from indicators.catalog import Catalog

INDICATOR = pa.schema(
    [
        ("code", pa.string()), ("unit", pa.string()), ("kind", pa.string()), ("better", pa.string()),
        ("decimals", pa.int8()), ("additive", pa.bool_()), ("percent", pa.bool_()),
        ("constant_prices", pa.bool_()),
    ]
)  # fmt: skip
REGION = pa.schema([("code", pa.string()), ("parent", pa.string()), ("ordinal", pa.int32())])
BREAK = pa.schema(
    [
        ("indicator", pa.string()), ("region", pa.string()), ("category", pa.string()),
        ("period_start", pa.int32()), ("note", pa.string()),
    ]
)  # fmt: skip


def definitions(catalog: Catalog) -> dict[str, pa.Table]:
    """Tables of a build that repeat the catalogue, by name: indicator, region, break."""
    indicators = [
        (
            one.code,
            one.unit,
            one.kind,
            one.better,
            one.decimals,
            one.additive,
            one.percent,
            one.price_basis == "constant",
        )
        for one in catalog.indicators.values()
    ]
    regions = [(one.code, one.parent, one.ordinal) for one in catalog.regions.values()]
    breaks = [(one.indicator, one.region, one.category, one.period, one.note) for one in catalog.breaks]
    return {
        "indicator": _table(indicators, INDICATOR),
        "region": _table(regions, REGION),
        "break": _table(breaks, BREAK),
    }


def _table(rows: Sequence[tuple[object, ...]], schema: pa.Schema) -> pa.Table:
    columns = list(zip(*rows, strict=True)) or [()] * len(schema)
    return pa.table(
        [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)], schema
    )
