"""What the XML of a worksheet says beside its values, and whether its cells reach too far.

Most cells are plain: a number or a text in no format that changes what is shown. They are passed over; only
the odd ones are looked at, or all of them where the writer has its own way with XML.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from etl.address import cell_place
from etl.preflight import AREA, CELLS, COLUMNS, ROWS, check_cells, check_extent, check_merges, damaged
from etl.sheets.number_format import Kind, Places
from etl.sheets.sheet import Merge
from etl.sheets.survey import Survey, survey

_ATTRIBUTES = rb"((?:\s+[\w.:-]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*)\s*(/?)>"
_CELL = re.compile(rb"<((?:[\w.-]+:)?)c" + _ATTRIBUTES)
_ROW_OR_CELL = re.compile(rb"<(?:[\w.-]+:)?(row|c)" + _ATTRIBUTES)

_HIDDEN_ROW = re.compile(rb"<(?:[\w.-]+:)?row(\s[^>]*\shidden\s*=\s*[\"'](?:1|true)[\"'][^>]*)>")
_COLUMN = re.compile(rb"<(?:[\w.-]+:)?col" + _ATTRIBUTES)
_MERGE = re.compile(rb"<(?:[\w.-]+:)?mergeCell" + _ATTRIBUTES)
_ATTRIBUTE = re.compile(rb"([\w.:-]+)\s*=\s*[\"']([^\"']*)")
_ADDRESS = re.compile(rb"[A-Za-z]{1,4}[0-9]{1,9}")
_VALUE = re.compile(rb"<(?:[\w.-]+:)?v(?:\s[^>]*)?>([^<]+)<")
_NOTHING = re.compile(rb"\s*(?:<(?:[\w.-]+:)?v\s*/>|<((?:[\w.-]+:)?)v></\1v>)?\s*")
_FORMULA = re.compile(rb"<(?:[\w.-]+:)?f[\s>/]")
_UNCALCULATED = re.compile(rb"<f(?:>[^<]*</f|\s[^>]*>[^<]*</f|\s[^>]*/)>(?!<v>[^<])")
# A pattern that begins with one sign, a rare one, is found many times faster than the same pattern whole.
# 0.1234567891, but neither 0.2999999999999 nor 0.3000000000001
_MANY_DECIMALS = re.compile(rb"\.[0-9]{8}(?:[1-8][0-9]|0[5-9]|9[0-4])[0-9]*<")
_SMALL_NUMBER = re.compile(rb"-(?<=[0-9.][eE]-)[0-9]+<")
_ERROR = re.compile(rb'e(?<= t="e)"')
_LONG = len("<v>.1234567891")  # the shortest value of many decimals


@dataclass
class Marks:
    """What a worksheet says beside its values; cells as (row, column) from 0."""

    places: dict[Kind, Places] = field(default_factory=dict)
    errors: list[tuple[int, int, str]] = field(default_factory=list)
    uncalculated: list[tuple[int, int]] = field(default_factory=list)
    merges: tuple[Merge, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    many_decimals: bool = False  # more than nine, and not left over from adding up
    filled: int = 0  # cells with a value, where nothing is doubtful
    doubtful: bool = True  # another reader may read the cells otherwise
    formulas: bool = True  # there may be some


def marks(sheet: str, xml: bytes, kinds: Mapping[bytes, Kind]) -> Marks:
    """What a sheet's XML says; ``kinds`` by style number. IssueError where its cells reach too far."""
    body, tail = max(0, xml.find(b"sheetData")), xml.rfind(b"sheetData")
    seen = survey(xml)
    if seen is None or seen.cells > CELLS:
        check_cells(sheet, xml.count(b"<v>") + xml.count(b"<is>"))
    if seen is None or seen.height > ROWS or seen.width > COLUMNS or seen.height * seen.width > AREA:
        found = _read(sheet, xml, _every_cell(sheet, xml), kinds)
    else:
        found = _read(sheet, xml, _odd_cells(sheet, xml, kinds, seen), kinds)
    if xml.find(b"hidden", 0, body) >= 0:
        found.hidden_columns = _hidden_columns(xml[:body])
    if xml.find(b"hidden", body) >= 0:
        rows = (_number(_attributes(each[1]), b"r") for each in _HIDDEN_ROW.finditer(xml, body))
        found.hidden_rows = frozenset(row - 1 for row in rows if row)
    if seen and seen.plain:
        found.filled = seen.values + seen.texts - len(found.errors)
        found.doubtful, found.formulas = False, seen.formulas
    found.many_decimals = _many_decimals(xml, seen)
    found.merges = _merges(sheet, xml[tail:] if tail >= 0 else b"")
    return found


