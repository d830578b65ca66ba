"""Cells as people see them: words without unseen signs, texts such as #REF! told as the errors they are.

A number keeps such signs inside it and is then no number: 1234 written from right to left is read as 4321.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from etl.printed_number import read_number
from etl.sheets.findings import cell_issues
from etl.sheets.sheet import Sheet, text_bytes
from indicators.naming import seen

_WRITTEN_ERRORS: Final = re.compile(
    r"#(?:REF|VALUE|NAME|NULL|NUM|DIV/0|SPILL|CALC|FIELD|BLOCKED|UNKNOWN|CONNECT)[!?]|#N/A|#GETTING_DATA|Err:\d{3}"
)
_FIRST_LETTERS: Final = ("#", "Err:")
_OF_NO_WIDTH: Final = "\u200b\u200c\u200d\u200e\u2060\ufeff"  # which change nothing at an end


def as_seen(sheet: Sheet) -> Sheet:
    """The sheet with its words cleaned and a warning for each text that is an error."""
    plain = _are_plain(_signs(pa.concat_arrays(sheet.columns)))  # so are most sheets, and soon told
    if plain and seen(sheet.name) == sheet.name:
        return sheet
    columns, errors = list(sheet.columns), list[tuple[int, int, str]]()
    for at, column in enumerate(columns):
        changed = _cleaned(column) | _errors(column)
        if changed:
            errors += [
                (row, at, column[row].as_py().strip()) for row, text in changed.items() if text is None
            ]
            columns[at] = _with(column, changed)
    name = seen(sheet.name)
    if name == sheet.name and all(new is old for new, old in zip(columns, sheet.columns, strict=True)):
        return sheet
    issues = (*sheet.issues, *cell_issues(sheet.name, errors, ()))
    named = tuple(issue._replace(sheet=name) if issue.sheet == sheet.name else issue for issue in issues)
    return replace(sheet, name=name, columns=tuple(columns), issues=named)


def _with(column: pa.Array, changed: Mapping[int, str | None]) -> pa.Array:
    texts = column.to_pylist()
    for row, text in changed.items():
        texts[row] = text
    return pa.array(texts, pa.string())


def _cleaned(column: pa.Array) -> dict[int, str | None]:
    """The rows whose text has signs that nobody sees, with what is left; figures stay."""
    if _all_are_seen(_signs(column)):
        return {}
    found: dict[int, str | None] = {}
    for row, text in enumerate(column.to_pylist()):
        if text and (cleaned := seen(text)) != text:
            at_ends = text.strip(_OF_NO_WIDTH)
            if at_ends == cleaned or not math.isfinite(read_number(cleaned).value):
                found[row] = cleaned
    return found


def _are_plain(signs: npt.NDArray[np.uint8]) -> bool:
    """Whether texts have no unseen sign and none begins an error."""
    used = signs.tobytes()
    return _all_are_seen(signs) and not any(letters.encode() in used for letters in _FIRST_LETTERS)


def _all_are_seen(signs: npt.NDArray[np.uint8]) -> bool:
    """Whether no sign is unseen: asked at once of those alone that are not of plain ASCII."""
    odd = signs[(signs >= 0x7F) | (signs < 0x20)]
    return not len(odd) or seen(said := odd.tobytes().decode(errors="replace")) == said


def _signs(column: pa.Array) -> npt.NDArray[np.uint8]:
    """All texts of a column as the bytes of their UTF-8, one behind the other."""
    if column.null_count == len(column):
        return np.empty(0, np.uint8)
    bounds, signs = text_bytes(column)
    return signs[bounds[0] : bounds[-1]]


def _errors(column: pa.Array) -> dict[int, str | None]:
    """The rows whose text is the name of an error."""
    used = _signs(column).tobytes()
    if not any(letters.encode() in used for letters in _FIRST_LETTERS):  # soon told of nearly all columns
        return {}
    begun = np.zeros(len(column), np.bool_)
    for letters in _FIRST_LETTERS:
        begins = pc.fill_null(pc.starts_with(column, letters), False)
        begun |= begins.to_numpy(zero_copy_only=False)
    rows = np.flatnonzero(begun).tolist()
    return {row: None for row in rows if _WRITTEN_ERRORS.fullmatch(column[row].as_py().strip())}
