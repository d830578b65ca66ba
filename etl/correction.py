"""One more decision about a file: each function gives the guide that has it too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from etl.guide import Guide, TableGuide, timeless

if TYPE_CHECKING:
    from etl.guide import Role
    from etl.layouts.block import Field


def pattern(sheet: str, sheets: Sequence[str]) -> str:
    """What to call a sheet: its name without times where no other fits it, so that next month's does."""
    return timeless(sheet) if sum(timeless(each) == timeless(sheet) for each in sheets) == 1 else sheet


def with_header(guide: Guide, sheet: str, first: int, after: int) -> Guide:
    """The header is rows ``first`` to ``after - 1``."""
    return _with_table(guide, sheet, header=(first, after))


def with_rows(guide: Guide, sheet: str, first: int, after: int | None) -> Guide:
    """The data are rows ``first`` to ``after - 1``, or to the end."""
    return _with_table(guide, sheet, rows=(first, after))


def with_role(guide: Guide, sheet: str, column: int, role: Role) -> Guide:
    """A column holds values, or texts of a field, or is not read."""
    return _with_table(guide, sheet, columns={**_table(guide, sheet).columns, column: role})


def with_text(guide: Guide, sheet: str, field: Field, text: str) -> Guide:
    """A text holds for each value of a table."""
    return _with_table(guide, sheet, texts=_put(_table(guide, sheet).texts, field, text))


def with_column_text(guide: Guide, sheet: str, column: int, field: Field, text: str) -> Guide:
    """A text holds for each value of one column."""
    texts = _table(guide, sheet).column_texts
    return _with_table(guide, sheet, column_texts={**texts, column: _put(texts.get(column, {}), field, text)})


def without_rows(guide: Guide, sheet: str, first: int, after: int) -> Guide:
    """Rows ``first`` to ``after - 1`` are not read."""
    return _with_table(
        guide, sheet, ignored_rows=_table(guide, sheet).ignored_rows | set(range(first, after))
    )


def with_label(guide: Guide, label: str, code: str, category: str = "") -> Guide:
    """A label as printed is an indicator, or a category of one."""
    meant = f"{code}={category}" if category else code
    ignored = guide.ignored_labels - {label}
    return replace(guide, labels={**guide.labels, label: meant}, ignored_labels=ignored)


def with_region(guide: Guide, text: str, code: str) -> Guide:
    """A text as printed is a region."""
    return replace(guide, regions={**guide.regions, text: code})


def without_label(guide: Guide, label: str) -> Guide:
    """Figures that go by a label are not read."""
    labels = {text: code for text, code in guide.labels.items() if text != label}
    return replace(guide, labels=labels, ignored_labels=guide.ignored_labels | {label})


def _table(guide: Guide, sheet: str) -> TableGuide:
    return guide.sheets.get(sheet) or TableGuide()


def _with_table(guide: Guide, sheet: str, **decided: object) -> Guide:
    table = replace(_table(guide, sheet), **decided)  # type: ignore[arg-type]
    return replace(guide, sheets={**guide.sheets, sheet: table})


def _put(texts: Mapping[Field, str], field: Field, text: str) -> dict[Field, str]:
    return {**texts, field: text}
