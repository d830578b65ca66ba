"""What a file's tables look like, whatever the month; and how far another file looks the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from etl.address import column_letters
from etl.guide import Guide, TableGuide, is_like, timeless
from etl.layouts.block import Block, Field
from etl.remembered.layout import Form, Layout
from etl.remembered.writing import FIELD_WORDS
from etl.sheets import Sheet

JOINT = " / "
MOST_ROWS = 12  # of a header
TIED: tuple[Field, ...] = ("indicator", "region", "category")  # what a file is about, whatever its form
FAR = 12  # rows by which a header may have moved and still be found


@dataclass(frozen=True)
class Match:
    """A layout for a file; ``differences`` say in Chinese where the file looks different, none: apply it.

    ``share`` is how many of all header paths both have.
    """

    layout: Layout
    differences: tuple[str, ...] = ()
    share: float = 1.0


def forms(blocks: Iterable[Block], guide: Guide) -> tuple[Form, ...]:
    """The forms of the tables that were read; sheets that look alike and are called alike are one."""
    found = [_form(block, guide.table(block.sheet.name)) for block in blocks]
    return tuple(form for place, form in enumerate(found) if form not in found[:place])


def _form(block: Block, table: TableGuide | None) -> Form:
    rows = block.header_rows
    header = (rows.start, max(rows.stop, min(block.first, rows.start + MOST_ROWS)))
    unread = {row: row_text(block.sheet, row) for row in sorted(table.ignored_rows)} if table else {}
    return Form(timeless(block.sheet.name), header, paths(block.sheet, header), unread)


def paths(sheet: Sheet, header: tuple[int, int]) -> dict[int, str]:
    """The header path of each column that has one: the texts in its header cells, merged ones filled."""
    first, after = header
    rows = [list(row) for row in sheet.rows(first, after)]
    for merge in sheet.merges:
        if merge.first_row < after and merge.last_row >= first and merge.first_row < sheet.height:
            text = sheet.text(merge.first_row, merge.first_column) if merge.first_column < sheet.width else ""
            for row in rows[max(0, merge.first_row - first) : merge.last_row - first + 1]:
                width = min(merge.last_column + 1, sheet.width) - merge.first_column
                row[merge.first_column : merge.last_column + 1] = [text] * max(0, width)
    found = {column: _path(cells) for column, cells in enumerate(zip(*rows, strict=True))}
    return {column: path for column, path in found.items() if path}


def _path(cells: Iterable[str]) -> str:
    return JOINT.join(dict.fromkeys(text for cell in cells if (text := timeless(cell))))


def row_text(sheet: Sheet, row: int) -> str:
    """What a row begins with, by which it is known again."""
    cells = next(iter(sheet.rows(row, row + 1)), [])
    return timeless(next((cell for cell in cells if cell.strip()), ""))


def best(layouts: Sequence[Layout], sheets: Sequence[Sheet], file: str) -> Match | None:
    """The layout whose forms the file has; else the one that it has most of, with the differences.

    None where no layout has at least half of its header paths in the file. ``file`` is the file's name.
    """
    matches = [(_share(layout, sheets), layout) for layout in layouts if layout.forms]
    near = sorted(matches, key=lambda one: (one[0], one[1].confirmed), reverse=True)
    fitting = [one for share, one in near if share == 1 and not differences(one, sheets, file)]
    if fitting:
        return Match(fitting[0], tuple(_contradictions(fitting)))
    if not near or near[0][0] < 0.5:
        return None
    share, layout = near[0]
    return Match(layout, tuple(differences(layout, sheets, file)), share)


def _contradictions(layouts: Sequence[Layout]) -> Iterator[str]:
    """Where several layouts fit and say different things of the same table, nobody can tell which holds."""
    said = {tuple(_said_by_hand(layout)): layout.name for layout in layouts}
    if len(said) > 1:
        yield f"版式{'、'.join(f'《{name}》' for name in said.values())}都相符，而指定的内容不同。"


def _share(layout: Layout, sheets: Sequence[Sheet]) -> float:
    """Of all header paths, of the layout and of the file's sheets of these names, how many are in both."""
    kept = total = 0
    for form in layout.forms:
        wanted = set(form.columns.values())
        for found in [_paths_of(form, sheet) for sheet in _named(form, sheets)] or [set[str]()]:
            kept, total = kept + len(wanted & found), total + len(wanted | found)
    return kept / total if total else 0.0


