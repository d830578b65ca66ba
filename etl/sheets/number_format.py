"""What a number format makes of a stored number: 0.125 in the format 0.0% is shown, and read, as 12.5%."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Literal

import pyarrow as pa

Kind = Literal["percent", "date", "scaled"]
Places = dict[int, list[int]]  # rows by column, both from 0

_LITERAL = re.compile(r'"[^"]*"|[\\!].|_.|\*.|\[[^\]]*\]')  # what stands as it is: "%" is no percentage
_SCALED = re.compile(r"[0#?],+(?![0#?,])")  # 0, shows thousands: 37635 as 38
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e[-+]?\d+)?", re.IGNORECASE)
_PERCENT = frozenset({9, 10})
# Built in without being written; 27 to 36 and 50 to 58 where Excel speaks Chinese or Japanese.
# A time of day is a date without its day: neither is a figure.
_DATES = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_MIDNIGHT = " 00:00:00"
_NO_DATE = "########"
_FIRST_1904 = 1462  # days by which a count from 1904 is behind one from 1900


def format_kind(number: int, written: Mapping[int, str]) -> Kind | None:
    """What a format makes of numbers; ``written`` are the codes of the formats that the file defines."""
    code = written.get(number)
    if code is None:
        return "percent" if number in _PERCENT else "date" if number in _DATES else None
    bare = _LITERAL.sub("", code.partition(";")[0]).lower()
    if "%" in bare:
        return "percent"
    if _SCALED.search(bare):
        return "scaled"
    if bare.strip() == "general" or not re.search("[ymdhs]", bare):
        return None
    return "date" if re.search("[ydhs]", bare) or not re.search("[0#?]", bare) else None


def percent_text(text: str) -> str:
    """A number a hundred times as large with a %; another text stays."""
    return f"{Decimal(text).scaleb(2):f}%" if _NUMBER.fullmatch(text) else text


def date_text(text: str, since_1904: bool) -> str:
    """A date without its midnight; a number of days as the date it counts to; another text stays.

    What is no date, a number below zero, is what a spreadsheet shows in its place: never the number.
    """
    if not _NUMBER.fullmatch(text):
        return text.replace("T", " ").removesuffix(_MIDNIGHT)
    days = float(text) + (_FIRST_1904 if since_1904 else 0)
    if not 0 <= days < 2_958_466:
        return _NO_DATE
    # 1900-02-29 never was, but Excel counts it
    day = datetime(1899, 12, 30 if days >= 60 else 31) + timedelta(seconds=round(days * 86_400))
    return str(day).removesuffix(_MIDNIGHT)


def scaled_text(text: str) -> str:
    """A number that is shown a thousand times smaller or more, marked so: nobody knows which is meant."""
    return f"{text}（格式缩小显示）" if _NUMBER.fullmatch(text) and float(text) else text


def shown_text(text: str, kind: Kind, since_1904: bool) -> str:
    """A stored number as its format shows it."""
    if kind == "date":
        return date_text(text, since_1904)
    return percent_text(text) if kind == "percent" else scaled_text(text)


def rewritten(columns: Sequence[pa.Array], places: Mapping[Kind, Places], since_1904: bool) -> list[pa.Array]:
    """The columns with the numbers at these places as they are shown."""
    result = list(columns)
    for kind, by_column in places.items():
        for column in (column for column in by_column if column < len(result)):
            texts = result[column].to_pylist()
            for row in by_column[column]:
                text = texts[row] if row < len(texts) else None
                if text:
                    texts[row] = shown_text(text, kind, since_1904)
            result[column] = pa.array(texts, pa.string())
    return result