def _every_cell(sheet: str, xml: bytes) -> Iterator[tuple[int, int, int]]:
    """Row, column and start of each cell, by its address or else after the one before."""
    row = column = -1
    for tag in _ROW_OR_CELL.finditer(xml):
        said = _attributes(tag[2])
        if tag[1] == b"row":
            row, column = (_number(said, b"r") or row + 2) - 1, -1
        else:
            row, column = _place(sheet, said[b"r"]) if b"r" in said else (row, column + 1)
            yield row, column, tag.start()


def _many_decimals(xml: bytes, seen: Survey | None) -> bool:
    long = seen is None or seen.longest >= _LONG
    if long and _MANY_DECIMALS.search(xml):
        return True
    return xml.find(b"-") >= 0 and _SMALL_NUMBER.search(xml) is not None


def _odd_cells(
    sheet: str, xml: bytes, kinds: Mapping[bytes, Kind], seen: Survey
) -> Iterator[tuple[int, int, int]]:
    """The same for cells that are shown in another way, in error or not calculated; all have an address."""
    if b"0" in kinds:
        yield from _every_cell(sheet, xml)
        return
    starts: set[int] = set()
    if kinds:
        starts.update(_tags_around(xml, re.compile(rb' s="(?:%s)"' % b"|".join(kinds))))
    if seen.errors:
        starts.update(_tags_around(xml, _ERROR))
    if seen.formulas:
        starts.update(xml.rfind(b"<c ", 0, each.start()) for each in _UNCALCULATED.finditer(xml))
    for start in sorted(starts):
        opening = _CELL.match(xml, start)
        if opening:
            yield *_place(sheet, _attributes(opening[2])[b"r"]), start


def _tags_around(xml: bytes, pattern: re.Pattern[bytes]) -> Iterator[int]:
    """Where the tags of cells begin in which a pattern stands."""
    for each in pattern.finditer(xml):
        start = xml.rfind(b"<", 0, each.start())
        if xml.startswith(b"<c ", start):
            yield start


def _read(
    sheet: str, xml: bytes, cells: Iterable[tuple[int, int, int]], kinds: Mapping[bytes, Kind]
) -> Marks:
    found, height, width = Marks(), 0, 0
    for row, column, start in cells:
        opening = _CELL.match(xml, start)
        if opening is None:
            raise damaged(f"工作表“{sheet}”")
        content = b""
        if not opening[3]:
            end = xml.find(b"</" + opening[1] + b"c", opening.end())
            content = xml[opening.end() : end] if end >= 0 else xml[opening.end() :]
        if not _NOTHING.fullmatch(content):
            height, width = max(height, row + 1), max(width, column + 1)
            _note((row, column), _attributes(opening[2]), content, kinds, found)
    check_extent(sheet, height, width)
    return found


def _note(
    place: tuple[int, int],
    said: Mapping[bytes, bytes],
    content: bytes,
    kinds: Mapping[bytes, Kind],
    found: Marks,
) -> None:
    kind = said.get(b"t", b"n")
    value = _VALUE.search(content)
    if value is None and kind not in (b"str", b"inlineStr") and _FORMULA.search(content):
        found.uncalculated.append(place)
    if kind == b"e":
        found.errors.append((*place, value[1].decode(errors="replace") if value else ""))
    shown = "date" if kind == b"d" else kinds.get(said.get(b"s", b"0"))
    if value and shown is not None and kind in (b"n", b"d"):
        found.places.setdefault(shown, {}).setdefault(place[1], []).append(place[0])


def _place(sheet: str, address: bytes) -> tuple[int, int]:
    if not _ADDRESS.fullmatch(address):
        raise damaged(f"工作表“{sheet}”的单元格地址 {address[:20].decode(errors='replace')}")
    return cell_place(address.decode().upper())


def _attributes(text: bytes) -> dict[bytes, bytes]:
    pairs = _ATTRIBUTE.findall(text)
    said = dict(pairs)
    if len(said) != len(pairs):
        raise damaged("一个标签中有重名的属性")
    return said


def _number(said: Mapping[bytes, bytes], name: bytes) -> int:
    """A whole number of at most nine digits; 0 where there is none."""
    text = said.get(name, b"")
    return int(text) if text.isdigit() and len(text) < 10 else 0


def _hidden_columns(head: bytes) -> frozenset[int]:
    hidden: set[int] = set()
    for tag in _COLUMN.finditer(head):
        said = _attributes(tag[1])
        if said.get(b"hidden") in (b"1", b"true"):
            hidden.update(range(max(1, _number(said, b"min")) - 1, min(_number(said, b"max"), COLUMNS)))
    return frozenset(hidden)


def _merges(sheet: str, tail: bytes) -> tuple[Merge, ...]:
    check_merges(sheet, tail.count(b"mergeCell "))
    found = []
    for tag in _MERGE.finditer(tail):
        first, _, last = _attributes(tag[1]).get(b"ref", b"").partition(b":")
        if last:
            found.append(Merge(*_place(sheet, first), *_place(sheet, last)))
    return tuple(found)
