"""What people noted beside the figures: policies, disasters, changes of definition (rule G9).

They stand in ``events.csv`` of the warehouse's folder, which people may edit in Excel; a row is one version
of an event, and the last row of a number is the one that stands. Nothing here writes: see ``desk.events``.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Final

from indicators.entries import Break
from indicators.inert import meant
from indicators.naming import seen
from indicators.period import Period, parse

FILE: Final = "events.csv"
COLUMNS: Final = (
    "id", "from", "to", "kind", "indicator", "region", "category", "text", "author", "time", "removed",
)  # fmt: skip
NEEDED: Final = ("from", "kind", "text")
BREAK: Final = "口径变动"
KINDS: Final = ("政策", "灾害", BREAK, "其他")


class EventError(ValueError):
    """An event that cannot be, in Chinese and fit for the screen."""


@dataclass(frozen=True)
class Event:
    """One version of an event; months are numbers, codes '' for all. ``number`` 0 is not numbered yet.

    ``removed`` says why it was taken off the charts, '' while it stands.
    """

    number: int
    start: int
    end: int
    kind: str
    indicator: str
    region: str
    category: str
    text: str
    author: str = ""
    time: str = ""
    removed: str = ""

    def touches(self, indicator: str, region: str, category: str) -> bool:
        """Whether it speaks of this line, alone or with others."""
        return (
            self.indicator in ("", indicator)
            and self.region in ("", region)
            and self.category in ("", category)
        )


@dataclass(frozen=True)
class Chronicle:
    """Every version in the order of the file, and what of the file could not be read."""

    versions: tuple[Event, ...] = ()
    faults: tuple[str, ...] = ()

    @property
    def latest(self) -> dict[int, Event]:
        """The newest version of each event, removed ones too."""
        return {event.number: event for event in self.versions}

    @property
    def standing(self) -> tuple[Event, ...]:
        """What is not removed, by time."""
        found = (event for event in self.latest.values() if not event.removed)
        return tuple(sorted(found, key=lambda event: (event.start, event.number)))


def chronicle(place: Path) -> Chronicle:
    """The events of a warehouse's folder, read again only when the file has changed."""
    path = place / FILE
    try:
        state = path.stat()
    except FileNotFoundError:
        return Chronicle()
    return _read(path, state.st_mtime_ns, state.st_size)


def breaks(events: Iterable[Event]) -> tuple[Break, ...]:
    """The changes of definition among some events, as the catalogue has them."""
    return tuple(
        Break(event.indicator, event.region, event.category, event.start, event.text)
        for event in events
        if event.kind == BREAK
    )


def cells(path: Path) -> list[list[str]]:
    """The rows of the file with their heads, as Excel writes them: UTF-8 or, in China, GB18030.

    Raises EventError where it is neither.
    """
    data = path.read_bytes()
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            rows = csv.reader(io.StringIO(data.decode(encoding), newline=""))
            return [[meant(field) for field in row] for row in rows if any(row)]
        except (UnicodeDecodeError, csv.Error):
            continue
    raise EventError(f"{path.name} 不是可读的 CSV 文件：请用 Excel 另存为“CSV UTF-8”，或从备份恢复")


def heads(rows: Sequence[Sequence[str]]) -> list[str]:
    """The names of the columns; raises EventError where one is missing that no event can do without."""
    named = [name.strip() for name in rows[0]] if rows else []
    if lost := [name for name in NEEDED if name not in named]:
        raise EventError(f"{FILE} 缺少列 {'、'.join(lost)}：第一行应为 {','.join(COLUMNS)}")
    return named


def event(row: Mapping[str, str]) -> Event:
    """One row of the file, or what a form says in the same words; raises EventError where it cannot be."""
    said = {name: " ".join(seen(row.get(name, "")).split()) for name in COLUMNS}
    first = _span(said["from"], "起始月份")
    last = _span(said["to"], "截止月份") if said["to"] else first
    if not said["id"].isdecimal() and said["id"]:
        raise EventError(f"编号“{said['id']}”不是数字")
    made = Event(
        int(said["id"] or 0), first.start, last.end, said["kind"], said["indicator"], said["region"],
        said["category"], said["text"], said["author"], said["time"], said["removed"],
    )  # fmt: skip
    _check(made)
    return made


def _check(made: Event) -> None:
    if not made.text:
        raise EventError("没有写明内容")
    if made.kind not in KINDS:
        raise EventError(f"类型“{made.kind}”应为{'、'.join(KINDS)}之一")
    if made.end < made.start:
        raise EventError("截止月份在起始月份之前")
    if made.kind == BREAK and not made.indicator:
        raise EventError("口径变动须写明是哪个指标")
    if made.kind == BREAK and made.end != made.start:
        raise EventError("口径变动只写起始月份：新口径的第一个月")


def _span(text: str, name: str) -> Period:
    found = parse(text)
    if found is None:
        raise EventError(f"{name}“{text}”读不懂，应写作 2024-03" if text else f"没有写明{name}")
    return found


@lru_cache(maxsize=4)
def _read(path: Path, *state: int) -> Chronicle:
    del state  # only there to tell one state of the file from the next
    try:
        rows = cells(path)
        columns = heads(rows)
    except EventError as fault:
        return Chronicle(faults=(str(fault),))
    versions, faults = [], []
    for number, row in enumerate(rows[1:], start=2):
        try:
            versions.append(event(dict(zip(columns, row, strict=False))))
        except EventError as fault:
            faults.append(f"{FILE} 第{number}行未采用：{fault}")
    return Chronicle(tuple(numbered(versions)), tuple(faults))


def numbered(versions: Sequence[Event]) -> list[Event]:
    """Those written by hand without a number get the next ones: each is an event of its own."""
    last = max((version.number for version in versions), default=0)
    made = []
    for version in versions:
        last += not version.number
        made.append(version if version.number else replace(version, number=last))
    return made
