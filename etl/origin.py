"""Where figures come from: the file, the time, the author; and what became of them when they were loaded."""

from __future__ import annotations

import getpass
import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from etl.problem import Issue


@dataclass(frozen=True)
class Source:
    """The file that a load came from, and how it was read; ``guide`` is the text of a layout file."""

    sha256: str
    file: str
    layout: str
    source: str = ""
    region: str = ""
    skipped: int = 0
    issues: Sequence[Issue] = ()
    guide: str = ""


class Applied(NamedTuple):
    """What a load did: its number, and how many figures were new, changed, or the same as what stood."""

    load: int
    new: int
    changed: int
    same: int


class Reopened(NamedTuple):
    """A figure that taking a load back would change; months are numbers, values in the catalogue's unit.

    ``effect`` is vanishes (nobody else reported it), returns (to another value), restated (to another
    status) or resourced (the same figure, as another load told it); ``later_…`` is what would stand, if any.
    """

    effect: str
    indicator: str
    region: str
    category: str
    period_start: int
    period_end: int
    measure: str
    value: float
    decimals: int
    status: str
    load: int
    later_value: float | None
    later_decimals: int | None
    later_status: str | None
    later_load: int | None


class Listed(NamedTuple):
    """One load as the warehouse lists it; ``rolled_back_at`` is None while its figures count.

    ``guide`` is the text of a layout file with the decisions that the file was read by, '' for none.
    """

    load: int
    sha256: str
    file: str
    loaded_at: datetime
    author: str
    layout: str
    source: str
    region: str
    new: int
    changed: int
    same: int
    skipped: int
    rolled_back_at: datetime | None
    guide: str


class Stamp(NamedTuple):
    """Number, time and author of a load: given anew to a file, given again to a replayed one."""

    load: int
    loaded_at: datetime
    author: str


def author() -> str:
    """Who loads: SHULAN_AUTHOR, else the name of the account."""
    if name := os.environ.get("SHULAN_AUTHOR"):
        return name
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # an account without a name, as in some containers
        return "未具名"
