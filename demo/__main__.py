"""Regenerate the demonstration workbooks: ``python -m demo [national TABLE]``."""

from __future__ import annotations

import argparse
from pathlib import Path

from demo.bureau import write_bureau
from demo.maps import write_map
from demo.national import write_national

FOLDER = Path(__file__).resolve().parents[1] / "data" / "demo"


def main() -> None:
    """Write the invented city's workbooks, or with ``national`` those of the published figures."""
    parser = argparse.ArgumentParser(prog="python -m demo", description="重新生成演示工作簿")
    parser.add_argument("--folder", type=Path, default=FOLDER, help="输出文件夹，默认 data/demo")
    parts = parser.add_subparsers(dest="part", title="其他部分")
    national = parts.add_parser("national", help="由公开数据表生成全国工作簿")
    national.add_argument("table", type=Path, help="公开数据表（制表符分隔）")
    arguments = parser.parse_args()
    if arguments.part == "national":
        written = write_national(arguments.table, arguments.folder)
    else:
        written = [*write_bureau(arguments.folder), write_map(arguments.folder.parent / "maps")]
    for path in written:
        print(path.name)


if __name__ == "__main__":
    main()
