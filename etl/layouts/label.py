"""The words of a header or stub cell: 房地产投资_累计值 (亿元) is a name, a span, a measure and a unit."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Literal, NamedTuple

from indicators.catalog import Catalog

Measure = Literal["actual", "target", "yoy_reported", "check_last_year", "derived"]
Span = Literal["", "cumulative", "month", "quarter", "point", "year"]


class Label(NamedTuple):
    """``span`` is '' and ``unit`` is '' where the words say nothing of them."""

    name: str
    unit: str
    measure: Measure
    span: Span


_SPANS: tuple[tuple[Span, str], ...] = (
    (
        "cumulative",
        r"(?:本年|当年|自年初|年初至今|今年以来)?累计(?:值|数|完成|完成值|完成数|实际)?"
        r"|1\s*[-—–~至]\s*本月累计?",
    ),
    ("cumulative", r"year[- ]to[- ]date|ytd"),
    ("month", r"(?:current|this|latest) month"),
    ("quarter", r"(?:当|本)季(?:度)?(?:值|数|实际)?"),
    ("month", r"(?:当月|本月|单月)(?:值|数|实际|完成|完成值|完成数)?"),
    ("point", r"(?:期末|月末|季末|时点)(?:值|数)?"),
)
_GROWTH = (
    r"(?:比|较)(?:上年|去年)(?:同期)?(?:增长|增减|增速|增加)率?"
    r"|同比(?:增长|增减|增速|增幅|变化|涨跌)?(?:率|幅度)?|增长率|增长速度|增长|增速|增幅|增减率?|同比±|±"
)
_LAST_YEAR = (
    r"(?:上年|去年)(?:同期|同月|同季)(?:累计)?(?:完成)?(?:数|值|实际)?|(?:上年|去年)累计(?:数|值)?"
    r"|基期(?:数|值)?|(?:上年|去年)(?:\d{1,2}月?[-—–~至])?\d{1,2}月份?(?:累计)?"
)
_MONTHS = r"(?:\d{1,2}月?[-—–~至])?\d{1,2}月份?"
_BESIDE = r"环比(?:增长|增减|增速|增幅|变化|涨跌)?率?|(?:比|较)上(?:月|季|季度|期|旬)(?:增长|增减|增速|±)?率?"
_TARGET = r"(?:年度|全年|本年|当年|年)(?:目标|计划|任务)(?:值|数|量)?"
_SQUARED = re.compile("([\u3371-\u33df]|(?<=m)[²³])")
_JOINT = r"[\s_:：·、,，|/-]*"
_BRACKET = re.compile(r"^(.*?)[\s_]*\(([^()]*)\)\s*$", re.DOTALL)
_TAIL = re.compile(r"^(.+)[,，、/:：]\s*([^,，、/:：]+)$", re.DOTALL)
_PERCENT_TAIL = re.compile(r"^(.*[增长减速幅率比])\s*%$", re.DOTALL)
_GROWTH_UNITS = ("", "%", "百分点", "个百分点", "‰")


def normal(text: str) -> str:
    """NFKC, without spaces at the ends and with single ones inside; ㎡ and m² stay as they are."""
    parts = _SQUARED.split(text)
    parts[::2] = [unicodedata.normalize("NFKC", part) for part in parts[::2]]
    return re.sub(r"\s+", " ", "".join(parts)).strip()


@lru_cache(maxsize=65_536)
def bare(text: str) -> str:
    """NFKC without any space or closing colon: for comparing header words (指　标： is 指标)."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).rstrip(":")


