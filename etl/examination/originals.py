"""The archive against the list of loads: each original there, with the content by which it is named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from etl.examination.finding import Finding
from etl.origin import Listed
from etl.safekeeping.copying import digest_of
from etl.safekeeping.holdings import ARCHIVE, PASSING, files_below
from etl.safekeeping.ticking import Tell, Ticking


def original_faults(place: Path, stored: Sequence[Listed] | None, tell: Tell) -> Iterator[Finding]:
    """What is wrong with originals; where the loads are not known, None, only each file with its name."""
    paths = (
        [path for path in files_below(place / ARCHIVE) if path.suffix not in PASSING]
        if (place / ARCHIVE).is_dir()
        else []
    )
    ticking = Ticking(tell, "已核对原件", sum(path.stat().st_size for path in paths))
    by_hash = {one.sha256: one for one in stored or ()}
    there = {path.name.partition(".")[0] for path in paths}
    for path in paths:
        name = path.name.partition(".")[0]
        if finding := _one(path, place, by_hash.get(name), stored is not None, ticking):
            yield finding
    for one in by_hash.values():
        if one.sha256 not in there:
            yield Finding(
                "original_missing",
                f"{ARCHIVE}/{one.sha256}",
                f"批次 {one.load}（{one.file}）的原始文件不见了；数据不受影响，但不能重建",
                f"从备份取回这个文件；或把“{one.file}”原件复制进 {ARCHIVE}，"
                f"改名为 {one.sha256} 加原来的扩展名",
            )


def _one(path: Path, place: Path, load: Listed | None, known: bool, ticking: Ticking) -> Finding | None:
    where = path.relative_to(place).as_posix()
    try:
        whole = digest_of(path, ticking) == path.name.partition(".")[0]
    except OSError as fault:
        return Finding(
            "original_changed", where, f"打不开（{fault.strerror}）", "核对权限和磁盘，或从备份取回"
        )
    if not whole and load:
        found = f"批次 {load.load}（{load.file}）的原始文件与入库时不同：被改动过或已损坏"
        return Finding(
            "original_changed", where, found, "从备份取回这个文件，或用当时的原件替换；数据不受影响"
        )
    if not whole:
        return Finding(
            "original_changed", where, "内容与文件名（校验和）不符", "从备份取回；确认无用可以删去"
        )
    if known and not load:
        return Finding(
            "original_unclaimed",
            where,
            "不属于任何批次：这份文件的入库当时没有完成",
            f"重新入库：python -m etl load {path}；确认不需要则删去",
        )
    return None
