"""One told figure in words: its name, its value with its unit, and how a later version moved it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from exhibits.number import number_text, signed_text
from exhibits.wording import POINT_WORDS
from indicators.period import Period

if TYPE_CHECKING:
    from indicators.catalog import Catalog

MEASURE_WORDS: Final = {
    "actual": "数值",
    "yoy_reported": "公布同比",
    "target": "年度目标",
    "target_yoy": "增长目标",
    "target_floor": "年度目标（不低于）",
    "target_ceiling": "年度目标（不高于）",
}
STATUS_WORDS: Final = {**POINT_WORDS, "final": "最终数", "withdrawn": "已取消"}
GROWTHS: Final = ("yoy_reported", "target_yoy")
ARROW: Final = " → "


class Printed(NamedTuple):
    """A value with as many decimals as it was printed with."""

    value: float
    decimals: int


def measure_words(measure: str) -> str:
    """数值, 公布同比 or 年度目标; a measure of another name says it itself."""
    return MEASURE_WORDS.get(measure, measure)


def name_of(catalog: Catalog, indicator: str, category: str) -> str:
    """The indicator with its category: 商品房销售面积（住宅）."""
    name = catalog.indicators[indicator].name
    return f"{name}（{category}）" if category else name


def span_text(start: int, end: int) -> str:
    """2023年1-4月 for two months as numbers."""
    return Period(start, end).label


def unit_of(catalog: Catalog, indicator: str, measure: str) -> str:
    """The catalogue's unit; a growth is in per cent."""
    return "%" if measure in GROWTHS else catalog.indicators[indicator].unit


def value_text(catalog: Catalog, indicator: str, measure: str, said: Printed) -> str:
    """The value as it was printed, with its unit."""
    return f"{number_text(*said)}{unit_of(catalog, indicator, measure)}"


def standing_text(superseded_by: int | None, as_of: int | None = None) -> str:
    """现行, what stood as of a load, or which load brought the next version."""
    if superseded_by is not None:
        return f"已被批次{superseded_by}替代"
    return "现行" if as_of is None else f"截至批次{as_of}有效"


def moved_text(catalog: Catalog, indicator: str, measure: str, before: Printed, now: Printed) -> str:
    """How far a version moved a figure: +1.5%, +0.3个百分点 for a rate, '' without a base (rules G4, G5)."""
    base, moved = before.value, now.value - before.value
    if not moved:
        return ""
    if unit_of(catalog, indicator, measure) == "%":
        return f"{signed_text(moved, max(before.decimals, now.decimals, 1))}个百分点"
    return f"{signed_text(moved / base * 100)}%" if base > 0 else ""
