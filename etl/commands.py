"""The command line of the write side; ``--json`` for programs, tables for people."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from etl.problem import Issue

SHOWN = 40  # figures that ``read`` prints for people


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; 0 done, 1 a file or figure was refused, 2 wrong usage."""
    chosen = _parser().parse_args(arguments)
    return int(chosen.run(chosen))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m etl", description="把报表读入数据仓库")
    commands = parser.add_subparsers(title="命令", metavar="命令", required=True)
    read = commands.add_parser("read", help="试读一个文件，不入库")
    read.add_argument("file", metavar="文件", type=Path)
    read.add_argument("--json", action="store_true", help="输出 JSON")
    read.set_defaults(run=_read)
    return parser


def _read(chosen: argparse.Namespace) -> int:
    from etl.reading import read_file
    from indicators.catalog import Catalog

    reading = read_file(chosen.file.read_bytes(), Catalog.load())
    observations = reading.observations()
    if chosen.json:
        _print_json({"file": str(chosen.file), "observations": observations, "issues": _plain(reading.issues)})
    return 1 if reading.failed else 0


def _plain(issues: Sequence[Issue]) -> list[dict[str, str]]:
    return [issue._asdict() for issue in issues]


def _print_json(value: object) -> None:
    json.dump(value, sys.stdout, ensure_ascii=False)
    print()
