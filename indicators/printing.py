"""Answers as rows for programs and people: JSON, CSV, and columns for the eye."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from indicators.inert import inert

Record = dict[str, object]


def as_json(records: Iterable[Record]) -> str:
    """A list of records, numbers unrounded."""
    return json.dumps(list(records), ensure_ascii=False, indent=1) + "\n"


def as_csv(records: Iterable[Record], columns: Sequence[str]) -> str:
    """A header and a line a record; texts that a spreadsheet would take for a formula get an apostrophe."""
    lines = io.StringIO()
    writer = csv.DictWriter(lines, columns, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(
        {name: inert(cell) if isinstance(cell, str) else cell for name, cell in record.items()}
        for record in records
    )
    return lines.getvalue()


def as_table(records: Iterable[Record], shown: Mapping[str, str]) -> str:
    """The ``shown`` columns under their Chinese headings, growth with two decimals."""
    lines = [list(shown.values())]
    lines += [[_shown(name, record[name]) for name in shown] for record in records]
    widths = [max(map(_width, column)) for column in zip(*lines, strict=True)]
    return "\n".join(_aligned(line, widths) for line in lines) + "\n"


def _shown(name: str, cell: object) -> str:
    if cell is None:
        return "—"
    if isinstance(cell, float):
        return f"{cell:.2f}" if name.endswith(("_pct", "_pp")) else f"{cell:.12g}"
    return str(cell)


def _aligned(line: Sequence[str], widths: Sequence[int]) -> str:
    padded = [cell + " " * (wide - _width(cell)) for cell, wide in zip(line, widths, strict=True)]
    return "  ".join(padded).rstrip()


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)
