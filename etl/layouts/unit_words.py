"""The words by which tables name units, in English, Chinese, Japanese and Korean; units stay as printed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from etl.layouts.block import NO_UNIT
from etl.layouts.unit_patterns import EASTERN, LOOSE, MANY, MONEY, PRICES, STRICT, THINGS

_SAID = re.compile(
    r"[(（\[【]?\s*(?:计量|計量)?(?:[单單単]\s*位|단위|units?(?: of measure(?:ment)?)?)\s*(?:[:：]"
    r"|(?<=[位위])\s)\s*([^)）\]】]+)",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"[、;；，]|,(?!\s*(?:19|20)?\d)| and |和|及")
_BRACKET = re.compile(r"^(.*\S)\s*[(（\[【]([^()（）\[\]【】]+)[)）\]】]\s*([\d*]{0,2})$", re.DOTALL)
_TAIL = re.compile(r"^(.+?)\s*[,;，：:]\s*([^,;，：:]+)$", re.DOTALL)
_THOUSANDS = re.compile(
    r"number of (?:[a-z]+ )*?([a-z]+)(?:,)? in (thousands|millions|hundreds|billions)", re.IGNORECASE
)
_CHAINED = re.compile(
    rf"{MANY} of (?:chained|constant) \((?:19|20)\d\d\) {MONEY}", re.IGNORECASE
)  # Billions of chained (2017) dollars
_IN = re.compile(
    rf"\bin ((?:thousands|millions|billions)(?: of (?:[a-z\d]+ ){{0,3}}?(?:{MONEY}"
    rf"|{THINGS}))?)(?=[\s.,;)\]]|$)",
    re.IGNORECASE,
)
_ADJUSTED = re.compile(r"^(?:n?sa|saar|volume n?sa|value n?sa)\s+(?=\S)", re.IGNORECASE)
_CHANGE = re.compile(
    r"(?:(?:\d{1,2}|twelve|three)[- ]?months? |annual |monthly |quarterly |year[- ](?:on|over)[- ]year )?"
    r"(?:percentage|per ?cent|%) (?:change|growth)(?: rates?)?(?: (?:on|over|from) .{3,40})?",
    re.IGNORECASE,
)
_UNITS_OF_TITLE = re.compile(r"\b(?:un)?adjusted (?:\(n?sa\) )?(units)\b", re.IGNORECASE)
_ANNUAL = re.compile(r"\bannual rates?\b", re.IGNORECASE)  # seasonally adjusted ones count the same things
_COUNTING = re.compile(r"numbers?(?: of .+)?|units?|dwellings?|no\.?|[套户個个宗戸]", re.IGNORECASE)
_AMOUNT = re.compile(r"\b(?:values?|prices?|costs?)\b|金额|价", re.IGNORECASE)
_MONEYED = re.compile(rf"{MONEY}(?![a-z])", re.IGNORECASE)
_PERCENT_WORDS = re.compile(r"%|％|\bper ?cent\b|\bpercentages?\b(?! points)", re.IGNORECASE)
_GROWTH = re.compile(
    r"(?:対?(?:前年|前月|前期)(?:同[月期])?|较上年(?:同期)?|比上年(?:同期)?)?(?:比|増減率|增长率?|增速|增减率?|增幅)"
)
_OTHER = re.compile(
    r"\b(?:ind(?:ex|ices|exes)|ratio|rates?|shares?|numbers?|no\. of|proportion|per|growths?"
    r"|change[sd]?|average|mean"
    r"|median|errors?|coefficients?|deviation|confidence|rank)\b|率|比重|比例|指数|占|增长|增速"
    r"|增减|±|幅|同比|环比|平均|排名|位次|[年月期]比$",
    re.IGNORECASE,
)


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text)).strip(" .:;,").lower()


@lru_cache(maxsize=20_000)
def is_unit(text: str, loose: bool = False) -> bool:
    """Whether the text is a unit; ``loose`` where a unit is expected, so that ``Number`` is one."""
    plain = _plain(text)
    if not plain or len(plain) > 60:
        return False
    if STRICT.fullmatch(plain):
        return True
    return loose and bool(LOOSE.fullmatch(plain) or EASTERN.fullmatch(re.sub(r"\s", "", plain)))


@lru_cache(maxsize=4_000)
def corner_unit(text: str) -> str:
    """The unit of a cell alone over a table, where also ``Number of dwellings`` is one."""
    said = said_unit(text)
    if said:
        return said
    counted = re.fullmatch(
        r"(?:[\u4e00-\u9fff]{2,6} )?(?:numbers?|percentages?)(?: of [a-z ]{3,30})?",
        text.strip(),
        re.IGNORECASE,
    )
    return text.strip() if counted else ""


def lone_unit(text: str) -> str:
    """The unit of a cell alone in its row, where also ``Units`` is one."""
    return corner_unit(text) or (text.strip() if text.strip().lower() == "units" else "")


@lru_cache(maxsize=20_000)
def said_unit(text: str) -> str:
    """The unit of a line such as 单位：万元, Unit: £m or (£Million); '' where it says something else."""
    said = _SAID.match(text.strip())
    if said:
        return _first_named(said[1])
    inner = re.sub(r"^[\s(（\[]+|[\s)）\]]+$", "", text)
    if inner and is_unit(inner, loose=inner != text.strip()):
        return _bare(inner)
    eastern, _, western = inner.partition(" ")
    if western and is_eastern(eastern) and is_unit(western, loose=True):
        return eastern  # 每平方米元 $/m2
    words = re.split(r"\s{2,}|\s*[(（]", text.strip(), maxsplit=1)  # 亿元 (100 million yuan)
    return words[0] if len(words) > 1 and is_eastern(words[0]) else ""


def preferred(one: str, other: str) -> str:
    """The unit that holds where two are said of the same figures: the Chinese one of a bilingual table."""
    return one if one and (is_eastern(one) or not other) and not is_percent(other) else other


def one_unit(units: list[str]) -> str:
    """The unit that several places agree on, the Chinese one where others translate it; else ''."""
    different = list(dict.fromkeys(filter(None, units)))
    eastern = [unit for unit in different if is_eastern(unit)]
    chosen = eastern if len(eastern) == 1 else different
    return chosen[0] if len(chosen) == 1 else ""


def listed_units(line: str) -> list[str]:
    """The units of a line that names several: 万平方米 and 亿元 of 单位：万平方米、亿元、%; else none."""
    said = _SAID.search(line)
    named = [one.strip(" .") for one in _SEVERAL.split(said[1])] if said else []
    levels = [one for one in named if one and not is_percent(one)]
    return levels if len(levels) > 1 and all(map(is_eastern, levels)) else []


def lists_percent(line: str) -> bool:
    """Whether a line of units names % beside another: 単位：百万円、％."""
    said = _SAID.search(line)
    named = _SEVERAL.split(said[1]) if said else []
    return len(named) > 1 and any(one.strip() in ("%", "％") for one in named)


def _bare(unit: str) -> str:
    """Without ``in`` before it and the prices after it: £M of ``£M current prices``."""
    if "=" in unit:
        return unit.strip(" .;")
    shorter = re.sub(rf"^in\s+|(?<=\S){PRICES}$", "", unit.strip(" .;"), flags=re.IGNORECASE)
    return shorter if is_unit(shorter, loose=True) else unit.strip(" .;")


def is_eastern(text: str) -> bool:
    """Whether a text is a Chinese, Japanese or Korean unit, or %."""
    return bool(EASTERN.fullmatch(re.sub(r"\s", "", _plain(text))))


def _first_named(said: str) -> str:
    """亿元 of 亿元  (100 million yuan); '' where several are named, which decides none."""
    first = re.split(
        r"\s{2,}|\s*[(（]|\s+(?=[a-z]{2})|\s+(?=unit)", said.strip(), maxsplit=1, flags=re.IGNORECASE
    )[0]
    named = first if is_eastern(first) else said
    named = named.strip(" .;,，。")
    several = [one for one in _SEVERAL.split(named) if one.strip()]
    levels = [one.strip() for one in several if not re.fullmatch(r"\s*[%％]\s*", one)]
    if len(several) == 1:
        return named
    return levels[0] if len(levels) == 1 and len(several) == 2 else ""


@lru_cache(maxsize=20_000)
def without_unit(label: str) -> tuple[str, str]:
    """A label and the unit at its end: in brackets, or after a comma; '' where it names none."""
    eastern = next((one for one in re.findall(r"[(（]([^()（）]+)[)）]", label) if is_eastern(one)), "")
    if eastern and not label.rstrip().endswith(f"{eastern})") and not label.rstrip().endswith(f"{eastern}）"):
        return re.sub(rf"\s*[(（]{re.escape(eastern)}[)）]", "", label, count=1).strip(), eastern.strip()
    bracket = _BRACKET.match(label)
    if bracket:
        said = _SAID.match(bracket[2])
        inside = said[1].strip() if said else bracket[2].strip()
        if said or is_unit(inside, loose=True) or inside.lower() == "unit":
            return bracket[1].strip(), _bare(inside)
        inner = re.split(r"[,，;]\s*", inside)[-1]
        if inner != inside and is_unit(inner):
            return label, inner
    tail = _TAIL.match(label)
    if tail and (is_unit(tail[2]) or is_eastern(tail[2])):
        return tail[1].strip(), tail[2].strip()
    if tail and _ADJUSTED.match(tail[2]) and is_unit(_ADJUSTED.sub("", tail[2])):
        return label, _ADJUSTED.sub("", tail[2]).strip()
    if is_unit(label):
        return "", _bare(label)
    ending = re.match(r"^(.+\S)\s+([£$€¥].*|%)$", label, re.DOTALL)
    if ending and is_unit(ending[2]):
        return ending[1], ending[2].strip()
    based = re.match(r"^(.+\S)\s+((?:19|20)\d\d ?= ?100)$", label)
    if based:
        return based[1], based[2]
    inner_bracket = re.search(r"\(([^()]+)\)", label)
    if inner_bracket and is_unit(inner_bracket[1]):
        return label, inner_bracket[1].strip()
    return label, ""


@lru_cache(maxsize=4_000)
def titled_unit(line: str) -> str:
    """The unit that a title or a line under it names; '' where it names none, or more than one."""
    chained = _CHAINED.search(line)
    if chained:
        return chained[0]
    counted = _THOUSANDS.search(line)
    if counted:
        return f"{counted[2].lower()} of {counted[1].lower()}"
    said = _SAID.search(line)
    if said:
        return _first_named(said[1])
    whole = said_unit(line)
    if whole:
        return whole
    split = re.split(r"[()（）\[\]]|[,，;:：] |\.\s+| [-–—] |\s{3,}", line)
    pieces = [_ADJUSTED.sub("", piece.strip()) for piece in split]
    named = [_bare(piece) for piece in pieces if piece and (is_unit(piece) or is_eastern(piece))]
    units = list(dict.fromkeys(named))
    if len(units) == 1:
        return units[0]
    found = _IN.search(line) or _UNITS_OF_TITLE.search(line)
    changed = "%" if any(map(_CHANGE.fullmatch, pieces)) else ""
    return "" if units else found[1] if found else changed


def is_percent(label: str) -> bool:
    """Whether a label says that its figures are percentages."""
    return bool(_PERCENT_WORDS.search(label))


def is_other_quantity(label: str, unit: str = "") -> bool:
    """Whether figures under a label need not be in the unit of the whole table: a rate, an index, a rank.

    The average and the median of an amount of money are amounts too.
    """
    if _MONEYED.match(unit):
        label = re.sub(r"\b(?:average|mean|median)\b", "", label, flags=re.IGNORECASE)
    return bool(_OTHER.search(_ANNUAL.sub("", label)))


def _is_amount(label: str, unit: str) -> bool:
    """Whether a label names an amount of money where the unit of the table counts things."""
    return bool(_COUNTING.fullmatch(unit.strip()) and _AMOUNT.search(label))


def other_unit(names: Sequence[str], whole: str, grown: bool) -> str:
    """The mark of figures to which the unit of the ``whole`` table does not apply; % if ``grown``."""
    if not whole or is_percent(whole) or re.search(r"=\s*100|index", whole, re.IGNORECASE):
        return ""
    if grown and any(map(is_growth, names[-1:])):
        return "%"
    other = any(is_other_quantity(name, whole) or _is_amount(name, whole) for name in names)
    return NO_UNIT if other else ""


def is_growth(label: str) -> bool:
    """Whether figures under a label are growth on another time: 前年同月比, 増減率, 增速."""
    return bool(_GROWTH.fullmatch(re.sub(r"[\s()（）%％]", "", label)))
