"""The deeds that campaigns break off: how each is done, what it leads to, and what is there in the end."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

from desk import baskets, events, views
from etl import builds, ledger
from etl.guide import Guide
from etl.loads import Listed, load_files, rebuild, roll_back
from etl.publish import STATEMENTS
from etl.remembered import folder as remembered
from etl.remembered.layout import Layout
from indicators.catalog import Catalog
from indicators.warehouse import Warehouse, WarehouseError, current, statement

REGIONS, MONTHS = ("全国", "北京市", "上海市"), range(2, 8)
FIGURES: Final = len(REGIONS) * len(MONTHS)  # of a file; all files speak of the same
BASKET, LAYOUT, CHANGE, START = "会议", "月报", "其他", "2024-03"
KEPT: Final = ("layout", "basket", "view", "event")
WHOLE: Final = """
    select load, count(*) from (
        select load from observation union all by name select load from confirmation
    ) group by load
"""


class Deed(NamedTuple):
    """``number``: of the file to load, the load to take back, the version of what is kept; 0 to rebuild."""

    what: str
    number: int


class State(NamedTuple):
    """The files that were loaded, in order, with whether each counts; the version of each thing kept."""

    loads: tuple[tuple[int, bool], ...] = ()
    kept: tuple[int, ...] = (0,) * len(KEPT)

    def after(self, deed: Deed) -> State:
        """What a deed that was done makes of it."""
        if deed.what == "load":
            return self._replace(loads=(*self.loads, (deed.number, True)))
        if deed.what == "rollback":
            loads = list(self.loads)
            loads[deed.number - 1] = (loads[deed.number - 1][0], False)
            return self._replace(loads=tuple(loads))
        if deed.what == "rebuild":
            return self
        versions = dict(zip(KEPT, self.kept, strict=True)) | {deed.what: deed.number}
        return self._replace(kept=tuple(versions.values()))


def plan(state: State, number: int, chance: Random, deeds: int) -> Iterator[Deed]:
    """A load, then deeds by chance; ``number`` is the first of so many that none had yet."""
    deed = Deed("load", number)
    for later in range(number + 1, number + deeds + 1):
        yield deed
        state = state.after(deed)
        counting = [load for load, (_, counts) in enumerate(state.loads, 1) if counts]
        what = chance.choice(("load", "load", "rollback", "rollback", "rebuild", *KEPT))
        if what == "rollback" and len(counting) > 1:
            deed = Deed(what, chance.choice(counting))
        elif what == "rebuild":
            deed = Deed(what, 0)
        else:
            deed = Deed("load" if what == "rollback" else what, later)


def savings(number: int, chance: Random, deeds: int) -> Iterator[Deed]:
    """What people keep, saved again and again: each a few milliseconds."""
    return (Deed(chance.choice(KEPT), later) for later in range(number, number + deeds))


def text(number: int) -> str:
    """File `number`: half of the figures change from each file to the next."""
    lines = ["指标,地区,报告期,数值,单位,备注"]
    for region in REGIONS:
        for month in MONTHS:
            value = 100 + month + (number if month % 2 else 0)
            lines.append(f"商品房销售面积,{region},2023年1-{month}月,{value},万平方米,{number}")
    return "\n".join(lines)


def do(place: Path, catalog: Catalog, deed: Deed) -> None:
    """Do it. Raises WarehouseError where the system refuses."""
    _DEEDS[deed.what](place, catalog, deed.number)


def prepare(place: Path, deeds: Iterable[Deed]) -> None:
    """Lay the files beside the warehouse that are to be loaded."""
    for deed in deeds:
        if deed.what == "load":
            _file(place, deed.number).write_text(text(deed.number), encoding="utf-8")


def _file(place: Path, number: int) -> Path:
    return place.parent / f"{number}.csv"


def _load(place: Path, catalog: Catalog, number: int) -> None:
    [outcome] = load_files([_file(place, number)], place, catalog)
    if outcome.result == "rejected":
        raise WarehouseError("；".join(issue.message for issue in outcome.issues))


def _roll_back(place: Path, catalog: Catalog, load: int) -> None:
    roll_back(place, catalog, load)


def _rebuild(place: Path, catalog: Catalog, _: int) -> None:
    rebuild(place, catalog)


def _layout(place: Path, _: Catalog, version: int) -> None:
    remembered.save(place, Layout(Guide(name=LAYOUT), author=str(version)))


def _basket(place: Path, _: Catalog, version: int) -> None:
    if baskets.baskets(place).baskets:
        baskets.heading(place, BASKET, str(version), "")
        return
    item = baskets.KeptItem("trend", {}, "", {"text": "字" * 20_000}, 1, "2026-05-01 08:00")
    baskets.save(place, baskets.Kept(BASKET, (item,), subtitle=str(version)))


def _view(place: Path, _: Catalog, version: int) -> None:
    if kept := views.kept(place).views:
        views.rename(place, kept[0].number, str(version), "")
    else:
        views.save(place, views.View(str(version), "trend", ""))


def _event(place: Path, _: Catalog, version: int) -> None:
    said, now = {"from": START, "kind": CHANGE, "text": str(version)}, datetime.now()
    if events.chronicle(place).latest:
        events.change(place, 1, said, "", now)
    else:
        events.note(place, said, "", now)


_DEEDS: Final[dict[str, Callable[[Path, Catalog, int], None]]] = {
    "load": _load, "rollback": _roll_back, "rebuild": _rebuild,
    "layout": _layout, "basket": _basket, "view": _view, "event": _event,
}  # fmt: skip


def found(place: Path) -> tuple[State, list[str]]:
    """What is there, opened afresh, and in words whatever contradicts itself."""
    faults: list[str] = []
    kept = tuple(_versions(place, faults))
    path = current(place)
    if path is None:
        return State((), kept), faults
    build = Warehouse(path)
    loads = [Listed(*row) for row in build.rows(statement(STATEMENTS / "loads.sql"))]
    held = dict(build.rows(WHOLE))
    [(standing,)] = build.rows("select count(*) from observation where superseded_by is null")
    build.close()
    counting = [load.load for load in loads if load.rolled_back_at is None]
    if held != dict.fromkeys(counting, FIGURES) or standing != (FIGURES if counting else 0):
        faults.append(f"{path.name}: loads by halves: {held}, {standing} stand")
    faults += _archive_faults(place, loads)
    told = ledger.united(ledger.read(place), loads)
    if told != loads:
        faults.append(f"{path.name}: the ledger tells of {len(told)} loads, the build of {len(loads)}")
    files = tuple((int(load.file.removesuffix(".csv")), load.rolled_back_at is None) for load in loads)
    return State(files, kept), faults


def _archive_faults(place: Path, loads: list[Listed]) -> Iterator[str]:
    for load in loads:
        if sha256(builds.archived(place, load.sha256).read_bytes()).hexdigest() != load.sha256:
            yield f"original of load {load.load} changed"


def _versions(place: Path, faults: list[str]) -> Iterator[int]:
    layouts, wrong = remembered.layouts(place)
    faults += wrong
    yield max((int(one.author) for one in layouts), default=0)
    shelf = baskets.baskets(place)
    faults += shelf.faults
    yield max((int(one.subtitle) for one in shelf.baskets), default=0)
    saved = views.kept(place)
    faults += saved.faults
    yield max((int(one.name) for one in saved.views), default=0)
    known = events.chronicle(place)
    faults += known.faults
    yield max((int(one.text) for one in known.latest.values()), default=0)
