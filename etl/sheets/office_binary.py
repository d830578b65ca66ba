"""Binary workbooks (.xlsb): values by calamine, formats and layout by one pass over the records."""

from __future__ import annotations

import posixpath
import struct
from collections.abc import Iterator, Mapping
from struct import unpack_from

from etl.archive import Archive
from etl.preflight import check_extent, check_merges, check_sheets, damaged
from etl.sheets.calamine import values
from etl.sheets.elements import started
from etl.sheets.findings import cell_issues
from etl.sheets.number_format import Kind, format_kind, rewritten
from etl.sheets.sheet import Merge, Sheet
from etl.sheets.worksheet import Marks

BOOK = "xl/workbook.bin"
_STYLES, _RELATIONS = "xl/styles.bin", "xl/_rels/workbook.bin.rels"
_READ = (BOOK, _STYLES, _RELATIONS, "xl/sharedStrings.bin", "_rels/.rels")
# Numbers of records, from the published format.
_ROW, _ERROR, _REAL, _NUMBER, _FORMULA_NUMBER, _FORMULA_ERROR = 0, 3, 5, 2, 9, 11
_CELLS = range(1, 12)
_FORMAT, _STYLE, _STYLES_BEGIN, _STYLES_END = 44, 47, 617, 618
_COLUMN, _REACH, _SHEET, _BOOK_SETTINGS, _MERGE = 60, 148, 156, 153, 176
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}


def office_binary_sheets(archive: Archive) -> list[Sheet]:
    """All sheets, hidden ones too; IssueError where a limit is passed or a part is damaged."""
    try:
        said, parts, since_1904 = _read(archive)
    except (struct.error, UnicodeDecodeError, IndexError, KeyError) as fault:
        raise damaged() from fault
    sheets = []
    for read in values(archive.only(parts), said):
        found = said.get(read.name, Marks())
        columns = rewritten(read.columns, found.places, since_1904)
        issues = cell_issues(read.name, found.errors, found.uncalculated)
        rows, across = found.hidden_rows, found.hidden_columns
        sheets.append(Sheet(read.name, tuple(columns), read.hidden, found.merges, rows, across, issues))
    return sheets


def _read(archive: Archive) -> tuple[dict[str, Marks], dict[str, bytes], bool]:
    parts = {name: archive.part(name) for name in _READ if name in archive}
    targets = _targets(parts[_RELATIONS])
    kinds = _kinds(parts.get(_STYLES, b""))
    said, since_1904 = {}, False
    for record, at, _ in _records(parts[BOOK]):
        if record == _BOOK_SETTINGS:
            since_1904 = bool(parts[BOOK][at] & 1)
        elif record == _SHEET:
            relation, after = _text(parts[BOOK], at + 8)
            name, part = _text(parts[BOOK], after)[0], targets[relation]
            parts[part] = archive.part(part)
            said[name] = _marks(name, parts[part], kinds)
            check_sheets(len(said))
    return said, parts, since_1904


def _targets(xml: bytes) -> dict[str, str]:
    """The parts that the workbook names, by id."""
    relations = (said for tag, said in started(xml, _RELATIONS) if tag == "Relationship")
    return {one.get("Id", ""): _joined(one.get("Target", "")) for one in relations}


def _joined(target: str) -> str:
    return posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")


def _records(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Number, start and length of each record."""
    at = 0
    while at < len(data):
        number, at = data[at], at + 1
        if number & 0x80:
            number, at = (number & 0x7F) | (data[at] & 0x7F) << 7, at + 1
        length = 0
        for place in range(4):
            sign, at = data[at], at + 1
            length |= (sign & 0x7F) << 7 * place
            if not sign & 0x80:
                break
        if at + length > len(data):
            raise damaged()
        yield number, at, length
        at += length


def _text(data: bytes, at: int) -> tuple[str, int]:
    (length,) = unpack_from("<I", data, at)
    after = at + 4 + 2 * length
    if after > len(data):
        raise damaged()
    return data[at + 4 : after].decode("utf-16-le"), after


def _kinds(data: bytes) -> dict[int, Kind]:
    """By style number what a format makes of a number; styles that change nothing are left out."""
    written: dict[int, str] = {}
    styles: list[int] = []
    inside = False
    for record, at, _ in _records(data):
        if record == _FORMAT:
            written[unpack_from("<H", data, at)[0]] = _text(data, at + 2)[0]
        elif record in (_STYLES_BEGIN, _STYLES_END):
            inside = record == _STYLES_BEGIN
        elif record == _STYLE and inside:
            styles.append(unpack_from("<H", data, at + 2)[0])
    kinds = {number: format_kind(form, written) for number, form in enumerate(styles)}
    return {number: kind for number, kind in kinds.items() if kind}


def _marks(sheet: str, data: bytes, kinds: Mapping[int, Kind]) -> Marks:
    found, row, width, height = Marks(), 0, 0, 0
    merges: list[Merge] = []
    rows: set[int] = set()
    columns: set[int] = set()
    for record, at, _ in _records(data):
        if record in _CELLS:
            column, style = unpack_from("<II", data, at)
            height, width = max(height, row + 1), max(width, column + 1)
            _note(record, (row, column), data[at + 8], kinds.get(style & 0xFFFFFF), found)
        elif record == _ROW:
            row = unpack_from("<I", data, at)[0]
            if data[at + 11] & 0x10:
                rows.add(row)
        elif record == _REACH:
            _, last_row, _, last_column = unpack_from("<4I", data, at)
            check_extent(sheet, last_row + 1, last_column + 1)
        elif record == _COLUMN and data[at + 16] & 1:
            first, last = unpack_from("<II", data, at)
            columns.update(range(first, min(last, width + 16_384) + 1))
        elif record == _MERGE:
            first_row, last_row, first_column, last_column = unpack_from("<4I", data, at)
            merges.append(Merge(first_row, first_column, last_row, last_column))
    check_extent(sheet, height, width)
    check_merges(sheet, len(merges))
    found.merges, found.hidden_rows = tuple(merges), frozenset(row for row in rows if row < height)
    found.hidden_columns = frozenset(column for column in columns if column < width)
    return found


def _note(record: int, place: tuple[int, int], code: int, kind: Kind | None, found: Marks) -> None:
    if record in (_ERROR, _FORMULA_ERROR):
        found.errors.append((*place, _ERRORS.get(code, "")))
    elif kind and record in (_NUMBER, _REAL, _FORMULA_NUMBER):
        found.places.setdefault(kind, {}).setdefault(place[1], []).append(place[0])
