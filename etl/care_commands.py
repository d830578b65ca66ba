"""The commands that keep a warehouse safe: backup, restore, doctor."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from etl.examination.doctor import Report


# A service that has a build open goes on reading it, even where another of the same name took its place.
RESTART = "正在运行的服务请重新启动。"


def add_care(command: Callable[..., argparse.ArgumentParser]) -> None:
    """Define the commands; ``command`` makes one of a name, a function and words."""
    backup = command("backup", _backup, "把数据仓库备份到一个新文件夹，入库和查询照常进行")
    backup.add_argument("folder", metavar="文件夹", type=Path)
    restore = command("restore", _restore, "核对一份备份，恢复为数据仓库")
    restore.add_argument("folder", metavar="文件夹", type=Path)
    restore.add_argument("--replace", action="store_true", help="已有的数据仓库改名保留，由备份代替")
    doctor = command("doctor", _doctor, "检查数据仓库：版本、存档、保存的文件、磁盘，逐条说明怎么办")
    doctor.add_argument("--repair", action="store_true", help="修复可以放心修复的，其余仍逐条说明")


def _backup(chosen: argparse.Namespace) -> int:
    from etl.safekeeping.backup import back_up
    from indicators.warehouse import folder

    made = back_up(folder(), chosen.folder, _tell)
    if chosen.json:
        _print_json(
            {**asdict(made), "files": len(made.files), "size": made.size, "backup": str(chosen.folder)}
        )
    else:
        print(
            f"已备份到 {chosen.folder}：{made.facts} 个数、{made.loads} 个入库批次、"
            f"{len(made.files)} 个文件。"
        )
    return 0


def _restore(chosen: argparse.Namespace) -> int:
    from etl.safekeeping.restore import restore
    from indicators.warehouse import folder

    made, aside = restore(chosen.folder, folder(), _tell, replace=chosen.replace)
    if chosen.json:
        told = {**asdict(made), "files": len(made.files), "size": made.size, "warehouse": str(folder())}
        _print_json({**told, "aside": str(aside) if aside else None})
        return 0
    print(
        f"已恢复 {folder()}：{made.facts} 个数、{made.loads} 个入库批次、{len(made.files)} 个文件，"
        "校验和全部相符。"
    )
    if aside:
        print(f"原来的数据仓库保留在 {aside}，确认无误后可以删去。{RESTART}")
    return 0


def _doctor(chosen: argparse.Namespace) -> int:
    from etl.examination.doctor import examine
    from etl.examination.repair import repair
    from indicators.catalog import Catalog, CatalogError
    from indicators.warehouse import WarehouseError, folder

    place, done = folder(), []
    report = examine(place, _tell)
    if chosen.repair and report.findings:
        try:
            for line in repair(place, report, lambda: Catalog.at(place)):
                _tell(line)
                done.append(line)
        except (CatalogError, OSError, WarehouseError) as fault:
            _tell(f"没有全部修复：{fault}")
        if done:
            _tell(RESTART)
        report = examine(place, _tell)
    if chosen.json:
        _print_json(_plain(place, report, done))
    else:
        print("\n".join(_told(place, report)))
    return 1 if report.findings else 0


def _plain(place: Path, report: Report, done: list[str]) -> dict[str, object]:
    held = report.contents
    return {
        "warehouse": str(place), "sound": not report.findings,
        "findings": [finding._asdict() for finding in report.findings],
        "repaired": done, "notes": list(report.notes),
        "facts": held.facts if held else None, "loads": held.loads if held else None,
    }  # fmt: skip


def _told(place: Path, report: Report) -> Iterator[str]:
    for number, finding in enumerate(report.findings, 1):
        yield f"{number}. {finding.where}：{finding.found}。\n   怎么办：{finding.remedy}。"
    yield from report.notes
    held = report.contents
    holds = f"（{held.facts} 个数、{held.loads} 个入库批次）" if held else ""
    if report.findings:
        yield f"数据仓库 {place}{holds}：查出 {len(report.findings)} 处问题。"
    else:
        yield f"数据仓库 {place}{holds}：没有问题。"


def _tell(words: str) -> None:
    """Progress goes beside the answer, so that a program can read the answer."""
    print(words, file=sys.stderr, flush=True)


def _print_json(value: object) -> None:
    json.dump(value, sys.stdout, ensure_ascii=False)
    print()
