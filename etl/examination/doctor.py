"""A whole examination of a warehouse's folder, nothing of which changes it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from desk import shelf
from etl.examination.finding import Finding
from etl.examination.inspection import Contents
from etl.examination.kept import kept_faults
from etl.examination.originals import original_faults
from etl.examination.pointer import standing
from etl.examination.recorded import known, ledger_faults
from etl.examination.surroundings import LEAST_FREE, disk_faults, leftover_faults, write_faults
from etl.ledger import FILE
from etl.safekeeping.ticking import Tell
from indicators.warehouse import WarehouseError

PATIENCE = 5.0  # seconds; a load that takes longer leaves things that only look as if they were left


class Report(NamedTuple):
    """What was found wrong, what was not looked at, and what the build holds, None where it is unread."""

    findings: tuple[Finding, ...]
    notes: tuple[str, ...] = ()
    contents: Contents | None = None

    @property
    def codes(self) -> set[str]:
        """The kinds of fault found."""
        return {finding.code for finding in self.findings}


def examine(place: Path, tell: Tell, *, least_free: int = LEAST_FREE, patience: float = PATIENCE) -> Report:
    """Examine a warehouse while it is in use; ``least_free`` is how many bytes the disk should have left."""
    if not place.is_dir():
        remedy = "核对环境变量 SHULAN_WAREHOUSE；还没有入过库则先入库，或从备份恢复（python -m etl restore）"
        return Report((Finding("folder_missing", str(place), "没有这个文件夹", remedy),))
    tell("正在核对版本文件……")
    before, unread = known(place)
    found = standing(place)
    findings = [*found.findings, *unread, *disk_faults(place, found.build, least_free), *write_faults(place)]
    left, notes = _left(place, found.build if found.contents else None, before.build, patience)
    findings += left
    tell("正在核对存档和保存的文件……")
    if found.contents and not unread:
        findings += ledger_faults(place, before, found.contents.stored)
    findings += original_faults(place, found.contents.stored if found.contents else None, tell)
    findings += kept_faults(place)
    if before.torn:
        lines = "、".join(map(str, before.torn))
        notes.append(f"入库清单 {FILE} 第 {lines} 行没有写完，已略过：不影响使用，不必处理。")
    if found.build is None and not findings:
        notes.append("还没有入库的数据。")
    return Report(tuple(findings), tuple(notes), found.contents)


def _left(
    place: Path, build: Path | None, published: int, patience: float
) -> tuple[list[Finding], list[str]]:
    try:
        with shelf.locked(place, patience):
            return list(leftover_faults(place, build, published)), []
    except shelf.Unwritable as fault:
        return [], [f"不能加锁，没有检查中断的写入留下的文件。{fault}"]
    except WarehouseError:
        return [], ["正在入库，没有检查中断的写入留下的文件；入库结束后可再查一次。"]
