"""A layout's TOML text → the layout, or every fault at once: file, key, what was found, what is allowed."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from etl.guide import Guide, TableGuide
from etl.remembered.layout import Form, Layout, LayoutError
from etl.remembered.writing import FIELD_WORDS, NAMES_ALLOWED, ROLE_WORDS, is_name

_FIELDS = {word: field for field, word in FIELD_WORDS.items()}
_ROLES = {word: role for role, word in ROLE_WORDS.items()}
_SPAN = re.compile(r"([1-9][0-9]{0,6})(?:(-)([1-9][0-9]{0,6})?)?")
_ROWS, _COLUMNS = 1_048_576, 16_384  # of a sheet

if TYPE_CHECKING:
    from etl.guide import Role
    from etl.layouts.block import Field

Value = TypeVar("Value")


def parsed(text: str, file: str) -> Layout:
    """The layout that a file's text says; LayoutError with a line a fault where it says none."""
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise LayoutError(
            f"{file}：{_place(str(fault))}不符合 TOML 的写法。请对照其他版式文件改正。"
        ) from fault
    faults: list[str] = []
    layout = _layout(_Keys(document, file, faults))
    if faults:
        raise LayoutError("\n".join(faults))
    return layout


def _place(said: str) -> str:
    place = re.search(r"line (\d+), column (\d+)", said)
    return f"第{place[1]}行第{place[2]}列" if place else "末尾"


class _Keys:
    """A table of the file that is taken apart key by key; what is wrong goes into ``faults``."""

    def __init__(self, values: Mapping[str, Any], place: str, faults: list[str]) -> None:
        self._values, self._place, self._faults = dict(values), place, faults

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def fault(self, key: str, found: object, allowed: str) -> None:
        shown = f"“{found}”" if isinstance(found, str) else f"{found}"
        self._faults.append(f"{self._place}：{key} 写的是{shown}，应为{allowed}。请改正。")

    def take(self, key: str, read: Callable[[str], Value | None], allowed: str, default: Value) -> Value:
        """A text as ``read`` understands it (None: not at all); the default where there is none."""
        found = self._values.pop(key, None)
        if found is None:
            return default
        text = str(found) if isinstance(found, int) and not isinstance(found, bool) else found
        value = read(text) if isinstance(text, str) else None
        if value is None:
            self.fault(key, found, allowed)
            return default
        return value

    def text(self, key: str) -> str:
        return self.take(key, str, "文字（加引号）", "")

    def texts(self, key: str) -> frozenset[str]:
        found = self._values.pop(key, [])
        if isinstance(found, list) and all(isinstance(text, str) for text in found):
            return frozenset(found)
        self.fault(key, found, '文字的列表，如 ["合计", "小计"]')
        return frozenset()

    def inner(self, key: str) -> _Keys:
        """The table under a key; an empty one where there is none."""
        found = self._values.pop(key, {})
        if not isinstance(found, dict):
            self.fault(key, found, f"一个 [{key}] 段")
            found = {}
        return _Keys(found, f"{self._place} [{key}]", self._faults)

    def each(self, key: str) -> list[_Keys]:
        """The tables of a list of them."""
        found = self._values.pop(key, [])
        if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
            self.fault(key, found, f"若干个 [[{key}]] 段")
            return []
        places = (f"{self._place} 第{n}个[[{key}]]" for n in range(1, len(found) + 1))
        return [_Keys(one, place, self._faults) for one, place in zip(found, places, strict=True)]

    def all_texts(self) -> dict[str, str]:
        """Every key and its text."""
        return {key: self.text(key) for key in list(self._values)}

    def by_column(self) -> list[tuple[str, int]]:
        """The keys, each with the column that it names."""
        columns = []
        for key in list(self._values):
            column = _column(key)
            if column is None:
                self.fault("列标", key, "Excel 的列标 A、B……XFD")
                del self._values[key]
            else:
                columns.append((key, column))
        return columns

    def by_row(self) -> dict[int, str]:
        """The texts of rows, by row."""
        rows: dict[int, str] = {}
        for key in list(self._values):
            span = _closed(key)
            if span is None or span[1] != span[0] + 1:
                self.fault("行号", key, "Excel 的行号")
                del self._values[key]
            else:
                rows[span[0]] = self.text(key)
        return rows

    def end(self, *allowed: str) -> None:
        """Every key that is left over is a fault."""
        for key in self._values:
            self._faults.append(
                f"{self._place}：没有名为“{key}”的键，可用的有{'、'.join(allowed)}。请改正或删去。"
            )


