"""What the sheets of a file say of each other: an index of series, the financial year, coverage."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from etl.layouts.columns_said import frequency_word
from etl.layouts.places import place_in
from etl.layouts.words import is_attribute
from etl.sheets import Sheet

_LOOKED_AT = 40  # rows from the top that say who publishes
_FEWEST = 3  # attributes that make a header that of an index of series
_IDENTIFIERS = {"seriesid", "cdid", "mnemonic"}
_IDENTIFIED = re.compile(r"series id|cdid|mnemonic", re.IGNORECASE)
_TOLD = {"unit", "units", "freq", "frequency"}
_COVERAGE = re.compile(r"\s*(?:geographical )?coverage\s*[:：]?\s*(.*)", re.IGNORECASE)
_FINANCIAL = (
    (re.compile(r"\bAustralia|Reserve Bank of Australia|\bABS\b|New South Wales"), 7),
    (
        re.compile(
            r"United Kingdom|\bUK\b|English|British|Scottish|Welsh|England|Scotland|Wales|Great Britain"
            r"|\bDCLG\b|\bMHCLG\b|\bDLUHC\b|\bONS\b"
        ),
        4,
    ),
    (re.compile(r"Hong Kong|香港|Japan|日本|\bIndia\b|Canada"), 4),
    (re.compile(r"New Zealand"), 7),
    (re.compile(r"Census Bureau|U\.S\. Department|United States"), 10),
)


@dataclass(frozen=True)
class Series:
    """What an index says of one series; '' where it says nothing."""

    unit: str = ""
    frequency: str = ""


@dataclass(frozen=True)
class Book:
    """What the sheets of a file say for all of them; looked for when it is first asked."""

    sheets: tuple[Sheet, ...] = ()

    @cached_property
    def series(self) -> dict[str, Series]:
        """The series by identifier and by description."""
        return {name: one for found in self._indexed.values() for name, one in found.items()}

    @cached_property
    def indexes(self) -> frozenset[str]:
        """The names of the sheets that only list series."""
        return frozenset(self._indexed)

    @cached_property
    def _indexed(self) -> dict[str, dict[str, Series]]:
        found = {sheet.name: _series(sheet) for sheet in self.sheets}
        return {name: series for name, series in found.items() if series}

    @cached_property
    def financial(self) -> int | None:
        """The first month of the publisher's financial year, None where nothing tells."""
        return _financial(self.sheets)

    @cached_property
    def coverage(self) -> str:
        """The place that a cover names."""
        return _coverage(self.sheets)


def key(text: str) -> str:
    """A description or identifier as it is looked up."""
    return re.sub(r"[\s;]+", " ", text).strip().casefold()


def _series(sheet: Sheet) -> dict[str, Series]:
    """The rows of an index: a header of attributes such as Unit, Series ID, Freq., then one row a series."""
    for number, cells in enumerate(sheet.rows(0, _LOOKED_AT)):
        if not _IDENTIFIED.search("\t".join(cells)):
            continue
        named = {re.sub(r"[\s.]+", "", cell).lower(): n for n, cell in enumerate(cells) if is_attribute(cell)}
        if len(named) < _FEWEST or not (named.keys() & _IDENTIFIERS and named.keys() & _TOLD):
            continue
        first = next(n for n, cell in enumerate(cells) if cell.strip())
        if is_attribute(cells[first]) and first in named.values() and len(named) == sum(map(bool, cells)):
            return {}
        return _listed(sheet, number + 1, named, first)
    return {}


def _listed(sheet: Sheet, start: int, named: dict[str, int], first: int) -> dict[str, Series]:
    unit, often = named.get("unit", named.get("units")), named.get("freq", named.get("frequency"))
    identifier = next((named[name] for name in sorted(_IDENTIFIERS & named.keys())), None)
    found: dict[str, Series] = {}
    for cells in sheet.rows(start, sheet.height):
        one = Series(
            cells[unit].strip() if unit is not None else "",
            frequency_word(cells[often]) if often is not None else "",
        )
        for column in (identifier, first):
            if column is not None and cells[column].strip() and (one.unit or one.frequency):
                found.setdefault(key(cells[column]), one)
    return found


def _financial(sheets: Sequence[Sheet]) -> int | None:
    tops = ("\n".join(filter(None, row)) for sheet in sheets for row in sheet.rows(0, _LOOKED_AT))
    text = "\n".join([*tops, *(sheet.name for sheet in sheets)])
    said = re.search(
        r"(?:year )?(?:ended|ending|to) (?:31 )?March|April to (?:31 )?March", text, re.IGNORECASE
    )
    if said:
        return 4
    if re.search(r"year (?:ended|ending) (?:30 )?June|July to June", text, re.IGNORECASE):
        return 7
    months = {month for words, month in _FINANCIAL if words.search(text)}
    return months.pop() if len(months) == 1 else None


def _coverage(sheets: Sequence[Sheet]) -> str:
    """The place under or beside Coverage: on a cover."""
    for sheet in sheets[:2]:
        cells = [cell.strip() for row in sheet.rows(0, _LOOKED_AT) for cell in row if cell.strip()]
        for at, cell in enumerate(cells):
            said = _COVERAGE.fullmatch(cell)
            if said and (said[1] or at + 1 < len(cells)):
                return place_in(said[1] or cells[at + 1])
    return ""
