"""Any statistical table: what is over its columns, beside its rows, above it and elsewhere in the file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from etl.coded import Coded, coded
from etl.guide import TableGuide
from etl.layouts.block import Block, Column, Field, Texts
from etl.layouts.book import Book, Series, key
from etl.layouts.columns_said import columns_said, lend
from etl.layouts.decided_table import decided_tables
from etl.layouts.foot import unit_below
from etl.layouts.grid import Grid
from etl.layouts.header_paths import header_paths
from etl.layouts.label import words_alone
from etl.layouts.period_axis import Told, axis_parts
from etl.layouts.places import is_whole, place_in
from etl.layouts.row_kinds import row_kinds, rows_without_span
from etl.layouts.rows_said import RowSaid, rows_said
from etl.layouts.sheet_name import dated, place_named, title_named
from etl.layouts.span_parts import Part, decoded, joined_spans, read_part
from etl.layouts.stub_paths import walk
from etl.layouts.stub_roles import Stub, named_stub, since_headed, stub_roles
from etl.layouts.tables import Table, find_tables
from etl.layouts.title_lines import beside, merged, own_titles, title_lines
from etl.layouts.titles import read_titles
from etl.layouts.unit_words import listed_units, lists_percent, lone_unit, one_unit, other_unit, preferred
from etl.layouts.words import is_error
from etl.sheets import Sheet

NAME = "general"
_NUMBERED = re.compile(
    r"\s*(?:表|附表|table)?\s*(?:[一二三四五六七八九十]+|\d+[a-z]?)\s*(?:[、.:：]|\s)", re.IGNORECASE
)
_YEAR = "~1-12"  # of a yearly series among monthly ones
_CONTINUED = re.compile(r"续\s*表|\(续|（续|continued|cont'd", re.IGNORECASE)


def read_general(sheet: Sheet, book: Book, guide: TableGuide | None = None) -> list[Block]:
    """The tables of a sheet in which at least one figure has a span of months.

    With a ``guide`` the table that it speaks of is as a person drew it.
    """
    if sheet.name in book.indexes:
        return []
    grid = Grid(sheet)
    tables = find_tables(grid)
    if guide is not None:
        tables = decided_tables(grid, tables, guide)
    if not tables:
        return []
    top = title_lines(grid, tables[0].titles)
    guide = guide or TableGuide()
    blocks: list[Block | None] = []
    unit = ""
    for table in tables:
        reader = _Reader(table, beside(table, tables), top, book, guide, unit)
        unit = reader.unit
        blocks.append(reader.block())
    return [block for block in blocks if block is not None]


def _shared(top: Sequence[str]) -> str:
    """The title of the sheet, where the lines at its top do not begin with that of the first table."""
    first = [line for line in top[:1] if not _NUMBERED.match(line) or any(map(_NUMBERED.match, top[1:]))]
    return read_titles(first).text


class _Reader:
    """One table on its way to a block."""

    def __init__(
        self,
        table: Table,
        beside: Sequence[Table],
        top: Sequence[str],
        book: Book,
        guide: TableGuide,
        before: str,
    ) -> None:
        """``before`` is the unit of the table that this one may continue."""
        self.table, self.book, self.grid, self.guide = table, book, table.grid, guide
        self.paths = header_paths(table)
        self.stubs = [self._decided(stub) for stub in stub_roles(table, self.paths)]
        self.title_cells = own_titles(table, beside)
        own = title_lines(self.grid, self.title_cells)
        self.titles = read_titles(own)
        if list(top) != own and not (beside and own):
            self.titles = merged(self.titles, read_titles(top), _shared(top))
        self.titles = dated(self.titles, self.grid.sheet.name)
        self.period = self._period()
        self.beside = {row: self._label_beside(row) for row in table.header}
        self.said = columns_said(self.paths, table.values, self.beside)
        lend(self.said, table.values, any(stub.role == "indicator" for stub in self.stubs))
        self._look_up_series()
        self.named = named_stub(table, self.stubs)
        self.walk = walk(table, self.named.column if self.named else None)
        self.unit = self._table_unit(before)

    def _decided(self, stub: Stub) -> Stub:
        role = self.guide.columns.get(stub.column)
        if role in ("period", "region", "unit", "status", "indicator"):
            return stub._replace(role=role)
        return stub if role is None else stub._replace(role="indicator")

    def block(self) -> Block | None:
        """The block, or None where no figure has a span of months."""
        rows = rows_said(self.walk.paths, self.stubs, self.named, self._told())
        spans = self._column_spans(rows)
        general = ""
        if not any(spans.values()) and not any(row.span for row in rows):
            general = self.period.text if self.period is not None else ""
            general = self._decided_period() or general
        if not (general or any(spans.values()) or any(row.span for row in rows)):
            return None
        columns = self._columns(spans, general)
        if not columns:
            return None
        texts: Texts = {"period": general} if general else {}
        if self.unit:
            texts["unit"] = self.unit
        if not any(row.region for row in rows) and not any(one.region for one in self.said.values()):
            texts["region"] = self._region()
        return self._block(rows, columns, {field: text for field, text in texts.items() if text})

    def _decided_period(self) -> str:
        """The period that a person said of the table or of a column: what the file leaves out."""
        said = [self.guide.texts, *self.guide.column_texts.values()]
        parts = (read_part(texts.get("period", "")) for texts in said)
        return next((part.text for part in parts if part is not None and part.year is not None), "")

    def _block(self, rows: list[RowSaid], columns: list[Column], texts: Texts) -> Block:
        table = self.table
        header = table.header or (max(0, table.first - 1),)
        kinds = row_kinds(table, self.walk, rows)
        return Block(
            table.grid.sheet, NAME, header[-1], table.first, table.last, tuple(columns), self._stub_fields(),
            texts, "", rows_without_span(table, self.stubs, rows), self._title(), self._row_texts(rows),
            kinds, self._skipped(columns), header[0], self._places(),
        )  # fmt: skip

    def _period(self) -> Part | None:
        """The span that the title names; a financial year begins with the publisher's month."""
        period, first = self.titles.period, self.book.financial
        if period is None or not period.split:
            return period
        return None if first is None else period._replace(first=first, last=first + 11, split=False)

    def _label_beside(self, row: int) -> str:
        cells = [n for n in self.table.stubs if self.grid.kinds[row, n]]
        return self.grid.label(row, cells[0]) if len(cells) == 1 else ""  # several name the stubs

    def _look_up_series(self) -> None:
        """What an index elsewhere in the file says of a column: by its identifier, or its description."""
        if not self.book.series:
            return
        for column, said in self.said.items():
            found = Series()
            for row in (*self.table.header, *range(max(0, self.table.first - 1), self.table.first)):
                found = self.book.series.get(key(self.grid.label(row, column)), found)
            said.unit = said.unit or found.unit
            said.frequency = said.frequency or found.frequency

    def _told(self) -> Told:
        often = Counter(said.frequency for said in self.said.values() if said.frequency)
        headers = " ".join(stub.header for stub in self.stubs if stub.role == "period").lower()
        frequency = often.most_common(1)[0][0] if often else ""
        if not frequency and re.search(r"\bquarter\b|季度", headers):
            frequency = "quarter"
        if not frequency and re.search(r"\bmonths?\b|月", headers):
            frequency = "month"
        period = self.titles.year
        since = next(filter(None, (since_headed(stub) for stub in self.stubs)), self.titles.since)
        return Told(period, frequency, self.book.financial, point=self.titles.point, since=since)

    def _column_spans(self, rows: Sequence[RowSaid]) -> dict[int, str]:
        """For each value column the code of the span over it."""
        spans = dict.fromkeys(self.table.values, "")
        deepest = max((len(said.spans) for said in self.said.values()), default=0)
        told = self._told()
        monthly = Told(None, "", told.financial, point=told.point, since=told.since)
        for level in range(deepest):
            columns = [n for n in self.table.values if len(self.said[n].spans) > level]
            parts = axis_parts([self.said[n].spans[level] for n in columns], monthly, carry=False)
            for column, part in zip(columns, parts, strict=True):
                if part is not None:
                    spans[column] = joined_spans(spans[column], part.code) or part.code
        for n in self.table.values:
            if self.said[n].frequency == "year" != told.frequency:
                spans[n] = spans[n] or _YEAR
        if self.titles.year is not None and not any(row.span for row in rows):
            year = f"{self.titles.year}年"
            spans = {
                n: joined_spans(code, year) if code.startswith("~") else code for n, code in spans.items()
            }
        return spans

    def _columns(self, spans: dict[int, str], general: str) -> list[Column]:
        worded = any(self.paths[n] for n in self.table.values)
        columns = []
        for index in self.table.values:
            if worded and not self.paths[index] and len(self.table.values) > 1:
                continue
            said = self.said[index]
            if any(map(is_error, said.names)):
                continue
            texts: Texts = {
                "indicator": " / ".join(said.names),
                "region": " / ".join(self._placed(said.region)),
                "period": self._own_span(said.names, spans[index], general),
                "unit": said.unit or self._other(said.names),
            }
            columns.append(Column(index, {field: text for field, text in texts.items() if text}))
        return columns

    def _own_span(self, names: Sequence[str], code: str, general: str) -> str:
        """The span over a column; of one since January the last month or quarter, for 本月 or 本季."""
        alone = [one for one in map(words_alone, names) if one is not None]
        said = {one.span for one in alone if one.span} & {"month", "quarter"}
        part = decoded(code) if code else self.period
        if part is None or part.year is None or part.last > 12 or not alone:
            return code
        if not said:
            return code if code or general else part.text
        if code and (part.first != 1 or part.last == 12):
            return code
        first = part.last if "month" in said else part.last - (part.last - 1) % 3
        return part._replace(first=first).text

    def _other(self, names: Sequence[str]) -> str:
        """The mark of figures to which the unit of the whole table does not apply."""
        return other_unit(names, self.unit, self.grown)

    def _row_texts(self, rows: Sequence[RowSaid]) -> dict[Field, Coded]:
        found: dict[Field, list[str]] = {}
        height = self.table.last - self.table.first
        for field in ("indicator", "region", "period", "unit", "status"):
            found[field] = [""] * height
        for row in rows:
            at = row.row - self.table.first
            found["indicator"][at] = " / ".join(row.names)
            found["region"][at] = " / ".join(self._placed(row.region))
            found["period"][at] = row.span
            found["unit"][at] = row.unit or self._other(row.names[-1:])
            found["status"][at] = row.status
        return {field: coded(texts) for field, texts in found.items()}

    def _skipped(self, columns: Sequence[Column]) -> dict[int, str]:
        read = {column.index for column in columns} | set(self.table.stubs)
        inside = range(self.table.left, self.table.right + 1)
        unread = [n for n in inside if n not in read and n in self.table.values]
        return {n: "抽样误差" if any(map(is_error, self.said[n].names)) else "没有表头" for n in unread}

    def _stub_fields(self) -> dict[Field, int]:
        fields: dict[Field, int] = {}
        for stub in self.stubs:
            if stub.role in ("indicator", "region", "period", "unit", "status"):
                fields[stub.role] = stub.column
        return fields

    def _places(self) -> dict[Field, tuple[int, int]]:
        places: dict[Field, tuple[int, int]] = {}
        if self.table.units:
            places["unit"] = self.table.units[0]
        for place in self.title_cells:
            label = self.grid.label(*place)
            if place_in(label):
                places.setdefault("region", place)
            if read_titles([label]).period is not None:
                places.setdefault("period", place)
        return places

    def _table_unit(self, before: str) -> str:
        corner = [lone_unit(self.grid.label(*place)) for place in self.table.units]
        lines = [self.grid.label(*place) for place in (*self.table.units, *self.title_cells)]
        self.grown = any(map(lists_percent, lines))
        listed = next(filter(None, map(listed_units, lines)), [])
        own = one_unit(corner) if any(corner) else self.titles.unit or "、".join(listed)
        own = own or unit_below(self.grid, self.table.last)
        continued = any(_CONTINUED.search(self.grid.label(*place)) for place in self.title_cells)
        return preferred(before, own) if continued else own

    def _region(self) -> str:
        if self.titles.region:
            return self.titles.region
        return place_named(self.grid.sheet.name) or self.book.coverage

    def _placed(self, region: Sequence[str]) -> Sequence[str]:
        """全市 and 合计 are of the place in the title."""
        if len(region) == 1 and is_whole(region[0]) and self._region():
            return (self._region(), region[0])
        return region

    def _title(self) -> str:
        return self.titles.text or title_named(self.grid.sheet.name)
