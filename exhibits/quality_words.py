"""What is wrong with one figure, in a sentence for whoever has to ask the sender."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from exhibits.number import number_text
from exhibits.told import span_text, unit_of

if TYPE_CHECKING:
    from indicators.catalog import Catalog
    from indicators.loads import Load
    from indicators.quality import Case

FINER: Final = 2  # decimals more than printed, where a difference hides behind the last printed digit


def value_decimals(case: Case) -> int:
    """Decimals with which a difference can be seen."""
    if case.check in ("growth", "magnitude"):
        return case.decimals + (FINER if case.check == "growth" else 0)
    return max(case.decimals, case.other_decimals or 0)


def expected_text(case: Case) -> str:
    """What the figure was held against, as fine as the difference needs."""
    return number_text(case.expected, value_decimals(case))


def remark(case: Case, catalog: Catalog, loads: Mapping[int, Load]) -> str:
    """Why it does not pass; values in the catalogue's unit."""
    return _REMARKS[case.check](case, catalog, loads)


def _growth(case: Case, catalog: Catalog, _: Mapping[int, Load]) -> str:
    base = number_text(case.other_value or 0, case.other_decimals or 0)
    unit = catalog.indicators[case.indicator].unit
    return f"对照为按绝对数测算，上年同期{base}{unit}"


def _regions(case: Case, _: Catalog, __: Mapping[int, Load]) -> str:
    return f"对照为{case.parts}个下级地区之和"


def _categories(case: Case, _: Catalog, __: Mapping[int, Load]) -> str:
    return f"对照为{case.parts}个分类之和"


def _greater(_: Case, __: Catalog, ___: Mapping[int, Load]) -> str:
    return "分类大于合计，请核对是否填错行或单位不同"


def _falling(case: Case, catalog: Catalog, _: Mapping[int, Load]) -> str:
    start = (case.other_end or case.period_start) + 1
    unit = unit_of(catalog, case.indicator, case.measure)
    derived = f"{number_text(case.difference, value_decimals(case))}{unit}"
    before, span = span_text(case.period_start, start - 1), span_text(start, case.period_end)
    return f"小于{before}，推算{span}为{derived}"


def _differences(case: Case, _: Catalog, __: Mapping[int, Load]) -> str:
    later = span_text(case.other_start or 0, case.other_end or 0)
    return f"对照为{later}与{span_text(case.other_start or 0, case.period_start - 1)}之差"


def _magnitude(case: Case, _: Catalog, __: Mapping[int, Load]) -> str:
    power = case.parts or 0
    times = "100" if abs(power) == 2 else "10000"
    size = f"{times}倍" if power > 0 else f"{times}分之一"
    meant = f"{case.value / 10.0**power:.12g}"
    return f"约为前后期的{size}；单位或小数点若写错，应为{meant}"


def _versions(case: Case, _: Catalog, loads: Mapping[int, Load]) -> str:
    load = loads.get(case.other_load or 0)
    return f"未注明修订，替代批次{case.other_load}{f'（{load.file}）' if load else ''}"


def _periods(case: Case, _: Catalog, __: Mapping[int, Load]) -> str:
    if case.reason == "equal":
        return f"与{span_text(case.other_start or 0, case.other_end or 0)}相同，疑为累计数"
    return "各年都只增不减，疑为累计数"


_REMARKS: Final[Mapping[str, Callable[[Case, Catalog, Mapping[int, Load]], str]]] = {
    "growth": _growth,
    "regions": _regions,
    "categories": _categories,
    "greater": _greater,
    "falling": _falling,
    "differences": _differences,
    "magnitude": _magnitude,
    "versions": _versions,
    "periods": _periods,
}
