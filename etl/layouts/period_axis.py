"""The spans of months along rows or columns: years carried on, financial years, end months of quarters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from etl.layouts.span_parts import Part, read_part

_MONTH_STYLE = re.compile(r"\s*\d{4}-\d{2}\s*")
_FEWEST = 4  # dates whose steps tell a frequency


@dataclass(frozen=True)
class Told:
    """What is said elsewhere of an axis: a year, a frequency, the month a financial year begins with."""

    year: int | None = None
    frequency: str = ""
    financial: int | None = None
    months: bool = False  # its header says that plain numbers are months
    point: bool = False  # as at a date
    since: Part | None = None  # as at 1st April each year


def axis_parts(texts: Sequence[str], told: Told, *, carry: bool = True) -> list[Part | None]:
    """The span of each text along an axis; None where it says none, or leaves it open."""
    parts = [_first_reading(text, told) for text in texts]
    parts = _financial(texts, parts, told)
    parts = _without_footnotes(texts, parts)
    if carry:
        parts = _carried(parts, told.year)
    if told.since is not None:
        return [_at(part, told.since) for part in parts]
    return _spread(parts, told)


def _first_reading(text: str, told: Told) -> Part | None:
    number = re.fullmatch(r"\s*(\d{1,2})\s*", text)
    if number:
        month = int(number[1])
        return Part(None, month, month) if told.months and 1 <= month <= 12 else None
    return read_part(text)


def _financial(texts: Sequence[str], parts: list[Part | None], told: Told) -> list[Part | None]:
    """2004-05: a month where its neighbours are months, else a year that begins as the publisher's do."""
    if not any(part is not None and part.split for part in parts):
        return parts
    styled = [part for text, part in zip(texts, parts, strict=True) if _MONTH_STYLE.fullmatch(text)]
    as_months = any(part is None or not part.split for part in styled)
    changed: list[Part | None] = []
    for text, part in zip(texts, parts, strict=True):
        if part is None or not part.split:
            changed.append(part)
        elif as_months and _MONTH_STYLE.fullmatch(text):
            month = int(text.strip()[5:])
            changed.append(Part(part.year, month, month))
        elif told.financial is None:
            changed.append(None)
        else:
            changed.append(part._replace(first=told.financial, last=told.financial + 11, split=False))
    return changed


def _without_footnotes(texts: Sequence[str], parts: list[Part | None]) -> list[Part | None]:
    """20193 after 2018 is 2019 with the number of a footnote."""
    for at in range(1, len(parts)):
        before = parts[at - 1]
        if parts[at] is None and before is not None and re.fullmatch(r"\d{5}", texts[at].strip()):
            year = int(texts[at].strip()[:4])
            if before.months == 12 and before.year is not None and abs(year - before.year) == 1:
                parts[at] = before.of(year)
    return parts


def _carried(parts: list[Part | None], year: int | None) -> list[Part | None]:
    """Months and quarters without a year have that of the text before them, or ``year``."""
    last: Part | None = None
    running, own = year, False
    carried: list[Part | None] = []
    for part in parts:
        if part is None:
            carried.append(None)
            continue
        if part.year is not None:
            running, own, last = part.year, True, part if part.months < 12 else None
            if part.last > 12:
                running = part.year + (part.last - 1) // 12
            carried.append(part)
            continue
        if own and last is not None and running is not None and last.months == part.months:
            back = last.first - part.first
            running += int(back > 0 and back * 2 > 12 - part.months)
        last = part
        carried.append(part.of(running) if running is not None else part)
    return carried


def _at(part: Part | None, since: Part) -> Part | None:
    """A year whose figures are as at a day: 1st April each year."""
    if part is None or part.year is None or part.months != 12 or part.first != 1:
        return part
    return part._replace(first=since.first, last=since.last)


def _spread(parts: list[Part | None], told: Told) -> list[Part | None]:
    """Single months that stand for quarters or years become these."""
    frequency = told.frequency or _frequency(parts, told)
    if frequency not in ("quarter", "year"):
        return parts
    return [_widened(part, frequency) for part in parts]


def _frequency(parts: list[Part | None], told: Told) -> str:
    """What the steps between dates tell, if all are alike."""
    months = [part.year * 12 + part.first for part in parts if part and part.year and part.months == 1]
    if told.point or len(months) < _FEWEST or len(months) != sum(part is not None for part in parts):
        return ""
    steps = {abs(later - earlier) for earlier, later in pairwise(months)}
    starts = {month % 12 for month in months}
    days = {part.day for part in parts if part}
    if steps == {3} and (starts <= {1, 4, 7, 10} or starts <= {3, 6, 9, 0}):
        return "quarter"
    return "year" if steps == {12} and starts == {1} and days == {1} else ""


def _widened(part: Part | None, frequency: str) -> Part | None:
    if part is None or part.year is None or part.months != 1:
        return part
    month = part.first
    if frequency == "quarter":
        if month % 3 == 0:
            return part._replace(first=month - 2)
        return part._replace(last=month + 2) if month % 3 == 1 else None
    if month == 12:
        return part._replace(first=1)
    if month == 1 and part.day <= 1:
        return part._replace(last=12)
    return Part(part.year - 1, month + 1, month + 12)