def _paths_of(form: Form, sheet: Sheet) -> set[str]:
    """The header paths where the layout expects them, or where they all moved to."""
    first, after = form.header
    moved = _moved(form, sheet)
    step = 0 if moved is None else moved - first
    return set(paths(sheet, (first + step, after + step)).values())


def _named(form: Form, sheets: Sequence[Sheet]) -> list[Sheet]:
    return [sheet for sheet in sheets if not sheet.hidden and is_like(sheet.name, form.sheet)]


def differences(layout: Layout, sheets: Sequence[Sheet], file: str) -> list[str]:
    """One line a difference between what a layout was made for and a file of this name with these sheets."""
    told = list(_untold(layout, file))
    for form in layout.forms:
        named = _named(form, sheets)
        if not named:
            told.append(f"没有名称像“{form.sheet}”的工作表（# 代表年月）。")
        told += [line for sheet in named for line in _of_sheet(form, sheet, layout.guide.table(sheet.name))]
    return told


def _untold(layout: Layout, file: str) -> Iterator[str]:
    """What was said by hand of a whole table and what a file of another name may not mean.

    Eight districts send one form: that it was 城东区 last time says nothing of the next file.
    """
    if timeless(Path(file).stem) == timeless(Path(layout.file).stem):
        return
    for pattern, field, text in _said_by_hand(layout):
        if text not in file and text not in pattern:
            yield (
                f"版式为工作表“{pattern}”指定的{FIELD_WORDS[field]}是“{text}”，是按文件“{layout.file}”确认的；"
                "这份文件名称不同，请确认是否仍是它。"
            )


def _said_by_hand(layout: Layout) -> Iterator[tuple[str, Field, str]]:
    for pattern, table in layout.guide.sheets.items():
        yield from ((pattern, field, text) for field, text in table.texts.items() if field in TIED)


def _of_sheet(form: Form, sheet: Sheet, table: TableGuide | None) -> Iterator[str]:
    place = f"工作表“{sheet.name}”"
    found = paths(sheet, form.header)
    if set(found.values()) != set(form.columns.values()):
        moved = _moved(form, sheet)
        if moved is not None:
            if table is None or (table.header, table.rows, table.ignored_rows) == (None, None, frozenset()):
                return  # nothing was decided by the number of a row
            yield f"{place}：表头由第 {form.header[0] + 1} 行移到了第 {moved + 1} 行。"
            return
        yield from (f"{place}：{line}" for line in _changed(form.columns, found))
    decided = {*table.columns, *table.column_texts} if table else set[int]()
    for column in sorted(decided):
        before, now = form.columns.get(column, ""), found.get(column, "")
        told = before not in (*found.values(), "") or now not in (*form.columns.values(), "")
        if before != now and not told:
            yield f"{place}：{column_letters(column)} 列原为“{before}”，现为“{now or '（空）'}”。"
    for row, before in form.rows.items():
        if (now := row_text(sheet, row)) != before:
            yield f"{place}：第 {row + 1} 行原为“{before}”（不读），现为“{now or '（空）'}”。"


def _moved(form: Form, sheet: Sheet) -> int | None:
    """The row at which the same header begins now."""
    first, after = form.header
    for step in sorted(range(-min(FAR, first), FAR + 1), key=abs):
        if dict(form.columns) == paths(sheet, (first + step, after + step)):
            return first + step
    return None


def _changed(before: Mapping[int, str], now: Mapping[int, str]) -> Iterator[str]:
    """Header paths that were renamed where they stood, that are new, that are gone."""
    lost = {path: column for column, path in before.items() if path not in now.values()}
    new = {path: column for column, path in now.items() if path not in before.values()}
    for path, column in list(lost.items()):
        if (other := now.get(column)) in new:
            yield f"{column_letters(column)} 列的表头由“{path}”改成了“{other}”。"
            del lost[path], new[str(other)]
    yield from (f"新增 {column_letters(column)} 列“{path}”。" for path, column in new.items())
    yield from (f"少了原 {column_letters(column)} 列“{path}”。" for path, column in lost.items())
