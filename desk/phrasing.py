"""How a bureau words its sentences: one TOML file of clauses and two choices; without it, the house's."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import tomli_w

from desk import shelf

FILE: Final = "sentences.toml"
_HEAD: Final = "# 工作报告的句式，可以手工修改：一项一个分句，{数值} 等由数据代入，缺数的分句自动略去。\n"


class PhrasingError(ValueError):
    """The file cannot be used; the message is for the reader."""


@dataclass(frozen=True)
class Phrasing:
    """Clauses with slots, () for the house's; ``times`` and ``year`` are of ``exhibits.clauses.Style``."""

    clauses: tuple[str, ...] = ()
    times: bool = True
    year: bool = False


def phrasing(place: Path) -> Phrasing:
    """What the bureau chose. Raises PhrasingError where its file is broken."""
    try:
        text = (place / FILE).read_text(encoding="utf-8-sig")
        return _of(tomllib.loads(text))
    except FileNotFoundError:
        return Phrasing()
    except UnicodeDecodeError:
        raise PhrasingError(f"{FILE} 不是 UTF-8 编码：请用文本编辑器另存为 UTF-8。") from None
    except tomllib.TOMLDecodeError as fault:
        where = shelf.line_of(fault)
        raise PhrasingError(f"{FILE} {where}写法有误：请修正，或删去这个文件改用通用句式。") from None


def keep(place: Path, chosen: Phrasing) -> None:
    """Word sentences so from now on."""
    table = {"句式": list(chosen.clauses), "成倍增长写作倍数": chosen.times, "写明年份": chosen.year}
    with shelf.locked(place):
        shelf.write(place / FILE, (_HEAD + tomli_w.dumps(table)).encode())


def _of(table: Mapping[str, Any]) -> Phrasing:
    clauses = table.get("句式", [])
    times, year = table.get("成倍增长写作倍数", True), table.get("写明年份", False)
    if not _texts(clauses) or not isinstance(times, bool) or not isinstance(year, bool):
        raise PhrasingError(f"{FILE} 中“句式”应为一列文字，两项选择应为 true 或 false：请修正。")
    return Phrasing(tuple(clauses), times, year)


def _texts(clauses: object) -> bool:
    return (
        isinstance(clauses, Sequence)
        and not isinstance(clauses, str)
        and all(isinstance(clause, str) for clause in clauses)
    )
