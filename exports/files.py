"""What an exhibit can be taken along as; pages hand this to the screen, which does not know of files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from exhibits.about import About
from exhibits.exhibit import Table
from exports.text import csv_text
from exports.workbook import workbook


class Format(NamedTuple):
    """One kind of file; ``whole`` ones take all tables, others one each."""

    label: str
    suffix: str
    mime: str
    whole: bool
    make: Callable[[Mapping[str, Table], About], bytes]


def _csv(tables: Mapping[str, Table], about: About) -> bytes:
    del about  # a table for other programs: nothing but heads and rows
    [table] = tables.values()
    return csv_text(table)


FORMATS: Final = (
    Format(
        "Excel", ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", True, workbook
    ),
    Format("CSV", ".csv", "text/csv", False, _csv),
)
