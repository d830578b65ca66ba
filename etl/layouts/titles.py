"""What the lines above a table say: its title, and the span, region and unit that hold for all of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from etl.layouts.places import place_in
from etl.layouts.span_parts import Part, read_part
from etl.layouts.unit_words import said_unit, titled_unit
from etl.layouts.words import is_note

_MOST = 9  # lines of a title that are kept
_SAID = re.compile(
    r"\s*(?:数据库|地区|区域|指标|时间|报告期|数据来源|资料来源|来源|报表名称?|表名|[表文]\s*号|制定机关"
    r"|批准文号|有效期至?|填报单位|综合机关名称"
    r"|(?:release|publication|last update|updated|next (?:release|update)|contact|email|telephone"
    r"|website|source|frequency)[a-z ]*)\s*[:：]",
    re.IGNORECASE,
)
_DULL = re.compile(
    r"\s*(?:续\s*表|continued|\(continued\)|data extracted|this worksheet|some (?:shorthand|cells)"
    r"|released? (?:at|on)|last updated|table information"
    r"|freeze panes|data source$|click|back to|contents$|units?$|geography)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://|\bwww\.|\w@\w")
_EACH_YEAR = re.compile(
    r"\b(?:as )?at (?:the )?((?:end (?:of )?)?(?:\d{1,2}(?:st|nd|rd|th)? )?(?:jan|feb|mar|apr|may"
    r"|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
    r"(?: \d{1,2}(?:st|nd|rd|th)?)?)(?=$|[\s,.):])(?! *\d)",
    re.IGNORECASE,
)
_YEAR_ENDING = re.compile(
    r"\b(years?|12 months|quarters?|months?) (?:ending|ended|to)(?: in)?(?: the)?(?: end(?: of)?)?"
    r"(?: \d{1,2}(?:st|nd|rd|th)?)? "
    r"((?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)\b",
    re.IGNORECASE,
)
_ENDING_DAY = re.compile(
    r"[—–,:-]\s*((?:end )?\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov"
    r"|dec)[a-z]*)\s*(?:\([a-z]\))*$",
    re.IGNORECASE,
)
_CHINESE = re.compile(
    r"(?:截[至止]到?)?(?:19|20)\d{2}\s*年(?:度|末"
    r"|底)?(?:\s*(?:\d{1,2}\s*月?\s*[-—–~至到]\s*)?\d{1,2}\s*月份?(?:末|底)?"
    r"|\s*第?[一二三四1-4]\s*季度|\s*上半年|\s*下半年|\s*前[一二三]季度|\s*\d{1,2}月\d{1,2}日)?"
)
_NOT_BEFORE = re.compile(
    r"(?:since|from|prior to|before|after|until|base|between|average|of|\d\s*to|\d\s*and)\s*$"
    r"|\d\s*[-–—=/]\s*$",
    re.IGNORECASE,
)
_NOT_AFTER = re.compile(
    r"^\s*(?:=|prices?\b|dollars\b|[-–—~/至到]\s*\d|to\b|and\b|census boundaries|=100|不变价|价格|为)",
    re.IGNORECASE,
)
_ADJUSTED = (
    (re.compile(r"not seasonally adjusted|non-?seasonally adjusted|unadjusted", re.IGNORECASE), "NSA"),
    (re.compile(r"seasonally adjusted (?:at )?annual rates?", re.IGNORECASE), "SAAR"),
    (re.compile(r"seasonally adjusted", re.IGNORECASE), "SA"),
)


@dataclass(frozen=True)
class Titles:
    """``text`` joins the lines that name the table; the rest is empty where nothing, or more, is said."""

    text: str = ""
    unit: str = ""
    region: str = ""
    period: Part | None = None
    year: int | None = None
    since: Part | None = None
    point: bool = False


def read_titles(lines: Sequence[str]) -> Titles:
    """What the lines above a table say together."""
    kept = [without_footnotes(line) for line in lines if _is_title(line)][:_MOST]
    spans = _spans(lines)
    years = {span.year for span in spans if span.year is not None}
    whole = " ".join(lines)
    day = _EACH_YEAR.search(whole) or next(filter(None, map(_ENDING_DAY.search, lines)), None)
    return Titles(
        " / ".join(_with_adjustment(line) for line in kept),
        _only(filter(None, (titled_unit(line) for line in lines if len(line) < 300))),
        next(
            filter(None, (place_in(line) for line in lines if len(line) < 200 and not _is_source(line))), ""
        ),
        spans[0] if len(spans) == 1 else None,
        years.pop() if len(years) == 1 else None,
        read_part(day[1]) if day else year_ending(whole),
        bool(
            re.search(
                r"\bas (?:at|of)\b|\bat end|end of (?:period|month|quarter|year)|期末|月末|年末",
                whole,
                re.IGNORECASE,
            )
        ),
    )


def year_ending(text: str) -> Part | None:
    """The months of each year where a text says with which month it ends: Year ending March."""
    found = _YEAR_ENDING.search(text)
    last = read_part(found[2]) if found else None
    if found is None or last is None:
        return None
    length = {"q": 3, "m": 1}.get(found[1][0].lower(), 12)
    return Part(None, last.last - length + 1, last.last)


def _only(found: Iterable[str]) -> str:
    named: dict[str, str] = {}
    for text in found:
        named.setdefault(text.casefold(), text)
    return next(iter(named.values())) if len(named) == 1 else ""


def _is_source(line: str) -> bool:
    return re.match(r"\s*(?:source|资料来源|数据来源)", line, re.IGNORECASE) is not None


def _is_title(line: str) -> bool:
    if len(line) > 200 or len(line) < 2 or said_unit(line) or re.fullmatch(r"[\d.,\s%-]+[a-z]?|\W+", line):
        return False
    if (
        _DULL.match(line)
        or _ADDRESS.search(line)
        or _SAID.match(line)
        or is_note(line)
        or re.match(r"[(（].*[)）]$", line.strip())
    ):
        return False
    return read_part(line) is None


@lru_cache(maxsize=65_536)
def without_footnotes(text: str) -> str:
    """Without the numbers of footnotes that are glued to words: dwellings1 by …, Total¹."""
    text = re.sub(r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])", "", re.sub(r"\s+", " ", text))
    text = re.sub(r"(?<=[a-z]{3})\d{1,4}(?=$|[\s,:;)])", "", text)
    return re.sub(r"(?<!\bm)(?<!km)[¹²³⁴-⁹⁰]+|(?<=\S)[†‡]+|(?<=[a-z\d)])\*+$", "", text).strip()


def _with_adjustment(line: str) -> str:
    """The usual abbreviation beside the words: Not Seasonally Adjusted (NSA)."""
    for words, short in _ADJUSTED:
        found = words.search(line)
        if found and short not in line:
            return f"{line[: found.end()]} ({short}){line[found.end() :]}"
        if found:
            break
    return line


def _spans(lines: Sequence[str]) -> list[Part]:
    found: list[Part] = []
    for line in lines:
        if (
            len(line) > 250
            or _is_source(line)
            or re.match(
                r"\s*(?:next|release|填报日期|更新|有效期|[表文]\s*号|制定机关|批准)", line, re.IGNORECASE
            )
        ):
            continue
        for span in spans_in(line):
            if span not in found and span.months <= 12:
                found.append(span)
    return found


@lru_cache(maxsize=4_000)
def spans_in(line: str) -> tuple[Part, ...]:
    """The spans of months, with their years, that a line names; those of ranges and prices are none."""
    line = unicodedata.normalize("NFKC", line)
    chinese = [read_part(re.sub(r"\s+", "", match[0])) for match in _CHINESE.finditer(line)]
    if chinese:
        ranged = re.search(r"\d{4}\s*年?\s*[-—–~至到]\s*\d{4}", line)
        return () if ranged else tuple(span for span in chinese if span is not None)
    return tuple(_english_spans(line))


def _english_spans(line: str) -> list[Part]:
    found = []
    tokens = list(re.finditer(r"[A-Za-z.']+|\d+(?:[/-]\d+)*(?:st|nd|rd|th)?|[-–]", line))
    at = 0
    while at < len(tokens):
        size, span = _span_at(line, tokens, at)
        if span is not None and span.year is not None:
            start, end = tokens[at].start(), tokens[at + size - 1].end()
            if not (_NOT_BEFORE.search(line[:start]) or _NOT_AFTER.match(line[end:])):
                found.append(span)
        at += size
    return found


def _span_at(line: str, tokens: Sequence[re.Match[str]], at: int) -> tuple[int, Part | None]:
    for size in range(min(7, len(tokens) - at), 0, -1):
        text = line[tokens[at].start() : tokens[at + size - 1].end()]
        if re.search(r"(?:1[89]|20)\d\d", text):
            span = read_part(text)
            if span is not None and not re.fullmatch(r"\d{5,}", text):
                return size, span
    return 1, None
