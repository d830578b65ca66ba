"""What a named view shows, in words, and what of it is there no more."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple
from urllib.parse import parse_qsl

from desk.views import View
from indicators.catalog import Catalog
from indicators.period import Period, month_number

# How addresses write codes: one after another, an indicator with its category, a series in its parts, any.
SEPARATOR, WHOLE, WITHIN, ANY = ",", "=", "~", "all"
SERIES = {"indicator": 0, "region": 1}
WITHOUT_FIGURES = ("events", "settings", "target_edit")  # pages that offer what has no figures, too


class Known(NamedTuple):
    """What a view can still lead to: pages by their path with their names, and codes with figures.

    ``seen`` are the regions that the reader may see, None for all.
    """

    pages: Mapping[str, str]
    catalog: Catalog
    indicators: Collection[str]
    regions: Collection[str]
    seen: Collection[str] | None = None


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
    gone = [_lost_indicator(code, view.page, known) for code in codes(asked, "indicator")]
    gone += [_lost_region(code, view.page, known) for code in codes(asked, "region")]
    return tuple(filter(None, gone))


def codes(asked: Mapping[str, str], name: str) -> list[str]:
    """The indicators or the regions of an address, without categories, each once."""
    said = [code.partition(WHOLE)[0] for code in asked.get(name, "").split(SEPARATOR)]
    for series in asked.get("series", "").split(SEPARATOR):
        said += series.split(WITHIN)[SERIES[name] :][:1]
    return [code for code in dict.fromkeys(said) if code not in ("", ANY)]


def _lost_indicator(code: str, page: str, known: Known) -> str:
    if code not in known.catalog.indicators:
        return f"指标“{code}”已从目录中删去"
    if code in known.indicators or page in WITHOUT_FIGURES:
        return ""
    return f"{known.catalog.indicators[code].name}已没有数据"


def _lost_region(code: str, page: str, known: Known) -> str:
    if code not in known.catalog.regions:
        return f"地区“{code}”已从目录中删去"
    if known.seen is not None and code not in known.seen:
        return f"无权查看{known.catalog.regions[code].name}"
    if _reaches(code, known) or page in WITHOUT_FIGURES:
        return ""
    return f"{known.catalog.regions[code].name}已没有数据"


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
