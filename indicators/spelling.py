"""The spellings of a span of months (rule P5 of docs/rules.md): a cell in, month numbers out."""

from __future__ import annotations

import calendar
import datetime as dt
import math
import re
from functools import lru_cache
from typing import NamedTuple

from indicators.spelling_patterns import PATTERNS, TO_DATE, plain_spelling

Spelled = str | int | float | dt.date | None
Span = tuple[int, int]

FIRST_YEAR, LAST_YEAR = 1949, 2100
_FIRST_PRINTED = 1801  # over columns or beside rows, where a year stands alone
_LONGEST = 48  # no spelling is longer; a paragraph of notes is not worth the patterns
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_RANGES = {"first", "leading", "first_quarter", "leading_quarters", "half", "latin_half", "english_last"}


class Hints(NamedTuple):
    """What the reader of a cell knows besides its text; see ``indicators.period.parse``."""

    cumulative: bool | None = None
    point: bool = False
    year: int | None = None
    report_date: dt.date | None = None
    year_alone: bool = False

    @property
    def known_year(self) -> int | None:
        """The year of spellings that state none."""
        if self.year is None and self.report_date is not None:
            return self.report_date.year
        return self.year

    @property
    def first_year(self) -> int:
        """The first year that is one and no number or mistake."""
        return _FIRST_PRINTED if self.year_alone else FIRST_YEAR


def read_span(text: Spelled, hints: Hints) -> Span | None:
    """First and last month number of a spelling, None where it spells none or leaves it open."""
    if isinstance(text, dt.date):
        return _span(text.year, text.month, text.month, hints, {})
    if isinstance(text, bool) or text is None:
        return None
    if isinstance(text, (int, float)):
        return _number_span(text, hints)
    return _text_span(text, hints) if len(text) <= _LONGEST else None


def _number_span(number: float, hints: Hints) -> Span | None:
    """202309 is a month; 2023.1 is January or October, so nobody knows."""
    if not math.isfinite(number):
        return None
    if number == number // 1:
        digits = str(int(number))
        return _text_span(digits, hints) if len(digits) in (4, 6, 8) else None
    digits = repr(number)
    return _text_span(digits, hints) if hints.year_alone and re.fullmatch(r"\d{4}\.\d\d", digits) else None


@lru_cache(maxsize=8192)
def _text_span(text: str, hints: Hints) -> Span | None:
    plain = plain_spelling(text)
    if hints.year_alone and re.fullmatch(r"\d{4}", plain):
        plain += "年"
    if TO_DATE.fullmatch(plain):
        date = hints.report_date
        return None if date is None else _span(date.year, 1, date.month, hints, {})
    for pattern in PATTERNS:
        if match := pattern.fullmatch(plain):
            span = _said_span({name: words for name, words in match.groupdict().items() if words}, hints)
            if span:
                return span
    return None


def _said_span(said: dict[str, str], hints: Hints) -> Span | None:
    year, months = _said_year(said, hints), _said_months(said)
    if year is None or months is None:
        return None
    last_year = int(said.get("last_year", year))
    if "day" in said and not _is_date(last_year, months[1], int(said["day"])):
        return None
    if "first_day" in said and not _is_whole_months(last_year, months[1], said):
        return None
    if last_year != year:
        return _two_year_span(year, months[0], last_year, months[1], hints)
    return _span(year, *months, hints, said)


def _is_date(year: int, month: int, day: int) -> bool:
    return (
        1 <= month <= 12
        and FIRST_YEAR <= year <= LAST_YEAR
        and 1 <= day <= calendar.monthrange(year, month)[1]
    )


def _is_whole_months(year: int, month: int, said: dict[str, str]) -> bool:
    """Whether days in a range begin a month and end one: 1月1日-9月15日 is no span of months."""
    return int(said["first_day"]) == 1 and int(said["day"]) == calendar.monthrange(year, month)[1]


def _said_year(said: dict[str, str], hints: Hints) -> int | None:
    if "year" in said:
        return int(said["year"])
    if "short" in said:
        short = int(said["short"])
        return short + (1900 if short >= FIRST_YEAR % 100 else 2000)
    known = hints.known_year
    return known - 1 if known is not None and said.get("spoken", "")[:1] in ("去", "上") else known


def _said_months(said: dict[str, str]) -> Span | None:
    """First and last month of the year that the words name."""
    if "english" in said:
        first = _MONTHS.index(said["english"][:3]) + 1
        return first, _MONTHS.index(said.get("english_last", said["english"])[:3]) + 1
    if "whole" in said:
        return 1, 12
    if "year_end" in said:
        return 12, 12
    if half := said.get("half") or said.get("latin_half"):
        return (1, 6) if half in ("上", "1") else (7, 12)
    if leading := said.get("leading"):
        return 1, int(leading)
    return _said_quarters(said) or _said_plain_months(said)


def _said_quarters(said: dict[str, str]) -> Span | None:
    if quarters := said.get("leading_quarters"):
        return 1, int(quarters) * 3
    last = said.get("last_quarter") or said.get("quarter") or said.get("latin_quarter")
    if last is None:
        return None
    return int(said.get("first_quarter", last)) * 3 - 2, int(last) * 3


def _said_plain_months(said: dict[str, str]) -> Span | None:
    if "month" in said:
        return int(said["month"]), int(said["month"])
    return (int(said["first"]), int(said["last"])) if "first" in said else None


def _two_year_span(year: int, first: int, last_year: int, last: int, hints: Hints) -> Span | None:
    start, end = year * 12 + first - 1, last_year * 12 + last - 1
    inside = year >= hints.first_year and last_year <= LAST_YEAR and 1 <= first <= 12 and 1 <= last <= 12
    if not inside or start > end:
        return None
    return (end, end) if hints.point else (start, end)


def _span(year: int, first: int, last: int, hints: Hints, said: dict[str, str]) -> Span | None:
    if not (hints.first_year <= year <= LAST_YEAR and 1 <= first <= last <= 12):
        return None
    manner, is_range = said.get("manner", ""), not said.keys().isdisjoint(_RANGES)
    alone = manner[:1] in ("当", "单")
    if alone and (is_range or "whole" in said):
        return None  # 1-9月当月 contradicts itself
    cumulative = bool(hints.cumulative) and not alone
    if (cumulative or "sum" in said or manner.startswith("累计")) and not is_range:
        first = 1
    if hints.point or (said.get("end", "")[:1] in ("末", "底") and not cumulative):
        first = last
    return year * 12 + first - 1, year * 12 + last - 1
