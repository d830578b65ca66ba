"""The reported figures behind a value, as growth.sql hands them over in one text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

# The ASCII separators of records and of fields: they cannot stand in a cell.
RECORD, FIELD = "\x1e", "\x1f"


class Part(NamedTuple):
    """A reported figure that a derived one was made of; ``sign`` is 1 or -1, months are numbers."""

    sign: int
    period_start: int
    period_end: int
    value: float
    status: str
    load: int
    sheet: str
    cell: str


class Source(NamedTuple):
    """Where a value comes from. A derived one has ``parts``, their formula as ``cell``, the latest load."""

    status: str | None
    load: int | None
    sheet: str | None
    cell: str | None
    parts: tuple[Part, ...]


NOWHERE = Source(None, None, None, None, ())


def source(origin: str | None, added: str | None, subtracted: str | None) -> Source:
    """Of a reported figure (``origin``), or of one derived from figures added and subtracted (rule P2)."""
    if origin is not None:
        return _reported(origin)
    if added is None:
        return NOWHERE
    parts = (*_parts(1, added), *_parts(-1, subtracted))
    if len(parts) == 1:
        return _reported(added)
    return Source("derived", max(part.load for part in parts), _sheets(parts), _formula(parts), parts)


def _reported(text: str) -> Source:
    _, _, _, status, load, sheet, cell = text.split(FIELD)
    return Source(status, int(load), sheet, cell, ())


def _parts(sign: int, text: str | None) -> list[Part]:
    return [_part(sign, *record.split(FIELD)) for record in text.split(RECORD)] if text else []


def _part(sign: int, start: str, end: str, value: str, status: str, load: str, sheet: str, cell: str) -> Part:
    return Part(sign, int(start), int(end), float(value), status, int(load), sheet, cell)


def _formula(parts: Sequence[Part]) -> str:
    """The cells as they were combined: "B7 − B6"."""
    return "".join(f"{' − ' if part.sign < 0 else ' + '}{part.cell}" for part in parts).removeprefix(" + ")


def _sheets(parts: Sequence[Part]) -> str:
    return " / ".join(dict.fromkeys(part.sheet for part in parts))
