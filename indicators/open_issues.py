"""What is still to be looked into: the question that ``open_issues.sql`` answers."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from indicators.warehouse import Warehouse


class OpenIssue(NamedTuple):
    """One finding about a load that counts; ``sheet`` and ``cell`` are '' for the whole file."""

    severity: str
    load: int
    file: str
    sheet: str
    cell: str
    code: str
    message: str
    loaded_at: datetime


def open_issues(warehouse: Warehouse, load: int = 0) -> list[OpenIssue]:
    """Issues of one load, 0 for all that count: the gravest first, then the newest load's."""
    return [OpenIssue(*row) for row in warehouse.query("open_issues", load=load)]
