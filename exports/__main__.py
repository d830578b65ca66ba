"""Baskets as files, for a monthly paper that makes itself: ``python -m exports basket NAME --to slides``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

from desk import shelf
from desk.baskets import BasketError
from exhibits.recipes import RecipeError
from exports.asked import Asked, basket
from exports.error import ExportError
from exports.kinds import KINDS, write
from indicators.asked import UnknownName
from indicators.catalog import CatalogError
from indicators.usage import Parser, month
from indicators.warehouse import WarehouseError

FAULTS: Final = (BasketError, CatalogError, ExportError, RecipeError, WarehouseError)


def main(arguments: Sequence[str] | None = None) -> int:
    """Write one file: 0 done, 1 it cannot be made, 2 wrong usage. What a reader must know goes to stderr."""
    chosen = _parser().parse_args(arguments)
    asked = Asked(chosen.name, chosen.region, chosen.period, chosen.as_of, chosen.refresh)
    try:
        made = basket(asked, datetime.now())
        template = None if chosen.template is None else chosen.template.read_bytes()
        written = write(made.basket, chosen.kind, template)
        shelf.write(chosen.out, written.data)
    except UnknownName as fault:
        print(f"用法有误：{fault}", file=sys.stderr)
        return 2
    except FAULTS as fault:
        print(f"错误：{fault}", file=sys.stderr)
        return 1
    except OSError as fault:
        print(f"错误：{fault.filename} 不能读写（{fault.strerror}）：请核对路径和权限。", file=sys.stderr)
        return 1
    lacking = tuple(f"模板里的 {path} 没有内容，印为【缺：{path}】" for path in written.missing)
    for line in (*made.told, *lacking):
        print(f"注意：{line}", file=sys.stderr)
    print(chosen.out)
    return 0


def _parser() -> argparse.ArgumentParser:
    words = "把汇报篮写成文件（数据仓库的文件夹由环境变量 SHULAN_WAREHOUSE 指定）"
    parser = Parser(prog="python -m exports", description=words)
    commands = parser.add_subparsers(title="命令", metavar="命令", required=True, parser_class=Parser)
    words = "写出一个汇报篮：保存过的，或现成的（月度运行分析、地区排名通报、目标进度调度）"
    added = commands.add_parser("basket", help=words, description=words)
    added.add_argument("name", metavar="名称", help="汇报篮的名称")
    words = (
        "写成什么：slides 幻灯片，document 公文，workbook 工作簿，deck 离线网页，"
        "pictures 每页一张图片（.zip；本机要有 Chrome、Edge 或 Chromium）"
    )
    added.add_argument("--to", dest="kind", choices=KINDS, required=True, help=words)
    added.add_argument("--out", type=Path, metavar="文件", required=True, help="写到哪里；已有的文件会被替换")
    added.add_argument(
        "--region", metavar="地区", help="现成汇报篮的地区，代码、名称或别名；默认为目录中的默认地区"
    )
    words = "现成汇报篮的期间，2026-09；默认为这个地区最新一期"
    added.add_argument("--period", type=month, metavar="YYYY-MM", help=words)
    words = "按当时所知的数据：批次号（7）或日期（2026-05-31）；保存过的汇报篮随之重取"
    added.add_argument("--as-of", metavar="批次或日期", help=words)
    words = "保存过的汇报篮先按现行数据重取；否则照入篮时的数写，并指出变动"
    added.add_argument("--refresh", action="store_true", help=words)
    words = "单位自己的模板：slides 用 .pptx 或 .potx，document 用 .docx 或 .dotx"
    added.add_argument("--template", type=Path, metavar="文件", help=words)
    return parser


if __name__ == "__main__":
    sys.exit(main())
