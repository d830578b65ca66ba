"""What a named view shows, in words, and what of it is there no more."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple
from urllib.parse import parse_qsl

from desk.views import View
from indicators.catalog import Catalog
from indicators.period import Period, month_number

WHOLE = "="  # parts an indicator from its category in an address
SEPARATOR = ","


class Known(NamedTuple):
    """What a view can still lead to: pages by their path with their names, and codes with figures."""

    pages: Mapping[str, str]
    catalog: Catalog
    indicators: Collection[str]
    regions: Collection[str]


def summary(page: str, query: str, known: Known) -> str:
    """指标趋势 · 商品房销售面积 · 全国 · 截至2023年4月: page and main conditions."""
    asked = dict(parse_qsl(query))
    said = [known.pages.get(page, page)]
    said += [_indicator(code, known.catalog) for code in codes(asked, "indicator")]
    said += [_region(code, known.catalog) for code in codes(asked, "region")]
    if end := asked.get("to", ""):
        said.append(f"截至{_month(end)}")
    return " · ".join(said)


def losses(view: View, known: Known) -> tuple[str, ...]:
    """What the view asks for and cannot be shown any more, a sentence each."""
    if view.page not in known.pages:
        return (f"页面“{view.page}”已不存在",)
    asked = dict(parse_qsl(view.query))
    gone = []
    for code in codes(asked, "indicator"):
        if code not in known.catalog.indicators:
            gone.append(f"指标“{code}”已从目录中删去")
        elif code not in known.indicators:
            gone.append(f"{known.catalog.indicators[code].name}已没有数据")
    for code in codes(asked, "region"):
        if code not in known.catalog.regions:
            gone.append(f"地区“{code}”已从目录中删去")
        elif not _reaches(code, known):
            gone.append(f"{known.catalog.regions[code].name}已没有数据")
    return tuple(gone)


def codes(asked: Mapping[str, str], name: str) -> list[str]:
    """Of a condition, without categories."""
    return [code.partition(WHOLE)[0] for code in asked.get(name, "").split(SEPARATOR) if code]


def _reaches(code: str, known: Known) -> bool:
    """A region with figures, or one right above such: the ranking of its parts can be shown."""
    return code in known.regions or any(each.code in known.regions for each in known.catalog.children(code))


def _indicator(code: str, catalog: Catalog) -> str:
    found = catalog.indicators.get(code)
    return found.name if found else code


def _region(code: str, catalog: Catalog) -> str:
    found = catalog.regions.get(code)
    return found.name if found else code


def _month(text: str) -> str:
    try:
        month = month_number(text)
    except ValueError:
        return text
    return Period(month, month).label
