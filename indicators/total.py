"""What the regions under one make together, if that may be said: ``total.sql`` (rules A1, A3, A4)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final, Literal, NamedTuple

from indicators.catalog import Catalog, Indicator, UnitMismatch
from indicators.growth import BASES, Growth, growth
from indicators.period import Period
from indicators.quotient import refused
from indicators.warehouse import Warehouse

REFUSALS: Final = {
    "ok": "",
    "missing": "有地区未报",
    "zero_base": "分母之和为零",
    "no_parts": "率不能相加，目录中没有登记分子分母",
    "mixed_basis": "分子分母口径不同（注册地与在地），不能相除",
    "mixed_units": "分子分母的单位不能换算",
    "span": "期间不是累计、当月、当季、半年或全年",
}

Refusal = Literal["ok", "missing", "zero_base", "no_parts", "mixed_basis", "mixed_units", "span"]


class Total(NamedTuple):
    """``value`` in the indicator's unit is derived, None with a ``refusal``; ``missing`` are regions.

    ``reported`` is what the region above says itself (rule A3); ``differs`` by more than rounding (G10).
    """

    value: float | None
    refusal: Refusal
    missing: tuple[str, ...] = ()
    reported: Growth | None = None
    differs: bool = False


def total(
    warehouse: Warehouse,
    catalog: Catalog,
    indicator: Indicator,
    parent: str,
    regions: Sequence[str],
    category: str,
    span: Period,
    as_of: int | None = None,
) -> Total:
    """Of a flow or stock the sum, of a ratio Σ numerator ÷ Σ denominator, never a mean of rates."""
    parts, refusal = _parts(catalog, indicator)
    if span.basis not in BASES:
        return Total(None, "span")
    codes = list(dict.fromkeys([indicator.code, *(part.code for part in parts)]))
    asked = [parent, *regions]
    bases = {"point" if catalog.indicators[code].kind == "stock" else span.basis for code in codes}
    rows = [
        row
        for basis in sorted(bases)
        for row in growth(warehouse, codes, asked, [category], basis, span.end, span.end, as_of)
        if row.period_start in (span.start, span.end)
    ]
    told = {(row.indicator, row.region): row for row in rows}
    own = told.get((indicator.code, parent))
    reported = own if own is not None and own.value is not None else None
    if refusal != "ok":
        return Total(None, refusal, (), reported)
    figures, divisors = ([_value(told, part.code, region) for region in regions] for part in (parts * 2)[:2])
    ratio = len(parts) == 2
    [(value, divisor, missing)] = warehouse.query(
        "total", regions=list(regions), figures=figures, divisors=divisors, ratio=ratio
    )
    if value is None:
        return Total(None, "missing" if missing or divisor is None else "zero_base", tuple(missing), reported)
    if ratio:
        value *= _scale(catalog, indicator, parts)
    return Total(value, "ok", (), reported, _differs(value, reported, len(regions), ratio))


def refusal_words(found: Total, catalog: Catalog) -> str:
    """Why nothing is derived, naming who is missing; '' where something is (rule A3)."""
    if found.refusal == "missing" and found.missing:
        return f"{'、'.join(catalog.regions[code].name for code in found.missing)}未报，不推算合计"
    said = REFUSALS[found.refusal]
    return f"{said}，不推算合计" if said else ""


def _value(told: Mapping[tuple[str, str], Growth], code: str, region: str) -> float | None:
    row = told.get((code, region))
    return None if row is None else row.value


def _parts(catalog: Catalog, indicator: Indicator) -> tuple[list[Indicator], Refusal]:
    """What is added, or divided by what; refused across bases of counting (rule A4)."""
    if indicator.kind in ("flow", "stock"):
        return [indicator], "ok"
    if not indicator.numerator or not indicator.denominator:
        return [], "no_parts"
    parts = [catalog.indicators[code] for code in (indicator.numerator, indicator.denominator)]
    if refused(*parts):
        return [], "mixed_basis"
    try:
        _scale(catalog, indicator, parts)
    except UnitMismatch:
        return [], "mixed_units"
    return parts, "ok"


def _scale(catalog: Catalog, indicator: Indicator, parts: Sequence[Indicator]) -> float:
    """Turns numerator ÷ denominator in their units into the ratio's: 亿元 ÷ 万平方米 into 元/平方米."""
    above, below = parts
    if indicator.percent:
        return float(catalog.exact_factor(above.unit, below.unit) * 100)
    wanted_above, _, wanted_below = indicator.unit.partition("/")
    divided: Decimal = catalog.exact_factor(above.unit, wanted_above) / catalog.exact_factor(
        below.unit, wanted_below
    )
    return float(divided)


def _differs(value: float, reported: Growth | None, parts: int, ratio: bool) -> bool:
    """Whether the region says something else than its parts, beyond their rounding (rules A3, G10)."""
    if reported is None or reported.value is None:
        return False
    half = 0.5 * 10.0 ** -(reported.decimals or 0)
    return abs(value - reported.value) > (half if ratio else (parts + 1) * half) * (1 + 1e-9)
