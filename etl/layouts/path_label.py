"""The words of a path: 商品房销售面积 / 本年累计 / 同比增长(%) is a name, a span, a measure, a unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from etl.layouts.label import Label, Measure, Span, normal, read_label, words_alone
from etl.layouts.places import place_in
from etl.layouts.unit_words import is_percent
from etl.layouts.words import is_total, names_indicator, part_words
from indicators.catalog import Catalog, Indicator

SEPARATOR = " / "
_SECTION = re.compile(r"(?:[一二三四五六七八九十]+、|[(（][一二三四五六七八九十\d]+[)）]|\d+[.、)])\s*")
_NEUTRAL = re.compile(
    r".*(?:情况|指标|概况|项目|运行|完成|统计|数据|部分|一览|汇总)(?:表)?$|(?:合计|总计|全部|总数|总量)$"
)
_CHINESE = re.compile(r"([\u4e00-\u9fff（）()、:：\d%·]+)\s+[A-Za-z][A-Za-z ,.()&'/-]*$")

_NUMBER = re.compile(
    r"^\s*(?:续?附?表\s*[\d一二三四五六七八九十.-]*|[\d一二三四五六七八九十]{1,3}(?:[.-]\d{1,3})*(?![\d年月])|)\s*[:：、]?\s*"
)
_DATED = re.compile(
    r"[(（]?(?:19|20)\d\d年度?(?:\d{1,2}月?\s*[-—–~至]\s*)?(?:\d{1,2}月份?|[前第]?[一二三四]个?季度|[上下]半年)?[)）]?"
)
_OF_REGIONS = re.compile(r"^(?:全[国省市县区])?.{0,3}?(?:各|分)(?:省区市|省|市|区县|县区|市县|地区|区|县)+")
_TITLE_END = re.compile(r"(?:完成)?(?:情况|统计)?(?:月报|季报|年报|简报|快报)?表?\s*(?:[(（].*[)）])?$")


@lru_cache(maxsize=20_000)
def read_path(text: str, catalog: Catalog, has_unit: bool = False) -> Label:
    """As ``read_label``, for a text whose parts may say span and measure each for itself."""
    if SEPARATOR not in text:
        alone = words_alone(text)
        if alone is not None and catalog.find_indicator(text) is None:
            return alone._replace(unit="%" if is_percent(text) else "")
        return read_label(_domestic(text), catalog, has_unit)
    rest: list[str] = []
    span: Span = ""
    measure: Measure = "actual"
    for part in text.split(SEPARATOR):
        alone = words_alone(_domestic(part))
        if alone is None:
            rest.append(_domestic(part))
            continue
        span, measure = alone.span or span, alone.measure if alone.measure != "actual" else measure
    last = read_label(rest[-1], catalog, has_unit) if rest else Label("", "", "actual", "")
    names = [*rest[:-1], last.name] if rest else []
    said = measure if measure != "actual" else last.measure
    unit = last.unit if measure == "actual" else ""  # that of the levels is not that of their growth
    return Label(SEPARATOR.join(filter(None, names)), unit, said, span or last.span)


def _domestic(part: str) -> str:
    """The Chinese words of a bilingual label."""
    both = _CHINESE.match(normal(part))
    return both[1] if both else part


def find_path(name: str, title: str, catalog: Catalog) -> tuple[Indicator, str] | None:
    """The indicator that all parts of a path name: one left out could be what tells it apart."""
    if SEPARATOR not in name:
        found = _named(_without_number(name), catalog)
        return found or _titled_part(name, title, catalog)
    for candidate in _candidates(name.split(SEPARATOR)):
        found = _named(candidate, catalog)
        if found is not None:
            return found
    return None


def _titled_part(name: str, title: str, catalog: Catalog) -> tuple[Indicator, str] | None:
    """What the title names, where rows and columns say nothing more, or a part of it."""
    if name and not part_words(name):
        return None
    found = _titled(title, catalog)
    if found is None or not name:
        return found
    category = catalog.find_category(found[0], name[len(part_words(name)) :])
    return None if category is None else (found[0], category)


def _named(name: str, catalog: Catalog) -> tuple[Indicator, str] | None:
    return catalog.find_indicator(name) if name else None


def _candidates(parts: list[str]) -> Iterator[str]:
    parts = [_without_number(part) for part in parts]
    told = [part for part in parts if not (is_total(part) or names_indicator(part))] or parts
    plain = [part[len(part_words(part)) :] for part in told]
    eastern = [part for part in plain if re.search(r"[\u4e00-\u9fff]", part)]
    plain = eastern or plain  # the English beneath says the same
    yield "".join(plain)
    yield "".join(reversed(plain))
    while len(plain) > 1 and _NEUTRAL.match(plain[0]):
        plain = plain[1:]
        yield "".join(plain)
    if len(set(plain)) < len(plain):
        yield "".join(dict.fromkeys(plain))
    if len(plain) > 1 and plain[0] in plain[-1]:
        yield plain[-1]


def _without_number(part: str) -> str:
    return _SECTION.sub("", part, count=1) if _SECTION.match(part) else part


def _titled(title: str, catalog: Catalog) -> tuple[Indicator, str] | None:
    """Of a table whose rows and columns name regions and spans only, its title."""
    for line in reversed(title.split(SEPARATOR)):
        bare = _DATED.sub("", _NUMBER.sub("", normal(line)))
        place = place_in(bare)
        bare = bare.removeprefix(place) if place else bare
        found = _named(_TITLE_END.sub("", _OF_REGIONS.sub("", bare)).strip(), catalog)
        if found is not None:
            return found
    return None