@lru_cache(maxsize=20_000)
def read_label(text: str, catalog: Catalog, has_unit: bool = False) -> Label:
    """Split a label; ``has_unit`` says that the unit stands elsewhere, so a bracket belongs to the name."""
    whole, unit = split_unit(text, catalog, has_unit)
    name, span, measure = whole, "", "actual"
    stripped = _without(name, _TARGET)
    if stripped is not None:
        return Label(stripped, unit, "target", "year")
    for words, beside in ((_BESIDE, "derived"), (_LAST_YEAR, "check_last_year")):
        stripped = _without(name, words)
        if stripped is not None and catalog.find_indicator(name) is None:
            name, span = _split_span(stripped, catalog)
            return Label(name, unit, beside, span)  # type: ignore[arg-type]
    grown = _without(name, _GROWTH) if unit.replace("％", "%") in _GROWTH_UNITS else None
    if grown is not None and catalog.find_indicator(name) is None:
        name, measure = grown, "yoy_reported"
    name, span = _split_span(name, catalog)
    return Label(name, unit, measure, span)  # type: ignore[arg-type]


_ALONE: tuple[tuple[str, Measure, Span], ...] = (
    (r"绝对(?:额|量|数|值)|总量|数值|指标值|实绩|完成(?:数|值|额|量)?", "actual", ""),
    (_TARGET, "target", "year"),
    (_BESIDE, "derived", ""),
    (_LAST_YEAR, "check_last_year", ""),
    (_GROWTH, "yoy_reported", ""),
    *((words, "actual", span) for span, words in _SPANS),
)


def words_alone(text: str) -> Label | None:
    """What a text says that names no figure but a span or measure only: 本年累计, 同比±%; None for others."""
    bare = re.sub(r"[\s()]*[%％]?[\s()]*$", "", re.sub(r"\(.*?\)$|（.*?）$", "", normal(text)))
    for words, measure, span in _ALONE:
        if bare and re.fullmatch(rf"(?:{words})", bare, re.IGNORECASE):
            return Label("", "", measure, span)
    months = re.fullmatch(rf"{_MONTHS}(.+)", bare)
    if months:
        return words_alone(months[1])
    both = re.fullmatch(
        rf"(?P<span>{'|'.join(words for _, words in _SPANS)})(?P<growth>{_GROWTH}|{_LAST_YEAR})", bare
    )
    if both:
        measure = "yoy_reported" if re.fullmatch(_GROWTH, both["growth"]) else "check_last_year"
        spanned = words_alone(both["span"])
        return Label("", "", measure, spanned.span if spanned else "")
    return None


def _split_span(name: str, catalog: Catalog) -> tuple[str, Span]:
    for span, words in _SPANS:
        shorter = _without(name, words)
        if shorter is not None:
            # a catalogue may list 累计 as part of an alias; the words still say the span
            known = catalog.find_indicator(shorter) is None and catalog.find_indicator(name) is not None
            return (name if known else shorter), span
    return name, ""


def _without(name: str, words: str) -> str | None:
    match = re.search(rf"{_JOINT}\(?(?:{words})\)?$", name, re.IGNORECASE)
    return name[: match.start()].strip() if match else None


def split_unit(text: str, catalog: Catalog, has_unit: bool = False) -> tuple[str, str]:
    """The label without its unit, and the unit as printed ('' if it names none)."""
    label = normal(text)
    bracket = _BRACKET.match(label)
    if bracket:
        before, inside = bracket[1].strip(), re.sub(r"^(?:计量)?单位\s*:?\s*", "", bracket[2]).strip()
        said = inside != bracket[2].strip()
        if said or catalog.find_unit(inside) is not None:
            return before, inside
        if not has_unit and _is_unit_place(label, before, catalog):
            return before, inside
        return label, ""
    for pattern in (_TAIL, _PERCENT_TAIL):
        tail = pattern.match(label)
        if tail and pattern is _PERCENT_TAIL:
            return tail[1].strip(), "%"
        if tail and catalog.find_unit(tail[2].strip()) is not None and catalog.find_indicator(label) is None:
            return tail[1].strip(), tail[2].strip()
    return label, ""


def _is_unit_place(label: str, before: str, catalog: Catalog) -> bool:
    """Whether an unknown bracket stands where a unit would: the rest is an indicator, the whole is not."""
    if catalog.find_indicator(label) is not None:
        return False
    name, _ = _split_span(before, catalog)
    return catalog.find_indicator(name) is not None
