"""What a command line asks for, found in the catalogue and the warehouse, or refused with what there is."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Collection, Sequence

from indicators.catalog import Catalog, Indicator, Region
from indicators.freshness import freshness
from indicators.period import Period
from indicators.quality import Scope, of_topic, under
from indicators.warehouse import Warehouse

LENGTHS = {"month": 1, "point": 1, "quarter": 3, "year": 12}


class UnknownName(ValueError):  # noqa: N818 - the name is the news
    """A name that the catalogue does not hold; the message is Chinese and says what it does hold."""


def indicator_of(catalog: Catalog, text: str, category: str | None) -> tuple[Indicator, str]:
    """The indicator and category that the words name; a category asked for beside wins."""
    found = catalog.find_indicator(text)
    if found is None:
        names = [name for each in catalog.indicators.values() for name in (each.name, each.code)]
        raise UnknownName(f"指标“{text}”不在 data/catalog/indicators.csv 中{_like(text, names)}。")
    indicator, named = found
    return indicator, _category(catalog, indicator, category) if category else named


def _category(catalog: Catalog, indicator: Indicator, text: str) -> str:
    found = catalog.find_category(indicator, text)
    if found is None:
        allowed = "、".join(indicator.categories) or "没有类别"
        raise UnknownName(f"指标“{indicator.name}”没有类别“{text}”（可用：{allowed}）。")
    return found


def region_of(catalog: Catalog, text: str | None) -> Region:
    """The region that the words name; the catalogue's default one where there are none."""
    if text is None:
        return catalog.default_region
    if found := catalog.find_region(text):
        return found
    names = [region.name for region in catalog.regions.values()]
    raise UnknownName(f"地区“{text}”不在 data/catalog/regions.csv 中{_like(text, names)}。")


def scope_of(catalog: Catalog, region: str | None, topic: str | None, start: int, end: int) -> Scope:
    """The figures of a region and those right under it, of one topic, whose spans end in [start, end]."""
    places = None if region is None else under(catalog, region_of(catalog, region).code)
    if topic is None:
        return Scope(places, None, start, end)
    found = next((each for each in catalog.topics.values() if topic in (each.code, each.name)), None)
    if found is None:
        names = "、".join(each.name for each in catalog.topics.values())
        raise UnknownName(f"板块“{topic}”不在 data/catalog/topics.csv 中（有：{names}）。")
    return Scope(places, of_topic(catalog, found.code), start, end)


def _like(text: str, names: Sequence[str]) -> str:
    near = difflib.get_close_matches(text, names, 3, 0.4)
    return f"，相近的有：{'、'.join(near)}" if near else ""


def ranked_regions(catalog: Catalog, parent: Region, present: Collection[str] = ()) -> list[Region]:
    """Who is ranked under a region: what it is mostly divided into, for a province is no rival of an area.

    Of several kinds the one with most regions ``present``, as long as that makes two to compare.
    """
    below = catalog.children(parent.code) or [
        region for region in catalog.regions.values() if region.area == parent.code
    ]
    if not below:
        raise UnknownName(f"“{parent.name}”之下没有登记地区，无从排位。")
    held = Counter(region.level for region in below if region.code in present).most_common(1)
    [(level, _)] = (
        held if held and held[0][1] > 1 else Counter(region.level for region in below).most_common(1)
    )
    return [region for region in below if region.level == level]


def newest_end(
    warehouse: Warehouse, regions: Sequence[str], known: int | None, indicator: str | None = None
) -> int | None:
    """The newest month that these regions reported, of one indicator or of any, as of a load."""
    told = freshness(warehouse, regions, known)
    return max((row.newest_end for row in told if indicator in (None, row.indicator)), default=None)


def usual_span(indicator: Indicator, end: int) -> Period:
    """The span up to a month that the indicator is usually reported for (rule P1)."""
    if indicator.reporting == "cumulative" and indicator.kind != "stock":
        return Period(end // 12 * 12, end)
    return Period(end - LENGTHS.get(indicator.reporting, 1) + 1, end)


def basis_of(indicator: Indicator, span: Period) -> str:
    """The basis that a span is meant in: a stock's month is a point in time (rule A2)."""
    return "point" if indicator.kind == "stock" or indicator.reporting == "point" else span.basis
