"""What differs between two loads as records for programs and people: ``python -m indicators changes``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from indicators.catalog import Catalog
from indicators.changes import KINDS, UNDONE, Change, Undone, changes, undone
from indicators.loads import Load, loads
from indicators.period import month_text
from indicators.printing import Record
from indicators.warehouse import Warehouse

COLUMNS: Final = (
    "kind", "indicator", "indicator_name", "region", "region_name", "category", "period_start", "period_end",
    "measure", "unit", "old_value", "value", "change", "change_pct", "change_pp", "old_status", "status",
    "old_load", "old_sheet", "old_cell", "load", "file", "loaded_at", "sheet", "cell", "rolled_back_at",
    "figures",
)  # fmt: skip
SHOWN: Final = {
    "kind_words": "变动", "indicator_name": "指标", "region_name": "地区", "category": "类别",
    "period_start": "起", "period_end": "止", "measure": "内容", "old_value": "原数", "value": "新数",
    "unit": "单位", "change": "增减", "change_pct": "增减%", "change_pp": "百分点", "old_load": "原批次",
    "load": "批次", "file": "文件", "sheet": "工作表", "cell": "单元格",
}  # fmt: skip


def records(
    warehouse: Warehouse,
    catalog: Catalog,
    before: int,
    after: int,
    indicators: Sequence[str] | None = None,
    region: str = "",
) -> list[Record]:
    """A line a figure, and after them a line (``rolled_back``) a load that was taken back in between."""
    found = changes(warehouse, before, after, indicators=indicators, region=region)
    files = loads(warehouse)
    gone = undone(warehouse, before, after)
    return [*(_figure(one, files, catalog) for one in found), *map(_undone, gone)]


def _figure(one: Change, files: dict[int, Load], catalog: Catalog) -> Record:
    indicator, region = catalog.indicators.get(one.indicator), catalog.regions.get(one.region)
    unit = "" if indicator is None else indicator.unit
    load = files[one.load]
    return {
        **one._asdict(),
        "kind_words": KINDS[one.kind],
        "indicator_name": one.indicator if indicator is None else indicator.name,
        "region_name": one.region if region is None else region.name,
        "unit": "%" if one.measure in ("yoy_reported", "target_yoy") else unit,
        "period_start": month_text(one.period_start),
        "period_end": month_text(one.period_end),
        "change": one.moved,
        "change_pct": one.moved_pct,
        "change_pp": one.moved_pp,
        "file": load.file,
        "loaded_at": load.loaded_at.isoformat(sep=" ", timespec="minutes"),
        "rolled_back_at": None,
        "figures": None,
    }


def _undone(one: Undone) -> Record:
    return dict.fromkeys((*COLUMNS, *SHOWN)) | {
        "kind": "rolled_back",
        "kind_words": UNDONE,
        "load": one.load,
        "file": one.file,
        "loaded_at": one.loaded_at.isoformat(sep=" ", timespec="minutes"),
        "rolled_back_at": one.rolled_back_at.isoformat(sep=" ", timespec="minutes"),
        "figures": one.figures,
    }
