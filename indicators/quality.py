"""What the standing figures say of each other: ``quality_<check>.sql`` (rules G2, G10, A3, P2, P4, V1)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, Literal, NamedTuple

from indicators.catalog import Catalog
from indicators.warehouse import Warehouse

# In the order in which they are told: what a reader will trip over first.
Check = Literal[
    "growth", "regions", "categories", "greater", "falling", "differences", "magnitude", "versions", "periods"
]
CHECKS: Final[Mapping[Check, str]] = {
    "growth": "G2 G10",
    "regions": "A3 G10",
    "categories": "A3 G10",
    "greater": "A3 G10",
    "falling": "P2 G10",
    "differences": "P2 G10",
    "magnitude": "量级",
    "versions": "V1 G10",
    "periods": "P4",
}
# Why a figure could not be judged, or, of a bad one, what is wrong where a check knows several ways.
REASONS: Final = {
    "rate": "率以百分点变动",
    "constant_prices": "不变价",
    "no_level": "缺两期数值",
    "break": "跨口径变动",
    "sign": "零或负数",
    "comparable": "可比口径",
    "incomplete": "分类不全或交叉",
    "missing": "有地区未报",
    "unusual": "历来不等于合计",
    "not_additive": "不可累加",
    "signed": "曾为负的余额",
    "no_sums": "缺可比的累计数",
    "few": "前后期不足两个",
    "unsteady": "前后期相差过大",
    "preliminary": "初步数的修订",
    "stated": "报表注明的修订",
    "equal": "与累计数相同",
    "rising": "各年都只增不减",
}
EVER: Final = (0, 9999 * 12 + 11)
MOST: Final = 1000


class Scope(NamedTuple):
    """Which figures are told of; None is all. Months are those in which a span ends.

    What is usual is judged by all figures, whoever asks: a verdict does not change with the scope.
    """

    regions: tuple[str, ...] | None = None
    indicators: tuple[str, ...] | None = None
    first: int = EVER[0]
    last: int = EVER[1]

    def holds(self, indicator: str, region: str) -> bool:
        """Whether it is about this indicator and this region."""
        return (self.regions is None or region in self.regions) and (
            self.indicators is None or indicator in self.indicators
        )

    def asked(self) -> dict[str, object]:
        """As parameters of a statement."""
        return {
            "regions": None if self.regions is None else list(self.regions),
            "indicators": None if self.indicators is None else list(self.indicators),
            "first": self.first,
            "last": self.last,
        }


def under(catalog: Catalog, region: str) -> tuple[str, ...]:
    """A region and those right under it."""
    return (region, *(each.code for each in catalog.children(region)))


def of_topic(catalog: Catalog, topic: str) -> tuple[str, ...]:
    """The indicators of a topic."""
    return tuple(code for code, each in catalog.indicators.items() if each.topic == topic)


EVERYTHING: Final = Scope()


class Case(NamedTuple):
    """One figure that a check does not let pass; ``other_…`` is the figure that it was held against, if one.

    Values are in the catalogue's unit, growths in per cent, months are numbers. ``parts`` counts what was
    summed; of a magnitude it is the power of ten.
    """

    check: Check
    indicator: str
    region: str
    category: str
    period_start: int
    period_end: int
    measure: str
    value: float
    decimals: int
    load: int
    sheet: str
    cell: str
    reason: str
    expected: float
    tolerance: float | None = None
    parts: int | None = None
    other_region: str | None = None
    other_category: str | None = None
    other_start: int | None = None
    other_end: int | None = None
    other_value: float | None = None
    other_decimals: int | None = None
    other_load: int | None = None

    @property
    def difference(self) -> float:
        """By how much the figure is above what was expected."""
        return self.value - self.expected


class Verdict(NamedTuple):
    """What a check came to: how many figures passed, how many did not, how many it cannot judge and why."""

    check: Check
    ok_count: int
    bad_count: int
    untold: Mapping[str, int]
    cases: tuple[Case, ...]

    @property
    def judged_count(self) -> int:
        """How many figures it could judge."""
        return self.ok_count + self.bad_count

    @property
    def untold_count(self) -> int:
        """How many it could not."""
        return sum(self.untold.values())

    @property
    def status(self) -> Literal["ok", "bad", "none"]:
        """Of the check as a whole; none where there was nothing to judge."""
        if self.bad_count:
            return "bad"
        return "ok" if self.ok_count else "none"


def verdict(
    warehouse: Warehouse,
    catalog: Catalog,
    check: Check,
    scope: Scope = EVERYTHING,
    most: int = MOST,
) -> Verdict:
    """One check over the standing figures: all are counted, the newest ``most`` bad ones listed."""
    places = places_of(catalog) if check == "regions" else {}
    rows = warehouse.query(f"quality_{check}", most=most, **scope.asked(), **places)
    return _verdict(check, rows)


def verdicts(
    warehouse: Warehouse,
    catalog: Catalog,
    checks: Iterable[Check] = tuple(CHECKS),
    scope: Scope = EVERYTHING,
    most: int = MOST,
) -> list[Verdict]:
    """Several checks, in the order asked for."""
    return [verdict(warehouse, catalog, check, scope, most) for check in checks]


def _verdict(check: Check, rows: Sequence[tuple[Any, ...]]) -> Verdict:
    counts = {"ok": 0, "bad": 0}
    untold: dict[str, int] = {}
    cases: list[Case] = []
    for verdict, reason, count, bad in rows:
        if verdict == "none":
            untold[reason] = count
            continue
        counts[verdict] += count
        cases += (_case(check, told) for told in bad or ())
    cases.sort(key=lambda one: (-one.period_end, one.indicator, one.region, one.category))
    return Verdict(check, counts["ok"], counts["bad"], untold, tuple(cases))


def _case(check: Check, told: Mapping[str, Any]) -> Case:
    return Case(check=check, **{name: told[name] for name in Case._fields if name in told})


def places_of(catalog: Catalog) -> dict[str, list[str]]:
    """Of every region what it lies in and of what kind it is, side by side."""
    every = list(catalog.regions.values())
    return {
        "places": [region.code for region in every],
        "parents": [region.parent for region in every],
        "levels": [region.level for region in every],
    }
