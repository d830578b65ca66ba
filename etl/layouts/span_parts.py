"""Spans of months as published tables spell them: whole ones, and parts that wait for a year beside them."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from etl.layouts.span_patterns import MONTHS, ORDINALS, ROMANS, Found, english
from indicators.period import parse_with_status

_DUMMY = 2000
_FIRST, _LAST = 1801, 2100
_LONGEST = 60
_FLAG = re.compile(
    r"(?:\s*(?:\((?:[a-z]|\d{1,2}|prelim(?:inary)?|provisional|revised|est(?:imated?)?)\)"
    r"|\[(?:note )?[a-z\d ]{1,6}\]|(?<=\d)\s?[pre](?=$)|\s[pr]$|\*+|\d/$|[¹²³⁰-⁹†‡]+))+$"
)
_STATED = re.compile(r"(?:\(|\s|(?<=\d))(p|r|prelim(?:inary)?|provisional|revised)\)?\*?$")
_ERAS = {"昭和": 1925, "平成": 1988, "令和": 2018, "民國": 1911, "民国": 1911}
_FISCAL = re.compile(r"(?:昭和|平成|令和)\s*(?:元|\d{1,3})\s*年度")  # from April on
_ERA = re.compile(r"(昭和|平成|令和|民國|民国)\s*(元|\d{1,3})年?")
_KOREAN = str.maketrans({"년": "年", "월": "月"})
_NUMBERED = re.compile(r"((?:1[89]|20)\d\d)[.\s年]*([1-4])/4(?:분기|季度?)?")
_OPEN = re.compile(r"\d{4}\.\d")  # a spreadsheet shows the number 2023.10 so: January or October
_DATE = re.compile(r"((?:1[89]|20)\d\d)-(\d{2})-(\d{2})(?:[t ]\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?)?")


class Part(NamedTuple):
    """Months ``first`` to ``last`` (1 to 12; beyond 12 in the next year) of ``year``, which may be unknown.

    ``day`` is that of a date, 0 else; ``split`` marks 2004-05: a financial year, or a month.
    """

    year: int | None
    first: int
    last: int
    day: int = 0
    split: bool = False
    status: str = ""

    @property
    def months(self) -> int:
        """How many months it covers."""
        return self.last - self.first + 1

    def of(self, year: int) -> Part:
        """The same months of a year."""
        return self._replace(year=year)

    @property
    def text(self) -> str:
        """A spelling that ``indicators.period`` reads; '' while the year is unknown."""
        if self.year is None:
            return ""
        year, first = self.year + (self.first - 1) // 12, (self.first - 1) % 12 + 1
        last_year, last = self.year + (self.last - 1) // 12, (self.last - 1) % 12 + 1
        return _spelled(year, first, last_year, last)

    @property
    def code(self) -> str:
        """The text, or ~4-6 for April to June of a year that is said elsewhere."""
        return self.text or f"~{self.first}-{self.last}"


def _spelled(year: int, first: int, last_year: int, last: int) -> str:
    if year != last_year:
        return f"{year}年{first}月-{last_year}年{last}月"
    if (first, last) == (1, 12):
        return f"{year}年"
    if first == last:
        return f"{year}年{first}月"
    if last - first == 2 and first % 3 == 1:
        return f"{year}年{'一二三四'[first // 3]}季度"
    return f"{year}年{first}-{last}月"


@lru_cache(maxsize=50_000)
def read_part(text: str) -> Part | None:
    """What a cell spells; None where it is no span of months, and nothing else beside one."""
    plain = _plain(text)
    if not plain or len(plain) > _LONGEST or not re.search(r"\d|[a-z]{3}|[月季年]|^[iv]+$", plain):
        return None
    stated = _STATED.search(plain)
    status = "" if not stated else "初步数" if stated[1].startswith("p") else "修订数"
    fiscal = bool(_FISCAL.search(unicodedata.normalize("NFKC", text)))
    for spelling in dict.fromkeys((plain, _FLAG.sub("", plain))):
        part = _read(spelling.strip(" .,:;-"))
        if part is not None and fiscal and part.months == 12:
            return part._replace(first=4, last=15)
        if part is not None:
            return part._replace(status=status) if spelling != plain else part
    return None


def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).translate(_KOREAN).lower()
    plain = re.sub(r"\s+", " ", re.sub(r"[‐‑‒–—―−~～]", "-", plain)).strip()
    plain = re.sub(r"\.{2,}$|…+$", "", plain)  # leaders to the next column
    plain = _ERA.sub(lambda found: _era_year(found[1], found[2]), plain)
    return _NUMBERED.sub(r"\1q\2", plain)


def _era_year(era: str, number: str) -> str:
    return f"{_ERAS[era] + (1 if number == '元' else int(number))}年"


def _read(plain: str) -> Part | None:
    if _OPEN.fullmatch(plain):
        return None
    date = _DATE.fullmatch(plain)
    if date:
        year, month, day = int(date[1]), int(date[2]), int(date[3])
        return Part(year, month, month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None
    if plain in ROMANS:
        quarter = ROMANS.index(plain)
        return Part(None, quarter * 3 + 1, quarter * 3 + 3)
    for pattern in english():
        match = pattern.fullmatch(plain)
        if match:
            said = {name: words for name, words in match.groupdict().items() if words}
            part = _said(said)
            if part is not None:
                return part
    return _domestic(plain)


def _domestic(plain: str) -> Part | None:
    """The spellings of rule P5, and those of them that leave the year open."""
    for text in dict.fromkeys((plain, re.sub(r"度$", "", plain) if plain.endswith("年度") else plain)):
        period, status = parse_with_status(text, year_alone=True)
        if period is not None:
            year = period.start // 12
            return Part(year, period.start % 12 + 1, period.end - year * 12 + 1, status=_word(status))
        if re.fullmatch(r"[\d.]+", text):
            continue
        period, status = parse_with_status(text, year=_DUMMY)
        if period is not None and not re.search(r"今年|本年|去年|上年", text):
            return Part(None, period.start % 12 + 1, period.end - _DUMMY * 12 + 1, status=_word(status))
    return None


def _word(status: str) -> str:
    return {"preliminary": "初步数", "revised": "修订数", "final": "最终数"}.get(status, "")


def _said(said: Found) -> Part | None:
    year = _year(said.get("year", ""))
    if "split" in said:
        return _split(year, said["split"])
    if "ended" in said:
        return _ended(said, year)
    if "quarter" in said:
        quarter = int(ORDINALS.get(said["quarter"], said["quarter"]))
        return Part(year, quarter * 3 - 2, quarter * 3)
    if "half" in said:
        return Part(year, 1, 6) if ORDINALS.get(said["half"], said["half"]) == "1" else Part(year, 7, 12)
    if "number" in said:
        month = int(said["number"])
        return Part(year, month, month, int(said["day"])) if 1 <= month <= 12 else None
    if "month" in said:
        return _english_months(said, year)
    return Part(year, 1, 12, split="financial" in said) if year is not None else None


def _english_months(said: Found, year: int | None) -> Part | None:
    first = MONTHS.index(said["month"][:3]) + 1
    if "last_month" not in said:
        day = int(said.get("day", 0))
        return Part(year, first, first, day) if day <= 31 else None
    last = MONTHS.index(said["last_month"][:3]) + 1
    if year is None:
        return Part(None, first, last if last >= first else last + 12)
    begun = _year(said.get("first_year", "")) or (year if last >= first else year - 1)
    last += (year - begun) * 12
    return Part(begun, first, last) if 0 <= last - first < 36 else None


def _ended(said: Found, year: int | None) -> Part | None:
    """March quarter 2020, three months to May 2020, year ending June 2020."""
    last = MONTHS.index(said["month"][:3]) + 1
    length = {"quarter": 3, "qtr": 3, "half": 6, "year": 12}.get(said["ended"], 0)
    length = length or int(ORDINALS.get(said["ended"], said["ended"]))
    first = last - length + 1
    if year is None:
        return Part(None, first, last) if first >= 1 else None
    return Part(year, first, last) if first >= 1 else Part(year - 1, first + 12, last + 12)


def _split(year: int | None, second: str) -> Part | None:
    """2004-05 and 2004/05; the months of such a year are told by its publisher, so 1 to 12 stand for all."""
    if year is None or int(second) % 100 != (year + 1) % 100:
        return None
    return Part(year, 1, 12, split=True)


def _year(digits: str) -> int | None:
    if len(digits) == 2:
        return int(digits) + (1900 if int(digits) >= 49 else 2000)
    year = int(digits or 0)
    return year if _FIRST <= year <= _LAST else None


def joined_spans(one: str, other: str) -> str:
    """The span that two texts of ``Part.code`` name together; '' where they contradict each other."""
    if not one or not other or one == other:
        return one or other
    parts = sorted((decoded(one), decoded(other)), key=lambda part: (part.year is None, part.months))
    if parts[0].year is None:
        return ""
    known, open_part = parts
    if open_part.year is None and known.year is not None:
        if known.months == 1 and open_part.months > 1 and open_part.last == known.last:
            return open_part.of(known.year).text  # the year that ends with December
        later = int(open_part.first < known.first)  # January to March of 2018-19 are those of 2019
        return open_part.of(known.year + later).text if known.months == 12 else known.text
    return _narrower(known, open_part)


def _narrower(one: Part, other: Part) -> str:
    spans = [((part.year or 0) * 12 + part.first, (part.year or 0) * 12 + part.last) for part in (one, other)]
    (first, last), (other_first, other_last) = spans
    inside = other_first <= first and last <= other_last
    return one.text if inside else ""


def decoded(code: str) -> Part:
    """The part of ``Part.code``."""
    if code.startswith("~"):
        first, last = code[1:].split("-")
        return Part(None, int(first), int(last))
    part = read_part(code)
    if part is None:
        raise ValueError(f"no span: {code!r}")
    return part
