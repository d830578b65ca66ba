"""The patterns of rule P5, over one spelling of digits, dashes, ranges and spaces."""

from __future__ import annotations

import re
import unicodedata

_ENGLISH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_UNTIL = r"(?:截[至止]到?|至|到)?(?P<sum>累计)?"
_FULL_YEAR = r"(?P<year>\d{4})"
_YEAR_OF_DIGITS = r"(?P<year>19[5-9]\d|2\d{3}|1949)"  # 180312 is rather a number than a month
_SOME_YEAR = r"(?:(?P<year>\d{4})|(?P<short>\d{2}))"
_YEAR = rf"(?:{_FULL_YEAR}(?:年度?|[-./])?|(?P<short>\d{{2}})年|(?P<spoken>今年|本年|去年|上年)度?)?"
_TAIL = r"(?P<end>[末底]?止?)(?P<manner>累计数?|当月|当季|当期|单月|单季)?"
_MONTHS = (
    r"(?:(?P<first>\d{1,2})(?:月份?)?[-~](?P<last>\d{1,2})月份?"
    r"|[前头](?P<leading>\d{1,2})个?月|(?P<month>\d{1,2})月份?)"
)
_PARTS = (
    r"(?:第?(?P<first_quarter>[1-4])(?:季度?)?[-~]第?(?P<last_quarter>[1-4])个?季度?"
    r"|前(?P<leading_quarters>[1-4])个?季度?|(?:第?(?P<quarter>[1-4])季度?|q(?P<latin_quarter>[1-4]))"
    r"|(?P<half>[上下])半年|h(?P<latin_half>[12])|(?P<whole>全年))"
)
_LAST_YEAR = r"(?P<last_year>\d{4})"
_LAST_DAY = r"(?P<last>\d{1,2})月(?P<day>\d{1,2})日"

PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        _UNTIL + _YEAR + _MONTHS + _TAIL,
        _UNTIL + _YEAR + _PARTS + _TAIL,
        rf"{_UNTIL}(?:{_FULL_YEAR}|(?P<spoken>[今本去上]))?(?P<year_end>年[末底])",
        rf"{_FULL_YEAR}(?P<whole>年度?)",
        rf"{_FULL_YEAR}(?:[./~年-]|-?m)(?P<month>\d{{1,2}})",
        rf"{_YEAR_OF_DIGITS}(?P<month>\d{{2}})",
        rf"{_FULL_YEAR}[-./]?(?P<first>\d{{2}})~(?P<last>\d{{2}})",
        rf"{_FULL_YEAR}[./年](?P<first>\d{{1,2}})[-~](?P<last>\d{{1,2}})",
        rf"{_FULL_YEAR}[年./-]?(?P<first>\d{{1,2}})月?[-~]{_LAST_YEAR}[年./-]?(?P<last>\d{{1,2}})(?:月份?)?",
        rf"{_FULL_YEAR}年?[-~]{_LAST_YEAR}(?P<whole>年)",
        rf"{_UNTIL}{_FULL_YEAR}[-./](?P<month>\d{{1,2}})[-./](?P<day>\d{{1,2}})日?止?",
        rf"{_UNTIL}{_YEAR}(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})日止?",
        rf"{_YEAR}(?P<first>\d{{1,2}})月(?P<first_day>\d{{1,2}})日[-~](?:{_LAST_YEAR}年)?{_LAST_DAY}",
        rf"{_YEAR_OF_DIGITS}(?P<month>\d{{2}})(?P<day>\d{{2}})",
        rf"(?:(?P<day>\d{{1,2}})[-/]?)?(?P<english>{_ENGLISH})[-.,/']*{_SOME_YEAR}",
        rf"{_FULL_YEAR}[-/]?(?P<english>{_ENGLISH})\.?",
        rf"(?P<english>{_ENGLISH})\.?(?:[-~]|to)(?P<english_last>{_ENGLISH})\.?,?{_FULL_YEAR}",
        rf"(?:q(?P<quarter>[1-4])|(?P<latin_quarter>[1-4])q)[-/',]?{_SOME_YEAR}",
        rf"(?:h(?P<latin_half>[12])|(?P<half>[12])h)[-/',]?{_SOME_YEAR}",
    )
)
TO_DATE = re.compile(r"(?:今年|本年|年初)(?:以来|累计|至今)|截[至止]目前|目前")

_DASHES = str.maketrans({**dict.fromkeys("‐‑‒−﹣", "-"), **dict.fromkeys("–—―～〜", "~")})
_NUMERALS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_CLOCK = re.compile(r"(?<=\d)[t ]\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?$")
_RANGE_WORD = re.compile(r"(?<=[\d日月年份度季])[至到](?=第?\d)")
_MANNER = re.compile(r"\((累计数?|当月|当季|单月)\)?$")


def plain_spelling(text: str) -> str:
    """The text in one spelling: half-width, no spaces, digits for 一 to 十二, - for a dash, ~ for a range."""
    text = unicodedata.normalize("NFKC", text).strip().lower()
    text = re.sub(r"\s+", "", _CLOCK.sub("", text)).translate(_DASHES)
    text = _MANNER.sub(r"\1", re.sub(r"~+|-{2,}", "~", text)).strip("()[]【】《》:,;。")
    text = re.sub(r"十(?=[12一二])", "1", text).replace("十", "10").translate(_NUMERALS)
    return _RANGE_WORD.sub("~", text)
