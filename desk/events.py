"""Events are noted, changed, removed and brought back: each time one more row of ``events.csv``.

So the file is its own history, and undoing a removal is exact. Rows that cannot be read stay as they are.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from desk import shelf
from indicators.catalog import Catalog
from indicators.definitions import definitions
from indicators.events import (
    BREAK,
    COLUMNS,
    FILE,
    Chronicle,
    Event,
    EventError,
    cells,
    chronicle,
    event,
    heads,
)
from indicators.inert import inert
from indicators.period import month_text
from indicators.warehouse import Warehouse

__all__ = ["Chronicle", "Event", "EventError", "change", "chronicle", "note", "pending", "remove", "restore"]

GONE = "是"  # where nobody said why


def note(place: Path, said: Mapping[str, str], author: str, now: datetime) -> Event:
    """Write a new event down, in the words of the file's columns; raises EventError where it cannot be."""
    return _written(place, replace(event({**said, "id": ""}), number=0), author, now)


def change(place: Path, number: int, said: Mapping[str, str], author: str, now: datetime) -> Event:
    """Say an event anew; what it said before stays in the file. Raises EventError as ``note``."""
    _known(place, number)
    return _written(place, replace(event({**said, "id": ""}), number=number), author, now)


def remove(place: Path, number: int, why: str, author: str, now: datetime) -> Event:
    """Take an event off every chart; a change of definition is bridged so, and nobody does that without a
    reason (rule G9). Raises EventError where there is no such event, or no reason.
    """
    known, why = _known(place, number), " ".join(why.split())
    if known.kind == BREAK and not why:
        raise EventError("删除口径变动即认可前后可比：请写明衔接的依据")
    return _written(place, replace(known, removed=why or GONE), author, now)


def restore(place: Path, number: int, author: str, now: datetime) -> Event:
    """Bring a removed event back as it was; raises EventError where there is none such."""
    return _written(place, replace(_known(place, number), removed=""), author, now)


def pending(warehouse: Warehouse, catalog: Catalog) -> bool:
    """Whether the build knows other changes of definition than the catalogue with its events (rule G9)."""
    known = definitions(warehouse)
    in_force = {(code, *each) for code, one in known.items() for each in one.breaks}
    said = {(one.indicator, one.region, one.category, one.period) for one in catalog.breaks}
    return in_force != {one for one in said if one[0] in known}


def _known(place: Path, number: int) -> Event:
    found = chronicle(place).latest.get(number)
    if found is None:
        raise EventError(f"没有编号为 {number} 的大事：可能已被别人改动，请刷新页面")
    return found


def _written(place: Path, version: Event, author: str, now: datetime) -> Event:
    """Add one row under the folder's lock; rows without a number get theirs, so that it lasts."""
    path = place / FILE
    with shelf.locked(place):
        rows = cells(path) if path.is_file() else [list(COLUMNS)]
        columns = heads(rows)
        columns += [name for name in COLUMNS if name not in columns]
        known = chronicle(place)
        _number(rows, columns, known)
        number = version.number or max(known.latest, default=0) + 1
        made = replace(version, number=number, author=author.strip(), time=f"{now:%Y-%m-%d %H:%M}")
        row = _row(made)
        shelf.write(path, _csv([columns, *rows[1:], [row.get(name, "") for name in columns]]))
    return made


def _number(rows: list[list[str]], columns: list[str], known: Chronicle) -> None:
    """Write the numbers that were given in reading into the rows that have none."""
    place, versions = columns.index("id"), iter(known.versions)
    for row in rows[1:]:
        row.extend([""] * (len(columns) - len(row)))
        try:
            event(dict(zip(columns, row, strict=False)))
        except EventError:
            continue
        row[place] = str(next(versions).number)


def _row(made: Event) -> dict[str, str]:
    return {
        "id": str(made.number), "from": month_text(made.start), "to": month_text(made.end),
        "kind": made.kind, "indicator": made.indicator, "region": made.region, "category": made.category,
        "text": made.text, "author": made.author, "time": made.time, "removed": made.removed,
    }  # fmt: skip


def _csv(rows: list[list[str]]) -> bytes:
    """With the mark by which Excel knows UTF-8, and nothing that it would run."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows([inert(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")
