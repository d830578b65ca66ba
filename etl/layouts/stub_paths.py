"""The words beside each row: labels carried down, section rows, indentation, parts of what stands above."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

import numpy as np

from etl.layouts.grid import EMPTY, PERIOD, YEAR, on_one_line
from etl.layouts.places import announces_places
from etl.layouts.span_parts import read_part
from etl.layouts.tables import Table
from etl.layouts.unit_words import is_unit, said_unit
from etl.layouts.words import is_attribute, is_note, names_period, part_words, translates

_LONGEST_SECTION = 120
_NUMBERED = re.compile(r"\(?[\dA-Za-z一二三四五六七八九十]{1,3}[.)、．）]\s*\S")


class Section(NamedTuple):
    """A line of its own between the rows: its place, text and depth."""

    row: int
    column: int
    text: str
    depth: int


class RowPath(NamedTuple):
    """The labels of one data row by stub column, '' where none holds; the sections and parents over it."""

    row: int
    labels: tuple[str, ...]
    own: tuple[bool, ...]
    sections: tuple[Section, ...]
    parents: tuple[str, ...]


class Walk(NamedTuple):
    """The data rows of a table with their paths, and the other rows by kind."""

    paths: list[RowPath]
    sections: frozenset[int]
    notes: frozenset[int]


def walk(table: Table, named: int | None) -> Walk:
    """All rows of a body from the top; ``named`` is the stub column whose indentation shows parents."""
    return _Walker(table, named).walked()


class _Walker:
    def __init__(self, table: Table, named: int | None) -> None:
        self.table, self.grid = table, table.grid
        self.named = named
        self.carried = [""] * len(table.stubs)
        self.sections: list[Section] = []
        self.parents: list[tuple[int, str]] = []
        self.fresh = False  # whether the last filled row was a section
        self.inner: dict[Section, int] = {}  # the first column of the rows under a section
        self.section_rows: set[int] = set()
        self.notes: set[int] = set()
        self.merged = _vertical_merges(table)
        self.left = _outermost(table)

    def walked(self) -> Walk:
        paths = []
        for row in range(self.table.first, self.table.last):
            if self.table.data[row]:
                paths.append(self._data(row))
                self.fresh = False
            elif (self.grid.kinds[row, self.left : self.table.right + 1] != EMPTY).any():
                self._other(row)
            else:
                self._unit_beside(row)
        return Walk(paths, frozenset(self.section_rows), frozenset(self.notes))

    def _data(self, row: int) -> RowPath:
        stubs = self.table.stubs
        own = [self.grid.label(*self.merged.get((row, n), (row, n))) for n in stubs]
        self._close(next((n for n, text in zip(stubs, own, strict=True) if text), None))
        labels = list(own)
        deepest = max((n for n, text in enumerate(own) if text), default=-1)
        for at, text in enumerate(own):
            if text:
                self.carried[at] = text
                self.carried[at + 1 :] = [""] * (len(stubs) - at - 1)
            elif at < deepest:
                labels[at] = self.carried[at]
        return RowPath(
            row, tuple(labels), tuple(map(bool, own)), tuple(self.sections), self._parents_of(row)
        )  # fmt: skip

    def _close(self, lead: int | None) -> None:
        """A label left of those under a section, and not right of the section, ends it."""
        if lead is None:
            return
        self.sections = [
            one
            for one in self.sections
            if lead > one.column or one.column > self.table.right or lead >= self.inner.get(one, lead)
        ]
        for one in self.sections:
            self.inner.setdefault(one, lead)

    def _parents_of(self, row: int) -> tuple[str, ...]:
        if self.named is None:
            return ()
        raw = self.grid.text(row, self.named)
        if not raw.strip():
            if any(self.grid.kinds[row, n] for n in self.table.stubs if n < self.named):
                self.parents, self._before = [], ""
            return tuple(text for _, text in self.parents)
        depth = _indent(raw)
        while self.parents and self.parents[-1][0] >= depth:
            self.parents.pop()
        above = tuple(text for _, text in self.parents)
        marked = part_words(raw)
        if marked and not above and self._before:
            above = (self._before,)
            self.parents.append((depth, self._before))
        words = on_one_line(raw)
        self.parents.append((depth + _width(marked.strip()), words))
        if not marked:
            self._before = words
        return above

    _before = ""

    def _other(self, row: int) -> None:
        cells = self.grid.filled(row, self.left, self.table.right + 1)
        text = self.grid.label(row, cells[0])
        if len(cells) > 1 and all(translates(text, self.grid.label(row, n)) for n in cells[1:]):
            cells = cells[:1]
        first_value = min(self.table.values)
        if len(cells) > 1 and not (cells[-1] < first_value or self._is_year_row(row, cells)):
            return
        if self._is_note(text):
            self.notes.add(row)
            return
        if (is_attribute(text) and not names_period(text)) or (len(cells) == 1 and announces_places(text)):
            return
        if len(cells) > 1:
            for n in cells:
                self._carry(n, self.grid.label(row, n))
            return
        if cells[0] in self.table.stubs[:-1] and not self.fresh and self._carries(row, cells[0]):
            self._carry(cells[0], text)
            return
        depth = cells[0] * 4 + _indent(self.grid.text(row, cells[0]))
        section = Section(row, cells[0], text, depth)
        self.sections = [*self._outer(section), section]
        self.section_rows.add(row)
        self.parents, self._before = [], ""
        self.carried = [""] * len(self.carried)
        self.fresh = True

    def _unit_beside(self, row: int) -> None:
        """A unit alone in its row, right of the table, holds for the rows under it."""
        cells = self.grid.filled(row, self.table.right + 1, self.grid.sheet.width)
        text = self.grid.label(row, cells[0]) if len(cells) == 1 else ""
        if text and (is_unit(text, loose=True) or said_unit(text)):
            self.sections = [one for one in self.sections if one.column <= self.table.right]
            self.sections.append(Section(row, cells[0], text, cells[0] * 4))
            self.section_rows.add(row)

    def _outer(self, section: Section) -> list[Section]:
        """The sections over a new one: years follow years, words follow words; either may hold the other."""
        spelled = [_spells(one) for one in self.sections]
        if _spells(section):
            if any(spelled):
                return self.sections[: spelled.index(True)]
            return [one for one in self.sections if self.fresh or one.depth <= section.depth]
        if self.fresh:
            return self.sections
        inside = [one for one in self.sections if _spells(one) or one.depth < section.depth]
        last = max((n for n, spells in enumerate(spelled) if spells), default=-1)
        if last == len(self.sections) - 1 and not all(spelled):
            return [one for one in inside if not _spells(one)]
        return (
            inside
            if last >= 0 and last < len(self.sections) - 1
            else [one for one in self.sections if one.depth < section.depth]
        )

    def _carry(self, column: int, text: str) -> None:
        if column in self.table.stubs:
            at = self.table.stubs.index(column)
            self.carried[at] = text
            self.carried[at + 1 :] = [""] * (len(self.carried) - at - 1)

    def _carries(self, row: int, column: int) -> bool:
        """Whether a lone label opens a group of rows whose own labels stand in a deeper stub column."""
        below = range(row + 1, min(row + 4, self.table.last))
        at = self.table.stubs.index(column)
        after = [n for n in below if self.table.data[n]]
        return bool(after) and not self.grid.kinds[after[0], column] and any(
            self.grid.kinds[after[0], n] for n in self.table.stubs[at + 1 :]
        )  # fmt: skip

    def _is_year_row(self, row: int, cells: list[int]) -> bool:
        kinds = self.grid.kinds[row, cells]
        return bool(((kinds == YEAR) | (kinds == PERIOD)).all()) and len(cells) <= len(self.table.stubs)

    def _is_note(self, text: str) -> bool:
        if len(text) > _LONGEST_SECTION or text.endswith(("。", "；")):
            return True
        if read_part(text) is not None:
            return False  # 31 December over years is no note of number 31
        return is_note(text) and not (_NUMBERED.match(text) and len(text) < 60)


def _spells(section: Section) -> bool:
    part = read_part(section.text)
    return part is not None and part.year is not None


def _outermost(table: Table) -> int:
    """The leftmost column before the table in which sections may stand: no data row has a cell there."""
    rows = np.flatnonzero(table.data[table.first : table.last]) + table.first
    left = table.left
    while left and not table.grid.kinds[rows, left - 1].any():
        left -= 1
    return left


def _vertical_merges(table: Table) -> dict[tuple[int, int], tuple[int, int]]:
    """For each stub cell inside a merge over several rows, the first cell of the merge."""
    stubs = set(table.stubs)
    places = {}
    for one in table.grid.sheet.merges:
        if one.first_column in stubs and one.last_row > one.first_row and one.last_row >= table.first:
            for row in range(one.first_row + 1, min(one.last_row, table.last) + 1):
                places[row, one.first_column] = (one.first_row, one.first_column)
    return places


def _indent(raw: str) -> int:
    """Width of the spaces before a text, a full-width one being two."""
    return _width(raw[: len(raw) - len(raw.lstrip())])


def _width(text: str) -> int:
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)
