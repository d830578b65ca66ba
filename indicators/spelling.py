"""The spellings of a span of months (rule P5 of docs/rules.md): words in, month numbers out."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Spelled = str | int | float | dt.date | None
Status = Literal["", "preliminary", "revised", "final", "forecast"]

FIRST_YEAR, LAST_YEAR = 1949, 2100
_LONGEST = 48  # no spelling is longer; a paragraph of notes is not worth the patterns

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ENGLISH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"(?:(?P<year>\d{4})(?:年度?|[-./])?|(?P<short>\d{2})年|(?P<spoken>今年|本年|去年|上年)度?)?"
_UNTIL = r"(?:截[至止]到?|至|到)?(?P<sum>累计)?"
_TAIL = r"(?P<end>[末底]?止?)(?P<manner>累计数?|当月|当季|当期|单月|单季)?"
_MONTH_BODY = (
    r"(?:(?P<first>\d{1,2})(?:月份?)?[-~](?P<last>\d{1,2})月份?"
    r"|[前头](?P<leading>\d{1,2})个月|(?P<month>\d{1,2})月份?)"
)
_PART_BODY = (
    r"(?:第?(?P<first_quarter>[1-4])(?:季度?)?[-~]第?(?P<last_quarter>[1-4])个?季度?"
    r"|前(?P<leading_quarters>[1-4])个?季度?|(?:第?(?P<quarter>[1-4])季度?|q(?P<latin_quarter>[1-4]))"
    r"|(?P<half>[上下])半年|h(?P<latin_half>[12])|(?P<whole>全年))"
)


def _pattern(*parts: str) -> re.Pattern[str]:
    return re.compile("".join(parts))


_DATE = _pattern(
    _UNTIL, r"(?P<year>\d{4})(?:年|[-./])(?P<month>\d{1,2})(?:月|[-./])(?P<day>\d{1,2})日?(?P<manner>止)?"
)
_PATTERNS = (
    _pattern(_UNTIL, _YEAR, _MONTH_BODY, _TAIL),
    _pattern(_UNTIL, _YEAR, _PART_BODY, _TAIL),
    _pattern(_UNTIL, r"(?:(?P<year>\d{4})|(?P<spoken>今|本|去|上))?(?P<year_end>年[末底])"),
    _pattern(r"(?P<year>\d{4})(?P<whole>年度?)"),
    _pattern(r"(?P<year>\d{4})(?:[-./~])?(?P<month>\d{1,2})"),
    _pattern(r"(?P<year>\d{4})[-./]?(?P<first>\d{2})~(?P<last>\d{2})"),
    _pattern(r"(?P<year>\d{4})[./](?P<first>\d{1,2})[-~](?P<last>\d{1,2})"),
    _pattern(
        r"(?P<year>\d{4})[年./-]?(?P<first>\d{1,2})月?[-~](?P<last_year>\d{4})[年./-]?(?P<last>\d{1,2})(?:月份?)?"
    ),
    _pattern(r"(?P<year>\d{4})年?[-~](?P<last_year>\d{4})(?P<whole>年)"),
    _DATE,
    _pattern(r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})"),
    _pattern(rf"(?:(?P<day>\d{{1,2}})[-/]?)?(?P<english>{_ENGLISH})[-,/']?(?:(?P<year>\d{{4}})|(?P<short>\d{{2}}))"),
    _pattern(rf"(?P<year>\d{{4}})[-/]?(?P<english>{_ENGLISH})"),
    _pattern(rf"(?P<english>{_ENGLISH})(?:[-~]|to)(?P<english_last>{_ENGLISH}),?(?P<year>\d{{4}})"),
    _pattern(r"(?:q(?P<quarter>[1-4])|(?P<latin_quarter>[1-4])q)[-/',]?(?:(?P<year>\d{4})|(?P<short>\d{2}))"),
    _pattern(r"(?:h(?P<latin_half>[12])|(?P<half>[12])h)[-/',]?(?:(?P<year>\d{4})|(?P<short>\d{2}))"),
)
_TO_DATE = re.compile(r"(?:今年|本年|年初)(?:以来|累计|至今)|截[至止]目前|目前")

_DASHES = str.maketrans({**dict.fromkeys("‐‑‒−﹣", "-"), **dict.fromkeys("–—―～〜", "~")})
_NUMERALS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_CLOCK = re.compile(r"(?<=\d)[t ]\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?$")
_RANGE_WORD = re.compile(r"(?<=[\d月年份度季])[至到](?=第?\d)")


def _plain(text: str) -> str:
    """One spelling of digits, dashes, ranges and spaces; a dash is -, a word or line for a range is ~."""
    text = unicodedata.normalize("NFKC", text).strip().lower()
    text = re.sub(r"\s+", "", _CLOCK.sub("", text)).translate(_DASHES)
    text = re.sub(r"~+", "~", text).strip("()[]【】《》:,;。")
    text = re.sub(r"\((累计|当月|当季|累计数|单月)\)?$", r"\1", text)
    text = re.sub(r"十(?=[12一二])", "1", text).replace("十", "10").translate(_NUMERALS)
    return _RANGE_WORD.sub("~", text)


@dataclass(frozen=True)
class _Hints:
    cumulative: bool | None
    point: bool
    year: int | None
    report_date: dt.date | None
    year_alone: bool

    @property
    def known_year(self) -> int | None:
        if self.year is not None or self.report_date is None:
            return self.year
        return self.report_date.year


def read_span(
    text: Spelled,
    cumulative: bool | None = None,
    point: bool = False,
    year: int | None = None,
    report_date: dt.date | None = None,
    year_alone: bool = False,
) -> tuple[int, int] | None:
    """First and last month number of a spelling; see ``indicators.period.parse`` for the arguments."""
    hints = _Hints(cumulative, point, year, report_date, year_alone)
    if isinstance(text, dt.date):
        return _span(text.year, text.month, text.month, hints) if FIRST_YEAR <= text.year <= LAST_YEAR else None
    if isinstance(text, bool) or text is None:
        return None
    if isinstance(text, (int, float)):
        return _number_span(text, hints)
    return _text_span(text, hints) if 0 < len(text.strip()) <= _LONGEST else None


def _number_span(number: float, hints: _Hints) -> tuple[int, int] | None:
    """202309 is a month; 2023.1 is January or October, so nobody knows."""
    if number == number // 1:
        digits = str(int(number))
        return _text_span(digits, hints) if len(digits) in (4, 6, 8) else None
    digits = repr(number)
    return _text_span(digits, hints) if hints.year_alone and re.fullmatch(r"\d{4}\.\d\d", digits) else None


@lru_cache(maxsize=8192)
def _text_span(text: str, hints: _Hints) -> tuple[int, int] | None:
    plain = _plain(text)
    if hints.year_alone and re.fullmatch(r"\d{4}", plain):
        plain += "年"
    if _TO_DATE.fullmatch(plain):
        date = hints.report_date
        return None if date is None else _span(date.year, 1, date.month, hints)
    if re.fullmatch(r"\d{5}|\d{7}", plain):
        return None  # 20239 may be a figure
    for pattern in _PATTERNS:
        match = pattern.fullmatch(plain)
        span = match and _matched_span({k: v for k, v in match.groupdict().items() if v}, hints)
        if span:
            return span
    return None


def _matched_span(said: dict[str, str], hints: _Hints) -> tuple[int, int] | None:
    year, months = _said_year(said, hints), _said_months(said)
    if year is None or months is None or not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    if "day" in said and not _is_date(year, months[1], int(said["day"])):
        return None
    if "last_year" in said:
        last_year = int(said["last_year"])
        if not year < last_year <= LAST_YEAR and (last_year, months[0]) > (year, months[1]):
            return None
        return _two_year_span(year, months[0], last_year, months[1], hints)
    return _span(year, *months, hints, said)


def _two_year_span(year: int, first: int, last_year: int, last: int, hints: _Hints) -> tuple[int, int] | None:
    start, end = year * 12 + first - 1, last_year * 12 + last - 1
    if not (start <= end and 1 <= first <= 12 and 1 <= last <= 12 and last_year <= LAST_YEAR):
        return None
    return (end, end) if hints.point else (start, end)


def _is_date(year: int, month: int, day: int) -> bool:
    try:
        dt.date(year, month, day)
    except ValueError:
        return False
    return True


def _said_year(said: dict[str, str], hints: _Hints) -> int | None:
    if "year" in said:
        return int(said["year"])
    if "short" in said:
        short = int(said["short"])
        return short + (1900 if short >= FIRST_YEAR % 100 else 2000)
    known = hints.known_year
    return known - 1 if known is not None and said.get("spoken", "")[:1] in ("去", "上") else known


def _said_months(said: dict[str, str]) -> tuple[int, int] | None:
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


def _said_quarters(said: dict[str, str]) -> tuple[int, int] | None:
    if quarters := said.get("leading_quarters"):
        return 1, int(quarters) * 3
    last = said.get("last_quarter") or said.get("quarter") or said.get("latin_quarter")
    if last is None:
        return None
    return int(said.get("first_quarter", last)) * 3 - 2, int(last) * 3


def _said_plain_months(said: dict[str, str]) -> tuple[int, int] | None:
    if "month" in said:
        return int(said["month"]), int(said["month"])
    return (int(said["first"]), int(said["last"])) if "first" in said else None


def _span(
    year: int, first: int, last: int, hints: _Hints, said: dict[str, str] | None = None
) -> tuple[int, int] | None:
    said = said or {}
    if not 1 <= first <= last <= 12:
        return None
    manner = said.get("manner", "")
    is_range = bool(said.keys() & {"first", "leading", "first_quarter", "leading_quarters", "half", "latin_half"})
    if manner[:1] in ("当", "单") and (is_range or "whole" in said):
        return None  # 1-9月当月 contradicts itself
    cumulative = hints.cumulative if manner[:1] not in ("当", "单") else False
    if (cumulative or "sum" in said or manner.startswith("累计")) and not is_range:
        first = 1
    if hints.point or (said.get("end", "")[:1] in ("末", "底") and not cumulative):
        first = last
    return year * 12 + first - 1, year * 12 + last - 1


_STATUS_WORDS: tuple[tuple[Status, str], ...] = (
    ("preliminary", r"初步(?:核算|统计|汇总)?数?|快报数?|初值|初核数?|p"),
    ("revised", r"(?:已|经)?修[订正]后?(?:数据?)?|修[订正]值|r"),
    ("final", r"(?:最终)?核实数?|最终(?:核算)?数?|终值|定案数?|f"),
    ("forecast", r"预[计测估]数?|预[计测估]值"),
)


def split_status(text: Spelled) -> tuple[Spelled, Status]:
    """The spelling without its word for how firm the figure is, and that word's status ('' if there is none)."""
    if not isinstance(text, str) or len(text) > _LONGEST:
        return text, ""
    plain = unicodedata.normalize("NFKC", text).strip()
    for status, words in _STATUS_WORDS:
        bracketed = re.sub(rf"\s*[(\[【](?:{words})[)\]】]$", "", plain, flags=re.IGNORECASE)
        bare = plain if len(words) and bracketed != plain else re.sub(rf"(?:{words[:words.rfind('|')]})$", "", plain)
        shorter = bracketed if bracketed != plain else re.sub(r"^预[计测估]", "", bare) if status == "forecast" else bare
        if shorter != plain:
            return shorter, status
    return text, ""
