"""What the checks of data quality offer to choose from, and the scope that is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from exhibits.quality import NAMES
from indicators.catalog import Catalog
from indicators.inventory import Inventory
from indicators.period import Period, month_number, month_text
from indicators.quality import CHECKS, EVER, Scope, Verdict, of_topic, under

PARTS: Final = {"late": "迟报", "checks": "核对", "corrections": "更正"}
ALL: Final = "all"


def known(verdict: Verdict, catalog: Catalog) -> Verdict:
    """Without the figures of codes that the catalogue no longer holds: they have no name to be told by."""
    kept = (
        one for one in verdict.cases if one.indicator in catalog.indicators and one.region in catalog.regions
    )
    return verdict._replace(cases=tuple(kept))


def checks() -> dict[str, str]:
    """All checks, or one."""
    return {ALL: "全部核对", **{check: NAMES[check] for check in CHECKS}}


def regions(held: Inventory, catalog: Catalog) -> dict[str, str]:
    """Every region that has figures; one stands for itself and those right under it."""
    present = held.regions
    return {ALL: "全部地区", **{code: one.name for code, one in catalog.regions.items() if code in present}}


def topics(held: Inventory, catalog: Catalog) -> dict[str, str]:
    """The topics that have figures."""
    present = {catalog.indicators[code].topic for code in held.indicators if code in catalog.indicators}
    return {
        ALL: "全部板块",
        **{code: topic.name for code, topic in catalog.topics.items() if code in present},
    }


def years(first: int, last: int) -> dict[str, str]:
    """Years in which a span can end, the newest first."""
    return {ALL: "全部年份", **{str(year): f"{year}年" for year in range(last // 12, first // 12 - 1, -1)}}


def months(first: int, last: int) -> dict[str, str]:
    """Months to look back to, the newest first."""
    return {month_text(month): Period(month, month).label for month in range(last, first - 1, -1)}


def bounds(held: Inventory) -> tuple[int, int]:
    """The first and the last month of all figures."""
    lines = held.of_indicators(sorted(held.indicators))
    return min(line.first_end for line in lines), max(line.last_end for line in lines)


def scope(catalog: Catalog, region: str, topic: str, year: str = ALL) -> Scope:
    """What the filters ask for, as codes and months."""
    places = None if region == ALL else under(catalog, region)
    codes = None if topic == ALL else of_topic(catalog, topic)
    return Scope(places, codes, *(EVER if year == ALL else (int(year) * 12, int(year) * 12 + 11)))


def words(*chosen: str) -> str:
    """The filters in words: 云江市及下级 · 房地产."""
    return " · ".join(chosen)


def listed(verdicts: Sequence[Verdict]) -> int:
    """How many cases there are to page through."""
    return sum(len(verdict.cases) for verdict in verdicts)


def month(end: str) -> int:
    """The month of a filter, as a number."""
    return month_number(end)
