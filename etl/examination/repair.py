"""What is safe to mend: nothing that may still be of use is deleted, damaged builds are set aside."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from desk import shelf
from etl import builds, ledger
from etl.catching_up import catch_up
from etl.examination.doctor import Report
from etl.examination.inspection import inspected
from etl.examination.pointer import named_builds, standing
from etl.examination.surroundings import is_ahead, leftovers
from etl.ledger import FILE
from etl.loads import load_files, rebuild
from etl.problem import located
from etl.publish import STATEMENTS
from etl.safekeeping.holdings import ARCHIVE, BUILDS, PASSING, SET_ASIDE
from indicators.catalog import Catalog
from indicators.warehouse import (
    POINTER,
    DamagedBuild,
    Warehouse,
    WarehouseError,
    current,
    readable,
    statement,
)

UNREADABLE: Final = {
    "pointer_lost",
    "pointer_torn",
    "pointer_dangling",
    "builds_lost",
    "build_damaged",
    "build_counts",
}


def repair(place: Path, report: Report, catalog: Callable[[], Catalog]) -> Iterator[str]:
    """Mend what a report found and say each thing done in Chinese; the rest stays for a person.

    Raises WarehouseError where the folder is held by another, or a newer program wrote the newest build.
    """
    if "build_wal" in report.codes or report.codes & UNREADABLE:
        with shelf.locked(place):
            yield from _put_logs_aside(place)
    if report.codes & UNREADABLE and standing(place).findings:
        yield from _stand_again(place, catalog)
    yield from _all_loads(place, report, catalog)
    with shelf.locked(place):
        found = standing(place)
        if found.contents and not found.findings:
            yield from _remove(place, found.build)


def _put_logs_aside(place: Path) -> Iterator[str]:
    for build in named_builds(place):
        log = build.with_name(build.name + ".wal")
        if log.is_file():
            yield f"已把 {BUILDS}/{log.name} 移到 {_aside(place, log)}。"


def _all_loads(place: Path, report: Report, catalog: Callable[[], Catalog]) -> Iterator[str]:
    """Every load that the ledger tells of: from a sound build ahead of CURRENT, else from the archive."""
    if "load_missing" in report.codes:
        with shelf.locked(place):
            yield from _forward(place)
    if report.codes & {*UNREADABLE, "load_missing", "ledger_behind"} and catch_up(place, catalog):
        yield f"已与入库清单 {FILE} 核对，缺的批次已由存档按当时的决定重做，少记的已补记。"


def _forward(place: Path) -> Iterator[str]:
    """Put a CURRENT that was set back forward again, where a build that readers saw is there and sound."""
    named = current(place)
    for build in named_builds(place):
        if named is None or build.name <= named.name:
            return
        if builds.number(build) <= ledger.read(place).build and _is_sound(build):
            builds.point(place, build)
            yield f"{POINTER} 曾被改回 {named.name}，已改指最新的完好版本 {build.name}。"
            return


def _stand_again(place: Path, catalog: Callable[[], Catalog]) -> Iterator[str]:
    """Send readers to the newest sound build, or else to one made from the archive."""
    with shelf.locked(place):
        before = (place / POINTER).read_bytes() if (place / POINTER).is_file() else None
        known = named_builds(place)
        sound = next((build for build in known if _is_sound(build)), None)
        if sound:
            for build in known[: known.index(sound)]:
                yield f"已把读不出来的 {BUILDS}/{build.name} 移到 {_aside(place, build)}。"
            builds.point(place, sound)
            yield f"{POINTER} 已改指最新的完好版本 {sound.name}。"
            return
    yield from _made_again(place, catalog(), known, before)


def _is_sound(build: Path) -> bool:
    """Whether a build may be read; NewerBuild is for a person to decide on."""
    try:
        return not inspected(build).faults
    except DamagedBuild:
        return False


def _made_again(place: Path, catalog: Catalog, known: list[Path], before: bytes | None) -> Iterator[str]:
    """From the archive, by the list of loads of the newest build that still tells it."""
    told = next((build for build in known if _tells_loads(build)), None)
    if told is None:
        yield from _loaded_again(place, catalog, known)
        return
    with shelf.locked(place):
        for build in known[: known.index(told)]:  # else the rebuild would sweep them away
            yield f"已把读不出来的 {BUILDS}/{build.name} 移到 {_aside(place, build)}。"
        shelf.write(place / POINTER, told.name.encode("ascii"))
    try:
        with readable(told):
            count = rebuild(place, catalog)
    except WarehouseError:
        if before is not None:
            shelf.write(place / POINTER, before)
        raise
    yield f"已由存档重建：重放 {count} 个入库批次，批次表取自 {told.name}。"


def _tells_loads(build: Path) -> bool:
    try:
        with readable(build):
            warehouse = Warehouse(build)
            found = warehouse.rows(statement(STATEMENTS / "loads.sql"))
            warehouse.close()
    except DamagedBuild:
        return False
    return bool(found)


def _loaded_again(place: Path, catalog: Catalog, known: list[Path]) -> Iterator[str]:
    """No list of loads is left: originals are loaded in the order in which they came."""
    paths = [path for path in (place / ARCHIVE).glob("*") if path.suffix not in PASSING]
    if not paths:
        yield "没有完好的版本，存档也是空的：只能从备份恢复（python -m etl restore）。"
        return
    with shelf.locked(place):
        for build in known:
            yield f"已把读不出来的 {BUILDS}/{build.name} 移到 {_aside(place, build)}。"
        shelf.remove(place / POINTER)
    if ledger.read(place).loads:
        return  # which tells more of them than their times do
    ordered = sorted(paths, key=lambda path: (path.stat().st_mtime_ns, path.name))
    outcomes = load_files(ordered, place, catalog, attended=False)
    loaded = [one for one in outcomes if one.result == "loaded"]
    yield (
        f"没有可读的批次表，已由存档按到达的先后重新入库：{len(loaded)} 个文件。"
        "批次号、文件名、入库人、时间和当时的更正已无从得知，曾经撤销的文件也已入库：请核对，或改从备份恢复。"
    )
    for one in outcomes:
        if one.result != "loaded":
            yield f"未能重新入库 {ARCHIVE}/{one.file}：{'；'.join(located(one.issues))}"


def _aside(place: Path, path: Path) -> str:
    folder = place / SET_ASIDE
    folder.mkdir(exist_ok=True)
    target, number = folder / path.name, 2
    while target.exists():
        target, number = folder / f"{path.name}.{number}", number + 1
    path.rename(target)
    shelf.sync_folder(folder)
    return target.relative_to(place).as_posix()


def _remove(place: Path, build: Path | None) -> Iterator[str]:
    published = ledger.read(place).build
    for path in leftovers(place, build):
        if is_ahead(path, build, published):
            yield f"已把 {BUILDS}/{path.name} 移到 {_aside(place, path)}。"
            continue
        if path.is_dir():
            shutil.rmtree(path)
        else:
            with suppress(FileNotFoundError):
                path.unlink()
        yield f"已删去中断的写入留下的 {path.relative_to(place).as_posix()}。"
