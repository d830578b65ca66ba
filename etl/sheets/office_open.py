"""Workbooks of Office Open XML (.xlsx, .xlsm): values by calamine, all else by one pass over the XML.

calamine gets an archive made of the parts that were checked here, so the two cannot see different files.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from etl.archive import Archive
from etl.preflight import (
    CELL_CHARACTERS,
    SHEETS,
    TEXT_BYTES,
    check_prologue,
    check_sheets,
    check_text,
    check_texts_said,
    check_unfolded,
)
from etl.problem import Issue
from etl.sheets.agreement import agree, texts_of
from etl.sheets.calamine import Values, no_workbook, values
from etl.sheets.elements import started
from etl.sheets.findings import cell_issues, macros
from etl.sheets.number_format import Kind, format_kind, rewritten
from etl.sheets.replaced import Place, not_calculated, raised, raised_texts, with_replaced
from etl.sheets.sheet import Sheet
from etl.sheets.worksheet import Marks, marks

_ROOT = "_rels/.rels"
_BOOK = "/officeDocument"  # how the type of a relation ends, in both the usual and the strict namespace
_TEXTS, _STYLES, _MACROS = "/sharedStrings", "/styles", "/vbaProject"
_FORMAT = re.compile(rb"numFmtId\s*=\s*[\"'](\d+)")
_PLAIN_FORMATS = frozenset(b"%d" % number for number in (*range(9), *range(11, 14), 49))
_TAG = re.compile(rb"<[^>]*>")
_NAMED = re.compile(rb"t\s*=\s*[\"']s[\"'][^>]*><(?:[\w.-]+:)?v[^>]*>\s*([0-9]{1,9})\s*<")


Related = Mapping[str, tuple[str, str]]


def office_open_sheets(archive: Archive) -> list[Sheet]:
    """All sheets, hidden ones too; IssueError where a limit is passed or a part is damaged."""
    reading = _Workbook(archive)
    return [reading.sheet(read) for read in values(archive.only(reading.parts), reading.many_decimals)]


class _Workbook:
    """The parts of a workbook that hold cells, and what their XML says beside the values."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self.parts: list[str] = []  # that a reader of values needs
        root = self._related(_ROOT, "")
        book = next((target for kind, target in root.values() if kind.endswith(_BOOK)), "")
        if book not in archive:
            raise no_workbook()
        folder, name = posixpath.split(book)
        related = self._related(posixpath.join(folder, "_rels", f"{name}.rels"), folder)
        listed, self._since_1904, self._stale = _listed(self._part(book), book)
        self._texts_doubtful = False  # a comment among them, or text set apart
        self._texts = ""  # the part with the texts that cells name
        self._parts_of_sheets: dict[str, str] = {}
        self._raised: Mapping[int, str] = {}
        self._replaced: dict[str, dict[Place, str | None]] = {}
        self._kinds = self._number_formats(related)
        self._marks = dict(self._sheets(listed, related))
        self.many_decimals = {name for name, said in self._marks.items() if said.many_decimals}
        self._issues: tuple[Issue, ...] = (
            (macros(),) if any(kind.endswith(_MACROS) for kind, _ in related.values()) else ()
        )

    def sheet(self, read: Values) -> Sheet:
        """A sheet's values as they are shown, with what the XML says of it."""
        said, (issues, self._issues) = self._marks.get(read.name, Marks()), (self._issues, ())
        self._agree(read, said)
        columns = rewritten(read.columns, said.places, self._since_1904) if said.places else read.columns
        if replaced := self._replaced.get(read.name):
            columns = with_replaced(columns, replaced)
        width = len(read.columns)
        height = len(read.columns[0]) if width else 0
        return Sheet(
            read.name,
            tuple(columns),
            read.hidden,
            said.merges,
            frozenset(row for row in said.hidden_rows if row < height),
            frozenset(column for column in said.hidden_columns if column < width),
            (*issues, *cell_issues(read.name, said.errors, said.uncalculated)),
        )

    def _agree(self, read: Values, said: Marks) -> None:
        """Compare a sheet's cells with its XML where they may differ; IssueError where they do."""
        doubtful = said.doubtful or self._texts_doubtful
        if not doubtful and said.filled == sum(len(column) - column.null_count for column in read.columns):
            return
        if read.name in self._parts_of_sheets:
            texts = texts_of(self._archive.part(self._texts), self._texts) if self._texts else []
            agree(read.name, self._archive.part(self._parts_of_sheets[read.name]), read.columns, texts)

    def _part(self, name: str) -> bytes:
        xml = self._archive.part(name)
        check_prologue(name, xml)
        self.parts.append(name)
        return xml

    def _related(self, name: str, folder: str) -> Related:
        return _relations(self._part(name), name, folder) if name in self._archive else {}

    def _number_formats(self, related: Related) -> Mapping[bytes, Kind]:
        part = next((target for kind, target in related.values() if kind.endswith(_STYLES)), "")
        kinds = _kinds(self._part(part), part) if part in self._archive else {}
        if not kinds:
            self.parts = [name for name in self.parts if name != part]
        return kinds

    def _sheets(self, listed: Sequence[tuple[str, str]], related: Related) -> Iterator[tuple[str, Marks]]:
        check_sheets(len(listed))
        lengths, unfolded = self._text_lengths(related), 0
        for name, relation in listed:
            part = related.get(relation, ("", ""))[1]
            if part in self._archive:
                xml = self._part(part)
                unfolded += _unfolded(xml, lengths)
                check_unfolded(unfolded)
                said = marks(name, xml, self._kinds)
                self._parts_of_sheets[name] = part
                self._replaced[name] = dict(raised(xml, self._raised))
                for place in not_calculated(xml) if self._stale and said.formulas else ():
                    said.uncalculated.append(place)
                    self._replaced[name][place] = None
                yield name, said

    def _text_lengths(self, related: Related) -> npt.NDArray[np.int64]:
        """Bytes of each text that is written once for all cells."""
        part = next((target for kind, target in related.values() if kind.endswith(_TEXTS)), "")
        self._texts = part if part in self._archive else ""
        xml = self._part(part) if self._texts else b""
        check_texts_said(part, xml)
        self._texts_doubtful = xml.find(b"!") >= 0 and xml.find(b"<!") >= 0
        items = xml.split(b"</si>") if xml else []
        self._raised = raised_texts(items)
        for item in (item for item in items if len(item) > CELL_CHARACTERS):
            check_text("", len(_TAG.sub(b"", item).decode(errors="replace")))
        return np.array([len(item) for item in items], np.int64)


