"""The commands that keep a warehouse safe: backup, restore, doctor."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path


def add_care(command: Callable[..., argparse.ArgumentParser]) -> None:
    """Define the commands; ``command`` makes one of a name, a function and words."""
    backup = command("backup", _backup, "把数据仓库备份到一个新文件夹，入库和查询照常进行")
    backup.add_argument("folder", metavar="文件夹", type=Path)
    restore = command("restore", _restore, "核对一份备份，恢复为数据仓库")
    restore.add_argument("folder", metavar="文件夹", type=Path)
    restore.add_argument("--replace", action="store_true", help="已有的数据仓库改名保留，由备份代替")


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
        print(f"原来的数据仓库保留在 {aside}，确认无误后可以删去。")
    return 0


def _tell(words: str) -> None:
    """Progress goes beside the answer, so that a program can read the answer."""
    print(words, file=sys.stderr, flush=True)


def _print_json(value: object) -> None:
    json.dump(value, sys.stdout, ensure_ascii=False)
    print()
