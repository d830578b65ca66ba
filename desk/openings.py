"""What each person wants to see first on the overview: one TOML file, a table a person."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final

import tomli_w

from desk import shelf

FILE: Final = "openings.toml"
_HEAD: Final = "# 各人打开总览时先看什么，可以手工修改：[人] 之下写地区、板块、范围的代码。\n"

Openings = dict[str, dict[str, str]]


class OpeningError(ValueError):
    """The file cannot be read; the message is for the reader."""


def opening(place: Path, person: str) -> dict[str, str]:
    """The conditions with which the overview opens for a person, {} where none were chosen.

    Raises OpeningError where the file is broken.
    """
    return dict(_kept(place).get(person, {}))


def choose(place: Path, person: str, asked: Mapping[str, str]) -> None:
    """Let the overview open so for a person; with nothing asked, as for everybody. Raises OpeningError."""
    with shelf.locked(place):
        chosen: Openings = {**_kept(place), person: dict(asked)}
        if not asked:
            del chosen[person]
        shelf.write(place / FILE, (_HEAD + tomli_w.dumps(chosen)).encode())


def _kept(place: Path) -> Openings:
    path = place / FILE
    if not path.is_file():
        return {}
    state = path.stat()
    return _read(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=8)
def _read(path: Path, changed: int, size: int) -> Openings:
    """Read again only when the file has changed."""
    del changed, size
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError:
        raise OpeningError(f"{FILE} 不是 UTF-8 编码，总览照常打开：请用文本编辑器另存为 UTF-8。") from None
    except tomllib.TOMLDecodeError as fault:
        where = shelf.line_of(fault)
        raise OpeningError(f"{FILE} {where}写法有误，总览照常打开：请修正或删去这个文件。") from None
    if wrong := [person for person, asked in tables.items() if not isinstance(asked, dict)]:
        raise OpeningError(f"{FILE} 里“{'、'.join(wrong)}”不在任何人名下：请写在 [人名] 之下，或删去。")
    return {person: {name: str(code) for name, code in asked.items()} for person, asked in tables.items()}