def _unfolded(xml: bytes, lengths: npt.NDArray[np.int64]) -> int:
    """At most so many bytes of text in the cells of a sheet; counted exactly where it may be too much."""
    if not len(lengths):
        return 0
    most = int(lengths.max()) * (xml.count(b's"') + xml.count(b"s'"))
    if most <= TEXT_BYTES // SHEETS:
        return most
    named = np.array([int(one[1]) for one in _NAMED.finditer(xml)], np.int64)
    return int(lengths[named[named < len(lengths)]].sum())


# Remembered, because these parts are the same in all files that one system writes.
@lru_cache(maxsize=32)
def _relations(xml: bytes, name: str, folder: str) -> Related:
    """Type and target of each relation by its id."""
    relations = (said for tag, said in started(xml, name) if tag == "Relationship")
    return {
        one.get("Id", ""): (one.get("Type", ""), _joined(folder, one.get("Target", ""))) for one in relations
    }


@lru_cache(maxsize=32)
def _listed(xml: bytes, name: str) -> tuple[Sequence[tuple[str, str]], bool, bool]:
    """Name and relation of each sheet, whether days count from 1904, whether all is to be calculated anew."""
    tags = started(xml, name)
    sheets = [
        (said.get("name", ""), next((value for key, value in said.items() if key.endswith(":id")), ""))
        for tag, said in tags
        if tag == "sheet"
    ]
    since_1904 = _is_set(tags, "workbookPr", "date1904")
    return sheets, since_1904, _is_set(tags, "calcPr", "fullCalcOnLoad")


def _is_set(tags: Sequence[tuple[str, Mapping[str, str]]], tag: str, name: str) -> bool:
    return any(said.get(name) in ("1", "true") for one, said in tags if one == tag)


@lru_cache(maxsize=32)
def _kinds(xml: bytes, name: str) -> Mapping[bytes, Kind]:
    """By style number what a format makes of a number; styles that change nothing are left out."""
    if set(_FORMAT.findall(xml)) <= _PLAIN_FORMATS:
        return {}
    written: dict[int, str] = {}
    styles: list[int] = []
    section = ""
    for tag, said in started(xml, name):
        if tag in ("cellStyleXfs", "cellXfs"):
            section = tag
        elif tag == "xf" and section == "cellXfs":
            styles.append(_whole(said.get("numFmtId")))
        elif tag == "numFmt":
            written.setdefault(_whole(said.get("numFmtId")), said.get("formatCode", ""))
    kinds = (format_kind(style, written) for style in styles)
    return {str(number).encode(): kind for number, kind in enumerate(kinds) if kind}


def _joined(folder: str, target: str) -> str:
    """The part that a relation names, absolute or from the folder of the part that it belongs to."""
    if "." in target.partition("/")[0]:
        target = posixpath.normpath(posixpath.join("/", folder, target))
    return target[1:] if target.startswith("/") else f"{folder}/{target}".lstrip("/")


def _whole(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 10 else 0
