"""Every load there ever was, rolled back or not: the question that ``journal.sql`` answers."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from indicators.warehouse import Warehouse


class Entry(NamedTuple):
    """One accepted file; the counts are those of the day it was loaded, ``standing_count`` is today's.

    ``source`` is the file's own 数据来源 ('' where it names none), ``region`` the code that the loader gave
    for files that name none, ``rolled_back_at`` None while its figures count.
    """

    load: int
    sha256: str
    file: str
    loaded_at: datetime
    author: str
    layout: str
    source: str
    region: str
    new_count: int
    changed_count: int
    same_count: int
    skipped_count: int
    standing_count: int
    issue_count: int
    rolled_back_at: datetime | None


def journal(warehouse: Warehouse) -> dict[int, Entry]:
    """Every load by its number, the newest first, rolled back or not."""
    return {row[0]: Entry(*row) for row in warehouse.query("journal")}
