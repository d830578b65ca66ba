"""The number that a cell prints: 1,234 and （1 234） and 12.5亿元 and 18.6% and △3.2 and 7.1p."""

from __future__ import annotations

import math
import re
import unicodedata
from functools import lru_cache
from typing import Final, NamedTuple

from etl.aim import hints_at_aim, read_aim

MISSING = frozenset((
    "", "…", "……", "...", "..", "....", ".", "—", "——", "-", "--", "---", "―", "–", "*", "**",
    "***", "x", "xx", "xxx", "na", "n/a", "n.a.", "n.a", "(na)", "/", "\\", ":", "::", "－",
    "无", "null", "#n/a", "(s)", "(d)", "(x)", "(z)", "(r)", "s", "d", "z", "f", "c", "n", "u",
    "n.p.", "np", "nap", "nya", "nyd", "n.y.a.", "..p", "...p", "..r", "[x]", "[c]", "[z]",
    "[low]", "[u]", "[w]", "[b]", "(-)", "・・・", "‥", "…p", "nil", "not available",
    "notavailable", "suppressed", "confidential", "#", "##", ":c", ":u", ":z", ":n", ":d", "○",
    "□", "ー", "−", "‒", "(..)", "(:)", "暂无", "缺", "未公布", "不详", "同左", "&nbsp;",
))  # fmt: skip
_LONGEST = 400  # characters
_PLAIN = re.compile(
    r"[-+]?(?:\d+|\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})*,\d{3})(?:\.\d*)?(?:e[-+]?\d+)?|[-+]?\.\d+",
    re.IGNORECASE,
)
_MINUS = str.maketrans({"−": "-", "﹣": "-", "–": "-", "△": "-", "▲": "-", "‐": "-", "\u00ad": ""})
_ACCOUNTING = re.compile(r"\(([\d,.]*\d[\d,.]*)(%?)\)")
_PARTED = re.compile(r"([-+]?[£$€¥]?[-+]?[\d,]*\.?\d+)([^\d.,].*)", re.DOTALL)
_FLAG = re.compile(
    r"(?:\(?(?:p|r|e|b|u|s|d|c|f|n|i|z|re|rp|pr|ep|bp|be|bd|bu|de|du|dp)\)?|[\*†‡#^]{1,3}|\[[a-z\d]{1,3}\])$",
    re.IGNORECASE,
)
_EASTERN_UNIT = re.compile(
    r"[十百千万亿]{0,2}(?:[^\W\d_a-zA-Z]{1,5}|m2|m3|km|km2|㎡)(?:/[^\W\d_a-zA-Z]{1,4})?|个?百分点|[%‰]"
)
_NOT_UNIT = re.compile(r"[年月].*|.*[年月日季度周号第至]")


_APART = re.compile(r"[\d.,]\s+(?=[\d.,])")
_GROUPED = re.compile(r"\D*\d{1,3}(?: \d{3})+(?:\.\d+)?(?:[^\d.,].*)?", re.DOTALL)
KEPT_DIGITS: Final = 15  # that every spreadsheet keeps of a number
PRINTED_DIGITS: Final = 17  # that a program needs to print a number so that it can be read back
BEYOND: Final = 1e30  # nothing that is counted; in another unit it might pass what a number can be


class Number(NamedTuple):
    """``value`` is nan where the cell has none; ``unit`` and ``status`` are those that stand in the cell.

    ``aim`` is the text of an ``etl.aim.Aim`` where the cell says what is asked for: ≥98%; else ''. ``lossy``
    where it has more digits than a number keeps, so that no value can be told.
    """

    value: float
    decimals: int = 0
    missing: bool = False
    unit: str = ""
    status: str = ""
    aim: str = ""
    lossy: bool = False


_ODD = Number(math.nan)
_NONE = Number(math.nan, missing=True)
_LOSSY = Number(math.nan, lossy=True)


@lru_cache(maxsize=200_000)
def read_number(text: str) -> Number:
    """What a cell's text says as a figure."""
    if len(text) > _LONGEST:  # no figure; and patterns take a time that grows with the square of it
        return _ODD
    spaced = unicodedata.normalize("NFKC", text).strip().translate(_MINUS)
    if _is_marked(text) or (_APART.search(spaced) and not _GROUPED.fullmatch(spaced)):
        return _ODD
    plain = re.sub(r"\s+|(?<=\d)'(?=\d{3})", "", spaced)
    if plain.lower() in MISSING or not plain.strip("-—…._"):
        return _NONE
    number = _read(plain)
    if number is not None:
        return number
    aimed = _aimed(plain, loose=False)
    if aimed is not None:
        return aimed
    booked = _ACCOUNTING.fullmatch(plain)
    if booked:
        inside = _read(booked[1] + booked[2])
        return _ODD if inside is None else inside._replace(value=-inside.value)
    return _parted(spaced, plain)


def _is_marked(text: str) -> bool:
    """Whether a sign such as ² or ① stands where it would become one more digit: 12.5① is not 12.51."""
    if text.isascii():
        return False
    around = zip(f" {text}", text, strict=False)
    return any(unicodedata.category(sign) == "No" and not before.isalpha() for before, sign in around)


@lru_cache(maxsize=20_000)
def read_asked(text: str) -> Number:
    """As ``read_number``, of a cell that may hold a target: 1200亿元以上 is one, and no unit 亿元以上."""
    plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
    return _aimed(plain, loose=True) or read_number(text)


def _aimed(plain: str, *, loose: bool) -> Number | None:
    """The number that a target asks for; None where the text is none."""
    found = read_aim(plain, loose=loose) if hints_at_aim(plain) else None
    if found is None:
        return None
    aim, said = found
    number = _read(said) or _parted(said, said)
    return number._replace(aim=aim.text) if math.isfinite(number.value) else None


def _parted(spaced: str, plain: str) -> Number:
    """A number with a unit or a flag after it."""
    parts = _PARTED.fullmatch(plain)
    if not parts:
        priced = _read(re.sub(r"^([-+]?)[£$€¥]", r"\1", plain))
        return priced or _ODD
    number, rest = _read(re.sub(r"[£$€¥]", "", parts[1])), parts[2]
    if number is None:
        return _ODD
    if _EASTERN_UNIT.fullmatch(rest) and not _NOT_UNIT.fullmatch(rest):
        return number._replace(unit=rest)
    apart = len(parts[1].strip("+-")) >= 3 or re.search(r"\d\s+\S{1,4}$", spaced)
    if apart and _FLAG.fullmatch(rest):
        return number._replace(status=rest.strip("()[]").lower())
    return _ODD


def _read(plain: str) -> Number | None:
    number = plain.removesuffix("%")
    if not _PLAIN.fullmatch(number):
        return None
    value = float(number.replace(",", ""))
    if not math.isfinite(value):
        return None
    if abs(value) >= BEYOND or not is_kept(number):
        return _LOSSY
    mantissa, _, exponent = number.lower().partition("e")
    decimals = len(mantissa.partition(".")[2]) - int(exponent or 0)
    return Number(value, max(0, decimals), unit="%" if number != plain else "")


def is_kept(number: str) -> bool:
    """Whether a plain number is kept whole: up to KEPT_DIGITS digits, or 17 as programs print what they keep.

    Of a whole number that is longer the last digits were lost, maybe before the file was written.
    """
    mantissa = re.split("[eE]", number)[0].lstrip("+-").replace(",", "")
    whole, _, part = mantissa.partition(".")
    digits = len((whole + part).strip("0"))
    return digits <= KEPT_DIGITS or (digits <= PRINTED_DIGITS and len(whole.lstrip("0")) <= KEPT_DIGITS)
