"""One build read from end to end: how much it holds, and whether that is what its loads reported."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from etl import builds
from etl.origin import Listed
from etl.publish import STATEMENTS
from indicators.warehouse import DamagedBuild, Warehouse, readable, statement

ROOM = Path(__file__).parent


class Contents(NamedTuple):
    """What a build holds; ``faults`` says in Chinese where it contradicts itself."""

    facts: int
    confirmations: int
    loads: int
    stored: tuple[Listed, ...]
    faults: tuple[str, ...]


NOTHING = Contents(0, 0, 0, (), ())


def inspected(path: Path) -> Contents:
    """Read a build from end to end. DamagedBuild where it cannot be read, NewerBuild by its version."""
    try:
        build = Warehouse(path)
    except ValueError as fault:
        raise DamagedBuild(f"版本文件 {path.name} 没有写明是哪一版：不是本程序写完的。") from fault
    try:
        with readable(path):
            return _contents(build)
    finally:
        build.close()


def _contents(build: Warehouse) -> Contents:
    build.rows(statement(ROOM / "read_whole.sql"))
    [(number, facts, confirmations, loads, by_region)] = build.rows(statement(ROOM / "counts.sql"))
    faults = [
        f"批次 {load}（{file or '批次表中没有'}）入库时有 {reported} 个数，版本文件中有 {held} 个"
        for load, file, reported, held in build.rows(statement(ROOM / "miscounted.sql"))
    ]
    if by_region != facts:
        faults.append(f"按地区排列的有 {by_region} 个数，按指标排列的有 {facts} 个")
    if number != builds.number(build.path):
        faults.append(f"文件名是 {build.path.name}，内容是第 {number} 版")
    listed = build.rows(statement(STATEMENTS / "loads.sql"))
    return Contents(facts, confirmations, loads, tuple(Listed(*row) for row in listed), tuple(faults))