def _layout(keys: _Keys) -> Layout:
    if "name" not in keys:
        keys.fault("name", "（没有写）", NAMES_ALLOWED)
    name = keys.take("name", lambda text: text if is_name(text) else None, NAMES_ALLOWED, "")
    file, author, confirmed = keys.text("file"), keys.text("author"), keys.text("confirmed")
    ignored = keys.texts("ignored_labels")
    labels, regions = keys.inner("labels").all_texts(), keys.inner("regions").all_texts()
    sheets: dict[str, TableGuide] = {}
    for one in keys.each("sheet"):
        pattern = one.text("name")
        if not pattern or pattern in sheets:
            one.fault("name", pattern, "工作表的名称，不能空，不能重复")
        sheets[pattern] = _table(one)
    forms = tuple(_form(one) for one in keys.each("form"))
    keys.end("name", "file", "author", "confirmed", "ignored_labels", "labels", "regions", "sheet", "form")
    return Layout(Guide(name, sheets, labels, regions, ignored), forms, file, author, confirmed)


def _table(keys: _Keys) -> TableGuide:
    roles = keys.inner("columns")
    allowed = "、".join(ROLE_WORDS.values())
    columns: dict[int, Role] = {
        column: roles.take(key, _ROLES.get, allowed, "ignored") for key, column in roles.by_column()
    }
    texts = keys.inner("column_texts")
    table = TableGuide(
        keys.take("header", _closed, '表头行的行号，如 "3-4"', None),
        keys.take("rows", _span, '数据行的行号，如 "5-40" 或 "5-"', None),
        columns,
        _texts(keys.inner("texts")),
        {column: _texts(texts.inner(key)) for key, column in texts.by_column()},
        keys.take("ignored_rows", _rows, '行号，如 "12,20-22"', frozenset()),
    )
    keys.end("name", "header", "rows", "ignored_rows", "columns", "texts", "column_texts")
    return table


def _texts(keys: _Keys) -> dict[Field, str]:
    texts = {_FIELDS[word]: keys.text(word) for word in _FIELDS if word in keys}
    keys.end(*_FIELDS)
    return texts


def _form(keys: _Keys) -> Form:
    columns, rows = keys.inner("columns"), keys.inner("rows")
    form = Form(
        keys.text("sheet"),
        keys.take("header", _closed, '表头行的行号，如 "3-4"', (0, 1)),
        {column: columns.text(key) for key, column in columns.by_column()},
        rows.by_row(),
    )
    keys.end("sheet", "header", "columns", "rows")
    return form


def _column(letters: str) -> int | None:
    if not re.fullmatch(r"[A-Z]{1,3}", letters):
        return None
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1 if number <= _COLUMNS else None


def _span(text: str) -> tuple[int, int | None] | None:
    """Rows that a person names, both ends included: 5-40, 5, or 5- to the end."""
    said = _SPAN.fullmatch(_plain(text))
    if said is None:
        return None
    first = int(said[1])
    after = int(said[3]) if said[3] else None if said[2] else first
    if first > _ROWS or (after is not None and not first <= after <= _ROWS):
        return None
    return first - 1, after


def _closed(text: str) -> tuple[int, int] | None:
    span = _span(text)
    return None if span is None or span[1] is None else (span[0], span[1])


def _rows(text: str) -> frozenset[int] | None:
    spans = [_closed(part) for part in re.split("[,、]", _plain(text))]
    if any(span is None for span in spans):
        return None
    return frozenset(row for span in spans if span for row in range(*span))


def _plain(text: str) -> str:
    return re.sub(r"[—–~至]", "-", re.sub(r"\s", "", unicodedata.normalize("NFKC", text)))
