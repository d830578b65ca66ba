"""Commands that change something are told to the audit, as the system's account, from the command line."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Final

from desk import audit
from indicators.warehouse import WarehouseError, current, folder

COMMANDS: Final = {
    "load": "入库", "rollback": "撤销入库", "rebuild": "从存档重建", "demo": "入库演示数据",
    "layouts": "管理版式", "backup": "备份", "restore": "从备份恢复", "doctor": "修复",
    "additions": "导出补充目录",
}  # fmt: skip
# Of commands that change something only if asked so.
_CHANGING: Final[dict[str, Callable[[argparse.Namespace], object]]] = {
    "layouts": lambda chosen: chosen.taken or chosen.forget,
    "doctor": lambda chosen: chosen.repair,
    "additions": lambda chosen: chosen.export,
}


def run(chosen: argparse.Namespace) -> int:
    """Run a command and hand back its exit code, told if it changes something.

    Raises AuditError, fit for the screen, where it cannot be told: then it is not run.
    """
    what, changing = COMMANDS.get(chosen.command), _CHANGING.get(chosen.command)
    if what is None or (changing is not None and not changing(chosen)):
        return int(chosen.run(chosen))
    place, target = folder(), _target(chosen)
    if chosen.command == "restore":  # into a folder that may not be there before, or be another one then
        code = int(chosen.run(chosen))
        audit.write(place, audit.account(), what, target, _result(code), audit.COMMAND_LINE)
        return code
    with audit.deed(place, audit.account(), what, target, audit.COMMAND_LINE) as made:
        before = _named(place)
        code = int(chosen.run(chosen))
        after = _named(place)
        made.result = _result(code)
        made.build = int(after.stem) if after is not None and after != before else None
    return code


def _named(place: Path) -> Path | None:
    """The build that CURRENT names, None too where it is torn, as the doctor may have to find it."""
    try:
        return current(place)
    except WarehouseError:
        return None


def _result(code: int) -> str:
    return audit.FAILED if code else audit.DONE


def _target(chosen: argparse.Namespace) -> str:
    if chosen.command == "load":
        return "、".join(path.name for path in chosen.files)
    if chosen.command == "rollback":
        return f"批次{chosen.load}"
    named = (getattr(chosen, name, None) for name in ("folder", "taken", "forget", "export"))
    return next((str(each) for each in named if each), "")
