"""The tables of a sheet under a person's decisions, which win over what was found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from etl.coded import Coded
from etl.guide import TableGuide
from etl.layouts import blocks_of
from etl.layouts.block import NO_UNIT, Block, Column, Field, RowKind
from etl.layouts.book import Book
from etl.layouts.general import NAME as GENERAL
from etl.layouts.general import read_general
from etl.layouts.span_parts import read_part
from etl.layouts.unit_words import is_percent
from etl.sheets import Sheet
from indicators.catalog import Catalog

_UNREAD = ("code", "ignored")
DECIDED = "按您的决定不读"


def decided_blocks(sheet: Sheet, catalog: Catalog, book: Book, guide: TableGuide | None) -> list[Block]:
    """As ``blocks_of``, with the decisions about this sheet."""
    found = blocks_of(sheet, catalog, book)
    if guide is None:
        return found
    # a table without a month is none until a person says which
    dated = bool(guide.texts.get("period")) and all(block.layout == GENERAL for block in found)
    if dated or not any(_agrees(block, guide) for block in found):
        found = read_general(sheet, book, guide) or found
    decided = [part for block in found for part in _decided(block, guide)]
    return [block for block in decided if block.columns]


def _agrees(block: Block, guide: TableGuide) -> bool:
    """Whether the table was found where a person says that it is, with columns that are what they are."""
    if guide.header and block.header_rows != range(*guide.header):
        return False
    if guide.rows and not block.first <= guide.rows[0] <= (guide.rows[1] or 0) <= block.last:
        return guide.rows[1] is None and block.first <= guide.rows[0] < block.last
    values = {column.index for column in block.columns}
    for column, role in guide.columns.items():
        if role == "value":
            if column not in values:
                return False
        elif role != "code" and role != "ignored" and block.stubs.get(role) != column:
            return False
    return True


def _decided(block: Block, guide: TableGuide) -> list[Block]:
    """The block with its decisions; a column with a text of its own may have to be a block of its own."""
    unread = {column for column, role in guide.columns.items() if role in _UNREAD}
    kept = tuple(column for column in block.columns if column.index not in unread)
    skipped = {
        **block.skipped,
        **{column.index: DECIDED for column in block.columns if column.index in unread},
    }
    block = replace(block, columns=kept, skipped=skipped, kinds={**block.kinds, **_rows(block, guide)})
    for field, text in guide.texts.items():
        block = _with_text(block, field, text)
    alone = {column: texts for column, texts in guide.column_texts.items() if texts}
    rest = replace(block, columns=tuple(one for one in block.columns if one.index not in alone))
    own = [_alone(block, one, alone[one.index]) for one in block.columns if one.index in alone]
    return [rest, *own]


def _rows(block: Block, guide: TableGuide) -> dict[int, RowKind]:
    """The rows that are not to be read."""
    first, after = guide.rows or (block.first, None)
    if not block.first <= first < block.last:  # of another table of the sheet
        first, after = block.first, None
    outside = {
        *range(block.first, min(first, block.last)),
        *range(block.last if after is None else after, block.last),
    }
    return {row: "note" for row in (outside | guide.ignored_rows) if block.first <= row < block.last}


def _with_text(block: Block, field: Field, text: str) -> Block:
    """A text that holds for each value; a unit not for percentages, which no one means by it."""
    kept = field == "unit" and not is_percent(text)
    columns = tuple(Column(one.index, _without(one.texts, field, kept)) for one in block.columns)
    said = dict(block.row_texts)
    rows = said.pop(field, None)
    if kept and rows is not None and any(_stays(each) for each in rows.texts):
        said[field] = Coded(rows.codes, [each if _stays(each) else "" for each in rows.texts])
    stubs = {each: column for each, column in block.stubs.items() if each != field}
    texts, ruled = {**block.texts, field: text}, text if field == "unit" else block.ruled_unit
    return replace(block, columns=columns, row_texts=said, stubs=stubs, texts=texts, ruled_unit=ruled)


def _without(texts: Mapping[Field, str], field: Field, kept: bool) -> dict[Field, str]:
    return {each: text for each, text in texts.items() if each != field or (kept and _stays(text))}


def _stays(unit: str) -> bool:
    return unit == NO_UNIT or is_percent(unit)


def _alone(block: Block, column: Column, texts: Mapping[Field, str]) -> Block:
    """One column alone, with the texts that were decided for it."""
    own, rows, stubs = dict(column.texts), dict(block.row_texts), dict(block.stubs)
    for field, text in texts.items():
        part = read_part(text) if field == "period" else None
        if part is not None and part.year is None and field in rows:
            own[field] = part.code  # 9月, of the year that the row says
            continue
        own[field] = text
        rows.pop(field, None)
        stubs.pop(field, None)
    ruled = texts.get("unit", block.ruled_unit)
    only = (Column(column.index, own),)
    return replace(block, columns=only, row_texts=rows, stubs=stubs, issues=(), ruled_unit=ruled)
